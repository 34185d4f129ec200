// What was said between staff and a person, below that person's card: so that all of the staff can follow it.
import { fill } from '../words/shape.js';
import type { Draw } from './deed.js';
import { nameOf } from './lines.js';
import { belongsHere } from './may.js';
import { gone } from './waitingCard.js';

export const noteCard: Draw = async (drawing, id) => {
  const { store, words } = drawing;
  const note = await store.notes.byId(id);
  if (!note) return gone(drawing);
  if (note.kind === 'private' || !(await belongsHere(drawing, note.communityId))) return null;
  const name = await nameOf(drawing, note.byId);
  const title = fill(words['desk.said'], { name, who: await nameOf(drawing, note.personId) });
  return {
    title,
    parts: [
      { kind: 'text', text: title },
      { kind: 'quote', text: note.text },
    ],
  };
};
