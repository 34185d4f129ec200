// What is done about a question while its date has not come: its contacts are reminded, a second one is asked, staff see it. It
// never speaks to the asker.
import { askerOf, toContact } from '../dialogs/aboutQuestion.js';
import { answerDeeds } from '../dialogs/desk/answer.js';
import { askedOf, isNudgedBefore, QUESTION_LATE } from '../dialogs/questionClock.js';
import { questionKey, readingOf } from '../dialogs/routing.js';
import { shorten } from '../dialogs/shorten.js';
import type { Employer } from '../store/employers.js';
import type { OpenQuestion } from '../store/questions.js';
import type { LiveTurn } from './liveTurn.js';

/** A nudge that could not leave for so long may be about what is answered by then. */
const FRESH_MS = 12 * 60 * 60 * 1000;

/** Whoever cannot be reached any more, or keeps away, is not waited for. */
export async function nudge(
  turn: LiveTurn,
  question: OpenQuestion,
  employer: Employer | null,
): Promise<void> {
  let reached = false;
  for (const contact of await askedOf(turn, question)) {
    if (await turn.store.people.blockedBetween(question.personId, contact)) continue;
    if (await nudgeOne(turn, contact, { question, employer })) reached = true;
  }
  if (!reached) await askSecond(turn, question);
}

/** One nudge a day speaks for all that wait for them. False if they cannot be reached. */
async function nudgeOne(
  turn: LiveTurn,
  contact: string,
  { question, employer }: { question: OpenQuestion; employer: Employer | null },
): Promise<boolean> {
  const open = (await turn.store.questions.openFor(contact)).filter(
    ({ employerId }) => employerId === question.employerId,
  );
  if (employer && open.some((other) => isNudgedBefore(other, question, employer))) return true;
  const told = { priority: 'digest', proactive: true, staleAt: turn.now + FRESH_MS } as const;
  const reading = { name: askerOf(turn.words, question), text: shorten(question.text) };
  if (open.length < 2) return turn.tell(contact, told, 'question.nudge', reading);
  return turn.tell(contact, told, 'question.nudgeMany', { ...reading, count: open.length });
}

/** The next person of the same employer: not the first one at another address of theirs. */
export async function askSecond(turn: LiveTurn, question: OpenQuestion): Promise<void> {
  const { employerId, secondId } = question;
  if (employerId === null || secondId) return;
  const first = await askedOf(turn, question);
  for (const { id: other, personId } of await turn.store.employers.contacts(employerId)) {
    if (personId === null || personId === question.personId || first.includes(personId)) continue;
    if (await turn.store.people.blockedBetween(question.personId, personId)) continue;
    const told = { ...toContact(question, personId), deeds: answerDeeds(turn.words, question.id) };
    if (!(await turn.tell(personId, told, questionKey(question), readingOf(turn, question)))) continue;
    turn.changes.set('questions', { id: question.id, employerId }, { secondId: other }, 1);
    return;
  }
}

/** Once for each employer that has it. What nobody has stands before staff already. */
export async function showStaff(turn: LiveTurn, question: OpenQuestion): Promise<void> {
  const { communityId, employerName, id, personId, routedAt, state } = question;
  const lines = await turn.store.safety.linesAbout(QUESTION_LATE, id);
  if (state !== 'routed' || lines.some(({ createdAt }) => createdAt >= (routedAt ?? 0))) return;
  turn.changes.add('waiting', {
    id: turn.newId(),
    kind: QUESTION_LATE,
    personId,
    aboutId: id,
    note: `${employerName ?? 'The employer'} has not answered.`,
    communityId,
    createdAt: turn.now,
    doneAt: null,
  });
}
