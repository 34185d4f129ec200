// Which messages leave next. A claim marks rows `sending` before anybody sends them, so that a crash never doubles one. What is
// urgent is marked in one statement; everything else is looked at one by one and may be held.
import { candidates, type Candidates } from './candidates.js';
import { columnsOf } from './columns.js';
import type { Lane } from './committer.js';
import { type Database, quoted, rowsOf, toJson, unindexed } from './database.js';
import { type Candidate, type Hours, judge, NOTHING } from './gate.js';
import { type OutboxBody, type OutboxRow, outbox, type StoredOutbound } from './outbox.js';
import { restored } from './outboxRows.js';
import { untell } from './outcomes.js';
import { Metronome, type Pace, PACED } from './paces.js';
import { comesBefore, SAFEGUARDING, URGENT } from './ranks.js';

export interface Claim {
  now: number;
  limit: number;
  leaseMs: number;
  pace?: Pace | undefined;
}

/** Held or dropped in one claim: each makes room for another look, and nobody waits while thousands of them are held. */
const MOST_HELD = 128;

/** `hours`: `null` holds nothing for the night. */
export function claimLane(db: Database, hours: Hours | null): Lane<Claim, OutboxRow[]> {
  const gate: Gate = { db, hours, urgent: markUrgent(), settle: markJudged(db), look: candidates(db) };
  return async (claims) => {
    // Two nodes on PostgreSQL must not each take a message of one person: claims go one at a time.
    if (db.kind === 'postgres') await db.all("select pg_advisory_xact_lock(hashtext('doorstep outbox'))");
    const results: OutboxRow[][] = [];
    for (const claim of claims) results.push(await take(gate, claim));
    return results;
  };
}

interface Gate {
  db: Database;
  hours: Hours | null;
  urgent: string;
  settle: string;
  look: Candidates;
}

async function take(gate: Gate, claim: Claim): Promise<OutboxRow[]> {
  const taken = await takeUrgent(gate, claim);
  const pace = await Metronome.at(gate.db, claim.pace, claim.now);
  for (const row of taken) pace.take(row.channel, () => restored(row).body);
  for (let held = 0; taken.length < claim.limit && held < MOST_HELD; ) {
    const { rows, others } = await takeNext(gate, { ...claim, limit: claim.limit - taken.length }, pace);
    taken.push(...rows);
    if (others === 0) break;
    held += others;
  }
  await pace.write();
  return taken.sort((a, b) => a.rank - b.rank || a.id - b.id).map(restored);
}

/** Takes again after dropping rows, so that less than the limit means that nothing more of it can leave now. */
async function takeUrgent({ db, urgent }: Gate, { now, limit, leaseMs }: Claim): Promise<StoredOutbound[]> {
  const taken: StoredOutbound[] = [];
  let dropped: StoredOutbound[];
  do {
    const marked = await db.all<StoredOutbound>(urgent, [now, limit - taken.length, now + leaseMs]);
    taken.push(...marked.filter((row) => row.state === 'sending'));
    dropped = marked.filter((row) => row.state === 'dropped');
    if (dropped.some((row) => row.eraseAfter === 'yes')) await eraseFinished(db);
  } while (dropped.length > 0);
  return taken;
}

/** One look at what is not urgent. It is worth another one while others of it were held or dropped, or wait for their pace. */
async function takeNext(
  gate: Gate,
  { limit, leaseMs, now }: Claim,
  pace: Metronome,
): Promise<{ rows: StoredOutbound[]; others: number }> {
  const found = await gate.look.next(now, limit, pace.isFree);
  const had = await gate.look.had(found, now);
  const verdicts = found.map((row) => judge(row, now, gate.hours, had.get(row.personId) ?? NOTHING));
  const kept = verdicts.filter(({ state }, at) => state !== 'sending' || leaves(found[at], pace));
  if (kept.length === 0) return { rows: [], others: 0 };
  const settled = await gate.db.all<StoredOutbound>(gate.settle, [now, toJson(kept), now + leaseMs]);
  const dropped = settled.filter(({ state }) => state === 'dropped');
  await untell(
    gate.db,
    dropped.filter(({ problem }) => problem === 'opted-out'),
  );
  if (dropped.some(({ eraseAfter }) => eraseAfter === 'yes')) await eraseFinished(gate.db);
  const rows = settled.filter(({ state }) => state === 'sending');
  return { rows, others: verdicts.length - rows.length };
}

/** False where its pace does not allow it yet: it stays as it is, and waits. */
function leaves(row: Candidate | undefined, pace: Metronome): boolean {
  if (row?.channel !== PACED) return true;
  if (!pace.isFree) return false;
  pace.take(PACED, () => JSON.parse(row.body) as OutboxBody);
  return true;
}

/** The last message to somebody who was erased goes with them. */
export async function eraseFinished(db: Database): Promise<void> {
  await db.all(
    `delete from outbox where "eraseAfter" = 'yes' and "state" in ('sent', 'delivered', 'failed', 'dropped')`,
  );
}

const returned = Object.keys(columnsOf(outbox))
  .map((name) => `outbox.${quoted(name)}`)
  .join(', ');

/** Each urgent priority is one walk along the index, ended by the limit. */
function markUrgent(): string {
  const walks = URGENT.map((rank) => `select * from (${urgentWith(rank)}) as rank_${rank}`);
  const next = `select d."id", case
      when a."optedOutAt" is not null and d."evenIfOptedOut" = 'no' then 'opted-out'
      when d."staleAt" < $1 then 'stale' end as "why"
    from (select * from (${walks.join(' union all ')}) as next order by "rank", "dueAt", "id" limit $2) d
    left join addresses a on a."channel" = d."channel" and a."key" = d."address"`;
  return `update outbox set
      "state" = case when c."why" is null then 'sending' else 'dropped' end,
      "problem" = coalesce(c."why", outbox."problem"), "held" = null,
      "attempts" = outbox."attempts" + case when c."why" is null then 1 else 0 end,
      "claimedAt" = $1, "leaseUntil" = case when c."why" is null then cast($3 as bigint) end
    from (${next}) c
    where outbox."id" = c."id" and ${unindexed('outbox."state"')} = 'due'
    returning ${returned}`;
}

const unheld = `and o."hours" = 'any' and o."proactive" = 'no'
      and not exists (select 1 from doubted_stops s where s."channel" = o."channel" and s."address" = o."address")`;

/** What is to wait for the day or behind a doubted stop is not urgent, unless it keeps somebody safe. */
function urgentWith(rank: number): string {
  return `select o."id", o."rank", o."dueAt", o."channel", o."address", o."evenIfOptedOut", o."staleAt" from outbox o
    where o."state" = 'due' and o."rank" = ${rank} and o."dueAt" <= $1 ${rank === SAFEGUARDING ? '' : unheld}
      and not exists (${comesBefore(rank)})
    order by o."dueAt", o."id" limit $2`;
}

function markJudged(db: Database): string {
  const verdict = { id: 'integer', state: 'text', problem: 'text', held: 'text', dueAt: 'bigint' };
  return `update outbox set "state" = r."state", "held" = r."held", "dueAt" = coalesce(r."dueAt", outbox."dueAt"),
      "problem" = coalesce(r."problem", outbox."problem"),
      "attempts" = outbox."attempts" + case when r."state" = 'sending' then 1 else 0 end,
      "claimedAt" = case when r."state" = 'due' then outbox."claimedAt" else $1 end,
      "leaseUntil" = case when r."state" = 'sending' then cast($3 as bigint) end
    from ${rowsOf(db, 2, verdict)}
    where outbox."id" = r."id" and ${unindexed('outbox."state"')} = 'due'
    returning ${returned}`;
}
