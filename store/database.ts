// What the two databases have in common: one way to run a statement, and the few spellings in which they differ.
// Statements are written once, with `$1` in both; nobody outside store/ ever holds one of these.
import type { DataSource, EntitySchema, MigrationInterface } from 'typeorm';

export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  /** Runs one statement and gives its rows (`returning` included). Texts that PostgreSQL cannot hold are cleaned first. */
  all<Row = unknown>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** The connection everything is written over: one transaction at a time, held by the committer alone. */
export interface Writer extends Database {
  begin(): Promise<void>;
  commit(): Promise<void>;
  /** Leaves no transaction open, whatever state the connection is in. */
  rollback(): Promise<void>;
}

/** A connection, and the TypeORM source it belongs to. */
export interface Opened<D extends Database> {
  source: DataSource;
  db: D;
  close(): Promise<void>;
}

export interface Schema {
  entities: EntitySchema[];
  migrations: (new () => MigrationInterface)[];
}

/**
 * A table named `r` made from parameter number `parameter`, a JSON array of objects: one column a member, and `n`, the
 * place in the array. `columns` gives their types.
 */
export function rowsOf(db: Database, parameter: number, columns: Record<string, string>): string {
  const names = Object.keys(columns).map(quoted);
  if (db.kind === 'sqlite') {
    const values = names.map((name) => `value ->> '$.${name}' as ${name}`).join(', ');
    return `(select ${values}, "key" as "n" from json_each($${parameter})) r`;
  }
  const typed = Object.entries(columns)
    .map(([name, type]) => `${quoted(name)} ${type}`)
    .join(', ');
  return `rows from (jsonb_to_recordset($${parameter}::jsonb) as (${typed})) with ordinality as r(${names.join(', ')}, "n")`;
}

export const quoted = (name: string): string => `"${name}"`;

/** A member of the JSON in a column, as text or as it stands; `null` where there is none. */
export const memberOf = (db: Database, column: string, ...path: readonly string[]): string =>
  db.kind === 'sqlite'
    ? `(${column} ->> '$.${path.join('.')}')`
    : `((${column})::jsonb #>> '{${path.join(',')}}')`;

const unstorable = /\\u(0000|d[89a-f])/;
const halfCharacters = /\p{Surrogate}/gu;

/** JSON that both databases accept: PostgreSQL holds neither NUL nor half a character. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  return unstorable.test(json) ? JSON.stringify(value, (_, part: unknown) => storable(part)) : json;
}

/** A text without NUL and half characters; anything else as it is. */
export function storable<T>(value: T): T {
  if (typeof value !== 'string') return value;
  return value.replaceAll('\0', '').replace(halfCharacters, '\uFFFD') as T & string;
}

/** A text column that no index is used for: few rows by their ids, not all rows in a state. */
export const unindexed = (column: string): string => `${column} || ''`;
