// The groups somebody is in as this turn leaves them: the store learns of a group that was just joined only when the turn has ended.
import type { Community } from '../store/communities.js';
import type { Turn } from './turn.js';

/** Those of the store, the one last shared with first; then those joined in this turn. */
export async function myGroups({ changes, person, store }: Turn): Promise<Community[]> {
  const groups = await store.communities.mine(person.id);
  for (const { communityId, state } of changes.inserts.memberships ?? []) {
    const group = state === 'member' ? await store.communities.byId(communityId) : null;
    if (group) groups.push(group);
  }
  return groups;
}
