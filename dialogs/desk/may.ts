// Who may do what at the desk. Being in a Slack workspace gives nothing; a role does, and it is read anew each time.
import type { Role } from '../../store/people.js';
import type { Turn } from '../turn.js';

export const isStaff = (roles: readonly Role[]): boolean =>
  roles.some(({ kind }) => kind === 'staff' || kind === 'safeguarding');

/** Staff, or a facilitator of the community; `null` is no community's, and for staff alone. */
export const runs = (roles: readonly Role[], communityId: string | null | undefined): boolean =>
  isStaff(roles) ||
  roles.some(
    (role) =>
      role.kind === 'facilitator' &&
      (role.communityId === null || (communityId != null && role.communityId === communityId)),
  );

export const rolesOf = (turn: Turn): Promise<Role[]> => turn.store.people.rolesOf(turn.person.id);
