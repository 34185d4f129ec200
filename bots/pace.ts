// How much one person may send without waiting for an answer before they are asked for a rest. Nothing is lost: what comes meanwhile
// is set aside for a human to look at. It never stands before STOP or words that disclose harm, and no channel knows of it.
import type { SavedState } from '../dialogs/turn.js';
import type { Reader, Talk } from './talk.js';

/** So many messages in so many milliseconds. */
export interface Limit {
  readonly most: number;
  readonly within: number;
}

const MINUTE_MS = 60_000;

/** Far above what people write, and what they press. */
export const USUAL_PACE: readonly Limit[] = [
  { most: 120, within: MINUTE_MS },
  { most: 600, within: 60 * MINUTE_MS },
];

type Counted = NonNullable<SavedState['pace']>[number];

/** Whoever waits for each answer may go as fast as the answers come. */
export const tooMuch: Reader = async (talk) => {
  const { cause, now, state } = talk.turn;
  if (cause.kind !== 'message' || talk.message.action !== undefined) return false;
  // By when it came: what waited for a restart is not taken for haste.
  const at = cause.row.receivedAt;
  const { heardAt } = state;
  state.heardAt = now;
  if (heardAt === undefined || at > heardAt) return false;
  const counts = USUAL_PACE.map(({ within }, place) => oneMore(state.pace?.[place], within, at));
  state.pace = counts;
  const over = USUAL_PACE.flatMap((limit, place) => {
    const { count, since } = counts[place] as Counted;
    return count > limit.most ? [{ isFirst: count === limit.most + 1, until: since + limit.within }] : [];
  });
  if (over.length === 0) return false;
  talk.turn.setAside = true;
  if (over.some(({ isFirst }) => isFirst))
    await askForRest(talk, Math.max(...over.map(({ until }) => until)) - at);
  return true;
};

function oneMore(before: Counted | undefined, within: number, at: number): Counted {
  if (!before || at - before.since >= within) return { since: at, count: 1 };
  return { since: before.since, count: before.count + 1 };
}

/** Said once; and a human may look what it is about. */
async function askForRest(talk: Talk, rest: number): Promise<void> {
  const { turn } = talk;
  const count = Math.ceil(rest / MINUTE_MS);
  if (count > 1) await turn.say('pace.minutes', { count });
  else await turn.say('pace.minute');
  await talk.askAgain();
  turn.changes.add('waiting', {
    id: turn.newId(),
    kind: 'parked',
    personId: turn.person.id,
    aboutId: turn.cause.kind === 'message' ? String(turn.cause.row.id) : '',
    note: 'Very many messages came at once. Those beyond were set aside.',
    createdAt: turn.now,
    doneAt: null,
  });
}
