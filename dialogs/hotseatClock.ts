// The clock of a hotseat: a timer of the house for its next state. The state and the timer change together, so that a restart does
// nothing twice. A timer set for a time that has been moved does nothing.
import type { Hotseat } from '../store/hotseats.js';
import { movesOnAt } from './hotseatTimes.js';
import { HOUSE, type Turn } from './turn.js';

export const HOTSEAT_MOVES = 'hotseat-moves';

/** What a timer knows: it rings for this state and this beginning, and for no other. */
export interface Moving {
  id: string;
  state: Hotseat['state'];
  startsAt: number;
}

/** Sets the timer of its next state: once it is announced, moved, or given extra time. */
export function setClock(turn: Pick<Turn, 'changes' | 'newId'>, hotseat: Hotseat): void {
  const dueAt = movesOnAt(hotseat);
  if (dueAt === null) return;
  const { id, state, startsAt } = hotseat;
  turn.changes.add('timers', {
    id: turn.newId(),
    kind: HOTSEAT_MOVES,
    personId: HOUSE,
    aboutId: JSON.stringify({ id, state, startsAt } satisfies Moving),
    dueAt,
    doneAt: null,
    attempts: 0,
  });
}
