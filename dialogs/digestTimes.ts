// How often news comes by itself: LESS, MORE OFTEN, DAILY, WEEKLY FRIDAY, MONTHLY, PAUSE 2 WEEKS and STOP DIGEST. The change is said
// back with the way to undo it.
import type { Person } from '../store/people.js';
import { conversation } from './conversation.js';
import { dayOf, weekdays } from './dates.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Turn } from './turn.js';
import { closest } from './understanding/closest.js';
import { daysIn } from './understanding/spans.js';

type Every = Person['digestEvery'];

interface TimesDraft {
  change: Every | 'less' | 'more' | 'pause';
  /** What followed the command: a weekday, or how long. */
  wanted?: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const PAUSE_DAYS = 14;
const lessThan: Readonly<Record<Every, Every>> = {
  daily: 'weekly',
  weekly: 'monthly',
  monthly: 'monthly',
  off: 'off',
};
const moreThan: Readonly<Record<Every, Every>> = {
  off: 'monthly',
  monthly: 'weekly',
  weekly: 'daily',
  daily: 'daily',
};

async function changeTimes(step: Step<TimesDraft>) {
  const { draft, turn } = step;
  const { change, wanted = '' } = draft;
  if (change === 'pause') await pause(turn, daysIn(wanted) ?? PAUSE_DAYS);
  else if (change === 'less' || change === 'more') await changeBy(turn, change);
  else await setTo(turn, change, change === 'weekly' ? dayIn(turn, wanted) : null);
  return step.end();
}

async function pause(turn: Turn, days: number): Promise<void> {
  const pausedUntil = turn.now + days * DAY_MS;
  turn.changes.set('people', { id: turn.person.id }, { pausedUntil, digestNextAt: null });
  return turn.say('times.paused', { date: dayOf(pausedUntil, turn.person.zone) });
}

/** One step; at either end it is only said. MORE OFTEN in a pause ends the pause. */
async function changeBy(turn: Turn, change: 'less' | 'more'): Promise<void> {
  const { digestEvery, pausedUntil } = turn.person;
  if (change === 'more' && pausedUntil !== null && pausedUntil > turn.now)
    return setTo(turn, digestEvery, null);
  const next = (change === 'less' ? lessThan : moreThan)[digestEvery];
  if (next === digestEvery && next !== 'off')
    return turn.say(change === 'less' ? 'times.least' : 'times.most');
  return setTo(turn, next, null);
}

async function setTo(turn: Turn, digestEvery: Every, day: number | null): Promise<void> {
  const digestDay = day ?? turn.person.digestDay;
  turn.changes.set(
    'people',
    { id: turn.person.id },
    { digestEvery, digestDay, pausedUntil: null, digestNextAt: null },
  );
  if (digestEvery !== 'weekly') return turn.say(`times.${digestEvery}`);
  return turn.say('times.weekly', { day: dayName(turn, digestDay) });
}

/** The ISO weekday that was named, misspelt or not, or `null`. */
function dayIn(turn: Turn, wanted: string): number | null {
  const [best] = closest(wanted, namedDays(turn), 1);
  return best ? Number(best.id) : null;
}

const namedDays = ({ words }: Turn) =>
  weekdays.map((day) => ({ id: String(day), name: words[`day.${day}`] }));

/** What an ISO weekday is called. */
export const dayName = (turn: Turn, day: number): string =>
  namedDays(turn).find(({ id }) => id === String(day))?.name ?? '';

export const digestTimes = conversation<TimesDraft>(names.digestTimes, { steps: [changeTimes] });
