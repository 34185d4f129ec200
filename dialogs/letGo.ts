// Somebody is erased: whoever waits for them hears so, and what they had to answer goes to staff. It erases nothing itself.
import { askerOf, toContact } from './aboutQuestion.js';
import { endIntroduction } from './introducing.js';
import { asItStands, askedOf } from './questionClock.js';
import { askContact, canBeAsked } from './routing.js';
import type { OpenQuestion } from '../store/questions.js';
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
      await turn.tell(contact, toContact(question, contact), 'question.withdrawn', {
        name: askerOf(turn.words, question),
      });
  }
}

/** Whoever answered for an employer: the questions that wait for them go to staff. */
async function handOverQuestions(turn: Turn, contactId: string): Promise<void> {
  const { changes, now, store } = turn;
  const own = new Set((await store.employers.contactsOf(contactId)).map(({ id }) => id));
  for (const question of await store.questions.openFor(contactId)) {
    const { communityId, id, personId, contactId: first } = question;
    if (first === null || !own.has(first)) continue;
    if (await goesToAnother(turn, question, contactId)) continue;
    changes.set(
      'questions',
      asItStands(question),
      { state: 'waiting', employerId: null, contactId: null, secondId: null },
      1,
    );
    changes.add('waiting', {
      id: turn.newId(),
      kind: 'no-employer',
      personId,
      aboutId: id,
      note: 'Whoever had this question has gone.',
      communityId,
      createdAt: now,
      doneAt: null,
    });
  }
}

/** Somebody else answers for the same employer: the date stays, and the asker need not know. */
async function goesToAnother(turn: Turn, question: OpenQuestion, goneId: string): Promise<boolean> {
  const { employerId } = question;
  const [asker, employer] = await Promise.all([
    turn.store.people.person(question.personId),
    employerId === null ? null : turn.store.employers.byId(employerId),
  ]);
  if (!asker || !employer) return false;
  for (const contact of await turn.store.employers.contacts(employer.id)) {
    if (contact.personId === goneId || !(await canBeAsked(turn, asker, contact))) continue;
    const next = { contactId: contact.id, secondId: null };
    turn.changes.set('questions', asItStands(question), next, 1);
    if (contact.id !== question.secondId) await askContact(turn, question, { employer, contact });
    return true;
  }
  return false;
}
