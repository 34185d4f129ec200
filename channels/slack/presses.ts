// Somebody pressed, chose a shortcut, typed a command or sent a form: which row of the inbox that is. It opens nothing and keeps
// nothing.
import type { Inbound } from '../channel.js';
import { readMetadata } from './forms.js';
import { Command, Press, Shortcut, type SlackElement, type SlackPress, Submission } from './payloads.js';
import { wordsOf } from './messageWords.js';

/** What somebody did, with what it takes to answer with a form. */
export interface Done {
  readonly inbound: Inbound;
  readonly team: string;
  /** Good for one form, for three seconds. */
  readonly trigger: string;
  /** It was done in a form: another one comes on top of it. */
  readonly inForm: boolean;
  /** The message it was done on. */
  readonly on: { readonly channel: string; readonly ts: string } | null;
}

/** A message's words that go into a form's id; Slack's limit for a text. */
const mostWords = 3_000;

/** @returns `null`: a press that means nothing to us, such as one on a link. */
export function readPress(body: unknown, now: number): Done | null {
  const press = Press.parse(body);
  const [action] = press.actions;
  const choice = action?.value ?? action?.selected_option?.value;
  if (choice === undefined) return null;
  const ts = press.container.message_ts ?? press.message?.ts;
  const channel = press.channel?.id;
  return {
    ...common(press),
    inbound: { ...row(press, now), conversation: placeOf(press), choice },
    inForm: press.view?.type === 'modal',
    on: channel !== undefined && ts !== undefined ? { channel, ts } : null,
  };
}

/** Where an answer to a press goes: where the thing that was pressed stands. */
function placeOf({ channel, container, message, view }: SlackPress): string {
  if (view?.type === 'modal') return readMetadata(view.private_metadata).place;
  if (!channel) return 'home';
  const thread = container.thread_ts ?? message?.thread_ts;
  return thread === undefined || channel.id.startsWith('D') ? channel.id : `${channel.id}/${thread}`;
}

/** The callback id names the form; what stood in the message it was chosen on goes into it. */
export function readShortcut(body: unknown, now: number): Done {
  const shortcut = Shortcut.parse(body);
  const { callback_id: form, channel, message } = shortcut;
  const words = message ? wordsOf(message).slice(0, mostWords) : '';
  return {
    ...common(shortcut),
    inbound: {
      ...row(shortcut, now),
      conversation: channel ? placeOfMessage(channel.id, message?.thread_ts) : 'home',
      choice: `${form}${words}`,
    },
    inForm: false,
    on: channel && message ? { channel: channel.id, ts: message.ts } : null,
  };
}

const placeOfMessage = (channel: string, thread: string | undefined): string =>
  thread === undefined || channel.startsWith('D') ? channel : `${channel}/${thread}`;

export function readCommand(body: unknown, now: number): Done {
  const { team_id: team, user_id: user, channel_id, trigger_id, text } = Command.parse(body);
  const acted = { team: { id: team }, user: { id: user }, trigger_id };
  return {
    ...common(acted),
    inbound: {
      ...row(acted, now),
      conversation: channel_id,
      action: 'command',
      text: wordsOf({ text }).trim(),
    },
    inForm: false,
    on: null,
  };
}

/** A form as it was sent. */
export interface Sent {
  readonly inbound: Inbound & { readonly choice: string; readonly filled: Readonly<Record<string, string>> };
  /** Slack's name of the place of each field: there its hint is shown. */
  readonly blocks: Readonly<Record<string, string>>;
}

/** @returns `null`: a form that has nothing to send, such as one that is still on its way. */
export function readSubmission(body: unknown, now: number): Sent | null {
  const submission = Submission.parse(body);
  const { view } = submission;
  const { place, submit, with: brought = {} } = readMetadata(view.private_metadata);
  if (submit === '') return null;
  const fields = Object.entries(view.state.values).flatMap(([block, elements]) =>
    Object.entries(elements).map(([name, element]) => ({ block, name, text: textOf(element) })),
  );
  const filled = { ...brought, ...Object.fromEntries(fields.map(({ name, text }) => [name, text])) };
  const inbound = { ...row(submission, now), conversation: place, choice: submit, filled };
  return {
    // A form is sent once, however often its sending arrives; one that was drawn anew is another.
    inbound: { ...inbound, providerId: `form ${view.id} ${view.hash}` },
    blocks: Object.fromEntries(fields.map(({ name, block }) => [name, block])),
  };
}

/** Ids as they are, several with commas between; a time in milliseconds. */
function textOf(element: SlackElement): string {
  const { selected_options: several, selected_date_time: seconds } = element;
  if (several) return several.map(({ value }) => value).join(',');
  if (seconds != null) return String(seconds * 1000);
  const one = element.value ?? element.selected_option?.value ?? element.selected_user;
  return (one ?? element.selected_channel ?? element.selected_conversation ?? '').replaceAll('\0', '');
}

interface Acted {
  readonly team: { readonly id: string };
  readonly user: { readonly id: string };
  readonly trigger_id: string;
}

const common = ({ team, trigger_id }: Acted) => ({ team: team.id, trigger: trigger_id });

const row = ({ team, user, trigger_id }: Acted, now: number) => ({
  channel: 'slack',
  providerId: `done ${trigger_id}`,
  address: `${team.id}/${user.id}`,
  receivedAt: now,
});
