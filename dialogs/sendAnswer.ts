// What becomes of an employer's words: told to the asker, added, held for staff, or the question declined. A question is ended
// only as it stood when it was read, so of two people who answer at once one is first.
import type { Answer, OpenQuestion } from '../store/questions.js';
import { askerOf, outcomeOf, readsAt, toContact } from './aboutQuestion.js';
import { holdReason } from './answerChecks.js';
import { askedOf, countAnswer, endWatch } from './questionClock.js';
import type { Turn } from './turn.js';

/** True if the asker is told now; otherwise it waits for them. */
export async function tellAnswer(turn: Turn, question: OpenQuestion, text: string): Promise<boolean> {
  turn.changes.add('answers', answerOf(turn, question, { text, kind: 'answer', state: 'sent' }));
  const told = await turn.tell(question.personId, outcomeOf(question), 'answer.told', {
    employer: employerOf(turn, question),
    text,
  });
  await endWith(turn, question, 'answered', told);
  return told;
}

/** True if the asker is told now. Otherwise the whole answer waits for them, with what was added. */
export async function tellAddition(turn: Turn, question: OpenQuestion, text: string): Promise<boolean> {
  turn.changes.add('answers', answerOf(turn, question, { text, kind: 'addition', state: 'sent' }));
  const told = await turn.tell(question.personId, { priority: 'answer' }, 'answer.added', {
    employer: employerOf(turn, question),
    text,
  });
  const { id, state } = question;
  if (!told)
    turn.changes.set('questions', { id, state }, { state: 'answered', toldAt: null, closedAt: null }, 1);
  return told;
}

export async function declineQuestion(turn: Turn, question: OpenQuestion): Promise<void> {
  const employer = employerOf(turn, question);
  const told = await turn.tell(question.personId, outcomeOf(question), 'answer.declined', { employer });
  await endWith(turn, question, 'declined', told);
}

/** Staff decide. The question stays open, and a member who was asked for something private hears once that they need not tell. */
export async function holdAnswer(
  turn: Turn,
  question: OpenQuestion,
  { text, reason }: { text: string; reason: 'private' | 'rude' },
): Promise<void> {
  const kind = question.state === 'routed' ? 'answer' : 'addition';
  const earlier = await turn.store.questions.answers(question.id);
  const isTold = earlier.some((one) => one.state === 'held' && holdReason(one.text) === 'private');
  const held = answerOf(turn, question, { text, kind, state: 'held' });
  turn.changes.add('answers', held);
  turn.changes.add('waiting', {
    id: turn.newId(),
    kind: 'held-answer',
    personId: turn.person.id,
    aboutId: held.id,
    note: reason === 'private' ? 'Asks the member for something private.' : 'Words that may hurt people.',
    createdAt: turn.now,
    doneAt: null,
  });
  if (reason !== 'private' || isTold) return;
  const employer = employerOf(turn, question);
  await turn.tell(question.personId, { priority: 'answer' }, 'answer.askedTooMuch', { employer });
}

/** Whoever else was asked need not answer any more. */
async function endWith(
  turn: Turn,
  question: OpenQuestion,
  state: 'answered' | 'declined',
  told: boolean,
): Promise<void> {
  const { id } = question;
  const toldAt = told ? await readsAt(turn, question.personId) : null;
  const asItWas = { id, state: 'routed', employerId: question.employerId } as const;
  turn.changes.set('questions', asItWas, { state, answeredAt: turn.now, toldAt }, 1);
  endWatch(turn, id);
  await countAnswer(turn, question.employerId);
  const name = askerOf(turn.words, question);
  for (const other of await askedOf(turn, question))
    if (other !== turn.person.id)
      await turn.tell(other, toContact(question, other), 'question.others', { name });
}

function answerOf(turn: Turn, question: OpenQuestion, said: Pick<Answer, 'text' | 'kind' | 'state'>): Answer {
  if (question.employerId === null) throw new Error(`question ${question.id} is answered and nobody has it`);
  return {
    ...said,
    id: turn.newId(),
    questionId: question.id,
    employerId: question.employerId,
    personId: turn.person.id,
    createdAt: turn.now,
  };
}

const employerOf = (turn: Turn, { employerName }: OpenQuestion): string => employerName ?? turn.words.someone;
