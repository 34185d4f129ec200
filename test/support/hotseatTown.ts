// The hotseats of a conversation as rows: announced, an hour long, and with the clock that moves them on.
import { addSeeds } from '../../dialogs/desk/hotseatSeeds.js';
import { HOTSEAT_MOVES } from '../../dialogs/hotseatClock.js';
import { movesOnAt, stateAt } from '../../dialogs/hotseatTimes.js';
import { HOUSE } from '../../dialogs/turn.js';
import type { Hotseat } from '../../store/hotseats.js';
import { zone } from './durations.js';
import type { Town } from './town.js';

export function hasGuest(
  town: Town,
  { guest, group, at }: { guest: string; group: string; at: number },
): void {
  const communityId = town.group(group);
  const id = `hotseat-${guest.toLowerCase().replace(' ', '-')}`;
  const announced = { state: 'announced', startsAt: at, minutes: 60 } as const;
  const state = stateAt(announced, town.now);
  const hotseat: Hotseat = {
    ...announced,
    id,
    state,
    topic: 'work',
    guestName: guest,
    guestPersonId: null,
    cohostPersonId: null,
    byId: null,
    zone,
    movedFrom: null,
    createdAt: town.now,
    changedAt: town.now,
  };
  town.changes.add('hotseats', hotseat);
  town.changes.add('hotseat_communities', { id: `${id} in ${communityId}`, hotseatId: id, communityId });
  town.changes.add('timers', {
    id: `${id} moves`,
    kind: HOTSEAT_MOVES,
    personId: HOUSE,
    aboutId: JSON.stringify({ id, state, startsAt: at }),
    dueAt: movesOnAt(hotseat) ?? at,
    doneAt: null,
    attempts: 0,
  });
}

/** It has begun a minute ago, its guest is known here, and questions were written beforehand. */
export function hostsNow(town: Town, who: string, group: string): void {
  let made = 0;
  const guestPersonId = town.person(who);
  hasGuest(town, { guest: who, group, at: town.now - 60_000 });
  const id = `hotseat-${who.toLowerCase()}`;
  town.changes.set('hotseats', { id }, { guestPersonId, checked: 'no' }, 1);
  const seeds = ['Why do you bake?', 'When do you get up?', 'What is hard?'];
  const row = { changes: town.changes, now: town.now, newId: () => `${id} seed ${++made}` };
  addSeeds(row, id, seeds);
}
