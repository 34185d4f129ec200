// Coming into a group: at once where it is open or somebody was asked in, else by asking those who run it. One membership at a time.
import type { Community, Membership } from '../store/communities.js';
import type { Turn } from './turn.js';

/** True if they are in it now. `isAsked`: somebody who runs it has asked them in. */
export async function enterGroup(turn: Turn, group: Community, isAsked = false): Promise<boolean> {
  const before = await turn.store.communities.membership(group.id, turn.person.id);
  const joining = isAsked ? 'open' : group.joining;
  if (before?.state === 'asked' && isAsked) {
    letIn(turn, before);
    await turn.say('join.joined', { group: group.name });
    return true;
  }
  const isMember = before ? before.state === 'member' : joining === 'open';
  if (!before && joining !== 'invited')
    turn.changes.add('memberships', membershipOf(turn, { id: group.id, joining }));
  if (!before && joining === 'request') turn.changes.add('waiting', askLine(turn, group));
  await turn.say(becameOf(before, joining), { group: group.name });
  return isMember;
}

/** They had asked before: nobody needs to say yes any more. */
function letIn({ changes, now, person }: Turn, { communityId, id }: Membership): void {
  changes.set('memberships', { id, state: 'asked', until: null }, { state: 'member', since: now }, 1);
  changes.set(
    'waiting',
    { kind: 'asks-to-join', personId: person.id, aboutId: communityId, doneAt: null },
    { doneAt: now },
  );
}

function becameOf(before: Membership | null, joining: Community['joining']) {
  if (before) return wasBefore[before.state];
  return ({ open: 'join.joined', request: 'join.asked', invited: 'join.invited' } as const)[joining];
}

const wasBefore = { member: 'join.already', asked: 'join.waiting', barred: 'join.barred' } as const;

const membershipOf = (turn: Turn, { id, joining }: Pick<Community, 'id' | 'joining'>): Membership => ({
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
  communityId: id,
  note: `Asks to join ${name}.`,
  createdAt: turn.now,
  doneAt: null,
});
