// Who may do what at the desk. Being in a Slack workspace gives nothing; a role does, and it is read anew each time. And each
// workspace has its own communities: of another's nothing is shown there and nothing is done.
import type { Role } from '../../store/people.js';
import type { View } from '../../store/store.js';
import type { House, Turn } from '../turn.js';

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

/** Where something is shown or done. */
export interface Spot {
  readonly store: View;
  readonly house: House;
  readonly team: string;
}

export const spotOf = ({ address, house, store }: Turn): Spot => ({
  house,
  store,
  team: address.key.split('/', 1)[0] ?? '',
});

/** The organisation's own workspace. */
export const isOwn = ({ house, team }: Spot): boolean => house.desk?.team === team;

/** Whether a community belongs to this workspace; what is no community's, and a community without a workspace, is the organisation's. */
export async function belongsHere(spot: Spot, communityId: string | null | undefined): Promise<boolean> {
  const community = communityId ? await spot.store.communities.byId(communityId) : null;
  return community?.slackTeam ? community.slackTeam === spot.team : isOwn(spot);
}

/** Staff of the organisation, in its own workspace. */
export const isStaffHere = async (turn: Turn): Promise<boolean> =>
  isOwn(spotOf(turn)) && isStaff(await rolesOf(turn));

export const runsHere = async (turn: Turn, communityId: string | null | undefined): Promise<boolean> =>
  runs(await rolesOf(turn), communityId) && (await belongsHere(spotOf(turn), communityId));

/** Staff may help anybody; a facilitator whoever is in a group of theirs. */
export async function mayHelp(turn: Turn, personId: string): Promise<boolean> {
  if (!(await turn.store.people.person(personId))) return false;
  if (await isStaffHere(turn)) return true;
  for (const { id } of await turn.store.communities.mine(personId)) if (await runsHere(turn, id)) return true;
  return false;
}

/** The group by which a facilitator helps somebody; `null` for staff of the organisation, who need none. */
export async function helpsThrough(turn: Turn, personId: string): Promise<string | null> {
  if (await isStaffHere(turn)) return null;
  for (const { id } of await turn.store.communities.mine(personId)) if (await runsHere(turn, id)) return id;
  return null;
}
