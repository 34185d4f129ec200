// Somebody is erased: whoever waits for them hears so, and what they had to answer goes to staff. It erases nothing itself.
import { askerOf } from './aboutQuestion.js';
import { contactOf } from './myQuestions.js';
import type { Turn } from './turn.js';

export async function letGo(turn: Turn, personId: string): Promise<void> {
  await withdrawQuestions(turn, personId);
  await handOverQuestions(turn, personId);
}

/** Employers who have a question of theirs need not answer it any more. */
async function withdrawQuestions(turn: Turn, askerId: string): Promise<void> {
  for (const question of await turn.store.questions.waitingOf(askerId)) {
    const contact = await contactOf(turn, question);
    if (contact)
      await turn.tell(contact, { priority: 'answer' }, 'question.withdrawn', {
        name: askerOf(turn.words, question),
      });
  }
}

/** Whoever answered for an employer: the questions that wait for them go to staff. */
async function handOverQuestions(turn: Turn, contactId: string): Promise<void> {
  const { changes, now, store } = turn;
  for (const { id, personId } of await store.questions.openFor(contactId)) {
    changes.set(
      'questions',
      { id, state: 'routed' },
      { state: 'waiting', employerId: null, contactId: null },
      1,
    );
    changes.add('waiting', {
      id: turn.newId(),
      kind: 'no-employer',
      personId,
      aboutId: id,
      note: 'Whoever had this question has gone.',
      createdAt: now,
      doneAt: null,
    });
  }
}
