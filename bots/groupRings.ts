// Whoever is asked into a group is asked in their own turn, where what stands open is not lost. It moves nobody,
// and asks nobody who had enough for the day.
import type { AskedIn } from '../dialogs/askedIn.js';
import { names } from '../dialogs/names.js';
import { hasRoom } from './room.js';
import { isBusy, later } from './staffRings.js';
import type { Talk } from './talk.js';

/** It waits while they are just answering something else; whoever said STOP meanwhile is not asked. */
export async function askedIntoGroup(talk: Talk, about: string): Promise<void> {
  const { turn } = talk;
  if (!turn.consented || turn.address.optedOutAt !== null) return;
  if (isBusy(talk)) return later(talk);
  const asked = JSON.parse(about) as AskedIn;
  const group = await turn.store.communities.byId(asked.groupId);
  const before = await turn.store.communities.membership(asked.groupId, turn.person.id);
  if (!group || group.closedAt !== null || before?.state === 'member') return;
  if (!(await hasRoom(turn))) return;
  turn.isForMany = asked.why !== 'person';
  await talk.begin(names.askedIn, asked);
}
