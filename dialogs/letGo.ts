// Somebody is erased: whoever waits for them hears so, and what they had to answer goes to staff. It erases nothing itself.
import { askerOf } from './aboutQuestion.js';
import { endIntroduction } from './introducing.js';
import { askedOf } from './questionClock.js';
import type { Turn } from './turn.js';

export async function letGo(turn: Turn, personId: string): Promise<void> {
  await withdrawQuestions(turn, personId);
  await handOverQuestions(turn, personId);
  for (const one of await turn.store.introductions.openOf(personId)) await endIntroduction(turn, one);
}

/** Employers who have a question of theirs need not answer it any more. */
async function withdrawQuestions(turn: Turn, askerId: string): Promise<void> {
  for (const question of await turn.store.questions.waitingOf(askerId)) {
    for (const contact of await askedOf(turn, question))
      await turn.tell(contact, { priority: 'answer' }, 'question.withdrawn', {
        name: askerOf(turn.words, question),
      });
  }
}

/** Whoever answered for an employer: the questions that wait for them go to staff. */
async function handOverQuestions(turn: Turn, contactId: string): Promise<void> {
  const { changes, now, store } = turn;
  const own = new Set((await store.employers.contactsOf(contactId)).map(({ id }) => id));
  for (const { id, personId, contactId: first } of await store.questions.openFor(contactId)) {
    if (first === null || !own.has(first)) continue;
    changes.set(
      'questions',
      { id, state: 'routed' },
      { state: 'waiting', employerId: null, contactId: null, secondId: null },
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
