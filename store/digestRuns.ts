// Digests by the clock: whose time has come, and the one entry by which a batch of digests becomes durable. A person's slot is taken
// once, by a row; whoever comes second with it writes nothing.
import type { Hours } from './gate.js';
import type { Connections } from './connect.js';
import type { Committer, Lane } from './committer.js';
import { type Database, memberOf, rowsOf, toJson } from './database.js';
import { type NewsForMany, openNews } from './digestNews.js';
import type { Digest, DigestItem, Edition } from './digests.js';
import { writeOutbox } from './outboxRows.js';
import type { NewOutbound } from './outbox.js';
import { columnsOf } from './columns.js';
import { type Address, type Person, people } from './people.js';
import { digestItems, digests } from './digests.js';
import { type Timer, timers } from './timers.js';

/** Somebody whose time has come, and what must be known of them. */
export interface DuePerson {
  person: Person;
  /** Where they can be reached; `null`: nowhere now. */
  address: Pick<Address, 'id' | 'channel' | 'key' | 'conversation' | 'activePersonId'> | null;
  consentedAt: number | null;
  /** When their last message was read. */
  heardAt: number | null;
  /** When they read on the web last. */
  visitedAt: number | null;
  /** The field of the question that stands open: it has the bare numbers. */
  openField: string | null;
  /** They run something, or answer for somebody: things may wait for them. */
  hasRole: boolean;
  /** They have had a list of news before. */
  hasRead: boolean;
  /** One is just leaving, or did before we stopped: until that is known, nobody knows what they were told. */
  isOnItsWay: boolean;
}

/** What came of one person's time: written together, or not at all where somebody was quicker. */
export interface DigestRun {
  personId: string;
  /** As it stood when it was read: whoever changed it meanwhile is asked again at the new time. */
  was: number | null;
  /** When to look again: milliseconds UTC. */
  next: number;
  empty: number;
  every: Person['digestEvery'];
  digest?: Digest;
  items?: DigestItem[];
  message?: NewOutbound;
  timer?: Timer;
}

/** A part of an edition: the people after `from` up to `to`. */
export interface EditionRun {
  edition: Pick<Edition, 'id'>;
  from: string;
  to: string;
  doneAt: number | null;
  runs: Pick<Required<DigestRun>, 'digest' | 'items' | 'message'>[];
}

export interface DigestRuns {
  /** When the next person's time comes; 0 while some have none yet, or an edition is on its way. `null`: never. */
  next(): Promise<number | null>;
  /** Those whose time has come, or is to be worked out: the longest due first. */
  due(now: number, limit: number): Promise<DuePerson[]>;
  newsFor: NewsForMany;
  /** The oldest edition that is not done. */
  openEdition(): Promise<Edition | null>;
  /** The people of its community who read digests, by id. */
  readersOf(edition: Edition, now: number, limit: number): Promise<DuePerson[]>;
  /** Durable when resolved: how many digests there are now that were not there before. `now` dates what is to be sent. */
  write(runs: readonly DigestRun[], now: number): Promise<number>;
  writeEdition(part: EditionRun, now: number): Promise<number>;
}

/** `hours`: until when what comes at night is held. */
export function openDigestRuns(
  { reader, writer }: Pick<Connections, 'reader' | 'writer'>,
  committer: Committer,
  hours: Hours | null,
): DigestRuns {
  const write = digestWriter(writer, hours);
  const runs = runsLane(writer, write);
  const edition = editionLane(writer, write);
  const next = `select case when exists (select 1 from people where "digestNextAt" is null)
      or exists (select 1 from editions where "doneAt" is null) then 0
    else (select min("digestNextAt") from people) end as "at"`;
  return {
    next: async () => (await reader.all<{ at: number | null }>(next))[0]?.at ?? null,
    due: async (now, limit) => (await reader.all<Flat>(dueSql(reader), [now, limit])).map(restored),
    newsFor: openNews(reader),
    openEdition: async () => (await reader.all<Edition>(editionSql))[0] ?? null,
    readersOf: async ({ communityId, reached }, now, limit) =>
      (await reader.all<Flat>(editionReadersSql(reader), [now, limit, communityId, reached])).map(restored),
    write: (batch, now) => committer.submit(runs, { runs: batch, now }),
    writeEdition: (part, now) => committer.submit(edition, { part, now }),
  };
}

type Writing = { runs: readonly DigestRun[]; now: number };

function runsLane(db: Database, write: WriteDigests): Lane<Writing, number> {
  const columns = { personId: 'text', was: 'bigint', next: 'bigint', empty: 'integer', every: 'text' };
  // The number of a row that has changed meanwhile is not theirs any more: it is left out, with all that came of it.
  const move = `update people set "digestNextAt" = r."next", "digestEmpty" = r."empty", "digestEvery" = r."every"
    from ${rowsOf(db, 1, columns)}
    where people."id" = r."personId" and coalesce(people."digestNextAt", -1) = coalesce(r."was", -1) returning people."id"`;
  const ring = inserted(db, 'timers', columnsOf(timers));
  return async (writings) => {
    const written: number[] = [];
    for (const { runs, now } of writings) {
      const rows = runs.map(({ personId, was, next, empty, every }) => ({
        personId,
        was,
        next,
        empty,
        every,
      }));
      const moved = new Set((await db.all<{ id: string }>(move, [toJson(rows)])).map(({ id }) => id));
      const theirs = runs.filter(({ personId }) => moved.has(personId));
      await ring(theirs.flatMap(({ timer }) => timer ?? []));
      written.push(await write(theirs, now));
    }
    return written;
  };
}

function editionLane(db: Database, write: WriteDigests): Lane<{ part: EditionRun; now: number }, number> {
  const move =
    'update editions set "reached" = $3, "doneAt" = $4 where "id" = $1 and "reached" = $2 returning 1';
  return async (parts) => {
    const written: number[] = [];
    for (const { part, now } of parts) {
      const { doneAt, edition, from, runs, to } = part;
      const moved = await db.all(move, [edition.id, from, to, doneAt]);
      written.push(moved.length === 0 ? 0 : await write(runs, now));
    }
    return written;
  };
}

type WriteDigests = (
  runs: readonly Pick<DigestRun, 'digest' | 'items' | 'message'>[],
  now: number,
) => Promise<number>;

/** A digest whose slot is taken brings neither items nor a message. */
function digestWriter(db: Database, hours: Hours | null): WriteDigests {
  const addDigests = inserted(db, 'digests', columnsOf(digests));
  const addItems = inserted(db, 'digest_items', columnsOf(digestItems));
  const send = writeOutbox(db, hours);
  return async (runs, now) => {
    const made = new Set(await addDigests(runs.flatMap(({ digest }) => digest ?? [])));
    const theirs = runs.filter(({ digest }) => digest === undefined || made.has(digest.id));
    await addItems(theirs.flatMap(({ items }) => items ?? []));
    await send(
      theirs.flatMap(({ message }) => message ?? []),
      now,
    );
    return made.size;
  };
}

/** Writes what is not there yet; gives the ids that were written. */
function inserted(
  db: Database,
  table: string,
  columns: Record<string, string>,
): (rows: readonly object[]) => Promise<string[]> {
  const names = Object.keys(columns)
    .map((name) => `"${name}"`)
    .join(', ');
  const sql = `insert into ${table} (${names}) select ${names} from ${rowsOf(db, 1, columns)} where true
    on conflict do nothing returning "id"`;
  return async (rows) =>
    rows.length === 0 ? [] : (await db.all<{ id: string }>(sql, [toJson(rows)])).map(({ id }) => id);
}

type Flat = Person & {
  addressId: string | null;
  channel: string;
  key: string;
  conversation: string;
  activePersonId: string | null;
  consentedAt: number | null;
  heardAt: number | null;
  visitedAt: number | null;
  openField: string | null;
  hasRole: number;
  hasRead: number;
  isOnItsWay: number;
};
const personColumns = Object.keys(columnsOf(people));

function restored(row: Flat): DuePerson {
  const { activePersonId, addressId, channel, conversation, key } = row;
  const person = Object.fromEntries(
    personColumns.map((name) => [name, (row as unknown as Record<string, unknown>)[name] ?? null]),
  );
  return {
    person: person as unknown as Person,
    address: addressId === null ? null : { id: addressId, channel, key, conversation, activePersonId },
    consentedAt: row.consentedAt,
    heardAt: row.heardAt,
    visitedAt: row.visitedAt,
    openField: row.openField,
    hasRole: row.hasRole === 1,
    hasRead: row.hasRead === 1,
    isOnItsWay: row.isOnItsWay === 1,
  };
}

/** Of those who can be reached: where they came to last. */
const knownOf = (
  db: Database,
  from: string,
): string => `select p.*, a."id" as "addressId", a."channel", a."key",
    a."conversation", a."activePersonId",
    (select max(c."givenAt") from consents c where c."personId" = p."id" and c."withdrawnAt" is null) as "consentedAt",
    (select cast(${memberOf(db, 's."json"', 'heardAt')} as bigint) from dialog_state s where s."personId" = p."id") as "heardAt",
    (select max(v."untilAt") from page_visits v where v."personId" = p."id") as "visitedAt",
    (select ${memberOf(db, 's."json"', 'open', 'field')} from dialog_state s where s."personId" = p."id") as "openField",
    case when exists (select 1 from roles o where o."personId" = p."id" and o."until" is null) then 1 else 0 end as "hasRole",
    case when exists (select 1 from digests d where d."personId" = p."id" and d."state" in ('shown', 'sent')) then 1 else 0 end as "hasRead",
    case when exists (select 1 from outbox o where o."personId" = p."id" and o."state" = 'sending' and o."digestId" is not null)
      then 1 else 0 end as "isOnItsWay"
  from (${from}) p left join addresses a on a."id" = (select x."id" from address_people ap join addresses x on x."id" = ap."addressId"
    where ap."personId" = p."id" and ap."until" is null and x."optedOutAt" is null and x."problem" is null
    order by coalesce(ap."heardAt", 0) desc, ap."since" desc, ap."id" desc limit 1)`;

/** Two walks along one index. */
const dueSql = (db: Database): string =>
  `${knownOf(
    db,
    `select * from (select * from people where "digestNextAt" is null order by "id" limit $2) as fresh
     union all select * from (select * from people where "digestNextAt" <= $1 order by "digestNextAt", "id" limit $2) as due`,
  )} order by coalesce(p."digestNextAt", 0), p."id" limit $2`;

const editionSql = 'select * from editions where "doneAt" is null order by "createdAt", "id" limit 1';

const editionReadersSql = (db: Database): string =>
  `${knownOf(
    db,
    `select q.* from memberships m join people q on q."id" = m."personId"
     where m."communityId" = $3 and m."personId" > $4 and m."until" is null and m."state" = 'member' and m."mutedAt" is null
       and q."digestEvery" <> 'off' and coalesce(q."pausedUntil", 0) <= $1 order by m."personId" limit $2`,
  )} order by p."id"`;
