// The embedded database: two connections to one file, the second of which cannot write. TypeORM opens and migrates them;
// statements then go to the connections directly, prepared once.
import sqlite3 from 'sqlite3';
import { DataSource } from 'typeorm';
import type { Database, Opened, Schema, Writer } from './database.js';
import { Running } from './running.js';

const readOnly = 1;
const busyTimeout = 5_000;

/** TypeORM asks for `verbose()`, which inspects every parameter of every call and puts it into stack traces. */
const quietDriver = {
  ...sqlite3,
  verbose() {
    return this;
  },
};

/** Opens the file, made if it is missing, in the mode in which a commit survives a power cut. */
export async function openSqliteWriter(file: string, schema: Schema): Promise<Opened<Writer>> {
  const { db, ...opened } = await open({ database: file, enableWAL: true, ...schema });
  await db.all('pragma synchronous = full');
  // What is erased is overwritten, not only forgotten.
  await db.all('pragma secure_delete = on');
  return { ...opened, db: { ...db, ...transactionsOf(db) } };
}

export async function openSqliteReader(file: string): Promise<Opened<Database>> {
  return await open({ database: file, flags: readOnly });
}

interface FileOptions extends Partial<Schema> {
  database: string;
  flags?: number;
  enableWAL?: boolean;
}

async function open(options: FileOptions): Promise<Opened<Database>> {
  const source = new DataSource({ type: 'sqlite', driver: quietDriver, busyTimeout, ...options });
  await source.initialize();
  const { databaseConnection } = source.driver as unknown as { databaseConnection: sqlite3.Database };
  const idle = new Map<string, sqlite3.Statement[]>();
  const running = new Running();
  return {
    source,
    db: statementsOf(databaseConnection, { idle, running }),
    async close() {
      // sqlite does not close under a statement that runs.
      await running.ended();
      for (const statement of [...idle.values()].flat()) await finalize(statement);
      await source.destroy();
    },
  };
}

/**
 * Statements are prepared once and used again. One statement runs once at a time, and its next run would wait for another round of
 * the event loop: where many ask for the same, each has a statement of its own. `all()` runs a statement to its end, so that it never
 * pins the write-ahead log.
 */
function statementsOf(
  connection: sqlite3.Database,
  { idle, running }: { idle: Map<string, sqlite3.Statement[]>; running: Running },
): Database {
  async function ask<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    let waiting = idle.get(sql);
    if (!waiting) idle.set(sql, (waiting = []));
    const statement = waiting.pop() ?? (await prepare(connection, sql));
    try {
      return await run<Row>(statement, parameters);
    } finally {
      waiting.push(statement);
    }
  }
  return {
    kind: 'sqlite',
    all: <Row>(sql: string, parameters: readonly unknown[] = []) => running.follow(ask<Row>(sql, parameters)),
  };
}

/** `$1` names a parameter by its number in PostgreSQL; sqlite spells that `?1`. */
function prepare(connection: sqlite3.Database, sql: string): Promise<sqlite3.Statement> {
  return new Promise((resolve, reject) => {
    const statement = connection.prepare(sql.replace(/\$(?=\d)/g, '?'), (error: Error | null) =>
      error ? reject(error) : resolve(statement),
    );
  });
}

function finalize(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => statement.finalize(() => resolve()));
}

function run<Row>(statement: sqlite3.Statement, parameters: readonly unknown[]): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    statement.all<Row>(parameters, (error, rows) => (error ? reject(error) : resolve(rows)));
  });
}

function transactionsOf(db: Database): Pick<Writer, 'begin' | 'commit' | 'rollback'> {
  return {
    begin: async () => void (await db.all('begin immediate')),
    commit: async () => void (await db.all('commit')),
    // A full disk or a lost file ends the transaction by itself: then there is nothing to roll back.
    rollback: async () => void (await db.all('rollback').catch(() => [])),
  };
}
