// The board of a staff channel: everything that waits there, in numbers and the oldest by line. It is changed, never posted again.
import { fill } from '../words/shape.js';
import type { Waiting } from '../../store/safety.js';
import type { Draw, Drawing } from './deed.js';
import { summary } from './lines.js';
import { belongsHere } from './may.js';

/** The organisation's own; any other is of one community. */
export const EVERYTHING = 'all';
/** Lines on a board; how many are counted. */
const MOST = 10;
const COUNTED = 1000;

export const board: Draw = async (drawing, about) => {
  const { store, words } = drawing;
  const lines = await linesOn(drawing, about, await store.safety.waiting(COUNTED));
  const count = lines.length === COUNTED ? `${COUNTED}+` : lines.length;
  const title = lines.length === 0 ? words['desk.boardEmpty'] : fill(words['desk.board'], { count });
  const shown = await Promise.all(lines.slice(0, MOST).map((line) => summary(drawing, line)));
  return {
    title,
    parts: [
      { kind: 'text', text: title },
      ...shown.map((text) => ({ kind: 'text', text }) as const),
      ...(lines.length > MOST
        ? [{ kind: 'small', text: fill(words['desk.boardMore'], { count: lines.length - MOST }) } as const]
        : []),
      ...(lines.length > 0 ? [{ kind: 'small', text: words['desk.boardHome'] } as const] : []),
    ],
  };
};

/** A community's lines are on its own board where it has one, else on everybody's. */
async function linesOn(drawing: Drawing, about: string, lines: readonly Waiting[]): Promise<Waiting[]> {
  if (about !== EVERYTHING) {
    if (!(await belongsHere(drawing, about))) return [];
    return lines.filter(({ communityId }) => communityId === about);
  }
  const elsewhere = new Set<string>();
  for (const id of new Set(lines.flatMap(({ communityId }) => (communityId ? [communityId] : []))))
    if ((await drawing.store.communities.byId(id))?.slackChannel || !(await belongsHere(drawing, id)))
      elsewhere.add(id);
  return lines.filter(({ communityId }) => !communityId || !elsewhere.has(communityId));
}
