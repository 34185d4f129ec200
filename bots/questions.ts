// The date of a question has come: unless it was answered, its asker hears so, and its employer need not answer any more.
import { askerOf } from '../dialogs/aboutQuestion.js';
import { shorten } from '../dialogs/shorten.js';
import type { OpenQuestion } from '../store/questions.js';
import type { LiveTurn } from './liveTurn.js';

/** In the asker's own turn. Does nothing if the question has ended, or has a later date by now. */
export async function tellWhenDue(turn: LiveTurn, questionId: string): Promise<void> {
  const question = await turn.store.questions.byId(questionId);
  if (!question || (question.state !== 'routed' && question.state !== 'waiting') || question.dueAt > turn.now)
    return;
  const isOut = turn.address.optedOutAt !== null;
  const { id, state } = question;
  const toldAt = isOut ? null : turn.now;
  turn.changes.set('questions', { id, state }, { state: 'no-answer', toldAt }, 1);
  if (state === 'waiting')
    turn.changes.set('waiting', { kind: 'no-employer', aboutId: id }, { doneAt: turn.now });
  await tellContact(turn, question);
  if (isOut) return;
  if (question.employerName === null) await turn.say('answer.nobody');
  else await turn.say('answer.none', { employer: question.employerName });
}

async function tellContact(turn: LiveTurn, question: OpenQuestion): Promise<void> {
  if (question.employerId === null) return;
  const contacts = await turn.store.employers.contacts(question.employerId);
  const contact = contacts.find(({ id }) => id === question.contactId);
  if (!contact?.personId) return;
  const reading = { name: askerOf(turn.words, question), text: shorten(question.text) };
  await turn.tell(contact.personId, { priority: 'answer' }, 'question.over', reading);
}
