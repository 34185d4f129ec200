// Which question the guest has next, and whether it is theirs to answer. What somebody else has before them is nobody else's; what was
// put off comes when nothing else is left. It changes nothing.
import type { Hotseat, HotseatQuestion } from '../store/hotseats.js';
import { queueOf } from './askGuest.js';
import { inOrder } from './hotseatQueue.js';

/** A question, and how many people ask it: none where it is a seed. */
export interface Next {
  question: HotseatQuestion;
  count: number;
}

/** Whoever asks for the next one, and when. */
export interface Host {
  id: string;
  now: number;
  /** The co-host has the seeds alone while the guest is on the way. */
  seedsOnly?: boolean;
  /** What was dealt with just now and still reads as it did. */
  without?: readonly string[];
}

/** It waits for a guest: let through, or nobody looks at questions first. What came too late or was left out comes after the end. */
export function isOpen({ checked, state: at }: Hotseat, { state }: HotseatQuestion): boolean {
  if (state === 'let-through') return true;
  if (checked !== 'no') return false;
  return state === 'waiting' || (state === 'mopped' && (at === 'closed' || at === 'mop-up'));
}

/** Put off by a guest: nobody has it, and it comes last. */
const isPutOff = ({ state, claimedBy }: HotseatQuestion): boolean => state === 'taken' && claimedBy === null;

const isAbandoned = ({ state, leaseUntil }: HotseatQuestion, now: number): boolean =>
  state === 'taken' && (leaseUntil ?? 0) <= now;

/** `null`: none waits for them. What they have before them already comes first. */
export function nextFor(hotseat: Hotseat, all: readonly HotseatQuestion[], host: Host): Next | null {
  const { id, now, seedsOnly = false, without = [] } = host;
  const firsts = all.filter(
    (one) => one.sameAsId === null && !without.includes(one.id) && (!seedsOnly || one.seed === 'yes'),
  );
  const mine = firsts.find(({ state, claimedBy }) => state === 'taken' && claimedBy === id);
  const found = mine ?? firstOf(firsts, all, (one) => isOpen(hotseat, one) || isAbandonedBy(one, now));
  const question = found ?? firstOf(firsts, all, isPutOff);
  return question ? { question, count: askersOf(question, all) } : null;
}

const isAbandonedBy = (one: HotseatQuestion, now: number): boolean => isAbandoned(one, now) && !isPutOff(one);

function firstOf(
  firsts: readonly HotseatQuestion[],
  all: readonly HotseatQuestion[],
  which: (one: HotseatQuestion) => boolean,
): HotseatQuestion | undefined {
  const ids = new Set(firsts.filter(which).map(({ id }) => id));
  const [next] = inOrder(
    queueOf(all, ({ id }) => ids.has(id)),
    queueOf(all, ({ state }) => state === 'answered'),
  );
  return firsts.find(({ id }) => id === next?.id);
}

/** People who ask it, in one way or in several. */
export const askersOf = (question: HotseatQuestion, all: readonly HotseatQuestion[]): number =>
  new Set(
    all
      .filter(({ id, sameAsId }) => id === question.id || sameAsId === question.id)
      .flatMap(({ personId }) => personId ?? []),
  ).size;

/** Nobody else has answered it, or has it before them. */
export function mayAnswer(hotseat: Hotseat, question: HotseatQuestion, { id, now }: Host): boolean {
  if (question.state !== 'taken') return isOpen(hotseat, question);
  return question.claimedBy === id || isPutOff(question) || isAbandoned(question, now);
}

/** Questions of people that nobody has answered: first ones only, each stands for those that ask the same. */
export const unanswered = (all: readonly HotseatQuestion[]): HotseatQuestion[] =>
  all.filter(
    ({ seed, sameAsId, state }) =>
      seed === 'no' && sameAsId === null && ['waiting', 'let-through', 'taken', 'mopped'].includes(state),
  );
