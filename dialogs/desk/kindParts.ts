// What staff see of a thing in order to decide about it: its words and where they are. Never how to reach whoever wrote them.
import type { Item } from '../../store/adminView.js';
import type { Waiting } from '../../store/safety.js';
import type { Part } from '../sheet.js';
import { fill } from '../words/shape.js';
import type { Drawing } from './deed.js';
import { lastDecision } from './pastDecisions.js';

/** Something that is held, or waits for a facilitator. */
export async function heldItem(drawing: Drawing, { aboutId }: Waiting): Promise<Part[]> {
  const { store, words } = drawing;
  const item = aboutId ? await store.admin.item(aboutId) : null;
  if (!item) return [];
  const { employerName, place, text } = item;
  // The place of an answer is the employer.
  const isFor = employerName !== null && employerName !== place;
  const by = isFor
    ? [{ kind: 'small', text: fill(words['desk.wrote'], { name: employerName }) } as const]
    : [];
  return [{ kind: 'quote', text }, ...(await picturesOf(drawing, item)), ...by, ...placeOf(item)];
}

/** Something that somebody reported, and who wrote it; what is the matter with it stands in the line itself. */
export async function reportedItem(drawing: Drawing, { aboutId }: Waiting): Promise<Part[]> {
  const { store, words } = drawing;
  const report = aboutId ? await store.safety.report(aboutId) : null;
  const item = report ? await store.admin.item(report.aboutId) : null;
  if (!report || !item) return [];
  const name = item.personName ?? words.someone;
  return [
    { kind: 'quote', text: item.text },
    ...(await picturesOf(drawing, item)),
    { kind: 'small', text: fill(words['desk.wrote'], { name }) },
    ...placeOf(item),
  ];
}

/** What they ask us to look at again, and how it was decided the first time. */
export async function appealedItem(drawing: Drawing, line: Waiting): Promise<Part[]> {
  const { store, words } = drawing;
  const item = line.aboutId ? await store.admin.item(line.aboutId) : null;
  const last = item && (await lastDecision(store, item));
  if (!last) return heldItem(drawing, line);
  const by = last.actor === 'admin' ? null : await store.people.person(last.actor);
  const name = by?.name ?? words['trail.admin'];
  const what = words[last.outcome === 'removed' ? 'moderate.wasRemoved' : 'moderate.wasSentBack'];
  const before = fill(words['moderate.before'], { name, what, reason: last.reason ?? '' });
  return [...(await heldItem(drawing, line)), { kind: 'small', text: before.trim() }];
}

export async function answerFromMember({ store }: Drawing, { aboutId }: Waiting): Promise<Part[]> {
  const note = aboutId ? await store.notes.byId(aboutId) : null;
  return note ? [{ kind: 'quote', text: note.text }] : [];
}

/** What is in each, and where whoever may decide looks at it once they are signed in. Slack itself is shown no picture: it would keep it. */
async function picturesOf({ house, store, words }: Drawing, { id, kind }: Item): Promise<Part[]> {
  const found = kind === 'update' ? (await store.updates.picturesOf([id])).get(id) : undefined;
  return (found ?? []).flatMap((picture) => [
    { kind: 'small', text: fill(words['moderate.picture'], { text: picture.alt }) },
    { kind: 'text', text: `${house.publicUrl}/media/${id}/${picture.id}` },
  ]);
}

const placeOf = ({ place }: Item): Part[] => (place ? [{ kind: 'small', text: place }] : []);
