// What became of a digest's message moves its person's watermark: on when it has left, back when it never arrived, so that the next
// one covers both. The watermark is a moment from which others see things, not the newest id: what waited for approval has an old id
// and is new all the same. Digests are made a little late, so that nothing dated earlier can still be on its way into the store.
import { type Database, rowsOf, toJson } from './database.js';
import type { OutboxState } from './outbox.js';

export interface Recorded {
  state: OutboxState;
  eraseAfter: string;
  digestId: string | null;
  sentAt: number | null;
}

/** Runs inside the transaction in which the rows were recorded. */
export function digestsSent(db: Database): (recorded: readonly Recorded[]) => Promise<void> {
  const rows = rowsOf(db, 1, { id: 'text', at: 'bigint' });
  const sent = `update digests set "state" = 'sent', "sentAt" = r."at" from ${rows}
    where digests."id" = r."id" and digests."state" in ('made', 'failed') returning digests."personId", digests."sinceAt", digests."untilAt"`;
  const failed = `update digests set "state" = 'failed' from ${rows}
    where digests."id" = r."id" and digests."state" = 'sent' returning digests."personId", digests."sinceAt", digests."untilAt"`;
  const spans = rowsOf(db, 1, { personId: 'text', sinceAt: 'bigint', untilAt: 'bigint' });
  // One that begins after the watermark leaves a gap: it stays, and the next digest covers that too.
  const on = `update people set "digestMark" = r."untilAt" from ${spans} where people."id" = r."personId"
    and r."untilAt" is not null and r."untilAt" > coalesce(people."digestMark", 0)
    and r."sinceAt" <= coalesce(people."digestMark", r."sinceAt")`;
  const back = `update people set "digestMark" = r."sinceAt" from ${spans} where people."id" = r."personId"
    and r."sinceAt" is not null and r."sinceAt" < coalesce(people."digestMark", r."sinceAt" + 1)`;
  return async (recorded) => {
    const done = (states: readonly OutboxState[]) =>
      recorded
        .filter(({ digestId, state }) => digestId && states.includes(state))
        .map(({ digestId, sentAt }) => ({ id: digestId, at: sentAt ?? 0 }));
    const [left, lost] = [done(['sent', 'delivered']), done(['failed'])];
    if (left.length > 0) await db.all(on, [toJson(await db.all(sent, [toJson(left)]))]);
    if (lost.length > 0) await db.all(back, [toJson(await db.all(failed, [toJson(lost)]))]);
  };
}
