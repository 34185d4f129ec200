// The end of a group: it closes, or goes on in another one, whose people are asked and never moved. It can be opened again. What was
// shared in it stays where it was.
import type { Community } from '../../store/communities.js';
import type { Sheet } from '../sheet.js';
import type { Turn, Words } from '../turn.js';
import { fill } from '../words/shape.js';
import { auditGroup, groupsCalled, mayRun, nameTaken } from './communities.js';
import type { Amiss, Deed, Drawing, Filled } from './deed.js';
import { tellGroup } from './fanOut.js';

export const closeGroup: Deed = {
  verb: 'close-group',
  may: mayRun,
  form: async (drawing, id) => endForm(drawing, id, 'close-group'),
  async perform(turn, id) {
    const group = await openGroup(turn, id);
    if (!group) return;
    await end(turn, group);
    tellGroup(turn, { what: 'closed', groupId: id });
    auditGroup(turn, 'close', { group: id });
    await turn.say('group.closed', { group: group.name });
  },
};

export const merge: Deed = {
  verb: 'merge',
  may: mayRun,
  form: async (drawing, id) => endForm(drawing, id, 'merge'),
  check: ({ into = '' }: Filled, words: Words): Amiss =>
    into.trim() === '' ? { into: words['role.whichGroup'] } : {},
  async perform(turn, id, { into = '' }) {
    const group = await openGroup(turn, id);
    if (!group) return;
    const [other, ...more] = (await groupsCalled(turn, into, await turn.store.communities.allNames())).filter(
      (one) => one.id !== id,
    );
    if (!other || more.length > 0) return turn.say('role.noSuchGroup', { text: into });
    await end(turn, group);
    tellGroup(turn, { what: 'merge', groupId: other.id, fromId: id });
    auditGroup(turn, 'merge', { group: id, detail: { into: other.id } });
    await turn.say('group.merged', { who: group.name, group: other.name });
  },
};

export const reopenGroup: Deed = {
  verb: 'reopen-group',
  may: mayRun,
  async perform(turn, id) {
    const group = await turn.store.communities.byId(id);
    if (!group || group.closedAt === null) return turn.say('group.isOpen');
    const taken = await nameTaken(turn, group.name);
    if (taken !== null) return turn.say('group.taken', { group: taken });
    turn.changes.set('communities', { id, closedAt: group.closedAt }, { closedAt: null }, 1);
    tellGroup(turn, { what: 'reopened', groupId: id });
    auditGroup(turn, 'reopen', { group: id });
    await turn.say('group.reopened', { group: group.name });
  },
};

async function endForm(
  { store, words }: Drawing,
  id: string,
  verb: 'merge' | 'close-group',
): Promise<Sheet | null> {
  const group = await store.communities.byId(id);
  if (!group || group.closedAt !== null) return null;
  const count = await store.communities.countMembers(id);
  const [label, asks] =
    verb === 'merge'
      ? ([words['group.merge'], words['group.mergeAsks']] as const)
      : ([words['group.close'], words['group.closeAsks']] as const);
  return {
    title: label,
    parts: [
      { kind: 'text', text: fill(asks, { group: group.name, count }) },
      ...(verb === 'merge'
        ? [{ kind: 'field', field: { name: 'into', label: words['group.into'], kind: 'line' } } as const]
        : []),
    ],
    submit: { id: `do:${verb}:${id}`, label },
  };
}

/** Says so where somebody was quicker. */
async function openGroup(turn: Turn, id: string): Promise<Community | null> {
  const group = await turn.store.communities.byId(id);
  if (group?.closedAt === null) return group;
  await turn.say('group.isClosed');
  return null;
}

/** Nobody waits at a door that has closed: those who asked hear so. */
async function end(turn: Turn, { id, name }: Community): Promise<void> {
  turn.changes.set('communities', { id, closedAt: null }, { closedAt: turn.now }, 1);
  for (const personId of await turn.store.communities.asking(id))
    await turn.tell(personId, { priority: 'answer' }, 'decision.notJoined', { group: name });
  turn.changes.set('memberships', { communityId: id, state: 'asked', until: null }, { until: turn.now });
  turn.changes.set(
    'waiting',
    { kind: 'asks-to-join', aboutId: id, doneAt: null },
    { doneAt: turn.now, doneBy: turn.person.id, outcome: 'closed' },
  );
}
