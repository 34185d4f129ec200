// More time for a hotseat while questions wait: a quarter of an hour at most, and no longer than there is something to answer.
import type { Hotseat, HotseatQuestion } from '../store/hotseats.js';
import { setClock } from './hotseatClock.js';
import { unanswered } from './hotseatNext.js';
import { endOf } from './hotseatTimes.js';
import type { Turn } from './turn.js';

/** While it is live and somebody waits. */
export const mayHaveExtra = (hotseat: Hotseat, all: readonly HotseatQuestion[], now: number): boolean =>
  hotseat.state === 'live' && now < endOf(hotseat) && unanswered(all).length > 0;

export function giveExtra(turn: Turn, hotseat: Hotseat): void {
  moveTo(turn, hotseat, 'extra');
}

/** Nothing is left to answer: extra time is over. */
export function endExtra(turn: Turn, hotseat: Hotseat, all: readonly HotseatQuestion[]): void {
  const isLeft = all.some((one) => one.state === 'waiting' || one.state === 'let-through');
  if (hotseat.state === 'extra' && !isLeft) moveTo(turn, hotseat, 'closed');
}

function moveTo(turn: Turn, hotseat: Hotseat, state: 'extra' | 'closed'): void {
  const { id, startsAt } = hotseat;
  turn.changes.set('hotseats', { id, startsAt, state: hotseat.state }, { state, changedAt: turn.now }, 1);
  setClock(turn, { ...hotseat, state });
}
