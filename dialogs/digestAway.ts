// News grows less for whoever has not been heard from: every day, every week, every month, and then one goodbye that says how to come
// back. It never grows less without saying so.
import type { Person } from '../store/people.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Silence, and what it comes to; the longest first. */
const WEEKLY_AFTER = 42 * DAY_MS;
const MONTHLY_AFTER = 90 * DAY_MS;
const GOODBYE_AFTER = 180 * DAY_MS;

/** What it changes to after so many milliseconds of silence; `undefined`: it stays. */
export function awayStep(
  every: Person['digestEvery'],
  silence: number,
): 'weekly' | 'monthly' | 'off' | undefined {
  if (every === 'off') return undefined;
  if (silence >= GOODBYE_AFTER) return 'off';
  if (silence >= MONTHLY_AFTER) return every === 'monthly' ? undefined : 'monthly';
  return silence >= WEEKLY_AFTER && every === 'daily' ? 'weekly' : undefined;
}
