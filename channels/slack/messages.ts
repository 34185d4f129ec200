// Somebody wrote: which of Slack's message events are a person's own words, and which row of the inbox they are. Whatever is typed in
// a channel is nobody's message to us; below a card of ours it is a note among staff.
import { createHash } from 'node:crypto';
import type { Inbound, Media } from '../channel.js';
import { wordsOf } from './messageWords.js';
import { HomeEvent, MessageEvent, type SlackMessage } from './payloads.js';

/**
 * What an event with this subtype tells. The others are not somebody's words: joins and topics, what bots post, and a message that
 * was deleted: what was said once stays said, UNDO takes it back.
 */
const kinds: Readonly<Record<string, 'words' | 'changed'>> = {
  none: 'words',
  me_message: 'words',
  file_share: 'words',
  thread_broadcast: 'words',
  message_changed: 'changed',
};

/** Somebody's words, and where they stand. */
export interface Heard {
  readonly inbound: Inbound;
  readonly team: string;
  readonly channel: string;
  /** In a channel: the message they stand below. `null`: said to us alone. */
  readonly thread: string | null;
}

/** @param now milliseconds UTC. @returns `null`: not for us. */
export function readMessage(body: unknown, now: number): Heard | null {
  const { team_id, context_team_id, event } = MessageEvent.parse(body);
  const team = context_team_id ?? team_id;
  const said = ownWords(event);
  if (!said?.user || said.user === 'USLACKBOT' || said.bot_id) return null;
  const { channel } = event;
  const direct = event.channel_type === 'im' || (event.channel_type === undefined && channel.startsWith('D'));
  const { ts, thread_ts: thread } = said;
  if (!direct && (thread === undefined || thread === ts)) return null;
  const inbound = {
    channel: 'slack',
    providerId: [team, channel, ts, ...(said.edited ? [editOf(said.edited.ts, said.text)] : [])].join(' '),
    address: `${team}/${said.user}`,
    conversation: direct ? channel : `${channel}/${thread}`,
    receivedAt: writtenAt(said.edited?.ts ?? ts, now),
    text: wordsOf(said),
    ...(said.edited ? {} : mediaOf(said)),
  };
  return { inbound, team, channel, thread: direct ? null : (thread ?? null) };
}

/** An event that is told again comes late: Slack's longest wait between two tries. */
const LATE_MS = 60 * 60_000;

/** When it was written by Slack's own clock, where that can be: a message has waited for us, never come early. */
function writtenAt(ts: string, now: number): number {
  const at = Math.floor(Number(ts) * 1000);
  return at <= now && at >= now - LATE_MS ? at : now;
}

/** One message can come as several events; an edited one is another message, and so is one edited twice within a second. */
const editOf = (second: string, text: string): string =>
  `${second} ${createHash('sha256').update(text).digest('base64url').slice(0, 12)}`;

/** Words that somebody says, and when they said them first. */
type Own = SlackMessage & { readonly ts: string };

function ownWords(event: (typeof MessageEvent)['_output']['event']): Own | null {
  const { subtype = 'none', ts } = event;
  const kind = Object.hasOwn(kinds, subtype) ? kinds[subtype] : undefined;
  if (kind === 'words') return ts === undefined ? null : { ...event, ts };
  const { message, previous_message: before } = event;
  // Slack also tells of a change when it has looked up a link in it: then the words are the same.
  if (kind !== 'changed' || !message?.edited || before?.text === message.text) return null;
  const first = message.ts ?? before?.ts;
  return Object.hasOwn(kinds, message.subtype ?? 'none') && first !== undefined
    ? { ...message, ts: first }
    : null;
}

function mediaOf({ files = [] }: SlackMessage): { media?: readonly Media[] } {
  const media = files.flatMap(({ url_private: url, mimetype, is_external: elsewhere }) =>
    url === undefined || elsewhere ? [] : [{ url, contentType: mimetype ?? 'application/octet-stream' }],
  );
  return media.length === 0 ? {} : { media };
}

/** They look at their home. Slack has a second tab there, for messages. */
export function readHome(body: unknown, now: number): Inbound | null {
  const { team_id, context_team_id, event_id, event } = HomeEvent.parse(body);
  if (event.tab !== undefined && event.tab !== 'home') return null;
  return {
    channel: 'slack',
    providerId: event_id,
    address: `${context_team_id ?? team_id}/${event.user}`,
    conversation: 'home',
    receivedAt: now,
    action: 'home',
  };
}
