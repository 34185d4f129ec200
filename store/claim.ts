// Which messages leave next. A claim marks rows `sending` before anybody sends them, so that a crash never doubles one.
import { columnsOf } from './columns.js';
import type { Lane } from './committer.js';
import { type Database, quoted, unindexed } from './database.js';
import { type OutboxRow, outbox, priorities, type StoredOutbound } from './outbox.js';
import { restored } from './outboxRows.js';

export interface Claim {
  now: number;
  limit: number;
  leaseMs: number;
}

export function claimLane(db: Database): Lane<Claim, OutboxRow[]> {
  const sql = markNext();
  return async (claims) => {
    // Two nodes on PostgreSQL must not each take a message of one person: claims go one at a time.
    if (db.kind === 'postgres') await db.all("select pg_advisory_xact_lock(hashtext('doorstep outbox'))");
    const results: OutboxRow[][] = [];
    for (const claim of claims) results.push(await take(db, sql, claim));
    return results;
  };
}

/** Takes again after dropping rows, so that less than `limit` means that nothing more can leave now. */
async function take(db: Database, sql: string, { now, limit, leaseMs }: Claim): Promise<OutboxRow[]> {
  const taken: StoredOutbound[] = [];
  let dropped: StoredOutbound[];
  do {
    const marked = await db.all<StoredOutbound>(sql, [now, limit - taken.length, now + leaseMs]);
    taken.push(...marked.filter((row) => row.state === 'sending'));
    dropped = marked.filter((row) => row.state === 'dropped');
    if (dropped.some((row) => row.eraseAfter === 'yes')) await eraseFinished(db);
  } while (dropped.length > 0);
  return taken.sort((a, b) => a.rank - b.rank || a.id - b.id).map(restored);
}

/** The last message to somebody who was erased goes with them. */
export async function eraseFinished(db: Database): Promise<void> {
  await db.all(
    `delete from outbox where "eraseAfter" = 'yes' and "state" in ('sent', 'delivered', 'failed', 'dropped')`,
  );
}

function markNext(): string {
  const columns = Object.keys(columnsOf(outbox)).map((name) => `outbox.${quoted(name)}`);
  return `update outbox set
      "state" = case when c."why" is null then 'sending' else 'dropped' end,
      "problem" = coalesce(c."why", outbox."problem"),
      "attempts" = outbox."attempts" + case when c."why" is null then 1 else 0 end,
      "claimedAt" = $1, "leaseUntil" = case when c."why" is null then cast($3 as bigint) end
    from (${candidates()}) c
    where outbox."id" = c."id" and ${unindexed('outbox."state"')} = 'due'
    returning ${columns.join(', ')}`;
}

/** What may leave now, and why it must not: `opted-out`, `stale`. Each priority is one walk along the index, ended by the limit. */
function candidates(): string {
  const ranks = priorities.map((_, rank) => `select * from (${dueWith(rank)}) as rank_${rank}`);
  return `select d."id", case
      when a."optedOutAt" is not null and d."evenIfOptedOut" = 'no' then 'opted-out'
      when d."staleAt" < $1 then 'stale' end as "why"
    from (select * from (${ranks.join(' union all ')}) as next order by "rank", "dueAt", "id" limit $2) d
    left join addresses a on a."channel" = d."channel" and a."key" = d."address"`;
}

/**
 * Messages to one person leave one at a time, by priority and then in order: a row waits for what is on its way, and for what
 * comes before it and could leave or is being tried again. A row held for later (quiet hours) holds nothing up.
 */
function dueWith(rank: number): string {
  return `select o."id", o."rank", o."dueAt", o."channel", o."address", o."evenIfOptedOut", o."staleAt" from outbox o
    where o."state" = 'due' and o."rank" = ${rank} and o."dueAt" <= $1 and not exists (
      select 1 from outbox b where b."personId" = o."personId" and b."state" in ('due', 'sending') and (
        b."state" = 'sending' or (b."dueAt" <= $1 or b."attempts" > 0)
          and (b."rank" < ${rank} or b."rank" = ${rank} and b."id" < o."id")))
    order by o."dueAt", o."id" limit $2`;
}
