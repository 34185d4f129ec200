// The verbs of the outbox: what marks, records and drops goes through the committer, what only looks reads beside it.
import { claimLane } from './claim.js';
import type { Committer } from './committer.js';
import type { Database } from './database.js';
import type { Hours } from './gate.js';
import { flagLane, optOutLane } from './optOut.js';
import { type Outbox, type OutboxState, priorities, type StoredOutbound } from './outbox.js';
import { restored } from './outboxRows.js';
import { outcomeKey, recordLane, reportKey, reportLane } from './sent.js';

/** `newId` makes ids for the rows the store writes by itself: audit, waiting. */
export function openOutbox(
  { reader, writer }: { reader: Database; writer: Database },
  committer: Committer,
  newId: () => string,
  hours: Hours | null,
): Outbox {
  const claim = claimLane(writer, hours);
  const record = recordLane(writer, newId);
  const report = reportLane(writer);
  const optOut = optOutLane(writer, newId);
  const flag = flagLane(writer, newId);
  return {
    claim: (now, limit, leaseMs, pace) => committer.submit(claim, { now, limit, leaseMs, pace }),
    record: (outcome) => committer.submit(record, outcome, [outcomeKey(outcome)]),
    report: (news) => committer.submit(report, news, [reportKey(news)]),
    optedOut: (channel, address, at) => committer.submit(optOut, { channel, address, at }),
    flag: (channel, address, problem, at) => committer.submit(flag, { channel, address, problem, at }),
    ...outboxView(reader),
  };
}

function outboxView(db: Database): Pick<Outbox, 'abandoned' | 'byId' | 'nextDue' | 'counts'> {
  const dues = priorities.map(
    (_, rank) => `select min("dueAt") as "dueAt" from outbox where "state" = 'due' and "rank" = ${rank}`,
  );
  const next = `select min("dueAt") as "dueAt" from (${dues.join(' union all ')}) as dues`;
  return {
    async abandoned(now, limit) {
      const sql = `select * from outbox where "state" = 'sending' and "leaseUntil" <= $1 order by "id" limit $2`;
      return (await db.all<StoredOutbound>(sql, [now, limit])).map(restored);
    },
    async byId(id) {
      const [row] = await db.all<StoredOutbound>('select * from outbox where "id" = $1', [id]);
      return row ? restored(row) : null;
    },
    async nextDue() {
      const [row] = await db.all<{ dueAt: number | null }>(next);
      return row?.dueAt ?? null;
    },
    async counts() {
      const sql = 'select "state", count(*) as "count" from outbox group by "state"';
      const rows = await db.all<{ state: OutboxState; count: number }>(sql);
      const none = { due: 0, sending: 0, sent: 0, delivered: 0, failed: 0, unknown: 0, dropped: 0 };
      return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
    },
  };
}
