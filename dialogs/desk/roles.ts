// Who may do what: staff name staff, safeguarding leads and facilitators, and take it back. A role is a row; being in Slack is none.
import type { Role, RoleKind } from '../../store/people.js';
import { addRole, MOST_FACILITATORS } from '../roleRows.js';
import type { Turn } from '../turn.js';
import { closest, surely } from '../understanding/closest.js';
import type { Amiss, Deed } from './deed.js';
import { belongsHere, isStaffHere, spotOf } from './may.js';
import { calledOf } from './waiting.js';

const given = ['staff', 'safeguarding', 'facilitator'] as const satisfies RoleKind[];

export const roles: Deed = {
  verb: 'roles',
  command: 'roles',
  may: isStaffHere,
  async form({ words }) {
    return {
      title: words['role.title'],
      parts: [
        { kind: 'field', field: { name: 'who', label: words['role.who'], kind: 'person' } },
        {
          kind: 'field',
          field: {
            name: 'role',
            label: words['role.what'],
            kind: 'choice',
            choices: given.map((id) => ({ id, label: words[`role.${id}`] })),
          },
        },
        {
          kind: 'field',
          field: {
            name: 'group',
            label: words['role.group'],
            hint: words['role.groupHint'],
            kind: 'line',
            optional: true,
          },
        },
        {
          kind: 'field',
          field: {
            name: 'way',
            label: words['role.way'],
            kind: 'choice',
            value: 'give',
            choices: [
              { id: 'give', label: words['role.give'] },
              { id: 'take', label: words['role.take'] },
            ],
          },
        },
      ],
      submit: { id: 'do:roles:', label: words['role.save'] },
    };
  },
  check: ({ group = '', role }, words): Amiss =>
    role === 'facilitator' && group === '' ? { group: words['role.whichGroup'] } : {},
  async perform(turn, _about, { group = '', role, way, who = '' }) {
    const kind = given.find((one) => one === role);
    const them = await turn.store.people.who(turn.address.channel, who);
    if (!kind || !them) return turn.say('role.unknown');
    const community = kind === 'facilitator' ? await groupCalled(turn, group) : null;
    if (kind === 'facilitator' && !community) return turn.say('role.noSuchGroup', { text: group });
    const change: Change = { personId: them.person.id, kind, communityId: community?.id ?? null };
    return way === 'take' ? take(turn, change) : give(turn, change);
  },
};

/** One of a thousand, by a name that may be misspelt; only of this workspace. */
async function groupCalled(turn: Turn, name: string): Promise<{ id: string } | null> {
  const open = (await turn.store.admin.communities()).filter(({ closedAt }) => closedAt === null);
  const found = surely(closest(name, open, 2));
  return found && (await belongsHere(spotOf(turn), found.id)) ? found : null;
}

/** Of one group, by those who run it. */
export function changeFacilitator(
  turn: Turn,
  of: { personId: string; communityId: string },
  way: 'give' | 'take',
): Promise<void> {
  const change: Change = { ...of, kind: 'facilitator' };
  return way === 'take' ? take(turn, change) : give(turn, change);
}

type Change = Pick<Role, 'personId' | 'kind' | 'communityId'>;

async function held({ store }: Turn, { personId, kind, communityId }: Change): Promise<Role | undefined> {
  const all = await store.people.rolesOf(personId);
  return all.find((role) => role.kind === kind && role.communityId === communityId);
}

async function give(turn: Turn, change: Change): Promise<void> {
  const name = await calledOf(turn, change.personId);
  if (await held(turn, change)) return turn.say('role.hadAlready', { name });
  const { communityId } = change;
  if (communityId && (await turn.store.communities.facilitators(communityId)).length >= MOST_FACILITATORS)
    return turn.say('role.enough', { count: MOST_FACILITATORS });
  addRole(turn.changes, { id: turn.newId(), ...change, since: turn.now });
  note(turn, change, 'give');
  await tellThem(turn, change, 'group.youRun');
  await turn.say('role.given', { name, role: turn.words[`role.${change.kind}`] });
}

/** The last of the staff stays: otherwise nobody could name another. */
async function take(turn: Turn, change: Change): Promise<void> {
  const name = await calledOf(turn, change.personId);
  const role = await held(turn, change);
  if (!role) return turn.say('role.hadNot', { name });
  if (role.kind === 'staff' && (await staffCount(turn)) < 2) return turn.say('role.last');
  turn.changes.set('roles', { id: role.id, until: null }, { until: turn.now }, 1);
  note(turn, change, 'take');
  await tellThem(turn, change, 'group.youRunNoMore');
  await turn.say('role.taken', { name, role: turn.words[`role.${change.kind}`] });
}

/** Whoever helps to run a group hears so. */
async function tellThem(
  turn: Turn,
  { communityId, personId }: Change,
  key: 'group.youRun' | 'group.youRunNoMore',
): Promise<void> {
  const group = communityId ? await turn.store.communities.byId(communityId) : null;
  if (group && personId !== turn.person.id)
    await turn.tell(personId, { priority: 'answer' }, key, { group: group.name });
}

const staffCount = async ({ store }: Turn): Promise<number> =>
  new Set((await store.admin.roles()).flatMap(({ kind, personId }) => (kind === 'staff' ? [personId] : [])))
    .size;

function note(turn: Turn, { communityId, kind, personId }: Change, verb: 'give' | 'take'): void {
  turn.changes.add('audit', {
    id: turn.newId(),
    at: turn.now,
    kind: 'role',
    personId,
    actor: turn.person.id,
    detail: JSON.stringify({ verb, role: kind, community: communityId }),
  });
}
