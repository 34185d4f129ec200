// The operations of a change set, one statement each: rows changed or removed where they match. Without a condition, or with a
// column that is not the table's, an operation is refused.
import { Conflict, type Operation, type TableName } from './changes.js';
import { columnsOf } from './columns.js';
import { type Database, quoted, storable } from './database.js';
import { decideStops } from './doubtedStops.js';
import { erase } from './erase.js';
import { link, unlink } from './linking.js';
import { tables } from './schema.js';
import { settle } from './unknownSends.js';

export async function operate(db: Database, operation: Operation): Promise<void> {
  if (operation.kind === 'erase') return await erase(db, operation.personId);
  if (operation.kind === 'link') return await link(db, operation);
  if (operation.kind === 'unlink') return await unlink(db, operation);
  if (operation.kind === 'stops') return await decideStops(db, operation);
  if (operation.kind === 'settle') return await settle(db, operation);
  if (operation.kind === 'at-most') return await count(db, operation);
  const parameters: unknown[] = [];
  const bind = (value: unknown) => `$${parameters.push(storable(value))}`;
  const sql = operation.kind === 'set' ? setSql(operation, bind) : removeSql(operation, bind);
  const rows = await db.all(sql, parameters);
  if (operation.kind === 'set' && operation.expect !== undefined && rows.length !== operation.expect) {
    throw new Conflict(`${operation.expect} rows of ${operation.table} should match, and ${rows.length} did`);
  }
  if (operation.kind === 'set' && operation.table === 'people' && 'zone' in operation.values)
    await lookAgain(db, operation.where);
}

/** Where somebody moved it may be day already: what the night holds for them is looked at again, before what comes after it. */
async function lookAgain(db: Database, where: object): Promise<void> {
  const parameters: unknown[] = [];
  const bind = (value: unknown) => `$${parameters.push(storable(value))}`;
  const movers = `select "id" from people where ${conditions('people', where, bind)}`;
  await db.all(
    `update outbox set "dueAt" = "createdAt"
      where "state" = 'due' and "held" = 'night' and "createdAt" < "dueAt" and "personId" in (${movers})`,
    parameters,
  );
}

/** Two nodes count one after the other: neither sees what the other has not made durable. */
async function count(db: Database, { table, where, most }: Limit): Promise<void> {
  if (db.kind === 'postgres')
    await db.all('select pg_advisory_xact_lock(hashtext($1))', [`doorstep at most in ${table}`]);
  const parameters: unknown[] = [];
  const bind = (value: unknown) => `$${parameters.push(storable(value))}`;
  const sql = `select count(*) as "found" from ${quoted(table)} where ${conditions(table, where, bind)}`;
  const [row] = await db.all<{ found: number }>(sql, parameters);
  if (Number(row?.found) > most)
    throw new Conflict(`at most ${most} rows of ${table} should match, and ${row?.found} did`);
}

type Bind = (value: unknown) => string;
type Setting = Extract<Operation, { kind: 'set' }>;
type Limit = Extract<Operation, { kind: 'at-most' }>;
type Removal = Extract<Operation, { kind: 'remove' }>;

function setSql({ table, where, values }: Setting, bind: Bind): string {
  const changes = pairs(table, values).map(([column, value]) => `${quoted(column)} = ${bind(value)}`);
  return `update ${quoted(table)} set ${changes.join(', ')} where ${conditions(table, where, bind)} returning 1`;
}

function removeSql({ table, where }: Removal, bind: Bind): string {
  return `delete from ${quoted(table)} where ${conditions(table, where, bind)} returning 1`;
}

function conditions(table: TableName, where: object, bind: Bind): string {
  return pairs(table, where)
    .map(([column, value]) =>
      value === null ? `${quoted(column)} is null` : `${quoted(column)} = ${bind(value)}`,
    )
    .join(' and ');
}

function pairs(table: TableName, values: object): [string, unknown][] {
  const columns = columnsOf(tables[table]);
  const entries = Object.entries(values);
  if (entries.length === 0) throw new Error(`Nothing is named in an operation on ${table}.`);
  for (const [column, value] of entries) {
    if (!(column in columns)) throw new Error(`${table} has no column ${column}.`);
    if (value === undefined) throw new Error(`${table}.${column} is undefined in an operation.`);
  }
  return entries;
}
