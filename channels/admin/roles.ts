// `roles`: what people may do. A role is a row of its own; being anywhere else gives none.
import { type Command, Option } from 'commander';
import { Changes } from '../../store/changes.js';
import type { Person, Role, RoleKind } from '../../store/people.js';
import { addRole, MOST_FACILITATORS } from '../../dialogs/roleRows.js';
import { openCommunity } from './communities.js';
import { type Desk, decide, Mistake, newId, type Result, type Run } from './desk.js';
import { called, onePerson } from './names.js';

const kinds: readonly RoleKind[] = ['staff', 'facilitator', 'safeguarding', 'employer'];

interface Where {
  community?: string;
}

export function roles(noun: Command, run: Run): void {
  noun.command('list').description('Shows who has which.').action(run(list));
  onPerson(noun, 'grant', 'Gives a role to somebody who has texted us before.').action(run(grant));
  onPerson(noun, 'revoke', 'Takes a role away.').action(run(revoke));
}

const onPerson = (noun: Command, name: string, about: string): Command =>
  noun
    .command(name)
    .description(about)
    .argument('<person>', 'id, or a name that only one person has')
    .addArgument(noun.createArgument('<role>', 'what they are').choices(kinds))
    .addOption(new Option('--community <community>', 'for a facilitator; without it, of all'));

async function list({ store }: Desk): Promise<Result> {
  const rows = (await store.view.admin.roles()).map(
    ({ kind, personName, communityName, since, personId }) => ({
      role: kind,
      who: personName,
      community: kind === 'facilitator' ? (communityName ?? 'all') : null,
      since: new Date(since),
      person: personId,
    }),
  );
  return { rows };
}

interface Meant {
  person: Person;
  communityId: string | null;
  /** "facilitator of Art group". */
  title: string;
  held: Role | undefined;
}

async function meant(desk: Desk, typed: string, kind: RoleKind, where: Where): Promise<Meant> {
  if (where.community !== undefined && kind !== 'facilitator')
    throw new Mistake('--community is for facilitators only.');
  const person = await onePerson(desk, typed);
  const community = where.community === undefined ? null : await openCommunity(desk, where.community);
  const communityId = community?.id ?? null;
  const all = await desk.store.view.people.rolesOf(person.id);
  const held = all.find((role) => role.kind === kind && role.communityId === communityId);
  return { person, communityId, title: titleOf(kind, community?.name), held };
}

function titleOf(kind: RoleKind, community: string | undefined): string {
  if (kind === 'facilitator') return `facilitator of ${community ?? 'every community'}`;
  return { staff: 'staff', safeguarding: 'safeguarding lead', employer: 'employer contact' }[kind];
}

async function grant(desk: Desk, typed: string, kind: RoleKind, where: Where): Promise<Result> {
  const { person, communityId, title, held } = await meant(desk, typed, kind, where);
  if (held) return { said: `${called(person)} is ${title} already.` };
  if (communityId !== null) await leaveRoom(desk, communityId);
  const changes = new Changes();
  const id = newId(desk);
  addRole(changes, { id, personId: person.id, kind, communityId, since: desk.now });
  const detail = { role: kind, community: communityId };
  await decide(desk, changes, { command: 'roles grant', kind: 'role', personId: person.id, detail });
  return { said: `${called(person)} is ${title} now.`, data: { id } };
}

async function leaveRoom({ store }: Desk, communityId: string): Promise<void> {
  const all = (await store.view.admin.roles()).filter((role) => role.communityId === communityId);
  if (all.length >= MOST_FACILITATORS)
    throw new Mistake(`It has ${MOST_FACILITATORS} facilitators, the most there can be.`);
}

async function revoke(desk: Desk, typed: string, kind: RoleKind, where: Where): Promise<Result> {
  const { person, communityId, title, held } = await meant(desk, typed, kind, where);
  if (!held) throw new Mistake(`${called(person)} is not ${title}.`);
  const changes = new Changes();
  changes.set('roles', { id: held.id, until: null }, { until: desk.now }, 1);
  const detail = { role: kind, community: communityId };
  await decide(desk, changes, { command: 'roles revoke', kind: 'role', personId: person.id, detail });
  return { said: `${called(person)} is not ${title} any more.`, data: { id: held.id } };
}
