// One person who asks a lot lets the others come first: said kindly, and never twice in the same words. Nothing of it is remembered but
// the questions themselves.
import type { HotseatQuestion } from '../store/hotseats.js';
import { questionOf } from './step.js';
import type { Turn } from './turn.js';

const MINUTE = 60_000;
/** Questions of one person that may wait in one hotseat. */
const MOST_WAITING = 3;
/** Who asked so many in so short a time asks one in so long a time from then on. */
const MANY = 3;
const MANY_MS = 10 * MINUTE;
const SLOW_MS = 5 * MINUTE;

/** True: it was said that this one must wait. `mine`: what they have asked this guest, oldest first. */
export async function slowedBy(
  turn: Turn,
  guest: string,
  mine: readonly HotseatQuestion[],
): Promise<boolean> {
  const waiting = mine.filter(({ state }) => state !== 'answered').length;
  if (waiting >= MOST_WAITING) {
    const first = questionOf(turn, 'hotseat.many', { guest, count: waiting });
    const isRepeated = turn.state.said?.text === first.text;
    await (isRepeated ? turn.say('hotseat.manyAgain', { guest }) : turn.sayText(first));
    return true;
  }
  const count = minutesToWait(turn.keptAt, mine);
  if (count > 0) await turn.say(count === 1 ? 'hotseat.slowMinute' : 'hotseat.slow', { guest, count });
  return count > 0;
}

function minutesToWait(now: number, mine: readonly HotseatQuestion[]): number {
  const lately = mine.filter(({ askedAt }) => askedAt > now - MANY_MS);
  const last = lately.at(-1);
  if (lately.length < MANY || !last) return 0;
  return Math.max(0, Math.ceil((last.askedAt + SLOW_MS - now) / MINUTE));
}
