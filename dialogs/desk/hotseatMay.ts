// Who runs a hotseat: whoever runs one of its groups in its own workspace. What is asked of it is read as it is now.
import type { Hotseat, HotseatQuestion } from '../../store/hotseats.js';
import type { Turn } from '../turn.js';
import { runsHere } from './may.js';

export async function mayHotseat(turn: Turn, id: string): Promise<boolean> {
  const hotseat = await turn.store.hotseats.byId(id);
  if (!hotseat) return false;
  for (const group of await turn.store.hotseats.communityIds(id))
    if (await runsHere(turn, group)) return true;
  return false;
}

export async function mayQuestion(turn: Turn, id: string): Promise<boolean> {
  const question = await turn.store.hotseats.question(id);
  return question !== null && mayHotseat(turn, question.hotseatId);
}

/** The question with its hotseat; `null`: one of them has gone. */
export async function questionAt(
  { store }: Pick<Turn, 'store'>,
  id: string,
): Promise<{ hotseat: Hotseat; question: HotseatQuestion } | null> {
  const question = await store.hotseats.question(id);
  const hotseat = question && (await store.hotseats.byId(question.hotseatId));
  return question && hotseat ? { hotseat, question } : null;
}

/** Nothing about it changes any more. */
export const isOver = ({ state }: Hotseat): boolean => ['summary', 'archive', 'cancelled'].includes(state);

/** Somebody did something with it. */
export function auditHotseat(turn: Turn, verb: string, hotseatId: string, detail: object = {}): void {
  turn.changes.add('audit', {
    id: turn.newId(),
    at: turn.now,
    kind: 'hotseat',
    personId: null,
    actor: turn.person.id,
    detail: JSON.stringify({ verb, hotseat: hotseatId, ...detail }),
  });
}
