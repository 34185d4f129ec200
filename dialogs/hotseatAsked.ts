// A question to the guest of a hotseat as a row: what is the same is one, and each has an honest place. It says nothing to anybody.
import type { Hotseat, HotseatQuestion } from '../store/hotseats.js';
import type { HotseatTalk } from '../store/hotseatView.js';
import { graceOf } from './guestNamed.js';
import { type Heard, placeOf, type Queued } from './hotseatQueue.js';
import { isInTime } from './hotseatTimes.js';
import type { Turn } from './turn.js';
import { fingerprint, keywords } from './understanding/text.js';

/** How much two questions must have in common to be answered as one: shared words by all words. */
const ALIKE = 0.6;

/** A new question, not yet added. One that comes too late is for after the hotseat. */
export function questionOf(
  turn: Turn,
  hotseat: Hotseat,
  { text, isHeld, all }: { text: string; isHeld: boolean; all: readonly HotseatQuestion[] },
): HotseatQuestion {
  const isTimely = isInTime(hotseat, turn.keptAt, graceOf(turn));
  const state = isHeld ? 'held' : isTimely ? 'waiting' : 'mopped';
  return {
    id: turn.newId(),
    hotseatId: hotseat.id,
    personId: turn.person.id,
    addressId: turn.address.id,
    channel: turn.address.channel,
    text,
    keywords: keywords(text).join(' '),
    seed: 'no',
    askedAt: turn.keptAt,
    state,
    sameAsId: state === 'waiting' ? (firstAlike(text, all.filter(isOpen))?.id ?? null) : null,
    claimedBy: null,
    leaseUntil: null,
    changedAt: turn.now,
    toldAt: null,
  };
}

const isOpen = ({ state, seed }: HotseatQuestion): boolean =>
  seed === 'no' && (state === 'waiting' || state === 'let-through' || state === 'taken');

/** The first of them that asks the same. */
function firstAlike(text: string, all: readonly HotseatQuestion[]): HotseatQuestion | undefined {
  const print = fingerprint(text);
  const about = keywords(text);
  return all.find(
    (one) =>
      one.sameAsId === null &&
      (fingerprint(one.text) === print || isAlike(about, one.keywords.split(' ').filter(Boolean))),
  );
}

function isAlike(one: readonly string[], other: readonly string[]): boolean {
  const shared = one.filter((word) => other.includes(word)).length;
  return one.length > 1 && shared / new Set([...one, ...other]).size >= ALIKE;
}

/** What the guest has said already to somebody who asked the same, if everybody may read it. */
export function answeredAlike(
  text: string,
  all: readonly HotseatQuestion[],
  feed: readonly HotseatTalk[],
): HotseatTalk | undefined {
  const same = firstAlike(
    text,
    all.filter(({ state }) => state === 'answered'),
  );
  return same && feed.findLast(({ questionId }) => questionId === same.id);
}

/** How many questions are answered before it, and how many people asked it. What is the same is one, asked when the first asked it. */
export function placeIn(
  all: readonly HotseatQuestion[],
  { id, sameAsId }: HotseatQuestion,
): { place: number; askers: number } {
  const first = sameAsId ?? id;
  const waiting = queueOf(
    all,
    ({ state }) => state === 'waiting' || state === 'let-through' || state === 'taken',
  );
  const heard: Heard[] = queueOf(all, ({ state }) => state === 'answered');
  const askers = new Set(waiting.find((one) => one.id === first)?.askers).size;
  return { place: placeOf(first, waiting, heard) ?? 0, askers };
}

/** Questions as the queue sees them. */
export function queueOf(
  all: readonly HotseatQuestion[],
  which: (question: HotseatQuestion) => boolean,
): Queued[] {
  return all
    .filter((one) => one.sameAsId === null && which(one))
    .map(({ id, channel, askedAt, personId }) => ({
      id,
      channel,
      askedAt,
      askers: [
        personId,
        ...all.filter(({ sameAsId }) => sameAsId === id).map((same) => same.personId),
      ].filter((asker) => asker !== null),
    }));
}
