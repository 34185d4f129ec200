// The answer of an employer that staff held is let through: its asker is told, as they would have been at once.
import type { Changes } from '../../store/changes.js';
import type { Answer, OpenQuestion } from '../../store/questions.js';
import { type Desk, Mistake } from './desk.js';
import { tell } from './telling.js';

/** @throws Mistake when the question was taken back */
export async function releaseAnswer(desk: Desk, changes: Changes, answerId: string): Promise<void> {
  const { question, answer } = await heldAnswer(desk, answerId);
  changes.set('answers', { id: answerId, state: 'held' }, { state: 'sent' }, 1);
  const key = question.answeredAt === null ? 'answer.told' : 'answer.added';
  const params = { employer: question.employerName ?? '', text: answer.text };
  const told = await tell(desk, changes, question.personId, key, params);
  const { id, state } = question;
  // An addition that reached its asker changes nothing else; whoever cannot be told reads all of it when they come back.
  if (key === 'answer.added' && told) return;
  const answeredAt = question.answeredAt ?? desk.now;
  const values = { state: 'answered', answeredAt, toldAt: told ? desk.now : null, closedAt: null } as const;
  changes.set('questions', { id, state }, values, 1);
}

async function heldAnswer(
  { store }: Desk,
  answerId: string,
): Promise<{ question: OpenQuestion; answer: Answer }> {
  const questionId = await store.view.admin.questionOf(answerId);
  const question = questionId === null ? null : await store.view.questions.byId(questionId);
  const answer = (await store.view.questions.answers(questionId ?? '')).find(({ id }) => id === answerId);
  if (!question || !answer || question.state === 'withdrawn')
    throw new Mistake('The question was taken back: nobody waits for this answer. You can remove it.');
  return { question, answer };
}
