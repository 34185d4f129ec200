// Hotseats: at a fixed time a guest answers the questions of one group or several. The rows; what is read of them is in hotseatView.
import { id, maybeText, maybeTime, table, text, time, whole } from './columns.js';

/** In the order they come in; `cancelled` from any of them. */
export type HotseatState =
  | 'draft'
  | 'announced'
  | 'box'
  | 'doors'
  | 'live'
  | 'extra'
  | 'closed'
  | 'mop-up'
  | 'summary'
  | 'archive'
  | 'cancelled';

export interface Hotseat {
  id: string;
  topic: string;
  /** As the members read it, and as they text it after ASK. */
  guestName: string;
  /** Who answers, once they are known here; `null` before, and once they have gone. */
  guestPersonId: string | null;
  /** Who begins on the seeds where the guest is late. */
  cohostPersonId: string | null;
  /** Who made it; `null` once they have gone. */
  byId: string | null;
  /** IANA. */
  zone: string;
  startsAt: number;
  minutes: number;
  state: HotseatState;
  /** When it was to begin before it was moved. */
  movedFrom: number | null;
  /** `no`: questions go to the guest at once. Otherwise those who run it let them through. */
  checked?: 'no' | 'yes' | null;
  /** SHA-256 of the code by which its guest comes in. */
  guestCode?: string | null;
  /** When the guest first showed that they are there; `null` before. */
  guestHereAt?: number | null;
  createdAt: number;
  changedAt: number;
}

export interface HotseatCommunity {
  id: string;
  hotseatId: string;
  communityId: string;
}

/**
 * `waiting` (the moderator looks) → `let-through` → `taken` (the guest has it) → `answered`; `held` by the moderator; `mopped` after,
 * and `passed-on` once it is an ordinary question.
 */
export type HotseatQuestionState =
  | 'waiting'
  | 'let-through'
  | 'taken'
  | 'answered'
  | 'held'
  | 'mopped'
  | 'passed-on';

export interface HotseatQuestion {
  id: string;
  hotseatId: string;
  /** `null`: a seed, or its asker has gone. */
  personId: string | null;
  addressId: string | null;
  /** Where it came from: each has its fair share of the answers. */
  channel: string;
  text: string;
  /** Space-separated: what the same question is found by. */
  keywords: string;
  /** `yes`: written beforehand by those who run it, for when nobody asks. */
  seed: 'no' | 'yes';
  /** When it was kept in the inbox, not when it was read. */
  askedAt: number;
  state: HotseatQuestionState;
  /** The first one that asks the same; answered with it. */
  sameAsId: string | null;
  /** Whoever answers it has it to themselves until then; of one that is held, who decided that: `null` while nobody looked at it. */
  claimedBy: string | null;
  leaseUntil: number | null;
  changedAt: number;
  /** When its asker was sent the answer; none where they had stopped us: they hear it when they are back. */
  toldAt?: number | null;
}

export interface HotseatAnswer {
  id: string;
  hotseatId: string;
  questionId: string;
  byId: string | null;
  text: string;
  /** `removed`: by staff, after somebody had reported it. */
  state: 'said' | 'undone' | 'removed';
  createdAt: number;
  /** Until then nobody receives it, and UNDO leaves no trace. */
  visibleFrom: number;
  /** The answer that this one puts right. */
  correctsId: string | null;
}

export interface HotseatWatcher {
  id: string;
  hotseatId: string;
  personId: string;
  addressId: string | null;
  /** Every answer, what was answered each quarter of an hour, or only what they asked. */
  mode: 'every' | 'quarter' | 'mine';
  since: number;
  until: number | null;
  /** What could be read by then they have had, or left out by their own choice. */
  heardUntil?: number | null;
}

/** One who listens, and where. */
export interface HotseatListener extends HotseatWatcher {
  channel: string | null;
}

/** Who was invited: once, and told when it is moved or cancelled. */
export interface HotseatInvited {
  id: string;
  hotseatId: string;
  personId: string;
  at: number;
}

export const hotseats = table<Hotseat>('hotseats', {
  id,
  topic: text,
  guestName: text,
  guestPersonId: maybeText,
  cohostPersonId: maybeText,
  byId: maybeText,
  zone: text,
  startsAt: time,
  minutes: whole,
  state: text,
  movedFrom: maybeTime,
  checked: maybeText,
  guestCode: maybeText,
  guestHereAt: maybeTime,
  createdAt: time,
  changedAt: time,
});

export const hotseatCommunities = table<HotseatCommunity>('hotseat_communities', {
  id,
  hotseatId: text,
  communityId: text,
});

export const hotseatQuestions = table<HotseatQuestion>('hotseat_questions', {
  id,
  hotseatId: text,
  personId: maybeText,
  addressId: maybeText,
  channel: text,
  text,
  keywords: text,
  seed: text,
  askedAt: time,
  state: text,
  sameAsId: maybeText,
  claimedBy: maybeText,
  leaseUntil: maybeTime,
  changedAt: time,
  toldAt: maybeTime,
});

export const hotseatAnswers = table<HotseatAnswer>('hotseat_answers', {
  id,
  hotseatId: text,
  questionId: text,
  byId: maybeText,
  text,
  state: text,
  createdAt: time,
  visibleFrom: time,
  correctsId: maybeText,
});

export const hotseatWatchers = table<HotseatWatcher>('hotseat_watchers', {
  id,
  hotseatId: text,
  personId: text,
  addressId: maybeText,
  mode: text,
  since: time,
  until: maybeTime,
  heardUntil: maybeTime,
});

export const hotseatInvited = table<HotseatInvited>('hotseat_invited', {
  id,
  hotseatId: text,
  personId: text,
  at: time,
});
