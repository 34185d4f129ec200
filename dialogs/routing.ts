// Who gets a question, and by when its asker hears: the employer that fits, the contact who can be reached, the date. Nothing an
// employer is told holds more of the asker than the name they chose.
import type { Employer, EmployerContact } from '../store/employers.js';
import type { Person } from '../store/people.js';
import type { OpenQuestion, Question } from '../store/questions.js';
import { answerDeeds } from './desk/answer.js';
import { askerOf, toContact } from './aboutQuestion.js';
import { dueDate, officeHours } from './dates.js';
import { nextStage } from './questionClock.js';
import type { Turn } from './turn.js';
import { keywords } from './understanding/text.js';

/** Whose turn it will be when the date comes. */
export const QUESTION_DUE = 'question-due';
/** With so many characters "or say PASS" still fits the question's one segment. */
const ROOM_FOR_PASS = 80;

export interface Route {
  employer: Employer;
  contact: EmployerContact;
}

/** What routing writes into a question. */
export type Place = Pick<
  Question,
  'state' | 'employerId' | 'contactId' | 'routedAt' | 'dueAt' | 'timerId' | 'secondId'
>;

/** What routing reads of a question; it may not be in the store yet. */
export type Placed = Pick<
  OpenQuestion,
  'id' | 'addressId' | 'communityId' | 'personId' | 'text' | 'anonymous' | 'askerName'
>;

/** Employers that can be asked now: those whose topics have most in common with the text first, then the least recently asked. */
export async function fitting(turn: Turn, text: string, asker: Person): Promise<Employer[]> {
  const [answering, own] = await Promise.all([
    turn.store.employers.answering(),
    turn.store.employers.contactsOf(asker.id),
  ]);
  const others = answering.filter(({ id }) => own.every(({ employerId }) => employerId !== id));
  return byTopic(others, text);
}

/** Best fit first; those that fit equally stay in their order. */
export function byTopic<E extends Pick<Employer, 'name' | 'topics'>>(
  employers: readonly E[],
  text: string,
): E[] {
  const asked = new Set(keywords(text));
  const fit = ({ name, topics }: E) => keywords(`${name} ${topics}`).filter((word) => asked.has(word)).length;
  return employers
    .map((employer) => ({ employer, fits: fit(employer) }))
    .sort((one, other) => other.fits - one.fits)
    .map(({ employer }) => employer);
}

/** The first employer with a contact who can be reached and does not keep away from the asker, nor the asker from them. */
export async function findRoute(
  turn: Turn,
  asker: Person,
  employers: readonly Employer[],
): Promise<Route | null> {
  for (const employer of employers)
    for (const contact of await turn.store.employers.contacts(employer.id))
      if (await canBeAsked(turn, asker, contact)) return { employer, contact };
  return null;
}

/** They can be reached, and neither keeps away from the other. */
export async function canBeAsked(
  { store }: Turn,
  asker: Person,
  { personId }: EmployerContact,
): Promise<boolean> {
  if (personId === null || personId === asker.id) return false;
  const address = await store.people.addressOf(personId);
  if (!address || address.optedOutAt !== null) return false;
  return !(await store.people.blockedBetween(asker.id, personId));
}

/** Employers who had it, and who has it now. */
export const triedOf = ({ employerId, tried }: Question): string[] => [
  ...new Set([...(tried ?? '').split(' ').filter(Boolean), ...(employerId === null ? [] : [employerId])]),
];

/** Where a question stands with this route; without one it waits for staff, and has a date all the same. */
export function placeOf(turn: Turn, asker: Person, route: Route | null): Place {
  const hours = route?.employer ?? officeHours(asker.zone);
  return {
    state: route ? 'routed' : 'waiting',
    employerId: route?.employer.id ?? null,
    contactId: route?.contact.id ?? null,
    routedAt: route ? turn.now : null,
    dueAt: dueDate(turn.now, hours, asker.zone),
    timerId: turn.newId(),
    secondId: null,
  };
}

/** Sets the clock; the employer's turn to be asked is over, or staff see that nobody has it. */
export function promise(turn: Turn, question: Placed, place: Place, route: Route | null): void {
  const { communityId, id, personId } = question;
  const { employerId } = place;
  setClock(
    turn,
    question,
    place.timerId ?? turn.newId(),
    nextStage(turn.now, place, route?.employer ?? null),
  );
  if (employerId !== null)
    turn.changes.set(
      'employers',
      { id: employerId, pausedAt: null, leftAt: null },
      { lastAskedAt: turn.now },
      1,
    );
  else
    turn.changes.add('waiting', {
      id: turn.newId(),
      kind: 'no-employer',
      personId,
      aboutId: id,
      note: 'Nobody can answer this question.',
      communityId,
      createdAt: turn.now,
      doneAt: null,
    });
}

/** The timer a question carries the id of is the only one that counts. */
export function setClock(
  turn: Turn,
  { addressId, id, personId }: Pick<Question, 'addressId' | 'id' | 'personId'>,
  timerId: string,
  dueAt: number,
): void {
  // It goes where the question goes, also by UNLINK.
  const row = { kind: QUESTION_DUE, personId, addressId, aboutId: id, dueAt, doneAt: null, attempts: 0 };
  turn.changes.add('timers', { id: timerId, ...row });
}

/** The contact reads the question. */
export async function askContact(turn: Turn, question: Placed, { contact }: Route): Promise<void> {
  if (contact.personId === null) throw new Error(`contact ${contact.id} was asked before they confirmed`);
  const told = { ...toContact(question, contact.personId), deeds: answerDeeds(turn.words, question.id) };
  await turn.tell(contact.personId, told, questionKey(question), readingOf(turn, question));
}

export const questionKey = ({ text }: Placed) =>
  text.length <= ROOM_FOR_PASS ? 'question.askedOrPass' : 'question.asked';

export const readingOf = ({ words }: Turn, question: Placed) => ({
  name: askerOf(words, question),
  text: question.text,
});
