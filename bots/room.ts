// What nobody asked for and needs an answer begins only when it can be read: a question that waits in the outbox would stand open
// before anybody has seen it.
import type { LiveTurn } from './liveTurn.js';

/** True if it may be said now, and is counted then. Else its timer rings again when they may hear more of such. */
export async function hasRoom(turn: LiveTurn): Promise<boolean> {
  const { cause, now, person, store } = turn;
  if (cause.kind !== 'timer') throw new Error('an event without its timer');
  const freeAt = await store.sending.freeAt(person, now);
  turn.isProactive = freeAt <= now;
  if (!turn.isProactive)
    turn.changes.add('timers', { ...cause.timer, id: turn.newId(), dueAt: freeAt, doneAt: null });
  return turn.isProactive;
}
