// A role is given once, and a community is run by eight people at most, also where two give it at the same moment.
import type { Changes } from '../store/changes.js';
import type { Role } from '../store/people.js';

/** Facilitators of one community. */
export const MOST_FACILITATORS = 8;

/** Gives it; the set is a conflict if somebody gave it just now, or gave the last place. */
export function addRole(changes: Changes, role: Omit<Role, 'until'>): void {
  const { communityId, kind, personId } = role;
  changes.add('roles', { ...role, until: null });
  changes.atMost('roles', { personId, kind, communityId, until: null }, 1);
  if (kind === 'facilitator' && communityId !== null)
    changes.atMost('roles', { kind, communityId, until: null }, MOST_FACILITATORS);
}
