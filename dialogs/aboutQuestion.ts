// How a question is spoken of: whose it is, how it begins, what became of it. An asker is a name here and nothing else.
import type { OutcomeKey } from '../store/outcomes.js';
import type { Answer, OpenQuestion, Question } from '../store/questions.js';
import type { View } from '../store/store.js';
import { gist } from './gist.js';
import { sayMoment, whenAwake } from './dates.js';
import { HOUSE, type House, type Told, type Turn, type Words } from './turn.js';
import { findDetails } from './understanding/personalDetails.js';

/** Three of these and "More" fit one segment under a short question. */
const LONGEST_LABEL = 36;

/** The name an employer reads: the chosen one without any number in it, or "Someone". */
export function askerOf(
  words: Words,
  asker: { anonymous: Question['anonymous']; askerName: string | null },
): string {
  if (asker.anonymous === 'yes' || asker.askerName === null) return words.someone;
  return findDetails(asker.askerName).without || words.someone;
}

/** "Sam: Do you have ...", to choose from. */
export function labelOf(who: string, text: string): string {
  return `${who}: ${gist(text, LONGEST_LABEL - who.length - 2)}`;
}

/** What whoever has it now has said to it and staff have not held, since it was last passed on; oldest first. */
export async function answersTo(turn: Turn, question: Question): Promise<Answer[]> {
  const answers = await turn.store.questions.answers(question.id);
  return answers.filter(
    ({ createdAt, employerId, state }) =>
      state === 'sent' &&
      employerId === (question.employerId ?? HOUSE) &&
      createdAt >= (question.routedAt ?? 0),
  );
}

/** What whoever has it now has said, and staff still look at. */
export async function heldFor({ store }: Turn, question: Question): Promise<Answer[]> {
  const answers = await store.questions.answers(question.id);
  return answers.filter(
    ({ createdAt, employerId, state }) =>
      state === 'held' && employerId === question.employerId && createdAt >= (question.routedAt ?? 0),
  );
}

/** Says in the asker's own turn that nothing has come, and how long that may be. */
export async function sayNotYet(turn: Turn, question: OpenQuestion): Promise<void> {
  const date = sayMoment(question.dueAt, turn.now, turn.person.zone);
  const { employerName: employer } = question;
  if (employer === null) return turn.say('answer.stillLooking', { date });
  const isHeld = (await heldFor(turn, question)).length > 0;
  return turn.say(isHeld ? 'answer.beingRead' : 'answer.notYet', { employer, date });
}

export const outcomeKey = ({ id }: Pick<Question, 'id'>): OutcomeKey => `outcome ${id}`;

/** How its asker is told what became of it. */
export const outcomeOf = (question: Question): Told => ({
  priority: 'answer',
  mergeKey: outcomeKey(question),
});

/** How somebody is asked it, or hears that they need not answer: where they have not read it yet, they hear the latter alone. */
export const toContact = ({ id }: Pick<Question, 'id'>, personId: string): Told => ({
  priority: 'answer',
  mergeKey: `asked ${id} ${personId}`,
});

/** When they read what they are told now: milliseconds UTC. */
export async function readsAt(
  { house = {}, now, store }: { house?: Pick<House, 'quietHours'>; now: number; store: View },
  personId: string,
): Promise<number> {
  const person = await store.people.person(personId);
  return person ? whenAwake({ house, now }, person.zone) : now;
}

/** Says in the asker's own turn what became of their question; from now on they have been told. */
export async function sayOutcome(turn: Turn, question: OpenQuestion): Promise<void> {
  turn.changes.set('questions', { id: question.id }, { toldAt: turn.now });
  const employer = question.employerName;
  if (employer === null && question.state !== 'answered') return turn.say('answer.nobody');
  if (question.state === 'declined' && employer !== null) return turn.say('answer.declined', { employer });
  const answers = await answersTo(turn, question);
  if (answers.length === 0 && employer !== null) return turn.say('answer.none', { employer });
  const by = employer ?? turn.house.organisation;
  const isAfterAll = answers.some(({ kind }) => kind === 'after-all');
  const text = answers.map((one) => one.text).join('\n');
  await turn.say(isAfterAll ? 'answer.afterAll' : 'answer.told', { employer: by, text });
  return sayOthers(turn, question);
}

/** What staff let through of an employer that had it before. */
async function sayOthers(turn: Turn, { employerId, id }: OpenQuestion): Promise<void> {
  for (const { kind, text, ...by } of await turn.store.questions.answers(id)) {
    if (kind !== 'after-all' || by.state !== 'sent' || by.employerId === employerId) continue;
    const employer = await turn.store.employers.byId(by.employerId);
    if (employer) await turn.say('answer.afterAll', { employer: employer.name, text });
  }
}
