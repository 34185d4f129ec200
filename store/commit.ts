// Writes the change sets of many turns in a few statements. A set that came too late, or meets a row that is already there,
// is a `Conflict`; the committer then finds out whose it was.
import { type ChangeSet, Conflict, type TableName } from './changes.js';
import { columnsOf } from './columns.js';
import type { Lane } from './committer.js';
import { type Database, quoted, rowsOf, toJson, unindexed } from './database.js';
import type { Hours } from './gate.js';
import { operate } from './operations.js';
import { writeOutbox } from './outboxRows.js';
import { tables } from './schema.js';

/** `now` says when outbox rows were made, `hours` until when what comes at night is held. */
export function commitLane(db: Database, now: () => number, hours: Hours | null): Lane<ChangeSet, void> {
  const guards = guardsOf(db);
  const insert = insertsOf(db);
  const send = writeOutbox(db, hours);
  return async (sets) => {
    for (const guard of guards) await guard(sets);
    for (const table of Object.keys(tables) as TableName[]) {
      await insert[table](sets.flatMap((set): readonly object[] => set.inserts[table] ?? []));
    }
    await send(
      sets.flatMap((set) => set.outbox),
      now(),
    );
    for (const set of sets) for (const operation of set.operations) await operate(db, operation);
    return sets.map(() => undefined);
  };
}

/** What a set must have to itself in a group. */
export function keysOf(set: ChangeSet): string[] {
  const keys: string[] = [];
  if (set.state) keys.push(`person ${set.state.personId}`);
  if (set.inbox) keys.push(`inbox ${set.inbox.id}`);
  if (set.timer) keys.push(`timer ${set.timer.id}`);
  return keys;
}

type Guard = (sets: readonly ChangeSet[]) => Promise<void>;

/** Each moves something on for all sets at once, and is a conflict if it moved fewer than it should. */
function guardsOf(db: Database): Guard[] {
  const states = moveStates(db);
  const inbox = endInbox(db);
  const timers = endTimers(db);
  return [
    guard(db, states, 'the conversation moved on', (set) => set.state),
    guard(db, inbox, 'the message was answered already', (set) =>
      set.inbox ? { ...set.inbox, personId: set.state?.personId ?? null } : undefined,
    ),
    guard(db, timers, 'the timer was done already', (set) => set.timer),
  ];
}

function guard(db: Database, sql: string, what: string, part: (set: ChangeSet) => object | undefined): Guard {
  return async (sets) => {
    const parts = sets.map(part).filter((each) => each !== undefined);
    if (parts.length === 0) return;
    const moved = await db.all(sql, [toJson(parts)]);
    if (moved.length !== parts.length) throw new Conflict(what);
  };
}

/** Compare and set: a new state is version 1, any other follows the one before it. Sorted, so that two nodes lock in one order. */
function moveStates(db: Database): string {
  return `insert into dialog_state ("personId", "version", "json")
    select r."personId", r."version", r."json" from ${rowsOf(db, 1, { personId: 'text', version: 'integer', json: 'text' })}
    where r."version" = 1 or exists (select 1 from dialog_state d where d."personId" = r."personId")
    order by r."personId"
    on conflict ("personId") do update set "version" = excluded."version", "json" = excluded."json"
    where dialog_state."version" = excluded."version" - 1
    returning "personId"`;
}

/** The row learns whose turn it became: a first message is kept before anybody is known at its address. */
function endInbox(db: Database): string {
  return `update inbox set "state" = r."state", "personId" = coalesce(r."personId", inbox."personId")
    from ${rowsOf(db, 1, { id: 'integer', state: 'text', personId: 'text' })}
    where inbox."id" = r."id" and ${unindexed('inbox."state"')} = 'kept'
    returning inbox."id"`;
}

function endTimers(db: Database): string {
  return `update timers set "doneAt" = r."at"
    from ${rowsOf(db, 1, { id: 'text', at: 'bigint' })}
    where timers."id" = r."id" and coalesce(timers."doneAt", 0) = 0
    returning timers."id"`;
}

type Insert = (rows: readonly object[]) => Promise<void>;

function insertsOf(db: Database): Record<TableName, Insert> {
  const inserts = Object.keys(tables).map((table) => [table, insertInto(db, table as TableName)]);
  return Object.fromEntries(inserts) as Record<TableName, Insert>;
}

function insertInto(db: Database, table: TableName): Insert {
  const columns = columnsOf(tables[table]);
  const names = Object.keys(columns).map(quoted).join(', ');
  const sql = `insert into ${quoted(table)} (${names}) select ${names} from ${rowsOf(db, 1, columns)} where true
    ${whenThere(table)} returning 1`;
  return async (rows) => {
    if (rows.length === 0) return;
    const written = await db.all(sql, [toJson(rows)]);
    if (written.length !== rows.length) throw new Conflict(`a row is already in ${table}`);
  };
}

/**
 * A row whose key is taken is not written, which makes the set a conflict. Only an address that nobody answers at any more is
 * taken over by who writes from it next; its opt-out stays.
 */
function whenThere(table: TableName): string {
  if (table !== 'addresses') return 'on conflict do nothing';
  return `on conflict ("channel", "key") do update set "id" = excluded."id", "conversation" = excluded."conversation",
    "activePersonId" = excluded."activePersonId", "createdAt" = excluded."createdAt", "problem" = null, "problemAt" = null
    where addresses."activePersonId" is null`;
}
