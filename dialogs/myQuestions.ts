// A person's own questions: what became of each, and taking one back. What an employer may have read is said.
import type { OpenQuestion } from '../store/questions.js';
import { askerOf, sayOutcome, toContact } from './aboutQuestion.js';
import { conversation } from './conversation.js';
import { sayMoment } from './dates.js';
import { gist } from './gist.js';
import { names } from './names.js';
import { shorten } from './shorten.js';
import { askedOf, endWatch } from './questionClock.js';
import type { Step } from './step.js';
import type { Choice, Turn } from './turn.js';

interface MyQuestionsDraft {
  /** Only those that can be taken back. */
  withdraw?: boolean;
  question?: Choice;
  keep?: Choice;
}

type Mine = Step<MyQuestionsDraft>;

const OPEN_MS = 14 * 24 * 60 * 60 * 1000;
/** Three labels of so many characters and a state fit one segment. */
const LONGEST_LABEL = 24;

async function chooseQuestion(step: Mine) {
  const { draft, turn } = step;
  if (draft.question) return step.next();
  const open = await openQuestions(turn, draft.withdraw === true);
  const [only] = open;
  if (!only) {
    await step.say('mine.none');
    return step.end();
  }
  if (open.length > 1) {
    const listed = open.map((one) => ({ id: one.id, name: labelOf(turn, one) }));
    return step.pick('question', 'mine.which', async (offset) => listed.slice(offset, offset + 4));
  }
  draft.question = { id: only.id, label: '' };
  return step.next();
}

async function openQuestions({ now, person, store }: Turn, withdraw: boolean): Promise<OpenQuestion[]> {
  const waiting = await store.questions.waitingOf(person.id);
  return withdraw ? waiting : [...waiting, ...(await store.questions.toldTo(person.id, now - OPEN_MS))];
}

function labelOf({ words }: Turn, { state, text }: OpenQuestion): string {
  const over = state === 'answered' ? words['mine.isAnswered'] : words['mine.isOver'];
  return `${gist(text, LONGEST_LABEL)} (${isOpen(state) ? words['mine.isWaiting'] : over})`;
}

const isOpen = (state: OpenQuestion['state']): boolean => state === 'waiting' || state === 'routed';

async function showQuestion(step: Mine) {
  const { draft, turn } = step;
  const question = await turn.store.questions.byId(draft.question?.id ?? '');
  if (!question || question.state === 'withdrawn') return step.again('question', 'keep');
  if (!isOpen(question.state)) {
    await sayOutcome(turn, question);
    return step.end();
  }
  if (draft.keep?.id === 'back') return takeBack(step, question);
  if (!draft.keep) return askToKeep(step, question);
  await step.say('mine.kept');
  return step.end();
}

/** A date that went by while they slept, or we were away, is no date any more. */
function askToKeep(step: Mine, { dueAt, employerName, text }: OpenQuestion) {
  const { now, person } = step.turn;
  if (dueAt <= now) return step.choose('keep', 'mine.late', { text: shorten(text) });
  const params = { text: shorten(text), date: sayMoment(dueAt, now, person.zone) };
  if (employerName === null) return step.choose('keep', 'mine.looking', params);
  return step.choose('keep', 'mine.asked', { ...params, employer: employerName });
}

/** One that nobody got is gone; of another the text goes, and the employer need not answer. */
async function takeBack(step: Mine, question: OpenQuestion) {
  const { turn } = step;
  const { id, state } = question;
  const nothing = { state: 'withdrawn', text: '', keywords: '', closedAt: turn.now } as const;
  turn.changes.set('questions', { id, state }, nothing, 1);
  if (state === 'waiting') {
    turn.changes.remove('questions', { id });
    turn.changes.set('waiting', { kind: 'no-employer', aboutId: id }, { doneAt: turn.now });
    await step.say('mine.gone');
    return step.end();
  }
  endWatch(turn, id);
  for (const contact of await askedOf(turn, question))
    await turn.tell(contact, toContact(question, contact), 'question.withdrawn', {
      name: askerOf(turn.words, question),
    });
  await step.say('mine.seen', { employer: question.employerName ?? turn.words.someone });
  return step.end();
}

export const myQuestions = conversation<MyQuestionsDraft>(names.myQuestions, {
  steps: [chooseQuestion, showQuestion],
});
