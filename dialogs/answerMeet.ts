// Somebody would like to meet them: they say yes or not now. A yes shows nobody anything yet; a no is never named.
import { conversation } from './conversation.js';
import { agree, askedPerson, calledBy, canMeet, endIntroduction, sideOf } from './introducing.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';

interface AnswerMeetDraft {
  introductionId: string;
  says?: Choice;
}

async function yesOrNo(step: Step<AnswerMeetDraft>) {
  const { draft, turn } = step;
  const one = await turn.store.introductions.byId(draft.introductionId);
  if (one?.state !== 'asked' || askedPerson(one) !== turn.person.id || !(await canMeet(turn, one))) {
    if (draft.says) await step.say('meet.over');
    return step.end();
  }
  const name = calledBy(sideOf(one, turn.person.id), turn, one);
  if (!draft.says) return step.choose('says', 'meet.asks', { name });
  if (draft.says.id === 'yes') agree(turn, one);
  else await endIntroduction(turn, one);
  await step.say(draft.says.id === 'yes' ? 'meet.yes' : 'meet.no');
  return step.end();
}

export const answerMeet = conversation<AnswerMeetDraft>(names.answerMeet, { steps: [yesOrNo] });
