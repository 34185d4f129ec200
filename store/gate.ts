// Whether a message that is due may leave now, and if not, until when it is held and why. Pure: it is told the time, the hours of
// people and what they had, and neither reads nor writes.
import type { OutboxRow } from './outbox.js';
import { SAFEGUARDING } from './ranks.js';

/** The hours people keep, each in their own zone. */
export interface Hours {
  /** The same moment, or the end of the night it lies in. Milliseconds UTC, in and out. */
  awakeAt(at: number, zone: string): number;
  /** The day it is there then, as a number that grows by one each day. */
  dayAt(at: number, zone: string): number;
  /** When that day begins for people there: milliseconds UTC. */
  morningOf(day: number, zone: string): number;
}

/** Where nobody said where they live. */
export const USUAL_ZONE = 'Europe/London';

/** Messages nobody asked for: so many reach a person in a day, and in any seven days. */
const A_DAY = 1;
const A_WEEK = 4;
const WEEK = 7;

/** Milliseconds back in which something lies that counts: a week, and a day for zones. */
export const COUNTED_MS = (WEEK + 1) * 24 * 60 * 60 * 1000;

/** `stop`: a provider says its address opted out, and a human has to confirm it. */
export type Held = 'night' | 'enough' | 'stop';

/** A due message, and what is known of its address and its person. */
export type Candidate = Pick<
  OutboxRow,
  'id' | 'channel' | 'personId' | 'dueAt' | 'staleAt' | 'hours' | 'proactive' | 'evenIfOptedOut'
> & {
  rank: number;
  body: string;
  optedOutAt: number | null;
  /** A stop was told of it that is not believed yet. */
  doubtedAt: number | null;
  zone: string | null;
};

/** What a person had of what nobody asked for, by when, and what of it is held for later. */
export interface Had {
  at: readonly number[];
  held: readonly { id: number; rank: number; dueAt: number }[];
}
export const NOTHING: Had = { at: [], held: [] };

export type Verdict =
  | { id: number; state: 'sending' }
  | { id: number; state: 'dropped'; problem: 'opted-out' | 'stale' }
  | { id: number; state: 'due'; held: Held; dueAt: number };

/** How often what a doubted stop holds is looked at, for what goes stale meanwhile. */
const DOUBT_MS = 6 * 60 * 60 * 1000;

/** `hours`: `null` holds nothing for the night and counts nothing. */
export function judge(row: Candidate, now: number, hours: Hours | null, had: Had): Verdict {
  const { id, evenIfOptedOut, optedOutAt, staleAt } = row;
  if (optedOutAt !== null && evenIfOptedOut === 'no') return { id, state: 'dropped', problem: 'opted-out' };
  if (staleAt !== null && staleAt < now) return { id, state: 'dropped', problem: 'stale' };
  const wait = reasonToWait(row, now, hours, had);
  if (!wait) return { id, state: 'sending' };
  // Nobody would get it any more.
  if (staleAt !== null && staleAt < wait.dueAt) return { id, state: 'dropped', problem: 'stale' };
  return { id, state: 'due', ...wait };
}

function reasonToWait(
  row: Candidate,
  now: number,
  hours: Hours | null,
  had: Had,
): { held: Held; dueAt: number } | null {
  if (row.doubtedAt !== null && row.evenIfOptedOut === 'no' && row.rank !== SAFEGUARDING)
    return { held: 'stop', dueAt: now + DOUBT_MS };
  if (!hours || !isForTheDay(row)) return null;
  const zone = row.zone ?? USUAL_ZONE;
  const awakeAt = hours.awakeAt(now, zone);
  if (awakeAt > now) return { held: 'night', dueAt: awakeAt };
  if (row.proactive === 'no' || row.personId === null) return null;
  const before = had.held.filter(({ id, rank }) => rank < row.rank || (rank === row.rank && id < row.id));
  const dueAt = Math.max(nextFree(now, zone, hours, had.at), ...before.map((one) => one.dueAt));
  return dueAt > now ? { held: 'enough', dueAt } : null;
}

/** What nobody asked for never comes at night, and what keeps somebody safe always does, whatever its sender said. */
export const isForTheDay = ({
  hours,
  proactive,
  rank,
}: Pick<OutboxRow, 'hours' | 'proactive'> & { rank: number }): boolean =>
  rank !== SAFEGUARDING && (hours === 'awake' || proactive === 'yes');

/** Now, or the first morning on which another message that nobody asked for may come. `had`: when they had, or will have, others. */
export function nextFree(now: number, zone: string, hours: Hours, had: readonly number[]): number {
  const days = had.map((at) => hours.dayAt(at, zone));
  const between = (from: number, to: number): number => days.filter((day) => day >= from && day <= to).length;
  const today = hours.dayAt(now, zone);
  let day = today;
  // A day that is over a week after the last of them is free.
  while (between(day, day) >= A_DAY || between(day - WEEK + 1, day) >= A_WEEK) day += 1;
  return day === today ? now : hours.morningOf(day, zone);
}
