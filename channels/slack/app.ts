// Bolt, and who listens to what: each thing that Slack tells is read, kept and then acknowledged. Nothing is decided or written here.
import { App, type Receiver } from '@slack/bolt';
import type { Inbound, Keep } from '../channel.js';
import type { SlackMemory, TakePicture } from '../ports.js';
import { quiet } from './client.js';
import { conversationOfView } from './forms.js';
import type { SlackDesk, SlackSettings } from './index.js';
import type { Installations } from './installations.js';
import { openLoading } from './loading.js';
import { readHome, readMessage } from './messages.js';
import { Actor, LeavingEvent } from './payloads.js';
import { withPicture } from './pictures.js';
import { type Done, readCommand, readPress, readShortcut, readSubmission, type Sent } from './presses.js';
import { command, shortcuts } from './surface.js';
import { tell } from './telling.js';

/** What everything that listens to Slack has at hand. */
export interface Door {
  readonly settings: SlackSettings;
  readonly memory: SlackMemory;
  readonly installations: Installations;
  readonly desk: SlackDesk;
  readonly keep: Keep;
  /** Without it, no picture is fetched. */
  readonly takePicture: TakePicture | undefined;
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** 0 ≤ x < 1. */
  readonly chance: () => number;
}

type Ack = (said?: never) => Promise<void>;

/** Bolt's own receivers acknowledge too soon, or refuse what Slack sends: receive.ts and socket.ts call it themselves. */
const noReceiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

export function openApp(door: Door): App {
  const { installations, now } = door;
  const app = new App({
    receiver: noReceiver,
    authorize: ({ teamId }) => installations.authorize(teamId),
    // Either would call Slack at once, and end the process if nobody answers.
    tokenVerificationEnabled: false,
    convoStore: false,
    // Bolt would need to be told who we are; a table knows it from the message itself.
    ignoreSelf: false,
    logger: quiet,
  });
  // Whoever called hears it as an exception, and answers.
  app.error(async (fault) => {
    throw fault;
  });
  app.event('message', ({ body }) => hear(door, body));
  app.event('app_home_opened', ({ body }) => keepIf(door, readHome(body, now())));
  for (const left of ['app_uninstalled', 'tokens_revoked'])
    app.event(left, ({ body }) => leave(installations, body));
  app.command(command, ({ body, ack }) =>
    open(door, orForm(door, readCommand(body, now())), body, ack as Ack),
  );
  app.action(/.*/s, ({ body, ack }) => open(door, readPress(body, now()), body, ack as Ack));
  for (const { callback_id } of shortcuts)
    app.shortcut(callback_id, ({ body, ack }) => open(door, readShortcut(body, now()), body, ack as Ack));
  app.view(/.*/s, ({ body, ack }) => send(door, readSubmission(body, now()), ack as unknown as FormAck));
  return app;
}

/** Words said to us alone, or below a card of ours: those are for staff, and say so. */
async function hear(door: Door, body: unknown): Promise<void> {
  const heard = readMessage(body, door.now());
  if (!heard) return;
  const { inbound, team, channel, thread } = heard;
  if (thread === null) return keepIf(door, await withPicture(door, team, inbound));
  const card = await door.memory.cardAt(team, channel, thread);
  if (card !== null) await door.keep({ ...inbound, action: 'note', card });
}

async function keepIf(door: Door, inbound: Inbound | null): Promise<void> {
  if (inbound) await door.keep(inbound);
}

/** Tokens of people can be revoked too; we have none. */
async function leave(installations: Installations, body: unknown): Promise<void> {
  const { team_id: team, event } = LeavingEvent.parse(body);
  const isOut = event.type === 'app_uninstalled' || Boolean(event.tokens?.bot?.length);
  if (isOut && team !== undefined) await installations.forget(team);
}

/** Some commands are answered with a form. */
function orForm({ desk }: Door, done: Done): Done {
  const { action: _, text = '', ...bare } = done.inbound;
  const form = desk.formFor(text);
  return form === null ? done : { ...done, inbound: { ...bare, choice: form } };
}

/** Opens the form it asks for, if any, then keeps it: the other way round the three seconds would be over. */
async function open(door: Door, done: Done | null, body: unknown, ack: Ack): Promise<void> {
  if (!done) return ack();
  const { on, team } = done;
  const card = on && (await door.memory.cardAt(team, on.channel, on.ts));
  const inbound = { ...done.inbound, ...(card === null ? {} : { card }) };
  // What is done on the card of a person is answered in that person's thread, which it begins.
  if (on && card?.startsWith('person:')) inbound.conversation = `${on.channel}/${on.ts}`;
  const place = await placeFor(door, { ...done, inbound }, body);
  if (place === null) return ack();
  await door.keep({ ...inbound, conversation: place });
  await ack();
}

/** Where what comes of it goes. `null`: nowhere, and they know. */
async function placeFor(door: Door, done: Done, body: unknown): Promise<string | null> {
  const { inbound, team } = done;
  if (!inbound.choice?.startsWith('form:')) return inbound.conversation;
  const client = await door.installations.clientOf(team);
  try {
    const view = await openLoading(client, done, door.desk.words);
    return view === null ? null : conversationOfView(view, inbound.conversation);
  } catch (fault) {
    door.desk.fault(fault, null);
    await tell(door, Actor.parse(body), door.desk.words.noForm);
    return null;
  }
}

type FormAck = (said: {
  response_action: 'clear' | 'errors';
  errors?: Record<string, string>;
}) => Promise<void>;

/** What is amiss is shown beside its field, and nothing is kept. */
async function send(door: Door, sent: Sent | null, ack: FormAck): Promise<void> {
  if (!sent) return ack({ response_action: 'clear' });
  const { inbound, blocks } = sent;
  const amiss = Object.entries(door.desk.check(inbound.choice, inbound.filled));
  const shown = amiss.map(([field, hint]) => [blocks[field] ?? field, hint]);
  if (shown.length > 0)
    return ack({ response_action: 'errors', errors: Object.fromEntries(shown) as Record<string, string> });
  await door.keep(inbound);
  await ack({ response_action: 'clear' });
}
