// The hotseats of a conversation as rows: announced, an hour long, and with the clock that moves them on.
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
