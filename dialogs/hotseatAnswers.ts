// What the guest of a hotseat does: takes a question for three minutes, answers it, and takes the answer back within thirty seconds.
// Nobody receives an answer before that time is over.
import type { Hotseat, HotseatAnswer, HotseatQuestion } from '../store/hotseats.js';
import { beginListening, isAtIt } from './hotseatHeard.js';
import { shorten } from './shorten.js';
import { HOUSE, type Turn } from './turn.js';

export const HOTSEAT_ANSWERED = 'hotseat-answered';
export const HOLD_MS = 30_000;
export const LEASE_MS = 3 * 60_000;
/** People who are told in one turn. */
const MOST = 100;

/** What a deed needs of its turn. */
type Deed = Pick<Turn, 'changes' | 'newId' | 'now'>;

/**
 * Whether it has to be let through first is for the caller to know. False: somebody else has it, or it is answered. Two who take it at
 * once: one of the turns is run again, and hears that.
 */
export function takeQuestion(turn: Turn, question: HotseatQuestion, byId: string): boolean {
  const { id, state, claimedBy, leaseUntil, changedAt } = question;
  const isFree =
    state === 'let-through' ||
    state === 'waiting' ||
    state === 'mopped' ||
    (state === 'taken' && (leaseUntil ?? 0) <= turn.now);
  if (!isFree && !(state === 'taken' && claimedBy === byId)) return false;
  turn.changes.set(
    'hotseat_questions',
    { id, state, changedAt },
    { state: 'taken', claimedBy: byId, leaseUntil: turn.now + LEASE_MS, changedAt: turn.now },
    1,
  );
  return true;
}

/** Answers it, and all that ask the same. With `correctsId` it is told anew in place of that answer. */
export function answerQuestion(
  turn: Deed,
  question: HotseatQuestion,
  answer: Pick<HotseatAnswer, 'byId' | 'text'> & { correctsId?: string },
): HotseatAnswer {
  const { id, hotseatId, state, changedAt } = question;
  const row: HotseatAnswer = {
    correctsId: null,
    ...answer,
    id: turn.newId(),
    hotseatId,
    questionId: id,
    state: 'said',
    createdAt: turn.now,
    visibleFrom: turn.now + HOLD_MS,
  };
  turn.changes.add('hotseat_answers', row);
  const isAnswered = { state: 'answered', claimedBy: null, leaseUntil: null, changedAt: turn.now } as const;
  turn.changes.set('hotseat_questions', { id, state, changedAt }, isAnswered, 1);
  addPart(turn, { answerId: row.id, questionId: id, after: '' }, row.visibleFrom);
  return row;
}

/** False: it is too late, and only a correction helps. */
export function undoAnswer(turn: Pick<Deed, 'changes' | 'now'>, answer: HotseatAnswer): boolean {
  if (answer.state !== 'said' || turn.now >= answer.visibleFrom) return false;
  turn.changes.set('hotseat_answers', { id: answer.id, state: 'said' }, { state: 'undone' }, 1);
  const back = answer.correctsId === null ? 'let-through' : 'answered';
  turn.changes.set('hotseat_questions', { id: answer.questionId }, { state: back, changedAt: turn.now }, 1);
  return true;
}

/** What they have before them waits for anybody again. */
export function giveBack(turn: Turn, all: readonly HotseatQuestion[], byId: string): void {
  const free = { state: 'let-through', claimedBy: null, leaseUntil: null, changedAt: turn.now } as const;
  for (const { claimedBy, id, state } of all)
    if (state === 'taken' && claimedBy === byId)
      turn.changes.set('hotseat_questions', { id, state, claimedBy }, free, 1);
}

/** Theirs again, after it was taken back in the same turn. */
export function claimFor(turn: Turn, id: string, byId: string): void {
  const leaseUntil = turn.now + LEASE_MS;
  turn.changes.set(
    'hotseat_questions',
    { id },
    { state: 'taken', claimedBy: byId, leaseUntil, changedAt: turn.now },
    1,
  );
}

interface Part {
  answerId: string;
  questionId: string;
  after: string;
}

function addPart(turn: Deed, part: Part, dueAt: number): void {
  turn.changes.add('timers', {
    id: turn.newId(),
    kind: HOTSEAT_ANSWERED,
    personId: HOUSE,
    aboutId: JSON.stringify(part),
    dueAt,
    doneAt: null,
    attempts: 0,
  });
}

/** The hold is over: whoever asked hears it, each once, a bounded number of people a turn; then those who listen. */
export async function tellAskers(turn: Turn, about: string): Promise<void> {
  const part = JSON.parse(about) as Part;
  const answer = (await turn.store.hotseats.answers(part.questionId)).find(({ id }) => id === part.answerId);
  const hotseat = answer?.state === 'said' ? await turn.store.hotseats.byId(answer.hotseatId) : null;
  if (!answer || !hotseat) return;
  const asked = await askersAfter(turn, hotseat, part);
  const now = asked.slice(0, MOST);
  for (const theirs of now) await tellAsker(turn, { hotseat, answer }, theirs);
  const last = now.at(-1);
  if (last && asked.length > MOST) addPart(turn, { ...part, after: last.personId }, turn.now);
  else await beginListening(turn, hotseat, answer);
}

/** Somebody who asked it, in one way or in several. */
interface Asker {
  personId: string;
  questions: [HotseatQuestion, ...HotseatQuestion[]];
}

/** In two messages at most, where they asked. Whoever has stopped us hears it when they are back. */
async function tellAsker(
  turn: Turn,
  { hotseat, answer }: { hotseat: Hotseat; answer: HotseatAnswer },
  { personId, questions }: Asker,
): Promise<void> {
  const [first] = questions;
  const anyHour = isAtIt(hotseat, first.askedAt) && isAtIt(hotseat, turn.now);
  const key = answer.correctsId === null ? 'hotseat.answer' : 'hotseat.corrected';
  const isTold = await turn.tell(
    personId,
    { priority: 'hotseat', addressId: first.addressId, anyHour },
    key,
    { guest: hotseat.guestName, mine: shorten(first.text), text: answer.text },
  );
  for (const { id } of questions)
    turn.changes.set(
      'hotseat_questions',
      { id },
      { state: 'answered', changedAt: turn.now, toldAt: isTold ? turn.now : null },
    );
}

async function askersAfter(turn: Turn, hotseat: Hotseat, { questionId, after }: Part): Promise<Asker[]> {
  const all = await turn.store.hotseats.questions(hotseat.id);
  const askers = new Map<string, Asker>();
  for (const one of all) {
    const { personId } = one;
    if ((one.id !== questionId && one.sameAsId !== questionId) || personId === null || personId <= after)
      continue;
    const known = askers.get(personId);
    if (known) known.questions.push(one);
    else askers.set(personId, { personId, questions: [one] });
  }
  return [...askers.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}
