// The states of a hotseat by the clock: when it passes from one to the next. It reads no clock and changes nothing.
import type { Hotseat, HotseatState } from '../store/hotseats.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A text is on its way for a while: one that was kept this long after the end is still in time. */
export const GRACE_MS = 2 * MINUTE;
/** The guest may stay so long, while questions wait. */
export const EXTRA_MS = 15 * MINUTE;

type Timed = Pick<Hotseat, 'state' | 'startsAt' | 'minutes'>;

export const endOf = ({ startsAt, minutes, state }: Timed): number =>
  startsAt + minutes * MINUTE + (state === 'extra' ? EXTRA_MS : 0);

interface Move {
  to: HotseatState;
  /** Milliseconds UTC. */
  at(hotseat: Timed): number;
}

/** What the clock does. Only people announce it, give it extra time, move it or cancel it. */
const moves: Readonly<Partial<Record<HotseatState, Move>>> = {
  announced: { to: 'box', at: ({ startsAt }) => startsAt - 3 * DAY },
  box: { to: 'doors', at: ({ startsAt }) => startsAt - 10 * MINUTE },
  doors: { to: 'live', at: ({ startsAt }) => startsAt },
  live: { to: 'closed', at: endOf },
  extra: { to: 'closed', at: endOf },
  closed: { to: 'mop-up', at: ({ startsAt, minutes }) => startsAt + minutes * MINUTE + EXTRA_MS + GRACE_MS },
  'mop-up': { to: 'summary', at: ({ startsAt, minutes }) => startsAt + minutes * MINUTE + 2 * DAY },
  summary: { to: 'archive', at: ({ startsAt, minutes }) => startsAt + minutes * MINUTE + 30 * DAY },
};

/** When the clock moves it on by itself; `null`: only people do. */
export const movesOnAt = (hotseat: Timed): number | null => moves[hotseat.state]?.at(hotseat) ?? null;

/** Where it stands at that time, however many states went by meanwhile. */
export function stateAt(hotseat: Timed, now: number): HotseatState {
  const move = moves[hotseat.state];
  return move && move.at(hotseat) <= now ? stateAt({ ...hotseat, state: move.to }, now) : hotseat.state;
}

/** Whether a question kept at that time reaches the guest while they are there. */
export function isInTime(hotseat: Timed, keptAt: number, grace: number): boolean {
  if (hotseat.state === 'draft' || hotseat.state === 'cancelled') return false;
  return keptAt <= endOf(hotseat) + grace;
}
