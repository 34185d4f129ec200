// What happens at each stop of a hotseat's timetable. Each happens once, and only while it is of use: after a long absence of ours
// nobody reads what is over.
import type { Hotseat } from '../store/hotseats.js';
import { momentOf } from './dates.js';
import { runnersOf, wake, wakeHosts } from './hotseatHosts.js';
import { passOnLeft } from './hotseatLeft.js';
import { unanswered } from './hotseatNext.js';
import { type Due, isOfUse, ringAgain, type StopName, timeOf } from './hotseatTimetable.js';
import { stateAt } from './hotseatTimes.js';
import { tellOf } from './hotseatTold.js';
import type { Key, Params, Turn } from './turn.js';

/** Questions that wait beforehand, for when nobody asks. */
export const SEEDS = 3;

export async function stopRings(turn: Turn, about: string): Promise<void> {
  const { id, isAgain, startsAt, stop } = JSON.parse(about) as Due;
  const hotseat = await turn.store.hotseats.byId(id);
  if (hotseat?.startsAt !== startsAt || hotseat.state === 'draft' || hotseat.state === 'cancelled') return;
  if (!isOfUse(stop, hotseat, turn.now)) return;
  const isLate = turn.now > timeOf(stop, hotseat) + AWAY_MS;
  if (isLate && WAITS_FOR_GUEST.has(stop) && !isAgain) return ringAgain(turn, hotseat, stop);
  await does[stop](turn, hotseat);
}

/** Whoever rings so long after its time was away. */
const AWAY_MS = 2 * 60_000;
/** What says that a guest has not come. */
const WAITS_FOR_GUEST: ReadonlySet<StopName> = new Set(['cohost', 'missing']);

const does: Readonly<Record<StopName, (turn: Turn, hotseat: Hotseat) => Promise<void>>> = {
  invite: async (turn, hotseat) => tellOf(turn, hotseat, 'invited'),
  seeds: askForSeeds,
  today: async (turn, hotseat) => tellOf(turn, hotseat, 'today'),
  doors: openDoors,
  begins: async (turn, hotseat) => wakeHosts(turn, hotseat),
  late: sayLate,
  cohost: startOnSeeds,
  missing: sayMissing,
  ending: offerExtra,
  'mop-up': async (turn, hotseat) => wake(turn, hotseat, hotseat.guestPersonId, { why: 'mop-up' }),
  left: passOnLeft,
};

const isLive = (hotseat: Hotseat, now: number): boolean => ['live', 'extra'].includes(stateAt(hotseat, now));

/** To everybody who runs it; they are at it, or it is about to begin. */
async function tellRunners<K extends Key>(
  turn: Turn,
  { hotseat, anyHour = false }: { hotseat: Hotseat; anyHour?: boolean },
  key: K,
  ...params: Params<K>
): Promise<void> {
  for (const personId of await runnersOf(turn, hotseat))
    await turn.tell(
      personId,
      { priority: 'hotseat', anyHour, staleAt: hotseat.startsAt + 2 * HOUR },
      key,
      ...params,
    );
}

const HOUR = 60 * 60_000;

async function askForSeeds(turn: Turn, hotseat: Hotseat): Promise<void> {
  const seeds = (await turn.store.hotseats.questions(hotseat.id)).filter(({ seed }) => seed === 'yes');
  const { guestName: guest, guestPersonId } = hotseat;
  if (seeds.length < SEEDS)
    await tellRunners(turn, { hotseat }, 'run.fewSeeds', { guest, count: seeds.length });
  if (guestPersonId === null) await tellRunners(turn, { hotseat }, 'run.noGuest', { guest });
}

async function openDoors(turn: Turn, hotseat: Hotseat): Promise<void> {
  wake(turn, hotseat, hotseat.guestPersonId, { why: 'doors' });
  const { guestName: guest, startsAt, zone } = hotseat;
  const date = momentOf(startsAt, zone);
  await tellRunners(turn, { hotseat, anyHour: true }, 'run.doors', { guest, date });
  if (hotseat.cohostPersonId)
    await turn.tell(hotseat.cohostPersonId, { priority: 'hotseat', anyHour: true }, 'run.cohost', { guest });
}

/** Nobody waits in silence, neither for the guest nor for the first question. */
async function sayLate(turn: Turn, hotseat: Hotseat): Promise<void> {
  const { guestHereAt, guestName: guest } = hotseat;
  if (guestHereAt == null) tellOf(turn, hotseat, 'late');
  const all = await turn.store.hotseats.questions(hotseat.id);
  if (guestHereAt == null) await tellRunners(turn, { hotseat, anyHour: true }, 'run.late', { guest });
  else if (all.every(({ seed }) => seed === 'yes'))
    await tellRunners(
      turn,
      { hotseat, anyHour: true },
      all.length > 0 ? 'run.noQuestions' : 'run.nothingToAsk',
      {
        guest,
      },
    );
}

async function startOnSeeds(turn: Turn, hotseat: Hotseat): Promise<void> {
  if (hotseat.guestHereAt != null || !isLive(hotseat, turn.now)) return;
  wakeHosts(turn, hotseat);
}

/** It goes on as a box for questions; whoever runs it may still move it, and then that is what people hear. */
async function sayMissing(turn: Turn, hotseat: Hotseat): Promise<void> {
  if (hotseat.guestHereAt != null || !isLive(hotseat, turn.now)) return;
  tellOf(turn, hotseat, 'missing');
  await tellRunners(turn, { hotseat, anyHour: true }, 'run.missing', { guest: hotseat.guestName });
}

async function offerExtra(turn: Turn, hotseat: Hotseat): Promise<void> {
  const count = unanswered(await turn.store.hotseats.questions(hotseat.id)).length;
  if (count === 0 || hotseat.state !== 'live') return;
  const told = { count, guest: hotseat.guestName };
  const deeds = [{ id: `do:hotseat-extra:${hotseat.id}`, label: turn.words['run.extra'] }];
  for (const personId of await runnersOf(turn, hotseat))
    await turn.tell(
      personId,
      { priority: 'hotseat', anyHour: true, staleAt: hotseat.startsAt + hotseat.minutes * 60_000, deeds },
      'run.ending',
      told,
    );
}
