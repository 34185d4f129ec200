// An answer of a guest that has gone out is put right: the same people hear the new words in its place.
import { conversation } from './conversation.js';
import { answerQuestion } from './hotseatAnswers.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';
import { rude } from './understanding/rude.js';

export interface PutRightDraft {
  answerId: string;
  words?: string | Choice;
  unkind?: boolean;
}

type PuttingRight = Step<PutRightDraft>;

async function writeAnew(step: PuttingRight) {
  const { draft } = step;
  const { unkind, words } = draft;
  if (words !== undefined) return step.next();
  delete draft.unkind;
  return step.askWordsOr('words', unkind ? 'host.kindAnew' : 'host.putRight', undefined);
}

async function sendAnew(step: PuttingRight) {
  const { draft, turn } = step;
  const { words = '' } = draft;
  if (typeof words !== 'string') {
    await step.say('host.stays');
    return step.end();
  }
  if (rude(words)) {
    draft.unkind = true;
    return step.again('words');
  }
  const before = await turn.store.hotseats.answer(draft.answerId);
  const question = before && (await turn.store.hotseats.question(before.questionId));
  if (before?.state !== 'said' || question?.state !== 'answered') {
    await step.say('host.gone');
    return step.end();
  }
  const anew = { byId: turn.person.id, text: words.trim(), correctsId: before.id };
  const { id } = answerQuestion(turn, question, anew);
  turn.state.undo = { kind: 'hotseat-answer', id, at: turn.now };
  await step.say('host.kept');
  return step.end();
}

export const putRight = conversation<PutRightDraft>(names.putRight, { steps: [writeAnew, sendAnew] });
