// How messages to be sent are written down and read back: the priority as a rank, the body as JSON.
import { columnsOf } from './columns.js';
import { type Database, quoted, rowsOf, toJson } from './database.js';
import { type Hours, isForTheDay, USUAL_ZONE } from './gate.js';
import {
  type NewOutbound,
  type OutboxBody,
  type OutboxRow,
  outbox,
  priorities,
  type StoredOutbound,
} from './outbox.js';

/** Writes new rows in the order given, each due when its person is awake if it is for the day. `now`: milliseconds UTC. */
export function writeOutbox(
  db: Database,
  hours: Hours | null,
): (messages: readonly NewOutbound[], now: number) => Promise<void> {
  const { id: _, repliesTo: _looked, ...columns } = columnsOf(outbox);
  const names = Object.keys(columns).map(quoted);
  const sql = `insert into outbox (${names.join(', ')}, "repliesTo")
    select ${names.map((name) => `r.${name}`).join(', ')}, i."providerId"
    from ${rowsOf(db, 1, columns)} left join inbox i on i."id" = r."replyTo" order by r."n"`;
  return async (messages, now) => {
    if (messages.length === 0) return;
    const merged = await byDay(
      db,
      hours,
      lastOfEach(messages).map((message) => stored(message, now)),
    );
    const keys = merged.flatMap(({ mergeKey }) => (mergeKey ? [{ mergeKey }] : []));
    if (keys.length > 0) await db.all(replacedSql(db), [toJson(keys)]);
    await db.all(sql, [toJson(merged)]);
  };
}

type NewRow = Partial<StoredOutbound> &
  Pick<StoredOutbound, 'createdAt' | 'dueAt' | 'hours' | 'mergeKey' | 'personId' | 'proactive' | 'rank'>;

/** What could leave now is held from the beginning where it is night: thousands of them are not looked at before the morning. */
async function byDay(db: Database, hours: Hours | null, rows: readonly NewRow[]): Promise<readonly NewRow[]> {
  const waits = (row: NewRow): boolean => isForTheDay(row) && row.dueAt <= row.createdAt;
  const forTheDay = hours ? rows.filter(waits) : [];
  if (!hours || forTheDay.length === 0) return rows;
  const sql = `select p."id", p."zone" from people p
    where p."id" in (select r."personId" from ${rowsOf(db, 1, { personId: 'text' })})`;
  const people = await db.all<{ id: string; zone: string }>(sql, [toJson(forTheDay)]);
  const zones = new Map<string | null, string>(people.map(({ id, zone }) => [id, zone]));
  return rows.map((row) => {
    if (!waits(row)) return row;
    const dueAt = hours.awakeAt(row.createdAt, zones.get(row.personId) ?? USUAL_ZONE);
    return dueAt === row.createdAt ? row : { ...row, dueAt, held: 'night' };
  });
}

/** Of messages that take each other's place, the last. */
function lastOfEach(messages: readonly NewOutbound[]): readonly NewOutbound[] {
  const last = new Map(messages.map((message) => [message.mergeKey ?? message, message]));
  return messages.filter((message) => last.get(message.mergeKey ?? message) === message);
}

/** What has not left yet, and was not tried, gives way. */
const replacedSql = (db: Database): string => `update outbox set "state" = 'dropped', "problem" = 'merged'
  where "state" = 'due' and "attempts" = 0
  and "mergeKey" in (select r."mergeKey" from ${rowsOf(db, 1, { mergeKey: 'text' })})`;

function stored(message: NewOutbound, now: number): NewRow {
  const { priority, body, ...rest } = message;
  return {
    mergeKey: null,
    eraseAfter: 'no',
    evenIfOptedOut: 'no',
    hours: 'any',
    proactive: 'no',
    ...rest,
    rank: priorities.indexOf(priority),
    body: toJson(body),
    state: 'due',
    attempts: 0,
    createdAt: now,
  };
}

/** A row as the rest of the program knows it. */
export function restored({ rank, body, ...row }: StoredOutbound): OutboxRow {
  const priority = priorities[rank];
  if (priority === undefined) throw new Error(`Outbox row ${row.id} has an unknown rank ${rank}.`);
  return { ...row, priority, body: JSON.parse(body) as OutboxBody };
}
