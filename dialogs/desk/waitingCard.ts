// One thing that waits, as staff see it in their channel. It never shows a number, an address, or words that are held for safety.
import type { Waiting } from '../../store/safety.js';
import { fill } from '../words/shape.js';
import type { Draw, Drawing } from './deed.js';
import { safeguardingParts } from './safeguarding.js';

export const waitingCard: Draw = async (drawing, id) => {
  const { store, words } = drawing;
  const line = await store.safety.line(id);
  if (!line) return null;
  if (line.kind === 'safeguarding') return safeguardingParts(drawing, line);
  const name = await nameOf(drawing, line.personId);
  const title = fill(words['desk.waits'], { name });
  return {
    title,
    parts: [
      { kind: 'text', text: title },
      { kind: 'text', text: line.note },
      ...(line.doneAt === null ? openParts(drawing, line) : await doneParts(drawing, line)),
    ],
  };
};

export async function nameOf(
  { store, words }: Drawing,
  personId: string | null | undefined,
): Promise<string> {
  const person = personId ? await store.people.person(personId) : null;
  return person?.name ?? words.someone;
}

const openParts = ({ words }: Drawing, { id }: Waiting) =>
  [
    {
      kind: 'buttons',
      buttons: [
        { id: `do:take:${id}`, label: words['desk.take'], weight: 'main' },
        { id: `do:close:${id}`, label: words['desk.close'] },
      ],
    },
  ] as const;

async function doneParts(drawing: Drawing, { doneBy }: Waiting) {
  const name = await nameOf(drawing, doneBy);
  return [{ kind: 'small', text: fill(drawing.words['desk.over'], { name }) }] as const;
}
