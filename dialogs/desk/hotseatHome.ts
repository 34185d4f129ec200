// The next hotseat on the home of those who run one of its groups: when it is, where it stands, and what can be done with it.
import type { Part } from '../sheet.js';
import type { Drawing } from './deed.js';
import { buttonsOf, numbersOf, titleOf } from './hotseatCard.js';
import { belongsHere, runs } from './may.js';

/** How many are looked through. */
const LOOKED = 100;

export async function nextHotseat(drawing: Drawing): Promise<Part[]> {
  const { reader, store, words } = drawing;
  const roles = reader?.roles ?? [];
  if (roles.length === 0) return [];
  for (const hotseat of await store.hotseats.running(LOOKED)) {
    const groups = await store.hotseats.communityIds(hotseat.id);
    const mine = groups.filter((id) => runs(roles, id));
    const [first] = mine;
    if (first === undefined || !(await belongsHere(drawing, first))) continue;
    const all = await store.hotseats.questions(hotseat.id);
    return [
      { kind: 'heading', text: words['run.next'] },
      { kind: 'text', text: titleOf(words, hotseat) },
      await numbersOf(drawing, hotseat, all),
      ...(await buttonsOf(drawing, hotseat, all)),
    ];
  }
  return [];
}
