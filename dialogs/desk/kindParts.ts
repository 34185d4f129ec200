// What staff see of a thing in order to decide about it: its words and where they are. Never how to reach whoever wrote them.
import type { Item } from '../../store/adminView.js';
import type { Waiting } from '../../store/safety.js';
import type { Part } from '../sheet.js';
import { fill } from '../words/shape.js';
import type { Drawing } from './deed.js';

/** Something that is held, or waits for a facilitator. */
export async function heldItem({ store }: Drawing, { aboutId }: Waiting): Promise<Part[]> {
  const item = aboutId ? await store.admin.item(aboutId) : null;
  return item ? [{ kind: 'quote', text: item.text }, ...placeOf(item)] : [];
}

/** Something that somebody reported, and who wrote it; what is the matter with it stands in the line itself. */
export async function reportedItem({ store, words }: Drawing, { aboutId }: Waiting): Promise<Part[]> {
  const report = aboutId ? await store.safety.report(aboutId) : null;
  const item = report ? await store.admin.item(report.aboutId) : null;
  if (!report || !item) return [];
  const name = item.personName ?? words.someone;
  return [
    { kind: 'quote', text: item.text },
    { kind: 'small', text: fill(words['desk.wrote'], { name }) },
    ...placeOf(item),
  ];
}

export async function answerFromMember({ store }: Drawing, { aboutId }: Waiting): Promise<Part[]> {
  const note = aboutId ? await store.notes.byId(aboutId) : null;
  return note ? [{ kind: 'quote', text: note.text }] : [];
}

const placeOf = ({ place }: Item): Part[] => (place ? [{ kind: 'small', text: place }] : []);
