// Words that disclose harm, looked for in every message and every step; and the clock that pages one after another until
// somebody looks after it. Never a post.
import {
  calledIn,
  clock,
  hearDisclosure,
  pageChannel,
  pageNumbers,
  referenceOf,
  remember,
} from '../dialogs/safeguardingCase.js';
import { disclosure } from '../dialogs/understanding/safeguarding.js';
import type { RoleKind } from '../store/people.js';
import type { Waiting } from '../store/safety.js';
import type { LiveTurn } from './liveTurn.js';
import type { Talk } from './talk.js';
import { inPieces } from './tooLong.js';

export async function safeguarding(talk: Talk): Promise<boolean> {
  const [kind] = inPieces(talk.text).flatMap((piece) => disclosure(piece) ?? []);
  if (!kind) return false;
  await hearDisclosure(talk.turn, kind);
  return true;
}

/** Who is paged at each ring, one after another and from the top again: false if there is nobody. */
const steps: readonly (readonly [to: string, page: (turn: LiveTurn, line: Waiting) => Promise<boolean>])[] = [
  ['safeguarding leads', (turn, line) => pageHolders(turn, line, 'safeguarding')],
  ['alert numbers', async (turn, line) => pageNumbers(turn, 'staff.still', await calledIn(turn, line))],
  ['staff', (turn, line) => pageHolders(turn, line, 'staff')],
];

/** In a turn of the house's own. It rings until the matter is closed, and speaks only while nobody looks after it. */
export async function escalate(turn: LiveTurn, lineId: string): Promise<void> {
  const line = await turn.store.safety.line(lineId);
  if (!line || line.doneAt !== null || turn.cause.kind !== 'timer') return;
  const takenAt = line.takenAt ?? null;
  // As it was read, or this is run again: whoever has just said that they look after it is not paged.
  turn.changes.set('waiting', { id: lineId, doneAt: null, takenAt }, { takenAt }, 1);
  const step = turn.cause.timer.attempts;
  turn.changes.add(
    'timers',
    clock(turn, line, takenAt === null ? step + (await pageNext(turn, line, step)) : step),
  );
}

/** Pages whoever is next and is there; gives by how many steps that went on. */
async function pageNext(turn: LiveTurn, line: Waiting, step: number): Promise<number> {
  const inSlack = pageChannel(turn, 'staff.still', await calledIn(turn, line));
  for (let tried = 1; tried <= steps.length; tried++) {
    const [to, page] = steps[(step + tried - 1) % steps.length] ?? ['', async () => false];
    if (!(await page(turn, line))) continue;
    remember(turn, { personId: line.personId, verb: 'escalated', reference: referenceOf(line), to });
    return tried;
  }
  const to = inSlack ? 'staff channel' : 'nobody';
  remember(turn, { personId: line.personId, verb: 'escalated', reference: referenceOf(line), to });
  return 1;
}

async function pageHolders(turn: LiveTurn, line: Waiting, kind: RoleKind): Promise<boolean> {
  const called = await calledIn(turn, line);
  const told = [];
  for (const personId of await turn.store.safety.holders(kind))
    told.push(await turn.tell(personId, { priority: 'safeguarding' }, 'staff.still', called));
  return told.includes(true);
}
