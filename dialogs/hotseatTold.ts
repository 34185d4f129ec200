// A hotseat goes from state to state, and everybody who was told of it is told when it is moved or cancelled, and whoever got no answer hears that at its end: each
// once, a bounded number of people a turn.
import type { Hotseat } from '../store/hotseats.js';
import { momentOf } from './dates.js';
import { type Moving, setClock } from './hotseatClock.js';
import { stateAt } from './hotseatTimes.js';
import { tellSummary } from './hotseatSummary.js';
import { HOUSE, type Turn } from './turn.js';

export const HOTSEAT_TOLD = 'hotseat-told';
const MOST = 100;

interface Part {
  what: 'moved' | 'cancelled' | 'summary';
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
  if (wasOpen && (moved.state === 'summary' || moved.state === 'archive')) tellOf(turn, moved, 'summary');
}

/** It begins at another time: the box is open again, and its clock is set anew. */
export function moveHotseat(turn: Turn, hotseat: Hotseat, startsAt: number): void {
  const { id, state } = hotseat;
  const moved: Hotseat = { ...hotseat, state: 'announced', startsAt, movedFrom: hotseat.startsAt };
  const values = { state: moved.state, startsAt, movedFrom: moved.movedFrom, changedAt: turn.now };
  turn.changes.set('hotseats', { id, state, startsAt: hotseat.startsAt }, values, 1);
  setClock(turn, moved);
  tellOf(turn, moved, 'moved');
}

export function cancelHotseat(turn: Turn, hotseat: Hotseat): void {
  const { id, state, startsAt } = hotseat;
  turn.changes.set('hotseats', { id, state, startsAt }, { state: 'cancelled', changedAt: turn.now }, 1);
  tellOf(turn, hotseat, 'cancelled');
}

export function tellOf(turn: Turn, { id, startsAt }: Hotseat, what: Part['what']): void {
  addPart(turn, { what, id, startsAt, after: '' });
}

function addPart(turn: Turn, part: Part): void {
  turn.changes.add('timers', {
    id: turn.newId(),
    kind: HOTSEAT_TOLD,
    personId: HOUSE,
    aboutId: JSON.stringify(part),
    dueAt: turn.now,
    doneAt: null,
    attempts: 0,
  });
}

/** One part of it. What was true and is no more, for it was moved again, is not told. */
export async function tellListeners(turn: Turn, about: string): Promise<void> {
  const part = JSON.parse(about) as Part;
  const hotseat = await turn.store.hotseats.byId(part.id);
  if (!hotseat || hotseat.startsAt !== part.startsAt) return;
  const people = await turn.store.hotseats.watchers(part.id, part.after, MOST);
  for (const { personId } of people) await tellOne(turn, hotseat, part.what, personId);
  const last = people.at(-1);
  if (last && people.length === MOST) addPart(turn, { ...part, after: last.personId });
}

async function tellOne(turn: Turn, hotseat: Hotseat, what: Part['what'], personId: string): Promise<void> {
  const { guestName: guest, startsAt, zone } = hotseat;
  const told = { priority: 'hotseat', isAwake: true } as const;
  if (what === 'cancelled') await turn.tell(personId, told, 'hotseat.cancelled', { guest });
  else if (what === 'moved')
    await turn.tell(personId, told, 'hotseat.moved', { guest, date: momentOf(startsAt, zone) });
  else await tellSummary(turn, hotseat, personId);
}
