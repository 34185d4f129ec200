// What each kind of timer does when it rings. A new kind is one line here.
import { ASKED_IN, GROUP_TOLD, tellPart } from '../dialogs/desk/fanOut.js';
import { LINE_HELD, remind } from '../dialogs/desk/hold.js';
import { STAFF_HELPS } from '../dialogs/desk/stuck.js';
import { STAFF_SAID } from '../dialogs/desk/write.js';
import { HOTSEAT_ANSWERED, tellAskers } from '../dialogs/hotseatAnswers.js';
import { HOTSEAT_HEARD, HOTSEAT_QUARTER, tellHeard, tellQuarter } from '../dialogs/hotseatHeard.js';
import { HOTSEAT_MOVES } from '../dialogs/hotseatClock.js';
import { HOTSEAT_HOST } from '../dialogs/hotseatHosts.js';
import { HOTSEAT_LEFT, leftRings } from '../dialogs/hotseatLeft.js';
import { stopRings } from '../dialogs/hotseatStops.js';
import { HOTSEAT_DUE } from '../dialogs/hotseatTimetable.js';
import { HOTSEAT_TOLD, moveOn, tellListeners } from '../dialogs/hotseatTold.js';
import { MEET_ASKED, MEET_ENDS, MEET_GIVES } from '../dialogs/introducing.js';
import { DRAFT_ENDS } from '../dialogs/drafts.js';
import { EMPLOYER_ASKED } from '../dialogs/employerAsked.js';
import { LINK_TYPED } from '../dialogs/link.js';
import { REPLY_CAME } from '../dialogs/comment.js';
import { GROUPS_QUIET } from '../dialogs/quietGroups.js';
import { EMPLOYER_MISSED, employerMissed } from '../dialogs/questionClock.js';
import { QUESTION_DUE } from '../dialogs/routing.js';
import { SENT_BACK } from '../dialogs/decisions.js';
import { SAFEGUARDING_DUE } from '../dialogs/safeguardingCase.js';
import { WHO_CAME } from '../dialogs/who.js';
import { PICTURE_CAME } from '../store/photoLinks.js';
import { endDrafts } from './draftEnds.js';
import { askedToShare, replyCame } from './employerRings.js';
import { askedIntoGroup } from './groupRings.js';
import { wakesHost } from './guestBot.js';
import { LONG_TOLD, sayLongTold } from './longTold.js';
import { NUDGE, nudge } from './nudge.js';
import { groupsQuiet } from './quietRing.js';
import { meetAsked, meetEnds, meetGives } from './meetRings.js';
import { pictureCame } from './pictures.js';
import { PARTS, partsAreWhole, readParts } from './parts.js';
import { questionRings } from './questions.js';
import { escalate } from './safeguarding.js';
import { sentBack } from './sentBack.js';
import { staffHelps, staffSaid } from './staffRings.js';
import type { Talk } from './talk.js';
import { askIfItIsThem, greetWhoCame } from './whoIsThere.js';

const rings: Readonly<Record<string, (talk: Talk, aboutId: string) => Promise<void>>> = {
  [QUESTION_DUE]: ({ turn }, questionId) => questionRings(turn, questionId),
  [EMPLOYER_MISSED]: ({ turn }, employerId) => employerMissed(turn, employerId),
  [LONG_TOLD]: ({ turn }, said) => sayLongTold(turn, said),
  [LINK_TYPED]: askIfItIsThem,
  [WHO_CAME]: greetWhoCame,
  [PICTURE_CAME]: pictureCame,
  [SENT_BACK]: sentBack,
  [PARTS]: partsAreWhole,
  [NUDGE]: nudge,
  [DRAFT_ENDS]: endDrafts,
  [SAFEGUARDING_DUE]: ({ turn }, lineId) => escalate(turn, lineId),
  [STAFF_SAID]: staffSaid,
  [STAFF_HELPS]: staffHelps,
  [MEET_ASKED]: meetAsked,
  [MEET_GIVES]: meetGives,
  [MEET_ENDS]: meetEnds,
  [LINE_HELD]: ({ turn }, lineId) => remind(turn, lineId),
  [GROUP_TOLD]: ({ turn }, part) => tellPart(turn, part),
  [HOTSEAT_MOVES]: ({ turn }, about) => moveOn(turn, about),
  [HOTSEAT_ANSWERED]: ({ turn }, about) => tellAskers(turn, about),
  [HOTSEAT_DUE]: ({ turn }, about) => stopRings(turn, about),
  [HOTSEAT_HOST]: wakesHost,
  [HOTSEAT_LEFT]: ({ turn }, questionId) => leftRings(turn, questionId),
  [HOTSEAT_HEARD]: ({ turn }, about) => tellHeard(turn, about),
  [HOTSEAT_QUARTER]: ({ turn }, about) => tellQuarter(turn, about),
  [HOTSEAT_TOLD]: ({ turn }, about) => tellListeners(turn, about),
  [ASKED_IN]: askedIntoGroup,
  [EMPLOYER_ASKED]: askedToShare,
  [REPLY_CAME]: replyCame,
  [GROUPS_QUIET]: groupsQuiet,
};

/** They are at it themselves, here or at another address of theirs: it does not wait for the morning. */
const atAnyHour = new Set([LINK_TYPED, WHO_CAME, PICTURE_CAME, LONG_TOLD, PARTS]);

export async function ring(talk: Talk): Promise<void> {
  const { cause } = talk.turn;
  if (cause.kind !== 'timer') throw new Error('an event without its timer');
  const run = rings[cause.timer.kind];
  if (!run) throw new Error(`nobody knows the timer ${cause.timer.kind}`);
  talk.turn.anyHour = atAnyHour.has(cause.timer.kind);
  if (cause.timer.kind !== PARTS) await readParts(talk);
  await run(talk, cause.timer.aboutId);
}
