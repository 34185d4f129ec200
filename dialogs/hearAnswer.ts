// What an asker says to an outcome: thanks, and may others read it; ask more; not helpful, and shall somebody else be asked.
import type { OpenQuestion, Question } from '../store/questions.js';
import { labelOf } from './aboutQuestion.js';
import { conversation } from './conversation.js';
import { sayMoment } from './dates.js';
import { canMeet } from './meet.js';
import { names } from './names.js';
import { outcomeChoices } from './outcomes.js';
import { asItStands } from './questionClock.js';
import { askContact, findRoute, fitting, placeOf, promise, triedOf } from './routing.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';

interface HearDraft {
  /** The newest outcome that was told. */
  questionId: string;
  /** The id of the choice under it. */
  verdict: string;
  /** They sent its number; a word may mean an older one too. */
  byNumber: boolean;
  which?: Choice;
  /** The verdict is written down. */
  done?: boolean;
  share?: Choice;
  next?: Choice;
}

type Hearing = Step<HearDraft>;

const HOUR_MS = 60 * 60 * 1000;
/** How long an outcome is open for a word to it. */
const OPEN_MS = 14 * 24 * HOUR_MS;

/** A word after two answers of the same hour, or long after two, may mean either. */
async function whichQuestion(step: Hearing) {
  const { draft, turn } = step;
  if (draft.which || draft.byNumber || draft.done) return step.next();
  const told = await turn.store.questions.toldTo(turn.person.id, turn.now - OPEN_MS);
  const meant = told.filter(
    ({ state, toldAt }) =>
      (toldAt ?? 0) <= turn.now && outcomeChoices(turn.words, state).some(({ id }) => id === draft.verdict),
  );
  const recent = meant.filter(({ toldAt }) => (toldAt ?? 0) > turn.now - HOUR_MS);
  if (meant.length < 2 || recent.length === 1) return step.next();
  const listed = meant.map((one) => ({
    id: one.id,
    name: labelOf(one.employerName ?? turn.words.someone, one.text),
  }));
  return step.pick('which', 'hear.which', async (offset) => listed.slice(offset, offset + 4));
}

async function hearVerdict(step: Hearing) {
  const { draft, turn } = step;
  const question = await turn.store.questions.byId(draft.which?.id ?? draft.questionId);
  if (!question) return step.end();
  if (draft.verdict === 'thanks') return hearThanks(step, question);
  if (draft.verdict === 'more') return askMore(step, question);
  if (draft.verdict === 'not') return hearNotHelpful(step, question);
  return draft.verdict === 'else' ? askSomeoneElse(step, question) : leaveIt(step, question);
}

/** Nothing is shared unless they say so. */
async function hearThanks(step: Hearing, question: OpenQuestion) {
  const { draft, turn } = step;
  if (!draft.done) close(step, question, 'thanks');
  if (!draft.share) return step.choose('share', 'hear.share', undefined);
  const isShared = draft.share.id === 'share';
  if (isShared) turn.changes.set('questions', { id: question.id }, { shared: 'yes', sharedAt: turn.now });
  await step.say(isShared ? 'hear.shared' : 'hear.private');
  if (await canMeet(turn, question.id))
    await step.say('hear.meet', { employer: question.employerName ?? '' });
  return step.end();
}

async function askMore(step: Hearing, question: OpenQuestion) {
  close(step, question, 'more');
  const { id, employerId, employerName } = question;
  const employer = employerId === null ? undefined : { id: employerId, label: employerName ?? '' };
  return step.become(names.ask, { followsId: id, ...(employer ? { employer } : {}) });
}

async function hearNotHelpful(step: Hearing, question: OpenQuestion) {
  const { draft, turn } = step;
  if (!draft.done) turn.changes.set('questions', { id: question.id }, { verdict: 'not-helpful' });
  draft.done = true;
  if (!draft.next) return step.choose('next', 'hear.notHelpful', undefined);
  if (draft.next.id === 'else') return askSomeoneElse(step, question);
  if (draft.next.id === 'leave') return leaveIt(step, question);
  close(step, question, 'not-helpful');
  return step.become(names.person);
}

async function leaveIt(step: Hearing, question: OpenQuestion) {
  close(step, question, question.verdict ?? 'left');
  await step.say('hear.left');
  return step.end();
}

function close({ draft, turn }: Hearing, { id, state }: Question, verdict: string): void {
  draft.done = true;
  turn.changes.set('questions', { id, state }, { state: 'closed', closedAt: turn.now, verdict }, 1);
}

/** The same question goes to an employer that has not had it, with a date of its own. */
async function askSomeoneElse(step: Hearing, question: OpenQuestion) {
  const { turn } = step;
  const { id } = question;
  const answers = await turn.store.questions.answers(id);
  const before = triedOf(question);
  const had = new Set([...before, ...answers.map(({ employerId }) => employerId)]);
  const others = (await fitting(turn, question.text, turn.person)).filter(
    (employer) => !had.has(employer.id),
  );
  const route = await findRoute(turn, turn.person, others);
  const place = placeOf(turn, turn.person, route);
  const anew = {
    wantedEmployerId: null,
    answeredAt: null,
    toldAt: null,
    closedAt: null,
    verdict: null,
    tried: before.join(' '),
  };
  turn.changes.set('questions', asItStands(question), { ...anew, ...place }, 1);
  promise(turn, question, place, route);
  if (route) await askContact(turn, question, route);
  const date = sayMoment(place.dueAt, turn.now, turn.person.zone);
  if (route) await step.say('ask.found', { employer: route.employer.name, date });
  else await step.say('ask.nobody', { date });
  return step.end();
}

export const hearAnswer = conversation<HearDraft>(names.hear, { steps: [whichQuestion, hearVerdict] });
