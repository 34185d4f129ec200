// The employer's side: their own words, which question they are for, are they an answer, may the member read them; sent, or held.
import type { OpenQuestion } from '../store/questions.js';
import { answersTo, askerOf, labelOf } from './aboutQuestion.js';
import { holdReason, isPass, saysLittle } from './answerChecks.js';
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
  sure?: Choice;
  /** Somebody else was first, and these words may be added. */
  add?: Choice;
}

type Answering = Step<AnswerDraft>;

/** What comes this soon after an answer goes on with it; later they are asked. */
const FRESH_MS = 60 * 60 * 1000;

/** A machine that is away says nothing publishable, and is not talked to. */
async function takeOwnWords(step: Answering) {
  const { draft } = step;
  const { text, automatic } = ownWords(draft.words);
  if (automatic) return step.end();
  draft.words = text || draft.words;
  draft.unsure ||= saysLittle(draft.words);
  return step.next();
}

async function whichQuestion(step: Answering) {
  const { draft, turn } = step;
  if (draft.adds) draft.question ??= { id: draft.adds, label: '' };
  if (draft.question) return step.next();
  const open = await turn.store.questions.openFor(turn.person.id);
  const listed = open.map((one) => ({ id: one.id, name: labelOf(askerOf(turn.words, one), one.text) }));
  const [only] = listed;
  if (!only) return endOver(step);
  if (listed.length > 1)
    return step.pick('question', 'answer.which', async (offset) => listed.slice(offset, offset + 4));
  draft.question = { id: only.id, label: only.name };
  return step.next();
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
  steps: [takeOwnWords, whichQuestion, isAnswer, sendIt],
  keeps: ({ words }) => words,
});
