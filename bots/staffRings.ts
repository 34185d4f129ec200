// What staff do for a member happens in that member's own turn, a moment later: there nothing of theirs is lost, and an open
// question is asked again.
import { names } from '../dialogs/names.js';
import type { Talk } from './talk.js';

/** A question asked so short a time ago may be just being answered: what staff say comes after it. */
const BUSY_MS = 2 * 60_000;
/** But it comes. */
const LONGEST_MS = 20 * 60_000;

export async function staffSaid(talk: Talk, noteId: string): Promise<void> {
  const { turn } = talk;
  const note = await turn.store.notes.byId(noteId);
  if (!note) return;
  if (isBusy(talk) && turn.now < note.createdAt + LONGEST_MS) return later(talk);
  if (turn.consented) await talk.begin(names.staffSays, { noteId });
}

export const isBusy = ({ turn }: Talk): boolean => {
  const { open, stack } = turn.state;
  return open !== undefined && stack.length > 0 && turn.now - open.askedAt < BUSY_MS;
};

export function later({ turn }: Talk): void {
  if (turn.cause.kind !== 'timer') return;
  const id = turn.newId();
  turn.changes.add('timers', { ...turn.cause.timer, id, dueAt: turn.now + BUSY_MS, doneAt: null });
}

/** `menu`, `again`: from the start, what they wrote is kept as a draft; `data`: what is kept of them is read to them. */
export async function staffHelps(talk: Talk, what: string): Promise<void> {
  const { turn } = talk;
  if (!turn.consented) return talk.askAgain();
  if (what === 'data') return talk.begin(names.myData);
  if (what === 'again') talk.leave();
  turn.state.misses = 0;
  await turn.say(what === 'again' ? 'staffSays.again' : 'staffSays.menu', {
    organisation: turn.house.organisation,
  });
  await talk.begin(names.menu);
}
