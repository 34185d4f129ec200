// Our side of Slack for tests: the real channel on a real server over a real store, before the pretend Slack. Messages are kept in
// the store's inbox and go no further.
import { deskDoor } from '../../bots/deskDoor.js';
import type { Inbound } from '../../channels/channel.js';
import { toNewInbound } from '../../channels/inbound.js';
import { openLog } from '../../channels/log.js';
import type { TakePicture } from '../../channels/ports.js';
import { openServer } from '../../channels/server.js';
import {
  openPretendSlack,
  type PretendPerson,
  type PretendSlack,
} from '../../channels/simulator/slack/slack.js';
import { writeMetadata } from '../../channels/slack/forms.js';
import { type SlackDesk, type SlackSettings, slackChannel } from '../../channels/slack/index.js';
import type { Store } from '../../store/store.js';
import { temporaryStore } from './stores.js';

export const signingSecret = 'a-signing-secret-for-tests';
export const secretKey = 'k'.repeat(32);
export const oauth = { id: '1.2', secret: 'a-client-secret-for-tests' };

export interface SlackDoor {
  readonly slack: PretendSlack;
  readonly store: Store;
  readonly file: string;
  /** Where our server listens. */
  readonly base: string;
  /** What was kept and was new, oldest first. */
  readonly kept: Inbound[];
  /** What the log was told. */
  readonly faults: { error: unknown; reference: string | null }[];
  /** The next message cannot be kept: as often as this. */
  failing: number;
  /** Called before a message is kept. */
  beforeKeep: () => void;
  close(): Promise<void>;
}

const users = [
  { id: 'U1', name: 'Ann' },
  { id: 'U2', name: 'Bo' },
];

const openSlack = (): Promise<PretendSlack> =>
  openPretendSlack({
    signingSecret,
    events: '',
    limits: false,
    retryPausesMs: [0, 0, 0],
    clientId: oauth.id,
    clientSecret: oauth.secret,
    workspaces: [
      { id: 'T1', name: 'Hillside', token: 'xoxb-home', users, channels: [{ id: 'C1', name: 'staff' }] },
      { id: 'T2', name: 'Seaside', users, channels: [{ id: 'C2', name: 'beach' }] },
    ],
  });

export async function openSlackDoor(
  more: Partial<SlackSettings> = {},
  desk: Partial<SlackDesk> = {},
  takerOf?: (store: Store) => TakePicture,
): Promise<SlackDoor> {
  const [slack, { store, file, remove }] = await Promise.all([openSlack(), temporaryStore()]);
  const publicUrl = 'https://doorstep.example';
  const server = openServer({ port: 0, host: '127.0.0.1', publicUrl, log: openLog('silent') });
  const settings = { botToken: 'xoxb-home', homeTeam: 'T1', signingSecret, oauth, publicUrl, secretKey };
  const faults: SlackDoor['faults'] = [];
  const fault: SlackDesk['fault'] = (error, reference) => void faults.push({ error, reference });
  const keeping = { ...store.slack, ...(takerOf ? { takePicture: takerOf(store) } : {}) };
  const channel = slackChannel({ ...settings, apiUrl: slack.apiUrl, ...more }, keeping, server, {
    ...deskDoor,
    ...desk,
    fault,
  });
  const kept: Inbound[] = [];
  const door = { slack, store, file, kept, faults, failing: 0, beforeKeep: () => {} };
  await channel.open(
    async (message) => {
      door.beforeKeep();
      if (door.failing-- > 0) throw new Error('the store could not be reached');
      const row = await store.inbox.keep(toNewInbound(message));
      if (!row.duplicate) kept.push(message);
      return row;
    },
    async () => {},
  );
  const base = await server.listen();
  slack.events = `${base}/slack/events`;
  return Object.assign(door, {
    base,
    async close() {
      await channel.close();
      await slack.close();
      await server.close();
      await remove();
    },
  });
}

/** What one person was told alone, newest first. */
export const told = (person: PretendPerson, channel?: string): string[] =>
  person
    .sees(channel)
    .flatMap(({ isBot, text }) => (isBot ? [text] : []))
    .toReversed();

/** A form as it stands when it has been drawn. */
export function drawForm(person: PretendPerson): void {
  const text = (words: string) => ({ type: 'plain_text' as const, text: words });
  const field = (name: string) =>
    ({
      type: 'input',
      block_id: `b-${name}`,
      label: text(name),
      optional: true,
      element: { type: 'plain_text_input', action_id: name },
    }) as const;
  person.workspace.openModal(person.id, {
    type: 'modal',
    title: text('Close'),
    submit: text('Close'),
    blocks: [field('why'), field('note')],
    private_metadata: writeMetadata({ place: 'C1/1.2', submit: 'do:close:9' }),
  } as never);
}
