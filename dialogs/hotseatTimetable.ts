// The timetable of a hotseat: a timer of the house for each thing that happens before, during and after it. All are set when it is
// announced or moved; one that was set for a beginning that is no more does nothing.
import type { Hotseat } from '../store/hotseats.js';
import { HOUSE, type Turn } from './turn.js';

export const HOTSEAT_DUE = 'hotseat-due';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Timed = Pick<Hotseat, 'startsAt' | 'minutes'>;

const plannedEnd = ({ startsAt, minutes }: Timed): number => startsAt + minutes * MINUTE;

interface Stop {
  /** Milliseconds UTC: when it comes, and up to when it is still of use after we were away. */
  at(hotseat: Timed): number;
  until(hotseat: Timed): number;
}

/** In the order in which they come. */
const stops = {
  invite: { at: ({ startsAt }) => startsAt - 7 * DAY, until: ({ startsAt }) => startsAt },
  seeds: { at: ({ startsAt }) => startsAt - 3 * DAY, until: ({ startsAt }) => startsAt },
  today: { at: ({ startsAt }) => startsAt - 3 * HOUR, until: ({ startsAt }) => startsAt - 10 * MINUTE },
  doors: { at: ({ startsAt }) => startsAt - 10 * MINUTE, until: ({ startsAt }) => startsAt },
  begins: { at: ({ startsAt }) => startsAt, until: plannedEnd },
  late: { at: ({ startsAt }) => startsAt + 5 * MINUTE, until: ({ startsAt }) => startsAt + 10 * MINUTE },
  cohost: { at: ({ startsAt }) => startsAt + 10 * MINUTE, until: plannedEnd },
  missing: { at: ({ startsAt }) => startsAt + 15 * MINUTE, until: plannedEnd },
  ending: { at: (hotseat) => plannedEnd(hotseat) - 5 * MINUTE, until: plannedEnd },
  'mop-up': {
    at: (hotseat) => plannedEnd(hotseat) + 18 * MINUTE,
    until: (hotseat) => plannedEnd(hotseat) + DAY,
  },
  left: { at: (hotseat) => plannedEnd(hotseat) + DAY, until: () => Infinity },
} as const satisfies Record<string, Stop>;

export type StopName = keyof typeof stops;

/** What a timer knows: it rings for this beginning, and for no other. */
export interface Due {
  id: string;
  startsAt: number;
  stop: StopName;
  /** It was due while we were away. */
  isAgain?: true;
}

export const timeOf = (stop: StopName, hotseat: Timed): number => stops[stop].at(hotseat);

/** Whether it is still of use. */
export const isOfUse = (stop: StopName, hotseat: Timed, now: number): boolean =>
  now < stops[stop].until(hotseat);

export type Ledger = Pick<Turn, 'changes' | 'newId' | 'now'>;

/** Sets all of them; what should have been before now comes at once, while it is of use. */
export function setTimetable(turn: Ledger, hotseat: Pick<Hotseat, 'id' | 'startsAt' | 'minutes'>): void {
  const { id, startsAt } = hotseat;
  for (const stop of Object.keys(stops) as StopName[]) {
    if (!isOfUse(stop, hotseat, turn.now)) continue;
    addStop(turn, { id, startsAt, stop }, Math.max(turn.now, timeOf(stop, hotseat)));
  }
}

/** We were away, and its guest is woken only now: they have as long to come as if it began now. */
export function ringAgain(
  turn: Ledger,
  { id, startsAt, minutes }: Pick<Hotseat, 'id' | 'startsAt' | 'minutes'>,
  stop: StopName,
): void {
  const wait = timeOf(stop, { startsAt, minutes }) - startsAt;
  addStop(turn, { id, startsAt, stop, isAgain: true }, turn.now + wait);
}

function addStop(turn: Ledger, due: Due, dueAt: number): void {
  turn.changes.add('timers', {
    id: turn.newId(),
    kind: HOTSEAT_DUE,
    personId: HOUSE,
    aboutId: JSON.stringify(due),
    dueAt,
    doneAt: null,
    attempts: 0,
  });
}
