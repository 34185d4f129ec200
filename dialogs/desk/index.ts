// Everything staff can do, and everything that is drawn for them: the table of contents of the desk.
import { answerForm, passQuestion } from './answer.js';
import { answerLate } from './answerLate.js';
import { bar, unbar } from './bar.js';
import { board } from './board.js';
import { group } from './communities.js';
import { groupEmployers } from './communitiesEmployers.js';
import { closeGroup, merge, reopenGroup } from './communitiesEnd.js';
import { newGroup, spinOff } from './communitiesNew.js';
import { announce, sendNews } from './communitiesNews.js';
import { facilitators, invite, inviteOne, letIn, notNow } from './communitiesPeople.js';
import type { Deed, Draw } from './deed.js';
import { edition } from './edition.js';
import { employerLeft } from './employerLeft.js';
import { show } from './find.js';
import { hold } from './hold.js';
import { hotseatCard } from './hotseatCard.js';
import { announceIt, cancel, extra, guestCode, move } from './hotseatDeeds.js';
import { hotseat } from './hotseatForm.js';
import { holdBack, joinSame, letAllThrough, letThrough } from './hotseatModerate.js';
import { home } from './home.js';
import { meetGo, meetStop } from './introduction.js';
import { moderationDeeds } from './moderation.js';
import { reportItem } from './reportItem.js';
import { closeAlert, giveUpAlert, readAlert, takeAlert } from './safeguarding.js';
import { chase, reassign } from './lateQuestion.js';
import { noteCard } from './noteCard.js';
import { passOn } from './passOn.js';
import { erase, person } from './person.js';
import { personCard } from './personCard.js';
import { roles } from './roles.js';
import { said } from './said.js';
import { ask, groups, newUpdate, settings, shareToCommunity } from './shortcuts.js';
import { sendingDeeds } from './sending.js';
import { sendMenu, startAgain } from './stuck.js';
import { close, take } from './waiting.js';
import { waitingCard } from './waitingCard.js';
import { sendNote, write } from './write.js';

export const deeds: readonly Deed[] = [
  take,
  hold,
  passOn,
  close,
  sendNote,
  write,
  show,
  sendMenu,
  startAgain,
  person,
  erase,
  roles,
  newUpdate,
  shareToCommunity,
  ask,
  groups,
  settings,
  answerForm,
  passQuestion,
  employerLeft,
  chase,
  reassign,
  answerLate,
  meetGo,
  meetStop,
  takeAlert,
  giveUpAlert,
  readAlert,
  closeAlert,
  ...moderationDeeds,
  ...sendingDeeds,
  bar,
  unbar,
  reportItem,
  group,
  newGroup,
  spinOff,
  announce,
  sendNews,
  edition,
  merge,
  closeGroup,
  reopenGroup,
  facilitators,
  groupEmployers,
  letIn,
  notNow,
  invite,
  inviteOne,
  hotseat,
  announceIt,
  move,
  cancel,
  guestCode,
  extra,
  letThrough,
  letAllThrough,
  holdBack,
  joinSame,
];

/** By the name a card is sent under. */
export const draws: Readonly<Record<string, Draw>> = {
  home,
  board,
  said,
  person: personCard,
  waiting: waitingCard,
  note: noteCard,
  hotseat: hotseatCard,
};

export const deedOf = (verb: string): Deed | undefined => deeds.find((deed) => deed.verb === verb);
