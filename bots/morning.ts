// A timer that rings at night, for we were away when it was due: what it says and asks waits for the morning, and with it where they
// stand in their conversation. Else something would stand open that they have not read.
import { whenAwake } from '../dialogs/dates.js';
import type { LiveTurn } from './liveTurn.js';

/** True if it is night for its person: then it rings again when that is over, and nothing else is to happen now. */
export function waitsForMorning(turn: LiveTurn): boolean {
  const { cause, changes, now, person } = turn;
  if (cause.kind !== 'timer') throw new Error('an event without its timer');
  const dueAt = whenAwake(turn, person.zone);
  if (dueAt > now) changes.add('timers', { ...cause.timer, id: turn.newId(), dueAt, doneAt: null });
  return dueAt > now;
}
