// When news comes by itself: the person's own days and hour in their own zone. It reads no clock, and writes to nobody at night.
import { DateTime } from 'luxon';
import type { Person } from '../store/people.js';

export type DigestTimes = Pick<Person, 'zone' | 'digestEvery' | 'digestHour' | 'digestDay'>;

/** A time that never comes: the largest whole number that JSON keeps. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** Nobody is written to between 21:00 and 08:00, whatever hour they have. */
const FIRST_HOUR = 8;
const LAST_HOUR = 20;
const NIGHT = 21;
/** A month and a week: some day of it is the right one. */
const MOST_DAYS = 38;

/** The next time after a moment, in milliseconds UTC; `NEVER` for whoever wants none. */
export function nextSlot(times: DigestTimes, after: number): number {
  if (times.digestEvery === 'off') return NEVER;
  const today = localOf(after, times.zone).startOf('day');
  const hour = Math.min(LAST_HOUR, Math.max(FIRST_HOUR, times.digestHour));
  for (let days = 0; days <= MOST_DAYS; days++) {
    const day = today.plus({ days });
    if (!isDay(times, day)) continue;
    const at = day.set({ hour }).toMillis();
    if (at > after) return at;
  }
  return NEVER;
}

/** Monthly: the first of their weekdays in a month. */
function isDay({ digestDay, digestEvery }: DigestTimes, day: DateTime): boolean {
  if (digestEvery === 'daily') return true;
  return day.weekday === digestDay && (digestEvery === 'weekly' || day.day <= 7);
}

/** The local date: what makes a slot one, whatever hour it had. */
export const dayNameOf = (at: number, zone: string): string => localOf(at, zone).toFormat('yyyy-LL-dd');

/**
 * Whether a slot may still be kept. One that was missed, for the service was down, is caught up while it is the same day and nobody
 * sleeps; after that it is dropped, and the next one tells of both.
 */
export function isKept(slotAt: number, now: number, zone: string): boolean {
  const here = localOf(now, zone);
  return (
    dayNameOf(slotAt, zone) === here.toFormat('yyyy-LL-dd') && here.hour >= FIRST_HOUR && here.hour < NIGHT
  );
}

/** The last moment of the local day: news of yesterday evening is not sent in the morning. Milliseconds UTC. */
export const endOfDay = (now: number, zone: string): number => localOf(now, zone).endOf('day').toMillis();

/** A zone that nobody knows must not stop everybody's news. */
function localOf(at: number, zone: string): DateTime {
  const local = DateTime.fromMillis(at, { zone });
  return local.isValid ? local : DateTime.fromMillis(at, { zone: 'utc' });
}
