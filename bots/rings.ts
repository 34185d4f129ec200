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
import { waitsForMorning } from './morning.js';
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

/** Above each stands what happens if it rings late, for we were away. Whatever it is, it happens once. */
const rings: Readonly<Record<string, (talk: Talk, aboutId: string) => Promise<void>>> = {
  // Caught up: the newest stage speaks for those before it; no miss is counted where nobody could answer us.
  [QUESTION_DUE]: ({ turn }, questionId) => questionRings(turn, questionId),
  // Caught up.
  [EMPLOYER_MISSED]: ({ turn }, employerId) => employerMissed(turn, employerId),
  // Caught up by day, and dropped once it is stale.
  [LONG_TOLD]: ({ turn }, said) => sayLongTold(turn, said),
  // Dropped: the code is too old by then.
  [LINK_TYPED]: askIfItIsThem,
  // Caught up by day, unless they were quicker.
  [WHO_CAME]: greetWhoCame,
  [PICTURE_CAME]: pictureCame,
  [PARTS]: partsAreWhole,
  // Caught up by day, while staff still want it changed.
  [SENT_BACK]: sentBack,
  // Caught up: it says nothing.
  [DRAFT_ENDS]: endDrafts,
  // Asked again by day, while their words wait.
  [NUDGE]: nudge,
  // Caught up at any hour: one page, and the next ten minutes later.
  [SAFEGUARDING_DUE]: ({ turn }, lineId) => escalate(turn, lineId),
  // Caught up by day.
  [STAFF_SAID]: staffSaid,
  [STAFF_HELPS]: staffHelps,
  // Asked again by day, while it is theirs to say.
  [MEET_ASKED]: meetAsked,
  [MEET_GIVES]: meetGives,
  // Caught up by day.
  [MEET_ENDS]: meetEnds,
  // Caught up by day, unless somebody has dealt with it.
  [LINE_HELD]: ({ turn }, lineId) => remind(turn, lineId),
  // Caught up by day while it is so; an announcement is dropped a week after it was made.
  [GROUP_TOLD]: ({ turn }, part) => tellPart(turn, part),
  // Caught up: it is where the clock says, and states that went by are not told.
  [HOTSEAT_MOVES]: ({ turn }, about) => moveOn(turn, about),
  // Caught up.
  [HOTSEAT_ANSWERED]: ({ turn }, about) => tellAskers(turn, about),
  // Dropped once it is of no use; a guest we could not wake has as long to come as ever.
  [HOTSEAT_DUE]: ({ turn }, about) => stopRings(turn, about),
  // Dropped once what it is about has gone by.
  [HOTSEAT_HOST]: wakesHost,
  // Caught up by day.
  [HOTSEAT_LEFT]: ({ turn }, questionId) => leftRings(turn, questionId),
  // Dropped two hours later: it is on the page, and the summary tells of it.
  [HOTSEAT_HEARD]: ({ turn }, about) => tellHeard(turn, about),
  [HOTSEAT_QUARTER]: ({ turn }, about) => tellQuarter(turn, about),
  // Dropped once it is not so any more; that it is cancelled, and the summary, are caught up.
  [HOTSEAT_TOLD]: ({ turn }, about) => tellListeners(turn, about),
  // Asked again by day, while there is something to say yes to.
  [ASKED_IN]: askedIntoGroup,
  [EMPLOYER_ASKED]: askedToShare,
  // Caught up by day, while it may be read.
  [REPLY_CAME]: replyCame,
  // Asked again by day, where nothing stands open.
  [GROUPS_QUIET]: groupsQuiet,
};

/** They are at it themselves, here or at another address of theirs: it does not wait for the morning, unless it is late. */
const atAnyHour = new Set([LINK_TYPED, WHO_CAME, PICTURE_CAME, PARTS]);
/** Whoever rings so long after it was due was away, and they have gone to bed. */
const AWAY_MS = 60 * 60_000;

/** Set for the day, and in the turn of whoever reads it. The others look at the hour themselves, or only write messages. */
const byDay = new Set([
  SENT_BACK,
  NUDGE,
  STAFF_SAID,
  STAFF_HELPS,
  MEET_ASKED,
  MEET_GIVES,
  MEET_ENDS,
  LINE_HELD,
  ASKED_IN,
  EMPLOYER_ASKED,
  REPLY_CAME,
  GROUPS_QUIET,
]);

export async function ring(talk: Talk): Promise<void> {
  const { cause } = talk.turn;
  if (cause.kind !== 'timer') throw new Error('an event without its timer');
  const run = rings[cause.timer.kind];
  if (!run) throw new Error(`nobody knows the timer ${cause.timer.kind}`);
  const { dueAt, kind } = cause.timer;
  talk.turn.anyHour = atAnyHour.has(kind) && talk.turn.now - dueAt < AWAY_MS;
  const isForTheDay = byDay.has(kind) || (atAnyHour.has(kind) && !talk.turn.anyHour);
  if (isForTheDay && waitsForMorning(talk.turn)) return;
  if (kind !== PARTS) await readParts(talk);
  await run(talk, cause.timer.aboutId);
}
