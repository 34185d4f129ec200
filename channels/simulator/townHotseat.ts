// Gives the sample town a guest to ask: Paul of Hill Bakery answers the Art group within the next hours. Each start of the demo
// that finds nobody to come announces him anew. The admin command never does this, as he answers in the pretend Slack.
import { addSeeds } from '../../dialogs/desk/hotseatSeeds.js';
import { announceHotseat } from '../../dialogs/hotseatTold.js';
import { stateAt } from '../../dialogs/hotseatTimes.js';
import type { Ledger } from '../../dialogs/hotseatTimetable.js';
import { Changes } from '../../store/changes.js';
import type { Hotseat, HotseatState } from '../../store/hotseats.js';
import type { Store } from '../../store/store.js';
import { members } from './town/people.js';
import { townId } from './town/rows.js';
import { guestHour } from './town/stories.js';

const minute = 60_000;
const hour = 60 * minute;
/** Time enough to ask him before he is there. */
const notice = 30 * minute;
/** Those looked through for one to come. */
const most = 500;
/** People can still ask, or hear him. */
const stands: readonly HotseatState[] = ['announced', 'box', 'doors', 'live', 'extra'];

/**
 * True when it was announced, false when one is to come or the group has gone. The town and its Slack must be there.
 * @param now milliseconds UTC
 */
export async function seedHotseat(store: Store, now: number): Promise<boolean> {
  const communityId = townId('group', guestHour.group);
  const group = await store.view.communities.byId(communityId);
  if (!group || group.closedAt !== null || (await isToCome(store, now))) return false;
  const changes = new Changes();
  let made = 0;
  const ledger: Ledger = { changes, now, newId: () => townId('hotseat', `${now}-${++made}`) };
  const hotseat = await rowOf(store, ledger);
  changes.add('hotseats', hotseat);
  changes.add('hotseat_communities', { id: ledger.newId(), hotseatId: hotseat.id, communityId });
  addSeeds(ledger, hotseat.id, guestHour.seeds);
  await addInvited(store, ledger, hotseat);
  announceHotseat(ledger, hotseat);
  const { inserts, operations, outbox } = changes;
  await store.commit({ inserts, operations, outbox });
  return true;
}

/** However long nobody looked at the clock of those that are there. */
async function isToCome(store: Store, now: number): Promise<boolean> {
  const all = await store.view.hotseats.all(most);
  return all.some((one) => one.guestName === guestHour.guest && stands.includes(stateAt(one, now)));
}

async function rowOf({ view }: Store, { newId, now }: Ledger): Promise<Hotseat> {
  const known = async (person: string) => (await view.people.person(townId('person', person)))?.id ?? null;
  return {
    id: newId(),
    topic: guestHour.topic,
    guestName: guestHour.guest,
    guestPersonId: await known(guestHour.person),
    cohostPersonId: null,
    byId: await known(guestHour.by),
    zone: 'Europe/London',
    startsAt: Math.ceil((now + notice) / hour) * hour,
    minutes: 60,
    state: 'draft',
    movedFrom: null,
    checked: 'yes',
    createdAt: now,
    changedAt: now,
  };
}

/** They heard of it in the week before: no phone rings when the demo starts, and all hear when it is moved. */
async function addInvited({ view }: Store, { changes, newId, now }: Ledger, hotseat: Hotseat): Promise<void> {
  const communityId = townId('group', guestHour.group);
  for (const { id } of members) {
    const personId = townId('person', id);
    if (!(await view.communities.mine(personId)).some((group) => group.id === communityId)) continue;
    changes.add('hotseat_invited', { id: newId(), hotseatId: hotseat.id, personId, at: now });
  }
}
