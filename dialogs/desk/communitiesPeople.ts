// Who comes into a group and who runs it: people who asked are let in, others are asked in or given a code, and up to eight run it.
import type { Waiting } from '../../store/safety.js';
import { dateOf } from '../dates.js';
import { newGroupCode } from '../groupCode.js';
import { decideRequest } from '../joinRequest.js';
import type { Turn } from '../turn.js';
import { auditGroup, mayRun } from './communities.js';
import type { Deed } from './deed.js';
import { askIn } from './fanOut.js';
import { mayHelp } from './may.js';
import { changeFacilitator } from './roles.js';
import { calledOf, lineFor, mayLine, sayOver } from './waiting.js';

/** People of a name that are listed; how many are looked through. */
const MOST = 5;
const LOOKED = 50;

export const letIn: Deed = { verb: 'let-in', may: mayLine, perform: (turn, id) => decide(turn, id, true) };
export const notNow: Deed = { verb: 'not-now', may: mayLine, perform: (turn, id) => decide(turn, id, false) };

async function decide(turn: Turn, id: string, isIn: boolean): Promise<void> {
  const line = await lineFor(turn, id);
  if (!line || (await sayOver(turn, line))) return;
  const asked = await requestOf(turn, line);
  if (!asked) return turn.say('desk.gone');
  const { group, membership } = asked;
  decideRequest(turn.changes, membership, { now: turn.now, isIn, byId: turn.person.id });
  const key = isIn ? 'decision.joined' : 'decision.notJoined';
  await turn.tell(membership.personId, { priority: 'answer' }, key, { group: group.name });
  auditGroup(turn, isIn ? 'let-in' : 'not-now', { group: group.id, personId: membership.personId });
  const name = await calledOf(turn, membership.personId);
  await turn.say(isIn ? 'group.letIn' : 'group.notLetIn', { name, group: group.name });
}

async function requestOf({ store }: Turn, { aboutId, kind, personId }: Waiting) {
  if (kind !== 'asks-to-join' || !aboutId || !personId) return null;
  const group = await store.communities.byId(aboutId);
  const membership = await store.communities.membership(aboutId, personId);
  return group && membership?.state === 'asked' ? { group, membership } : null;
}

/** Somebody by name; without one, a code to hand out. */
export const invite: Deed = {
  verb: 'invite',
  may: mayRun,
  async form({ store, words }, id) {
    const group = await store.communities.byId(id);
    if (!group || group.closedAt !== null) return null;
    const hint = words['group.inviteHint'];
    return {
      title: words['group.invite'],
      parts: [
        {
          kind: 'field',
          field: { name: 'name', label: words['role.who'], kind: 'line', hint, optional: true },
        },
      ],
      submit: { id: `do:invite:${id}`, label: words['group.invite'] },
    };
  },
  async perform(turn, id, { name = '' }) {
    const group = await turn.store.communities.byId(id);
    if (!group || group.closedAt !== null) return turn.say('group.isClosed');
    if (name.trim() !== '') return inviteCalled(turn, id, name.trim());
    const { code, endsAt } = newGroupCode(turn, id);
    auditGroup(turn, 'code', { group: id });
    await turn.say('group.code', { code, group: group.name, date: dateOf(endsAt, turn.person.zone) });
  },
};

/** Whoever runs a group finds people of their own groups; staff find everybody. */
async function inviteCalled(turn: Turn, groupId: string, name: string): Promise<void> {
  const found: { id: string; label: string }[] = [];
  for (const { id, name: called } of await turn.store.admin.peopleLike(name, LOOKED)) {
    const isIn = (await turn.store.communities.membership(groupId, id))?.state === 'member';
    if (found.length < MOST && called !== null && !isIn && (await mayHelp(turn, id)))
      found.push({ id: `do:invite-one:${groupId}/${id}`, label: called });
  }
  if (found.length === 0) return turn.say('group.nobody', { text: name });
  await turn.sayText({ text: turn.words['group.inviteWhom'], choices: found });
}

/** `about`: the group and the person, with a slash between. */
export const inviteOne: Deed = {
  verb: 'invite-one',
  may: async (turn, about) => {
    const [groupId, personId] = both(about);
    return (await mayRun(turn, groupId)) && mayHelp(turn, personId);
  },
  async perform(turn, about) {
    const [groupId, personId] = both(about);
    const group = await turn.store.communities.byId(groupId);
    const before = await turn.store.communities.membership(groupId, personId);
    const name = await calledOf(turn, personId);
    if (!group || group.closedAt !== null) return turn.say('group.isClosed');
    if (before?.state === 'member') return turn.say('group.isIn', { name, group: group.name });
    if (!(await askIn(turn, personId, { why: 'person', groupId, fromId: turn.person.id })))
      return turn.say('desk.stopped', { name });
    auditGroup(turn, 'invite', { group: groupId, personId });
    await turn.say('group.invited', { name, group: group.name });
  },
};

const both = (about: string): [group: string, person: string] => {
  const [group = '', person = ''] = about.split('/', 2);
  return [group, person];
};

export const facilitators: Deed = {
  verb: 'facilitators',
  may: mayRun,
  async form({ store, words }, id) {
    const group = await store.communities.byId(id);
    if (!group || group.closedAt !== null) return null;
    const ways = [
      { id: 'give', label: words['role.give'] },
      { id: 'take', label: words['role.take'] },
    ];
    const way = {
      name: 'way',
      label: words['role.way'],
      kind: 'choice',
      value: 'give',
      choices: ways,
    } as const;
    return {
      title: words['group.facilitators'],
      parts: [
        { kind: 'field', field: { name: 'who', label: words['role.who'], kind: 'person' } },
        { kind: 'field', field: way },
      ],
      submit: { id: `do:facilitators:${id}`, label: words['role.save'] },
    };
  },
  async perform(turn, id, { way, who = '' }) {
    const group = await turn.store.communities.byId(id);
    const them = await turn.store.people.who(turn.address.channel, who);
    if (!them) return turn.say('role.unknown');
    if (!group) return turn.say('desk.gone');
    await changeFacilitator(
      turn,
      { personId: them.person.id, communityId: id },
      way === 'take' ? 'take' : 'give',
    );
  },
};
