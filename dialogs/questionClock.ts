// When something happens to a question that nobody answers, and what it is about them that ends with it. It tells nobody anything.
import type { Employer } from '../store/employers.js';
import type { OpenQuestion, Question } from '../store/questions.js';
import { dayOf, workingDaysLater } from './dates.js';
import { HOUSE, type Turn } from './turn.js';

/** In their order: a word to the contact, to a second one, to staff, to the asker; and the date itself. */
export type Stage = 'nudge' | 'second' | 'card' | 'warn' | 'due';

const HOUR_MS = 60 * 60 * 1000;
/** How long before the date the asker hears that nothing has come. */
const WARNING_MS = 4 * HOUR_MS;
/** So many questions in a row that went by, and an employer gets no new ones. */
const MOST_MISSES = 3;
export const QUESTION_LATE = 'question-late';
export const EMPLOYER_PAUSED = 'employer-paused';
export const EMPLOYER_MISSED = 'employer-missed';

export type Hours = Pick<Employer, 'zone' | 'workingDays' | 'opensAt' | 'closesAt'>;

/** The stages of a question, oldest first. `hours`: its employer's; without one only its asker is told anything. */
export function stagesOf(
  { dueAt, routedAt }: Pick<Question, 'dueAt' | 'routedAt'>,
  hours: Hours | null,
): { stage: Stage; at: number }[] {
  const warn = warnedAt({ dueAt });
  const ours = [
    { stage: 'warn', at: warn },
    { stage: 'due', at: dueAt },
  ] as const;
  if (hours === null || routedAt === null) return [...ours];
  return [
    { stage: 'nudge', at: nudgeAt(routedAt, hours) },
    { stage: 'second', at: workingDaysLater(routedAt, hours, 2) },
    // Staff have an hour before the asker hears.
    { stage: 'card', at: Math.min(workingDaysLater(routedAt, hours, 3), warn - HOUR_MS) },
    ...ours,
  ];
}

/** Whether the nudge for another question of the same employer came earlier on the same day of theirs. */
export function isNudgedBefore(other: Question, question: Question, hours: Hours): boolean {
  const [theirs, its] = [other, question].map(({ routedAt }) => nudgeAt(routedAt ?? 0, hours));
  if (theirs === undefined || its === undefined || other.id === question.id) return false;
  const isFirst = theirs < its || (theirs === its && other.id < question.id);
  return isFirst && dayOf(theirs, hours.zone) === dayOf(its, hours.zone);
}

const nudgeAt = (routedAt: number, hours: Hours): number => workingDaysLater(routedAt, hours, 1);

/** When the next of them comes; the date itself if none is left. */
export function nextStage(
  now: number,
  place: Pick<Question, 'dueAt' | 'routedAt'>,
  hours: Hours | null,
): number {
  return stagesOf(place, hours).find(({ at }) => at > now)?.at ?? place.dueAt;
}

/** The question as it was read: whoever changes it meanwhile, or whoever gets it, is not overruled. */
export const asItStands = ({ employerId, id, state, timerId = null }: Question): Partial<Question> => ({
  id,
  state,
  employerId,
  timerId,
});

/** From then on the asker has had the word before the date, if they could be reached. */
export const warnedAt = ({ dueAt }: Pick<Question, 'dueAt'>): number => dueAt - WARNING_MS;

/** The people who have it now: the contact, and the second one once they were asked. */
export async function askedOf({ store }: Pick<Turn, 'store'>, question: OpenQuestion): Promise<string[]> {
  const { contactId, employerId, secondId } = question;
  const contacts = employerId === null ? [] : await store.employers.contacts(employerId);
  const asked = contacts.filter(({ id }) => id === contactId || id === secondId);
  return [...new Set(asked.flatMap(({ personId }) => (personId === null ? [] : [personId])))];
}

/** Staff need not look after it any more. */
export function endWatch({ changes, now }: Pick<Turn, 'changes' | 'now'>, questionId: string): void {
  changes.set('waiting', { kind: QUESTION_LATE, aboutId: questionId, doneAt: null }, { doneAt: now });
}

/** They answer: what went by is forgotten, and a pause for it is over. */
export async function countAnswer({ changes, now, store }: Turn, employerId: string | null): Promise<void> {
  const employer = employerId === null ? null : await store.employers.byId(employerId);
  if (!employer?.misses) return;
  const { id, misses, pausedAt } = employer;
  const isPausedForIt = misses >= MOST_MISSES && pausedAt !== null;
  changes.set('employers', { id }, { misses: 0, ...(isPausedForIt ? { pausedAt: null } : {}) });
  changes.set('waiting', { kind: EMPLOYER_PAUSED, aboutId: id, doneAt: null }, { doneAt: now });
}

/** The date went by. Dates of one employer come together: a turn of the house for each counts them one after the other. */
export function countMiss(turn: Turn, employerId: string): void {
  const row = { kind: EMPLOYER_MISSED, personId: HOUSE, aboutId: employerId, dueAt: turn.now };
  turn.changes.add('timers', { id: turn.newId(), ...row, doneAt: null, attempts: 0 });
}

/** After a few of them nobody asks them any more, and staff see so. */
export async function employerMissed(turn: Turn, employerId: string): Promise<void> {
  const employer = await turn.store.employers.byId(employerId);
  if (!employer) return;
  const { id, misses = null, name, pausedAt } = employer;
  const count = (misses ?? 0) + 1;
  const pauses = count >= MOST_MISSES && pausedAt === null;
  const paused = pauses ? { pausedAt: turn.now } : {};
  turn.changes.set('employers', { id, misses }, { misses: count, ...paused }, 1);
  if (!pauses) return;
  turn.changes.add('waiting', {
    id: turn.newId(),
    kind: EMPLOYER_PAUSED,
    personId: null,
    aboutId: id,
    note: `${name} let ${count} questions go by. They get no new ones.`,
    createdAt: turn.now,
    doneAt: null,
  });
}
