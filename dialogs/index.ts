// The list of all dialogs: the table of contents of the conversation.
import { DialogSet } from 'botbuilder-dialogs';
import { answerMeet } from './answerMeet.js';
import { answerQuestion } from './answerQuestion.js';
import { askedIn } from './askedIn.js';
import { askGuest } from './askGuest.js';
import { askEmployer } from './askEmployer.js';
import { block } from './block.js';
import { comment } from './comment.js';
import { confirmContact } from './confirmContact.js';
import { confirmLink } from './confirmLink.js';
import { digestTimes } from './digestTimes.js';
import { employerAsked } from './employerAsked.js';
import { employers } from './employers.js';
import { followHotseat } from './followHotseat.js';
import { forgetMe } from './forgetMe.js';
import { giveContact } from './giveContact.js';
import { groups } from './groups.js';
import { host } from './host.js';
import { hearAnswer } from './hearAnswer.js';
import { joinGroup } from './joinGroup.js';
import { leaveGroup } from './leaveGroup.js';
import { link } from './link.js';
import { meet } from './meet.js';
import { menu } from './menu.js';
import { myData } from './myData.js';
import { myPage } from './myPage.js';
import { myQuestions } from './myQuestions.js';
import { offer } from './offer.js';
import { openItem } from './openItem.js';
import { person } from './person.js';
import { photo } from './photo.js';
import { postUpdate } from './postUpdate.js';
import { quietGroups } from './quietGroups.js';
import { putRight } from './putRight.js';
import { readDigest } from './readDigest.js';
import { report } from './report.js';
import { settings } from './settings.js';
import { signIn } from './signIn.js';
import { staffSays } from './staffSays.js';
import { unlink } from './unlink.js';
import { welcome } from './welcome.js';
import { whatYouMissed } from './whatYouMissed.js';
import { who } from './who.js';

export const conversations = [
  welcome,
  menu,
  offer,
  person,
  whatYouMissed,
  postUpdate,
  readDigest,
  openItem,
  comment,
  askEmployer,
  askGuest,
  host,
  putRight,
  followHotseat,
  hearAnswer,
  myQuestions,
  employers,
  confirmContact,
  answerQuestion,
  groups,
  joinGroup,
  leaveGroup,
  settings,
  digestTimes,
  quietGroups,
  myPage,
  signIn,
  myData,
  forgetMe,
  report,
  block,
  link,
  confirmLink,
  unlink,
  who,
  photo,
  staffSays,
  meet,
  answerMeet,
  giveContact,
  askedIn,
  employerAsked,
] as const;

export function allDialogs(): DialogSet {
  const dialogs = new DialogSet();
  for (const one of conversations) dialogs.add(one);
  return dialogs;
}
