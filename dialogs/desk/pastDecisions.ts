// What was decided about something before, by whom, and who else could decide: what an appeal is judged by.
import type { Item } from '../../store/adminView.js';
import type { AuditRow } from '../../store/safety.js';
import type { View } from '../../store/store.js';

export interface PastDecision {
  /** A person's id, or `admin`. */
  actor: string;
  at: number;
  outcome: string;
  reason: string | null;
}

/** The newest that took it from others' eyes. */
export async function lastDecision(
  store: View,
  { id, personId }: Pick<Item, 'id' | 'personId'>,
): Promise<PastDecision | null> {
  const rows = await store.safety.decisionsAbout(personId, id);
  return rows.map(read).find(({ outcome }) => outcome === 'removed' || outcome === 'sent-back') ?? null;
}

/** The operator's command writes its own words. */
function read({ actor, at, detail }: AuditRow): PastDecision {
  const { command, verb, reason } = JSON.parse(detail) as Record<string, string | undefined>;
  return {
    actor,
    at,
    outcome: verb ?? (command === 'updates remove' ? 'removed' : ''),
    reason: reason ?? null,
  };
}

/** Everybody who could decide: the community's facilitators, and staff. */
export async function deciders(store: View, communityId: string | null): Promise<string[]> {
  const [own, staff, leads] = await Promise.all([
    communityId === null ? [] : store.communities.facilitators(communityId),
    store.safety.holders('staff'),
    store.safety.holders('safeguarding'),
  ]);
  return [...new Set([...own, ...staff, ...leads])];
}
