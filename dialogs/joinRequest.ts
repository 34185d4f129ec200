// Whoever asked to join a group is let in, or kindly not: one decision, at the desk and at the keyboard. The first who decides does it.
import type { Changes } from '../store/changes.js';
import type { Membership } from '../store/communities.js';

/** What becomes durable; what they hear of it is `decision.joined` or `decision.notJoined`. */
export function decideRequest(
  changes: Changes,
  { id, personId, communityId }: Pick<Membership, 'id' | 'personId' | 'communityId'>,
  { now, isIn, byId }: { now: number; isIn: boolean; byId?: string },
): void {
  const values = isIn ? { state: 'member' as const, since: now } : { until: now };
  changes.set('memberships', { id, state: 'asked', until: null }, values, 1);
  changes.set(
    'waiting',
    { kind: 'asks-to-join', personId, aboutId: communityId, doneAt: null },
    { doneAt: now, ...(byId ? { doneBy: byId } : {}), outcome: isIn ? 'let-in' : 'not-now' },
  );
}
