// What is due and not urgent, with what the gate must know of it. It reads inside the claim's transaction and changes nothing.
import { type Database, rowsOf, toJson, unindexed } from './database.js';
import { type Candidate, COUNTED_MS, type Had } from './gate.js';
import { PACED } from './paces.js';
import { comesBefore, PATIENT, SAFEGUARDING, URGENT } from './ranks.js';

export interface Candidates {
  /** By priority, then in order, one a person. Without `texts` nothing that keeps to their pace is looked at. */
  next(now: number, limit: number, texts: boolean): Promise<Candidate[]>;
  /** What their people had lately of what nobody asked for; nobody else is in it. */
  had(rows: readonly Candidate[], now: number): Promise<Map<string | null, Had>>;
}

export function candidates(db: Database): Candidates {
  const withTexts = nextSql([...urgentWalks(), ...walks(others), ...walks(texts)]);
  const without = nextSql([...urgentWalks(), ...walks(others)]);
  const hadSql = `${hadOf(db)} order by "id"`;
  return {
    next: (now, limit, isFree) => db.all<Candidate>(isFree ? withTexts : without, [now, limit]),
    async had(rows, now) {
      const people = rows.flatMap(({ personId, proactive }) =>
        proactive === 'yes' && personId !== null ? [{ personId }] : [],
      );
      if (people.length === 0) return new Map();
      return grouped(await db.all<HadRow>(hadSql, [now - COUNTED_MS, toJson(people)]));
    },
  };
}

/** Spelt as the indices are: see migrations/pacing.ts. */
const others = `${unindexed('o."state"')} = 'due' and o."channel" <> '${PACED}'`;
const texts = `${unindexed('o."state"')} = 'due' and o."channel" = '${PACED}'`;

const columns = `o."id", o."rank", o."dueAt", o."channel", o."address", o."personId", o."evenIfOptedOut", o."staleAt",
  o."hours", o."proactive", o."body"`;

const walks = (condition: string): string[] => PATIENT.map((rank) => walk(rank, condition));

/** Of urgent priority and none of safeguarding, and yet for the day only or behind a doubted stop: seldom any. */
const urgentWalks = (): string[] =>
  URGENT.filter((rank) => rank !== SAFEGUARDING).map((rank) =>
    walk(
      rank,
      `o."state" = 'due' and (o."hours" = 'awake' or o."proactive" = 'yes' or exists (
        select 1 from doubted_stops s where s."channel" = o."channel" and s."address" = o."address"))`,
    ),
  );

const walk = (rank: number, condition: string): string => `select ${columns} from outbox o
    where o."rank" = ${rank} and o."dueAt" <= $1 and ${condition}
      and not exists (${comesBefore(rank)})
    order by o."dueAt", o."id" limit $2`;

const nextSql = (
  parts: readonly string[],
): string => `select d.*, a."optedOutAt", s."at" as "doubtedAt", p."zone"
  from (select * from (${parts.map((part, n) => `select * from (${part}) as walk_${n}`).join(' union all ')}) as next
    order by "rank", "dueAt", "id" limit $2) d
  left join addresses a on a."channel" = d."channel" and a."key" = d."address"
  left join doubted_stops s on s."channel" = d."channel" and s."address" = d."address"
  left join people p on p."id" = d."personId"
  order by d."rank", d."dueAt", d."id"`;

interface HadRow {
  id: number;
  rank: number;
  personId: string;
  /** When it was sent, or is being sent. */
  at: number | null;
  dueAt: number;
}

/** What people had since then, and what of it is held because they had enough. */
const hadOf = (db: Database): string => `select o."id", o."rank", o."personId", o."dueAt",
    case when o."state" = 'due' then null else o."claimedAt" end as "at"
  from (select distinct r."personId" from ${rowsOf(db, 2, { personId: 'text' })}) w
  join outbox o on o."personId" = w."personId" and o."proactive" = 'yes'
  where o."claimedAt" >= $1 and o."state" in ('sending', 'sent', 'delivered', 'unknown')
    or o."state" = 'due' and o."held" = 'enough'`;

function grouped(rows: readonly HadRow[]): Map<string | null, Had> {
  const found = new Map<
    string | null,
    { at: number[]; held: { id: number; rank: number; dueAt: number }[] }
  >();
  for (const { personId, at, id, rank, dueAt } of rows) {
    const had = found.get(personId) ?? { at: [], held: [] };
    if (at === null) had.held.push({ id, rank, dueAt });
    else had.at.push(at);
    found.set(personId, had);
  }
  return found;
}
