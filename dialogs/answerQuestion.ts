// The employer's side: their own words, which question they are for, are they an answer, may the member read them; sent, or held.
import type { OpenQuestion } from '../store/questions.js';
import { answersTo, askerOf, labelOf } from './aboutQuestion.js';
import { harder, holdReason, isPass, saysLittle } from './answerChecks.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import { declineQuestion, holdAnswer, tellAddition, tellAnswer } from './sendAnswer.js';
import type { Step } from './step.js';
import type { Choice, Turn } from './turn.js';
import { ownWords } from './understanding/ownWords.js';

interface AnswerDraft {
  words: string;
  /** It begins like a command, or says little: they are asked whether it is the answer. */
  unsure?: boolean;
  /** The question this adds to: answered by them a while ago. */
  adds?: string;
  question?: Choice;
  /** One they answered a moment ago while others waited: their words may go on with it. */
  last?: string;
  sure?: Choice;
  /** Somebody else was first, and these words may be added. */
  add?: Choice;
  /** They have filled it into a form: it is the answer, and no reply to anything else. */
  written?: boolean;
  /** Whether it is sent though it is long or hard to read. */
  plain?: Choice;
}

type Answering = Step<AnswerDraft>;

/** What comes this soon after an answer goes on with it; later they are asked. */
const FRESH_MS = 60 * 60 * 1000;
/** How long it is asked whether words go on with the last answer or begin the next. */
const GOES_ON_MS = 10 * 60 * 1000;

/** A machine that is away says nothing publishable, and is not talked to. */
async function takeOwnWords(step: Answering) {
  const { draft } = step;
  const { text, automatic } = ownWords(draft.words);
  if (automatic) return step.end();
  draft.words = text || draft.words;
  draft.unsure ||= !draft.written && saysLittle(draft.words);
  return step.next();
}

async function whichQuestion(step: Answering) {
  const { draft, turn } = step;
  if (draft.adds) draft.question ??= { id: draft.adds, label: '' };
  if (draft.question && draft.question.id === draft.last) draft.adds = draft.last;
  if (draft.question) return step.next();
  const open = await turn.store.questions.openFor(turn.person.id);
  const last = isPass(draft.words) ? null : await justAnswered(turn, open);
  if (last) draft.last = last.id;
  const listed = [...open, ...(last ? [last] : [])].map((one) => ({
    id: one.id,
    name: labelOf(askerOf(turn.words, one), one.text),
  }));
  const [only] = listed;
  if (!only) return endOver(step);
  if (listed.length > 1)
    return step.pick('question', 'answer.which', async (offset) => listed.slice(offset, offset + 4));
  draft.question = { id: only.id, label: only.name };
  return step.next();
}

/** A second message, or an edited first one, must not become the answer to what waited beside it. */
async function justAnswered(turn: Turn, open: readonly OpenQuestion[]): Promise<OpenQuestion | null> {
  const last = await turn.store.questions.lastAnsweredBy(turn.person.id, turn.now - GOES_ON_MS);
  const answeredAt = last?.answeredAt ?? 0;
  return open.some(({ routedAt }) => (routedAt ?? 0) <= answeredAt) ? last : null;
}

async function isAnswer(step: Answering) {
  const { draft, turn } = step;
  if (draft.sure?.id === 'no') {
    await step.say('answer.notSent');
    return step.end();
  }
  if (draft.sure) return step.next();
  if (draft.unsure && !draft.adds) return step.choose('sure', 'answer.sure', undefined);
  const question = draft.adds ? await turn.store.questions.byId(draft.adds) : null;
  if (!question || (!draft.unsure && (await isFresh(turn, question)))) return step.next();
  return step.choose('sure', 'answer.alsoFor', { name: askerOf(turn.words, question) });
}

/** They are told once, and decide. */
async function canBeRead(step: Answering) {
  const { draft, turn } = step;
  if (draft.plain?.id === 'write') {
    if (!draft.asked.includes('words')) return step.askWords('words', 'answer.again');
    draft.words = ownWords(draft.words).text || draft.words;
    return step.next();
  }
  const hard = draft.plain ? null : harder(draft.words);
  const question = hard ? await turn.store.questions.byId(draft.question?.id ?? '') : null;
  if (!hard || !question) return step.next();
  return step.choose('plain', `answer.${hard}`, { name: askerOf(turn.words, question) });
}

async function isFresh(turn: Turn, question: OpenQuestion): Promise<boolean> {
  const newest = (await answersTo(turn, question)).at(-1);
  return newest !== undefined && turn.now - newest.createdAt <= FRESH_MS;
}

async function sendIt(step: Answering) {
  const { draft, turn } = step;
  const question = await turn.store.questions.byId(draft.question?.id ?? '');
  if (!question || !(await answersFor(step, question))) return endOver(step);
  if (question.state === 'routed') await answer(step, question);
  else if (question.state !== 'answered' && question.state !== 'closed') return endOver(step);
  else if (draft.adds || draft.add?.id === 'add') await add(step, question);
  else if (!draft.add) return step.choose('add', 'answer.first', { name: askerOf(turn.words, question) });
  else await step.say('answer.notSent');
  return step.end();
}

async function answersFor({ turn }: Answering, { employerId }: OpenQuestion): Promise<boolean> {
  const own = await turn.store.employers.contactsOf(turn.person.id);
  return own.some((contact) => contact.employerId === employerId);
}

async function answer(step: Answering, question: OpenQuestion): Promise<void> {
  const { draft, turn } = step;
  const name = askerOf(turn.words, question);
  if (isPass(draft.words)) {
    await declineQuestion(turn, question);
    return step.say('answer.passed', { name });
  }
  const reason = holdReason(draft.words);
  if (reason) return hold(step, question, reason);
  const told = await tellAnswer(turn, question, draft.words);
  return step.say(told ? 'answer.sent' : 'answer.kept', { name });
}

async function add(step: Answering, question: OpenQuestion): Promise<void> {
  const { draft, turn } = step;
  const reason = holdReason(draft.words);
  if (reason) return hold(step, question, reason);
  const told = await tellAddition(turn, question, draft.words);
  return step.say(told ? 'answer.sent' : 'answer.kept', { name: askerOf(turn.words, question) });
}

async function hold(step: Answering, question: OpenQuestion, reason: 'private' | 'rude'): Promise<void> {
  await holdAnswer(step.turn, question, { text: step.draft.words, reason });
  return step.say('answer.held');
}

async function endOver(step: Answering) {
  await step.say('answer.over');
  return step.end();
}

export const answerQuestion = conversation<AnswerDraft>(names.answer, {
  steps: [takeOwnWords, whichQuestion, isAnswer, canBeRead, sendIt],
  keeps: ({ words }) => words,
});
