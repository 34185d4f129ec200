// The hours people keep, as the outbox asks for them before anything leaves.
import { DateTime } from 'luxon';
import { whenAwake } from '../dialogs/dates.js';
import type { House } from '../dialogs/turn.js';
import type { Hours } from '../store/gate.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** When the night ends. */
const WAKES = 8;

export const hoursOf = (house: Pick<House, 'quietHours'>): Hours => ({
  awakeAt: (at, zone) => whenAwake({ house, now: at }, zone),
  dayAt(at, zone) {
    const { year, month, day } = DateTime.fromMillis(at, { zone });
    return Date.UTC(year, month - 1, day) / DAY_MS;
  },
  morningOf(day, zone) {
    const there = DateTime.fromMillis(day * DAY_MS, { zone: 'utc' }).setZone(zone, { keepLocalTime: true });
    return there.set({ hour: WAKES }).toMillis();
  },
});
