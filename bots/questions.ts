// The clock of a question nobody answers: words to its contacts, to staff, to its asker, and on the date the next employer or an
// honest end. However long we were away, what came meanwhile is done at once, and each of it once.
import { askerOf, heldFor, outcomeKey, sayNotYet, toContact } from '../dialogs/aboutQuestion.js';
import { dueDate, oneDayMore, sayMoment, whenAwake } from '../dialogs/dates.js';
import {
  asItStands,
  askedOf,
  countMiss,
  endWatch,
  nextStage,
  type Stage,
  stagesOf,
} from '../dialogs/questionClock.js';
import { askContact, findRoute, fitting, placeOf, promise, setClock, triedOf } from '../dialogs/routing.js';
import { shorten } from '../dialogs/shorten.js';
import type { Employer } from '../store/employers.js';
import type { OpenQuestion } from '../store/questions.js';
import type { LiveTurn } from './liveTurn.js';
import { askSecond, nudge, showStaff } from './questionChased.js';

/** After so many employers its asker hears that nobody answered. */
const MOST_EMPLOYERS = 3;
/** Whoever rings so long after the date was away. */
const AWAY_MS = 60 * 60 * 1000;

/** In the asker's own turn. Does nothing if the question has ended, or has another timer by now. */
export async function questionRings(turn: LiveTurn, questionId: string): Promise<void> {
  const question = await turn.store.questions.byId(questionId);
  if (!question || !isMeant(turn, question)) return;
  // LINK or UNLINK came in between: only its asker may hear of it.
  if (question.personId !== turn.person.id) return ringAgain(turn, question, turn.now);
  const employer = question.employerId === null ? null : await turn.store.employers.byId(question.employerId);
  const newest = stagesOf(question, employer).findLast(({ at }) => at <= turn.now)?.stage;
  const awakeAt = whenAwake(turn, turn.person.zone);
  if ((newest === 'warn' || newest === 'due') && awakeAt > turn.now)
    return ringAgain(turn, question, awakeAt);
  if (newest === 'due') return dateComes(turn, question, employer);
  if (newest) await act(turn, question, { stage: newest, employer });
  ringAgain(turn, question, nextStage(turn.now, question, employer));
}

function isMeant({ cause }: LiveTurn, { state, timerId }: OpenQuestion): boolean {
  if (state !== 'routed' && state !== 'waiting') return false;
  return !timerId || (cause.kind === 'timer' && cause.timer.id === timerId);
}

function ringAgain(turn: LiveTurn, question: OpenQuestion, at: number): void {
  const timerId = turn.newId();
  turn.changes.set('questions', asItStands(question), { timerId }, 1);
  setClock(turn, question, timerId, at);
}

/** Whatever an earlier stage would have done and was not there to do, a later one still does; the employer is nudged for one day only. */
async function act(
  turn: LiveTurn,
  question: OpenQuestion,
  { employer, stage }: { employer: Employer | null; stage: Exclude<Stage, 'due'> },
): Promise<void> {
  const isHeld = (await heldFor(turn, question)).length > 0;
  if (stage === 'nudge' && !isHeld) return nudge(turn, question, employer);
  if (!isHeld) await askSecond(turn, question);
  if (stage === 'nudge' || stage === 'second') return;
  if (!isHeld) await showStaff(turn, question);
  if (stage === 'warn' && turn.address.optedOutAt === null) await sayNotYet(turn, question);
}

/** An answer that staff still look at gives them one working day more; its employer has missed nothing. */
async function dateComes(turn: LiveTurn, question: OpenQuestion, employer: Employer | null): Promise<void> {
  const held = await heldFor(turn, question);
  if (held.length === 0 || !employer) return endAtDate(turn, question, employer);
  const { dueAt, routedAt } = question;
  const { zone } = turn.person;
  if (dueAt > dueDate(routedAt ?? 0, employer, zone)) return endUnread(turn, question);
  const later = oneDayMore(turn.now, zone);
  const timerId = turn.newId();
  turn.changes.set('questions', asItStands(question), { timerId, dueAt: later }, 1);
  setClock(turn, question, timerId, nextStage(turn.now, { dueAt: later, routedAt: null }, null));
  if (turn.address.optedOutAt === null)
    await turn.say('answer.beingRead', {
      employer: employer.name,
      date: sayMoment(later, turn.now, zone),
    });
}

async function endUnread(turn: LiveTurn, question: OpenQuestion): Promise<void> {
  endWatch(turn, question.id);
  await tellContacts(turn, question);
  await end(turn, question, (employer) => turn.say('answer.keptBack', { employer }));
}

async function endAtDate(turn: LiveTurn, question: OpenQuestion, employer: Employer | null): Promise<void> {
  // Where we were away, nobody could answer us: nothing is held against them.
  if (employer && turn.now < question.dueAt + AWAY_MS) countMiss(turn, employer.id);
  endWatch(turn, question.id);
  if (question.state === 'waiting')
    turn.changes.set('waiting', { kind: 'no-employer', aboutId: question.id }, { doneAt: turn.now });
  await tellContacts(turn, question);
  if (await passedOn(turn, question)) return;
  await end(turn, question, (employer) => turn.say('answer.none', { employer }));
}

async function tellContacts(turn: LiveTurn, question: OpenQuestion): Promise<void> {
  const reading = { name: askerOf(turn.words, question), text: shorten(question.text) };
  for (const contact of await askedOf(turn, question))
    await turn.tell(contact, toContact(question, contact), 'question.over', reading);
}

/** True if somebody else has it now, with a date of its own. Who asked one employer decides for themselves what comes next. */
async function passedOn(turn: LiveTurn, question: OpenQuestion): Promise<boolean> {
  const { employerName, wantedEmployerId } = question;
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
  turn.changes.set('questions', asItStands(question), { ...place, tried: tried.join(' ') }, 1);
  promise(turn, question, place, route);
  await askContact(turn, question, route);
  const date = sayMoment(place.dueAt, turn.now, turn.person.zone);
  const { name } = route.employer;
  if (employerName === null) await turn.say('ask.found', { employer: name, date });
  else await turn.say('answer.passedOn', { employer: employerName, name, date });
  return true;
}

/** Whoever has opted out reads it when they are back. */
async function end(
  turn: LiveTurn,
  question: OpenQuestion,
  say: (employer: string) => Promise<void>,
): Promise<void> {
  const isOut = turn.address.optedOutAt !== null;
  const toldAt = isOut ? null : turn.now;
  turn.changes.set('questions', asItStands(question), { state: 'no-answer', toldAt }, 1);
  if (isOut) return;
  turn.mergeKey = outcomeKey(question);
  if (question.employerName === null) await turn.say('answer.nobody');
  else await say(question.employerName);
}
