// What became of messages that were claimed, as the sender saw it and as the provider reported it later. A report may come
// before the sender has learned the provider's id: it is kept until then, and nothing is ever taken back.
import { digestsSent, type Recorded as OfDigest } from './digestsSent.js';
import { eraseFinished } from './claim.js';
import { columnsOf } from './columns.js';
import type { Lane } from './committer.js';
import { type Database, rowsOf, toJson, unindexed } from './database.js';
import { type EarlyReport, earlyReports, type Outbox, type OutboxRow, type Outcome } from './outbox.js';
import { putBeforeStaff } from './unknownSends.js';

export type Report = Parameters<Outbox['report']>[0];

const keptFor = 7 * 24 * 60 * 60 * 1000;

/** Two outcomes of one row must not meet in one group, nor two reports of one message. */
export const outcomeKey = (outcome: Outcome): string => `outbox ${outcome.id}`;
export const reportKey = ({ channel, providerId }: Report): string => `report ${channel} ${providerId}`;

export function recordLane(db: Database, newId: () => string): Lane<Outcome, void> {
  const columns = {
    id: 'integer',
    state: 'text',
    providerId: 'text',
    problem: 'text',
    code: 'text',
    at: 'bigint',
    dueAt: 'bigint',
  };
  const record = `update outbox set "state" = r."state", "providerId" = coalesce(r."providerId", outbox."providerId"),
      "problem" = r."problem", "code" = r."code", "dueAt" = coalesce(r."dueAt", outbox."dueAt"), "leaseUntil" = null,
      "sentAt" = case when r."state" = 'sent' then r."at" else outbox."sentAt" end
    from ${rowsOf(db, 1, columns)}
    where outbox."id" = r."id" and (${unindexed('outbox."state"')} in ('sending', 'unknown')
      or ${unindexed('outbox."state"')} = 'due' and r."state" = 'sent')
    returning outbox."id", outbox."state", outbox."eraseAfter", outbox."personId", outbox."digestId", outbox."sentAt"`;
  const early = `delete from early_reports where ("channel", "providerId") in (
      select o."channel", r."providerId" from ${rowsOf(db, 1, columns)} join outbox o on o."id" = r."id")
    returning *`;
  const apply = applyReports(db);
  const tellDigests = digestsSent(db);
  return async (outcomes) => {
    const json = toJson(outcomes);
    const recorded = await db.all<Recorded>(record, [json]);
    const unknown = recorded.filter(({ state }) => state === 'unknown');
    if (unknown.length > 0) await putBeforeStaff(db, unknown, { at: newestOf(outcomes), newId });
    await tellDigests(recorded);
    if (outcomes.some(({ state }) => state === 'sent')) {
      const reports = await db.all<EarlyReport>(early, [json]);
      if (reports.length > 0) await tellDigests(await db.all<OfDigest>(apply, [toJson(reports)]));
    }
    if (recorded.some((row) => row.eraseAfter === 'yes')) await eraseFinished(db);
    return outcomes.map(() => undefined);
  };
}

type Recorded = OfDigest & Pick<OutboxRow, 'eraseAfter' | 'id' | 'personId' | 'state'>;

const newestOf = (outcomes: readonly Outcome[]): number =>
  Math.max(0, ...outcomes.map((outcome) => (outcome.state === 'due' ? 0 : outcome.at)));

/** Only an end is news: that a message was accepted or sent is known from sending it. The first end stays. */
export function reportLane(db: Database): Lane<Report, void> {
  const apply = applyReports(db);
  const tellDigests = digestsSent(db);
  const columns = columnsOf(earlyReports);
  const keep = `insert into early_reports ("channel", "providerId", "status", "problem", "code", "at")
    select r."channel", r."providerId", r."status", r."problem", r."code", r."at" from ${rowsOf(db, 1, columns)}
    where not exists (select 1 from outbox o where o."channel" = r."channel" and o."providerId" = r."providerId")
    on conflict ("channel", "providerId") do nothing returning 1`;
  return async (reports) => {
    const ends = reports.filter(({ status }) => status === 'delivered' || status === 'failed');
    if (ends.length > 0) {
      const json = toJson(ends);
      await tellDigests(await db.all<OfDigest>(apply, [json]));
      const kept = await db.all(keep, [json]);
      const newest = Math.max(...ends.map(({ at }) => at));
      if (kept.length > 0) await db.all('delete from early_reports where "at" < $1', [newest - keptFor]);
    }
    return reports.map(() => undefined);
  };
}

function applyReports(db: Database): string {
  return `update outbox set "state" = r."status", "problem" = coalesce(r."problem", outbox."problem"),
      "code" = coalesce(r."code", outbox."code")
    from ${rowsOf(db, 1, columnsOf(earlyReports))}
    where outbox."channel" = r."channel" and outbox."providerId" = r."providerId" and ${unindexed('outbox."state"')} in ('sent', 'unknown')
    returning outbox."state", outbox."eraseAfter", outbox."digestId", outbox."sentAt"`;
}
