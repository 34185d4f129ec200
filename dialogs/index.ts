// The list of all dialogs: the table of contents of the conversation.
import { DialogSet } from 'botbuilder-dialogs';
import { answerQuestion } from './answerQuestion.js';
import { askEmployer } from './askEmployer.js';
import { block } from './block.js';
import { comment } from './comment.js';
import { confirmContact } from './confirmContact.js';
import { digestTimes } from './digestTimes.js';
import { employers } from './employers.js';
import { forgetMe } from './forgetMe.js';
import { groups } from './groups.js';
import { hearAnswer } from './hearAnswer.js';
import { joinGroup } from './joinGroup.js';
import { leaveGroup } from './leaveGroup.js';
import { menu } from './menu.js';
import { myData } from './myData.js';
import { myPage } from './myPage.js';
import { myQuestions } from './myQuestions.js';
import { offer } from './offer.js';
import { openItem } from './openItem.js';
import { person } from './person.js';
import { postUpdate } from './postUpdate.js';
import { readDigest } from './readDigest.js';
import { report } from './report.js';
import { settings } from './settings.js';
import { welcome } from './welcome.js';
import { whatYouMissed } from './whatYouMissed.js';

export const conversations = [
  welcome, menu, offer, person, whatYouMissed,
  postUpdate, readDigest, openItem, comment,
  askEmployer, hearAnswer, myQuestions, employers,
  confirmContact, answerQuestion,
  groups, joinGroup, leaveGroup,
  settings, digestTimes, myPage, myData, forgetMe, report, block,
] as const;

export function allDialogs(): DialogSet {
  const dialogs = new DialogSet();
  for (const one of conversations) dialogs.add(one);
  return dialogs;
}
