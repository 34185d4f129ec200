// Dates that are promised and dates that are said: working days counted in one zone, spoken in another. It reads no clock.
import { DateTime } from 'luxon';
import type { Employer } from '../store/employers.js';
import type { House } from './turn.js';

/** When somebody works: an IANA zone, ISO weekdays such as `12345`, minutes after local midnight. */
export type WorkingHours = Pick<Employer, 'zone' | 'workingDays' | 'closesAt'>;

/** Whoever has no hours of their own works these. */
export const officeHours = (zone: string): WorkingHours => ({
  zone,
  workingDays: '12345',
  closesAt: 17 * 60,
});

const WORKING_DAYS = 3;
const LATEST = 17 * 60;
/** A date brings a word four hours before it, and people sleep from 21:00 to 08:00. */
const EARLIEST_HOUR = 12;
const QUIET_HOUR = 21;

/**
 * The date an asker is promised: the employer's third working day after today, when they close, 17:00 at the latest; moved to the
 * next noon where the asker would be asleep. Milliseconds UTC.
 * @param zone the asker's.
 */
export function dueDate(now: number, hours: WorkingHours, zone: string): number {
  const day = workingDayAfter(now, hours, WORKING_DAYS);
  const minutes = Math.min(hours.closesAt, LATEST);
  return awake(day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).setZone(zone)).toMillis();
}

/** The same time of day on somebody's next working day. Milliseconds UTC. */
export const oneDayMore = (at: number, zone: string): number => {
  const { hour, minute } = DateTime.fromMillis(at, { zone });
  return awake(workingDayAfter(at, officeHours(zone), 1).set({ hour, minute })).toMillis();
};

function workingDayAfter(now: number, { workingDays, zone }: WorkingHours, count: number): DateTime {
  const days = /[1-7]/.test(workingDays) ? workingDays : officeHours(zone).workingDays;
  let day = DateTime.fromMillis(now, { zone }).startOf('day');
  for (let left = count; left > 0; ) {
    day = day.plus({ days: 1 });
    if (days.includes(String(day.weekday))) left -= 1;
  }
  return day;
}

/** The same time of day so many working days later, within the hours somebody works. Milliseconds UTC. */
export function workingDaysLater(
  now: number,
  hours: WorkingHours & { opensAt: number },
  count: number,
): number {
  const then = DateTime.fromMillis(now, { zone: hours.zone });
  const minutes = Math.max(hours.opensAt, Math.min(then.hour * 60 + then.minute, hours.closesAt));
  const day = workingDayAfter(now, hours, count);
  return day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toMillis();
}

function awake(moment: DateTime): DateTime {
  if (moment.hour >= EARLIEST_HOUR && moment.hour < QUIET_HOUR) return moment;
  const day = moment.hour < EARLIEST_HOUR ? moment : moment.plus({ days: 1 });
  return day.set({ hour: EARLIEST_HOUR, minute: 0 });
}

const OFFICE_OPENS = 9;

/** When somebody is at the office again: milliseconds UTC, or `null` while they are there. */
export function nextOpening(now: number, zone: string): number | null {
  const { workingDays, closesAt } = officeHours(zone);
  const here = DateTime.fromMillis(now, { zone });
  const minutes = here.hour * 60 + here.minute;
  const isWorkday = (day: DateTime): boolean => workingDays.includes(String(day.weekday));
  if (isWorkday(here) && minutes >= OFFICE_OPENS * 60 && minutes < closesAt) return null;
  let day = here.startOf('day').plus({ days: here.hour >= OFFICE_OPENS ? 1 : 0 });
  while (!isWorkday(day)) day = day.plus({ days: 1 });
  return day.set({ hour: OFFICE_OPENS }).toMillis();
}

/** A moment as a person says it: "Friday 5pm"; "today 5pm"; more than six days away "Tuesday 1 December, 3pm". */
export function sayMoment(at: number, now: number, zone: string): string {
  const moment = DateTime.fromMillis(at, { zone, locale: 'en-GB' });
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const away = Math.round(moment.startOf('day').diff(today, 'days').days);
  if (away === 0) return `today ${timeOf(moment)}`;
  if (away > 0 && away <= 6) return `${moment.toFormat('cccc')} ${timeOf(moment)}`;
  return `${moment.toFormat('cccc d LLLL')}, ${timeOf(moment)}`;
}

/** The same where it is read later, and no day may be called today: "Tuesday 1 December, 3pm". */
export function momentOf(at: number, zone: string): string {
  const moment = DateTime.fromMillis(at, { zone, locale: 'en-GB' });
  return `${moment.toFormat('cccc d LLLL')}, ${timeOf(moment)}`;
}

/** When the night ends, in somebody's own zone. */
const WAKES = 8;

/**
 * Now, or 8 in the morning where it is night: nobody is written to in the hours between 21:00 and 08:00 of their own zone.
 * Milliseconds UTC.
 */
export function whenAwake(
  { house, now }: { house: Pick<House, 'quietHours'>; now: number },
  zone: string,
): number {
  const moment = DateTime.fromMillis(now, { zone });
  if (house.quietHours === 'off' || (moment.hour >= WAKES && moment.hour < QUIET_HOUR)) return now;
  const day = moment.hour < WAKES ? moment : moment.plus({ days: 1 });
  return day.startOf('day').set({ hour: WAKES }).toMillis();
}

/** A short time before the night ends is still the night before. */
const NIGHT_OWL_HOURS = 4;

/** The morning after: 8 o'clock in somebody's own zone, when a night lies between. Milliseconds UTC. */
export function tomorrowMorning(now: number, zone: string): number {
  const slept = DateTime.fromMillis(now, { zone }).minus({ hours: NIGHT_OWL_HOURS });
  return slept.startOf('day').plus({ days: 1 }).set({ hour: WAKES }).toMillis();
}

/** "5pm", "9:30am"; noon and midnight are words, for "12pm" is read both ways. */
function timeOf(moment: DateTime): string {
  if (moment.minute === 0 && moment.hour % 12 === 0) return moment.hour === 0 ? 'midnight' : '12 noon';
  const minutes = moment.minute === 0 ? '' : `:${String(moment.minute).padStart(2, '0')}`;
  return `${moment.hour % 12 || 12}${minutes}${moment.hour < 12 ? 'am' : 'pm'}`;
}

/** A day as a person says it: "Tuesday 1 December". */
export const dayOf = (at: number, zone: string): string =>
  DateTime.fromMillis(at, { zone, locale: 'en-GB' }).toFormat('cccc d LLLL');

/** A day that may be long ago: "1 December 2026". */
export const dateOf = (at: number, zone: string): string =>
  DateTime.fromMillis(at, { zone, locale: 'en-GB' }).toFormat('d LLLL yyyy');

/** ISO weekdays: 1 is Monday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export const weekdayOf = (at: number, zone: string): (typeof weekdays)[number] =>
  weekdays[DateTime.fromMillis(at, { zone }).weekday - 1] ?? 1;
