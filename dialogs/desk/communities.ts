// What is done with a group: found by its name, shown with all that can be done about it. Whoever runs it in its own workspace may.
import type { Community } from '../../store/communities.js';
import type { Turn } from '../turn.js';
import { closest, surely } from '../understanding/closest.js';
import { likeness } from '../understanding/spelling.js';
import type { Deed } from './deed.js';
import { isStaff, rolesOf, runsHere, spotOf } from './may.js';

/** Words that are so alike are misspellings of one another. */
const ALIKE = 0.92;
/** Names that are listed where one does not surely fit. */
const MOST = 5;

/** It is theirs to run. */
export const mayRun = async (turn: Turn, id: string): Promise<boolean> =>
  (await turn.store.communities.byId(id)) !== null && runsHere(turn, id);

/** Staff make groups for the workspace they are in. */
export const mayMake = async (turn: Turn): Promise<boolean> => isStaff(await rolesOf(turn));

/** The workspace that a group made here belongs to. */
export const teamOf = (turn: Turn): string | null => spotOf(turn).team || null;

/** Somebody did something with a group. */
export function auditGroup(
  turn: Turn,
  verb: string,
  of: { group: string; personId?: string; detail?: object },
): void {
  turn.changes.add('audit', {
    id: turn.newId(),
    at: turn.now,
    kind: 'group',
    personId: of.personId ?? null,
    actor: turn.person.id,
    detail: JSON.stringify({ verb, community: of.group, ...of.detail }),
  });
}

/** Groups with such a name, surely one or those that are near, among those they run here. */
export async function groupsCalled(
  turn: Turn,
  name: string,
  among: readonly { id: string; name: string }[],
): Promise<{ id: string; name: string }[]> {
  const near = closest(name, among, MOST);
  const sure = surely(near);
  const found: { id: string; name: string }[] = [];
  for (const one of sure ? [sure] : near) if (await runsHere(turn, one.id)) found.push(one);
  return found;
}

/** An open group of that very name, or one letter off: a second one would be taken for it. */
export async function nameTaken(turn: Turn, name: string): Promise<string | null> {
  const wanted = plainWords(name);
  const all = await turn.store.communities.allNames();
  return all.find((one) => isNearly(plainWords(one.name), wanted))?.name ?? null;
}

const plainWords = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const isNearly = (known: readonly string[], wanted: readonly string[]): boolean =>
  known.length === wanted.length && known.every((word, at) => likeness(word, wanted[at] ?? '') >= ALIKE);

/** `/cop group art`. */
export async function sayGroup(turn: Turn, wanted: string): Promise<void> {
  if (wanted === '') return turn.say('group.which');
  // Also those that have closed: they can be opened again.
  const found = await groupsCalled(turn, wanted, await turn.store.admin.communities());
  const [only] = found;
  if (!only) return turn.say('role.noSuchGroup', { text: wanted });
  if (found.length === 1) return sayDeeds(turn, only.id);
  const choices = found.map(({ id, name }) => ({ id: `do:group:${id}`, label: name }));
  await turn.sayText({ text: turn.words['group.whichOne'], choices });
}

/** All that can be done with one. */
export const group: Deed = {
  verb: 'group',
  may: mayRun,
  perform: sayDeeds,
};

const open = [
  'announce',
  'edition',
  'hotseat',
  'invite',
  'facilitators',
  'group-employers',
  'spin-off',
  'merge',
  'close-group',
] as const;
const labels = {
  announce: 'group.announce',
  edition: 'group.edition',
  hotseat: 'run.new',
  invite: 'group.invite',
  facilitators: 'group.facilitators',
  'group-employers': 'group.employers',
  'spin-off': 'group.spinOff',
  merge: 'group.merge',
  'close-group': 'group.close',
} as const;

async function sayDeeds(turn: Turn, id: string): Promise<void> {
  const one = await turn.store.communities.byId(id);
  if (!one) return turn.say('desk.gone');
  const { words } = turn;
  await turn.say('cop.group', { group: one.name, count: await turn.store.communities.countMembers(id) });
  await turn.sayText({ text: words['group.what'], choices: choicesOf(turn, one) });
}

const choicesOf = ({ words }: Turn, { closedAt, id }: Community) =>
  closedAt === null
    ? open.map((verb) => ({ id: `form:${verb}:${id}`, label: words[labels[verb]] }))
    : [{ id: `do:reopen-group:${id}`, label: words['group.reopen'] }];
