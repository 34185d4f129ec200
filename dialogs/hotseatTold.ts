// A hotseat goes from state to state, and everybody who was told of it is told when it is moved or cancelled, and whoever got no answer hears that at its end: each
// once, a bounded number of people a turn.
import type { Hotseat } from '../store/hotseats.js';
import { momentOf, whenAwake } from './dates.js';
import { type Moving, setClock } from './hotseatClock.js';
import { endOf, stateAt } from './hotseatTimes.js';
import { type Ledger, setTimetable } from './hotseatTimetable.js';
import { isUnanswered, tellSummary } from './hotseatSummary.js';
import { HOUSE, type Turn } from './turn.js';

export const HOTSEAT_TOLD = 'hotseat-told';
const MOST = 100;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Part {
  /** `late` and `missing`: the guest is not there. */
  what: 'invited' | 'today' | 'late' | 'missing' | 'moved' | 'cancelled' | 'summary';
  id: string;
  /** What is told of it is true only as long as it begins then. */
  startsAt: number;
  after: string;
}

/** The timer rings: it is where the clock says, however long nobody looked. */
export async function moveOn(turn: Turn, about: string): Promise<void> {
  const { id, state, startsAt } = JSON.parse(about) as Moving;
  const hotseat = await turn.store.hotseats.byId(id);
  if (hotseat?.state !== state || hotseat.startsAt !== startsAt) return;
  const moved: Hotseat = { ...hotseat, state: stateAt(hotseat, turn.now), changedAt: turn.now };
  turn.changes.set('hotseats', { id, state, startsAt }, { state: moved.state, changedAt: turn.now }, 1);
  setClock(turn, moved);
  const wasOpen = state !== 'summary' && state !== 'archive';
  if (wasOpen && (moved.state === 'summary' || moved.state === 'archive'))
    tellOf(turn, moved, 'summary', state === 'mop-up' ? turn.now : afterLeft(turn, moved));
}

/** From now on it takes questions, and its timetable runs. */
export function announceHotseat(turn: Ledger, hotseat: Hotseat): void {
  const { id, startsAt } = hotseat;
  turn.changes.set(
    'hotseats',
    { id, state: 'draft', startsAt },
    { state: 'announced', changedAt: turn.now },
    1,
  );
  const announced: Hotseat = { ...hotseat, state: 'announced' };
  setClock(turn, announced);
  setTimetable(turn, announced);
}

/** It begins at another time: the box is open again, and its clock is set anew. */
export function moveHotseat(turn: Ledger, hotseat: Hotseat, startsAt: number): void {
  const { id, state } = hotseat;
  const moved: Hotseat = { ...hotseat, state: 'announced', startsAt, movedFrom: hotseat.startsAt };
  const values = {
    state: moved.state,
    startsAt,
    movedFrom: moved.movedFrom,
    guestHereAt: null,
    changedAt: turn.now,
  };
  turn.changes.set('hotseats', { id, state, startsAt: hotseat.startsAt }, values, 1);
  setClock(turn, moved);
  tellOf(turn, moved, 'moved');
  setTimetable(turn, moved);
}

export function cancelHotseat(turn: Ledger, hotseat: Hotseat): void {
  const { id, state, startsAt } = hotseat;
  turn.changes.set('hotseats', { id, state, startsAt }, { state: 'cancelled', changedAt: turn.now }, 1);
  tellOf(turn, hotseat, 'cancelled');
}

/** We were away: what was left is passed on first, and then the summary does not call it unanswered. */
const afterLeft = (turn: Turn, { zone }: Hotseat): number => whenAwake(turn, zone) + MINUTE;

export function tellOf(
  turn: Ledger,
  { id, startsAt }: Hotseat,
  what: Part['what'],
  dueAt: number = turn.now,
): void {
  addPart(turn, { what, id, startsAt, after: '' }, dueAt);
}

function addPart(turn: Ledger, part: Part, dueAt: number = turn.now): void {
  turn.changes.add('timers', {
    id: turn.newId(),
    kind: HOTSEAT_TOLD,
    personId: HOUSE,
    aboutId: JSON.stringify(part),
    dueAt,
    doneAt: null,
    attempts: 0,
  });
}

/** One part of it. What was true and is no more, for it was moved again, is not told. */
export async function tellListeners(turn: Turn, about: string): Promise<void> {
  const part = JSON.parse(about) as Part;
  const hotseat = await turn.store.hotseats.byId(part.id);
  if (!hotseat || hotseat.startsAt !== part.startsAt) return;
  if (hotseat.state === 'cancelled' && part.what !== 'cancelled') return;
  const people = await peopleFor(turn, part);
  for (const personId of people) await tellOne(turn, hotseat, part.what, personId);
  const last = people.at(-1);
  if (last !== undefined && people.length === MOST) addPart(turn, { ...part, after: last });
}

async function peopleFor({ store }: Turn, { after, id, what }: Part): Promise<string[]> {
  const { hotseats } = store;
  if (what === 'invited') return hotseats.invitees(id, after, MOST);
  if (what === 'moved' || what === 'cancelled') return hotseats.told(id, after, MOST);
  return (await hotseats.watchers(id, after, MOST)).map(({ personId }) => personId);
}

async function tellOne(turn: Turn, hotseat: Hotseat, what: Part['what'], personId: string): Promise<void> {
  const { guestName: guest, startsAt, zone } = hotseat;
  const date = momentOf(startsAt, zone);
  const told = { priority: 'hotseat' } as const;
  if (what === 'invited') await invite(turn, hotseat, personId);
  else if (what === 'today')
    await turn.tell(personId, { ...told, staleAt: startsAt }, 'run.today', { guest, date });
  else if (what === 'cancelled') await turn.tell(personId, told, 'hotseat.cancelled', { guest });
  else if (what === 'moved') await tellMoved(turn, hotseat, personId);
  else if (what !== 'summary') await tellWaiting(turn, hotseat, what, personId);
  else await tellSummary(turn, hotseat, personId);
}

/** Who asked hears that it is kept. */
async function tellMoved(turn: Turn, hotseat: Hotseat, personId: string): Promise<void> {
  const { guestName: guest, id, startsAt, zone } = hotseat;
  const hasAsked = (await turn.store.hotseats.askedBy(id, personId)).length > 0;
  const told = { priority: 'hotseat', staleAt: endOf(hotseat) } as const;
  const date = momentOf(startsAt, zone);
  await turn.tell(personId, told, hasAsked ? 'hotseat.moved' : 'hotseat.movedTo', { guest, date });
}

/** Nobody asked for it: it comes by day, and no more once the hotseat has begun. */
async function invite(
  turn: Turn,
  { guestName: guest, id, startsAt, topic, zone }: Hotseat,
  personId: string,
) {
  const told = { priority: 'broadcast', proactive: true, staleAt: startsAt } as const;
  const date = momentOf(startsAt, zone);
  if (await turn.tell(personId, told, 'run.invite', { guest, topic, date }))
    turn.changes.add('hotseat_invited', { id: turn.newId(), hotseatId: id, personId, at: turn.now });
}

async function tellWaiting(
  turn: Turn,
  { guestName: guest, id, startsAt }: Hotseat,
  what: 'late' | 'missing',
  personId: string,
): Promise<void> {
  if (!(await turn.store.hotseats.askedBy(id, personId)).some(isUnanswered)) return;
  const live = { priority: 'hotseat', anyHour: true, staleAt: startsAt + HOUR } as const;
  if (what === 'late') await turn.tell(personId, live, 'run.isLate', { guest });
  else await turn.tell(personId, live, 'run.isMissing', { guest });
}
