// What is too long for one message is told in its reader's own turn, a moment later: there MORE goes on with it and AGAIN repeats
// it. The words stay in the timer only until then.
import { whenAwake } from '../dialogs/dates.js';
import type { Said, Told } from '../dialogs/turn.js';
import type { Person } from '../store/people.js';
import type { Timer } from '../store/timers.js';
import type { LiveTurn } from './liveTurn.js';
import { waitsForMorning } from './morning.js';
import { hasRoom } from './room.js';

export const LONG_TOLD = 'long-told';

type Long = Said & Partial<Pick<Told, 'priority' | 'proactive' | 'staleAt' | 'anyHour' | 'mergeKey'>>;

/** The timer that brings it, by day: a turn of theirs, unlike a message, is not held at night. `turn` is that of whoever tells. */
export const longTold = (turn: LiveTurn, { id, zone }: Person, said: Said, told: Told): Timer => ({
  id: turn.newId(),
  kind: LONG_TOLD,
  personId: id,
  aboutId: aboutOf(said, told),
  dueAt: comesAtNight(told) ? turn.now : whenAwake(turn, zone),
  doneAt: null,
  attempts: 0,
});

const aboutOf = (said: Said, { priority, proactive, staleAt, anyHour, mergeKey }: Told): string =>
  JSON.stringify({ ...said, priority, proactive, staleAt, anyHour, mergeKey } satisfies Long);

export const comesAtNight = ({ anyHour, priority }: Told): boolean =>
  anyHour === true || priority === 'safeguarding';

export async function sayLongTold(turn: LiveTurn, about: string): Promise<void> {
  const { priority = 'answer', proactive, staleAt, anyHour, mergeKey, ...said } = JSON.parse(about) as Long;
  const isStale = staleAt !== undefined && staleAt < turn.now;
  // It goes with its words, also where it rings again.
  if (turn.cause.kind === 'timer') turn.changes.remove('timers', { id: turn.cause.timer.id });
  turn.anyHour = comesAtNight({ priority, ...(anyHour ? { anyHour } : {}) });
  if (isStale || (!turn.anyHour && waitsForMorning(turn))) return;
  if (mergeKey !== undefined) turn.mergeKey = mergeKey;
  const mayNow = !proactive || (await hasRoom(turn));
  turn.isForMany = priority === 'broadcast';
  if (mayNow) await turn.sayText(said);
}
