// What is too long for one message is told in its reader's own turn, a moment later: there MORE goes on with it and AGAIN repeats
// it. The words stay in the timer only until then.
import type { Said } from '../dialogs/turn.js';
import type { Timer } from '../store/timers.js';
import type { LiveTurn } from './liveTurn.js';

export const LONG_TOLD = 'long-told';

/** The timer that brings it. `turn` is that of whoever tells. */
export const longTold = (turn: LiveTurn, personId: string, said: Said): Timer => ({
  id: turn.newId(),
  kind: LONG_TOLD,
  personId,
  aboutId: JSON.stringify(said),
  dueAt: turn.now,
  doneAt: null,
  attempts: 0,
});

export async function sayLongTold(turn: LiveTurn, said: string): Promise<void> {
  if (turn.cause.kind === 'timer') turn.changes.remove('timers', { id: turn.cause.timer.id });
  await turn.sayText(JSON.parse(said) as Said);
}
