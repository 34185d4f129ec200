// Joining a group: found by a misspelt word among all of them or picked from three near; open ones at once, others by asking.
// It ends with the group, or with nothing if they are not in it now.
import type { Community, Membership } from '../store/communities.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import { shorten } from './shorten.js';
import type { Step } from './step.js';
import type { Choice, Turn } from './turn.js';
import { closest, surely } from './understanding/closest.js';

interface JoinDraft {
  /** What they called it. */
  wanted?: string;
  group?: Choice;
}

/** Names that fit what they typed, three at a time. */
const MOST_FOUND = 12;

async function findGroup(step: Step<JoinDraft>) {
  const { draft, turn } = step;
  if (draft.group?.id === 'other') {
    delete draft.group;
    delete draft.wanted;
  }
  if (draft.group) return step.next();
  if (draft.added !== undefined) draft.wanted = draft.added;
  delete draft.added;
  if (!draft.wanted) return pickNear(step);
  const found = closest(draft.wanted, await turn.store.communities.names(), MOST_FOUND);
  const one = surely(found);
  if (one) {
    draft.group = { id: one.id, label: one.name };
    return step.next();
  }
  // Where only one fits, and not surely, there must be a way past it.
  const key = found.length === 1 ? 'join.mean' : 'join.which';
  if (found.length > 0) return step.pick('group', key, async (offset) => found.slice(offset), among);
  await step.say('join.none', { text: shorten(draft.wanted) });
  delete draft.wanted;
  return pickNear(step);
}

const among = { among: 'communities', narrows: true } as const;

async function pickNear(step: Step<JoinDraft>) {
  const { communities } = step.turn.store;
  const near = (offset: number) => communities.near(step.turn.person.id, 4, offset);
  if ((await near(0)).length > 0) return step.pick('group', 'join.pick', near, among);
  await step.say('groups.noOther');
  return step.end();
}

async function join(step: Step<JoinDraft>) {
  const { draft, turn } = step;
  const group = draft.group && (await turn.store.communities.byId(draft.group.id));
  if (!group || group.closedAt !== null) {
    await step.say('join.closed');
    return step.end();
  }
  const isIn = await enter(turn, group);
  return step.end(isIn ? { id: group.id, label: group.name } : undefined);
}

/** True if they are in it now. */
async function enter(turn: Turn, group: Community): Promise<boolean> {
  const before = await turn.store.communities.membership(group.id, turn.person.id);
  const isMember = before ? before.state === 'member' : group.joining === 'open';
  if (!before && group.joining !== 'invited') turn.changes.add('memberships', membershipOf(turn, group));
  if (!before && group.joining === 'request') turn.changes.add('waiting', askLine(turn, group));
  await turn.say(becameOf(before, group), { group: group.name });
  return isMember;
}

function becameOf(before: Membership | null, { joining }: Community) {
  if (before) return wasBefore[before.state];
  return ({ open: 'join.joined', request: 'join.asked', invited: 'join.invited' } as const)[joining];
}

const wasBefore = { member: 'join.already', asked: 'join.waiting', barred: 'join.barred' } as const;

const membershipOf = (turn: Turn, { id, joining }: Community): Membership => ({
  id: turn.newId(),
  communityId: id,
  personId: turn.person.id,
  addressId: turn.address.id,
  since: turn.now,
  until: null,
  mutedAt: null,
  state: joining === 'open' ? 'member' : 'asked',
});

const askLine = (turn: Turn, { id, name }: Community) => ({
  id: turn.newId(),
  kind: 'asks-to-join',
  personId: turn.person.id,
  aboutId: id,
  note: `Asks to join ${name}.`,
  createdAt: turn.now,
  doneAt: null,
});

export const joinGroup = conversation<JoinDraft>(names.join, { steps: [findGroup, join] });
