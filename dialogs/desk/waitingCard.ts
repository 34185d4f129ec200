// One thing that waits, as staff see it in their channel. It never shows a number, an address, or words that are held for safety.
import type { Waiting } from '../../store/safety.js';
import { fill } from '../words/shape.js';
import type { Draw, Drawing } from './deed.js';
import { kindOf } from './kinds.js';
import { circumstances, deedsFor, nameOf } from './lines.js';
import { belongsHere } from './may.js';

export { nameOf } from './lines.js';

export const waitingCard: Draw = async (drawing, id) => {
  const { store, words } = drawing;
  const line = await store.safety.line(id);
  if (!line) return gone(drawing);
  if (!(await belongsHere(drawing, line.communityId))) return null;
  const title = fill(words['desk.waits'], { name: await nameOf(drawing, line.personId) });
  const isOpen = line.doneAt === null;
  const shown = isOpen ? ((await kindOf(line.kind).parts?.(drawing, line)) ?? []) : [];
  return {
    title,
    parts: [
      { kind: 'text', text: title },
      { kind: 'text', text: line.note },
      ...shown,
      { kind: 'small', text: isOpen ? await circumstances(drawing, line) : await ending(drawing, line) },
      ...(isOpen ? deedsFor(drawing, line) : []),
    ],
  };
};

/** What stood here is not kept any more; the card must not keep it either. */
export const gone = ({ words }: Drawing) => ({
  title: words['desk.home'],
  parts: [{ kind: 'small', text: words['desk.gone'] } as const],
});

/** Who ended it; what ended by itself was nobody. */
const ending = async (drawing: Drawing, { doneBy }: Waiting): Promise<string> =>
  doneBy
    ? fill(drawing.words['desk.over'], { name: await nameOf(drawing, doneBy) })
    : drawing.words['desk.overAlone'];
