// One message, or one timer, becomes one set of changes. While it thinks nothing is sent and nothing is written.
import { ActivityTypes, TurnContext } from 'botbuilder';
import { DialogMemoryScope, TurnMemoryScope } from 'botbuilder-dialogs';
import { HOUSE, type House, type SavedState, TURN } from '../dialogs/turn.js';
import type { ChangeSet } from '../store/changes.js';
import type { InboxRow } from '../store/inbox.js';
import type { Who } from '../store/people.js';
import type { Store } from '../store/store.js';
import type { Timer } from '../store/timers.js';
import { Bot } from './bot.js';
import { showHotseats } from './hotseatsTouched.js';
import { LiveTurn, type TurnKit } from './liveTurn.js';
import { type Newcomer, newcomer, theHouse } from './newcomer.js';
import { rememberArrival, rememberOrigin } from './origin.js';
import { OutboxAdapter } from './outboxAdapter.js';
import { isOwnPlace } from './places.js';
import { type Pages, reply } from './reply.js';
import { show } from './showing.js';

/** What starts a turn. */
export type Cause = { kind: 'message'; row: InboxRow } | { kind: 'timer'; timer: Timer };

/** What a channel's carrier already does by itself: it answers STOP and START, or HELP. */
export interface Carrier {
  answersStop: boolean;
  answersHelp: boolean;
}

export interface TurnSettings {
  readonly store: Store;
  readonly house: House;
  readonly carriers: Readonly<Record<string, Carrier>>;
  readonly pages: Pages;
  /** How many text messages a text is billed as. */
  readonly texts: (text: string) => number;
  readonly now: () => number;
  readonly newId: (now: number) => string;
  readonly chance: () => number;
}

/** Thinks one turn through. The caller commits what comes out, and calls again when that is a conflict. */
export type TakeTurn = (cause: Cause) => Promise<ChangeSet>;

/** BotBuilder would put this together for every turn anew. Of its memories it touches two; we use none. */
const STATE_MANAGER_KEY = 'DialogStateManagerConfiguration';
const FEWEST_SCOPES = { memoryScopes: [new TurnMemoryScope(), new DialogMemoryScope()], pathResolvers: [] };

export function turnTaker(settings: TurnSettings): TakeTurn {
  const adapter = new OutboxAdapter();
  const bot = new Bot(settings.carriers);
  const kit: TurnKit = {
    store: settings.store.view,
    house: settings.house,
    pages: settings.pages,
    texts: settings.texts,
    newId: settings.newId,
    chance: settings.chance,
  };
  return async (cause) => {
    const now = settings.now();
    const known = isHouses(cause) ? theHouse(now) : await whoseTurn(settings.store, cause);
    const fresh = known ? null : await stranger(settings, cause, now);
    const who = known ?? fresh?.who;
    if (!who) return endOnly(cause, now);
    const text = cause.kind === 'message' ? (cause.row.body.text ?? '') : '';
    const { person, address } = who;
    const consented = who.consentedAt !== null;
    const turn = new LiveTurn(kit, { now, person, address, text, state: readState(who), consented, cause });
    fresh?.join(turn.changes);
    turn.context = new TurnContext(adapter, {
      type: cause.kind === 'message' ? ActivityTypes.Message : ActivityTypes.Event,
      text,
    });
    turn.context.turnState.set(TURN, turn);
    turn.context.turnState.set(STATE_MANAGER_KEY, FEWEST_SCOPES);
    await bot.run(turn);
    await show(turn);
    await showHotseats(turn);
    return changesOf(turn, who, cause, settings.pages);
  };
}

/** A timer that is nobody's: it rings whoever may have gone meanwhile. */
const isHouses = (cause: Cause): boolean => cause.kind === 'timer' && cause.timer.personId === HOUSE;

function whoseTurn(store: Store, cause: Cause): Promise<Who | null> {
  return cause.kind === 'message'
    ? store.view.people.who(cause.row.channel, cause.row.address)
    : store.view.people.whoIs(cause.timer.personId, cause.timer.addressId);
}

/** Somebody not known yet, or forgotten: what stays of a forgotten person is that their address has opted out. */
async function stranger({ store, newId }: TurnSettings, cause: Cause, now: number): Promise<Newcomer | null> {
  if (cause.kind !== 'message') return null;
  const optedOutAt = await store.view.people.optedOutAt(cause.row.channel, cause.row.address);
  return newcomer(cause.row, { now, optedOutAt, newId: () => newId(now) });
}

function readState(who: Who): SavedState {
  return who.state ? (JSON.parse(who.state) as SavedState) : { stack: [], misses: 0 };
}

/** A timer of somebody who has gone: done, and nothing else. */
function endOnly(cause: Cause, now: number): ChangeSet {
  const end = cause.kind === 'timer' ? { timer: { id: cause.timer.id, at: now } } : {};
  return { ...end, inserts: {}, operations: [], outbox: [] };
}

function changesOf(turn: LiveTurn, who: Who, cause: Cause, pages: Pages): ChangeSet {
  const inboxId = cause.kind === 'message' ? cause.row.id : null;
  if (cause.kind === 'message') follow(turn, cause.row, who);
  const answer = reply(turn, pages, inboxId);
  if (cause.kind === 'message') rememberArrival(turn);
  rememberOrigin(turn);
  const { inserts, operations, outbox } = turn.changes;
  const end =
    cause.kind === 'message'
      ? { inbox: { id: cause.row.id, state: turn.setAside ? ('parked' as const) : ('done' as const) } }
      : { timer: { id: cause.timer.id, at: turn.now } };
  // Whoever was forgotten has no conversation to come back to, and the house has none.
  const state = { personId: who.person.id, version: who.version + 1, json: JSON.stringify(turn.state) };
  return {
    ...(turn.eraseAfter || isHouses(cause) ? {} : { state }),
    ...end,
    inserts,
    operations,
    outbox: answer ? [answer, ...outbox] : outbox,
  };
}

/** Answers go where they wrote last, in a conversation of their own. */
function follow({ aside, changes }: LiveTurn, row: InboxRow, { address }: Who): void {
  if (!aside && isOwnPlace(row) && row.conversation !== address.conversation)
    changes.set('addresses', { id: address.id }, { conversation: row.conversation });
}
