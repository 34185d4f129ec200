// The clock of a question nobody answers: words to its contacts, to staff, to its asker, and on the date the next employer or an
// honest end. Only the newest stage that has come is acted on, however long we were away.
import { askerOf } from '../dialogs/aboutQuestion.js';
import { sayMoment, whenAwake } from '../dialogs/dates.js';
import {
  askedOf,
  countMiss,
  endWatch,
  nextStage,
  QUESTION_LATE,
  type Stage,
  stagesOf,
} from '../dialogs/questionClock.js';
import {
  askContact,
  findRoute,
  fitting,
  placeOf,
  promise,
  questionKey,
  readingOf,
  setClock,
  triedOf,
} from '../dialogs/routing.js';
import { shorten } from '../dialogs/shorten.js';
import type { Employer } from '../store/employers.js';
import type { OpenQuestion } from '../store/questions.js';
import type { LiveTurn } from './liveTurn.js';

/** After so many employers its asker hears that nobody answered. */
const MOST_EMPLOYERS = 3;

/** In the asker's own turn. Does nothing if the question has ended, or has another timer by now. */
export async function questionRings(turn: LiveTurn, questionId: string): Promise<void> {
  const question = await turn.store.questions.byId(questionId);
  if (!question || !isMeant(turn, question)) return;
  const employer = question.employerId === null ? null : await turn.store.employers.byId(question.employerId);
  const awakeAt = whenAwake(turn, turn.person.zone);
  if (awakeAt > turn.now) return ringAgain(turn, question, awakeAt);
  const newest = stagesOf(question, employer).findLast(({ at }) => at <= turn.now)?.stage;
  if (newest === 'due') return endAtDate(turn, question, employer);
  if (newest) await act(turn, question, newest);
  ringAgain(turn, question, nextStage(turn.now, question, employer));
}

function isMeant({ cause }: LiveTurn, { state, timerId }: OpenQuestion): boolean {
  if (state !== 'routed' && state !== 'waiting') return false;
  return !timerId || (cause.kind === 'timer' && cause.timer.id === timerId);
}

function ringAgain(turn: LiveTurn, question: OpenQuestion, at: number): void {
  const timerId = turn.newId();
  const { id, state } = question;
  turn.changes.set('questions', { id, state, timerId: question.timerId ?? null }, { timerId }, 1);
  setClock(turn, question, timerId, at);
}

async function act(turn: LiveTurn, question: OpenQuestion, stage: Exclude<Stage, 'due'>): Promise<void> {
  if (stage === 'nudge') return nudge(turn, question);
  if (stage === 'second') return askSecond(turn, question);
  if (stage === 'card') return showStaff(turn, question);
  if (turn.address.optedOutAt !== null) return;
  const date = sayMoment(question.dueAt, turn.now, turn.person.zone);
  if (question.employerName === null) return turn.say('answer.stillLooking', { date });
  return turn.say('answer.notYet', { employer: question.employerName, date });
}

/** Whoever cannot be reached any more is not waited for. */
async function nudge(turn: LiveTurn, question: OpenQuestion): Promise<void> {
  const reading = { name: askerOf(turn.words, question), text: shorten(question.text) };
  const told = { priority: 'digest' } as const;
  let reached = false;
  for (const contact of await askedOf(turn, question))
    if (await turn.tell(contact, told, 'question.nudge', reading)) reached = true;
  if (!reached) await askSecond(turn, question);
}

async function askSecond(turn: LiveTurn, question: OpenQuestion): Promise<void> {
  const { contactId, employerId, id, secondId, state } = question;
  if (employerId === null || secondId) return;
  const told = { priority: 'answer' } as const;
  for (const { id: other, personId } of await turn.store.employers.contacts(employerId)) {
    if (other === contactId || personId === null || personId === question.personId) continue;
    if (await turn.store.people.blockedBetween(question.personId, personId)) continue;
    if (!(await turn.tell(personId, told, questionKey(question), readingOf(turn, question)))) continue;
    turn.changes.set('questions', { id, state }, { secondId: other }, 1);
    return;
  }
}

async function showStaff(turn: LiveTurn, { employerName, id, personId }: OpenQuestion): Promise<void> {
  turn.changes.add('waiting', {
    id: turn.newId(),
    kind: QUESTION_LATE,
    personId,
    aboutId: id,
    note: `${employerName ?? 'The employer'} has not answered.`,
    createdAt: turn.now,
    doneAt: null,
  });
}

async function endAtDate(turn: LiveTurn, question: OpenQuestion, employer: Employer | null): Promise<void> {
  if (employer) countMiss(turn, employer);
  endWatch(turn, question.id);
  if (question.state === 'waiting')
    turn.changes.set('waiting', { kind: 'no-employer', aboutId: question.id }, { doneAt: turn.now });
  await tellContacts(turn, question);
  if (!(await passedOn(turn, question))) await endIt(turn, question);
}

async function tellContacts(turn: LiveTurn, question: OpenQuestion): Promise<void> {
  const reading = { name: askerOf(turn.words, question), text: shorten(question.text) };
  for (const contact of await askedOf(turn, question))
    await turn.tell(contact, { priority: 'answer' }, 'question.over', reading);
}

/** True if somebody else has it now, with a date of its own. Who asked one employer decides for themselves what comes next. */
async function passedOn(turn: LiveTurn, question: OpenQuestion): Promise<boolean> {
  const { id, state, employerName, wantedEmployerId } = question;
  const tried = triedOf(question);
  if (turn.address.optedOutAt !== null || wantedEmployerId !== null) return false;
  if (tried.length >= MOST_EMPLOYERS) return false;
  const others = await fitting(turn, question.text, turn.person);
  const route = await findRoute(
    turn,
    turn.person,
    others.filter((other) => !tried.includes(other.id)),
  );
  if (!route) return false;
  const place = placeOf(turn, turn.person, route);
  turn.changes.set('questions', { id, state }, { ...place, tried: tried.join(' ') }, 1);
  promise(turn, question, place, route);
  await askContact(turn, question, route);
  const date = sayMoment(place.dueAt, turn.now, turn.person.zone);
  const { name } = route.employer;
  if (employerName === null) await turn.say('ask.found', { employer: name, date });
  else await turn.say('answer.passedOn', { employer: employerName, name, date });
  return true;
}

async function endIt(turn: LiveTurn, { employerName, id, state }: OpenQuestion): Promise<void> {
  const isOut = turn.address.optedOutAt !== null;
  const toldAt = isOut ? null : turn.now;
  turn.changes.set('questions', { id, state }, { state: 'no-answer', toldAt }, 1);
  if (isOut) return;
  if (employerName === null) await turn.say('answer.nobody');
  else await turn.say('answer.none', { employer: employerName });
}
