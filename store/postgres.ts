// The shared database server: one connection everything is written over, and a pool that can only read.
import { DataSource, type QueryRunner } from 'typeorm';
import { type Database, type Opened, type Schema, storable, type Writer } from './database.js';
import { Running } from './running.js';

const readers = 10;

export async function openPostgresWriter(url: string, schema: Schema): Promise<Opened<Writer>> {
  const source = await open(url, { ...schema, poolSize: 1 });
  const connection = oneConnection(source);
  return {
    source,
    db: writerOf(connection),
    async close() {
      await connection.leave();
      await source.destroy();
    },
  };
}

export async function openPostgresReader(url: string): Promise<Opened<Database>> {
  const extra = { options: '-c default_transaction_read_only=on' };
  const source = await open(url, { poolSize: readers, extra });
  const running = new Running();
  const all = <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    running.follow(source.query<Row[]>(sql, parameters.map(storable)));
  async function close(): Promise<void> {
    // A pool that ends forgets who waits for a connection.
    await running.ended();
    await source.destroy();
  }
  return { source, db: { kind: 'postgres', all }, close };
}

async function open(url: string, more: object): Promise<DataSource> {
  // Times and counts are far below 2^53: as numbers they are what the row interfaces say.
  const source = new DataSource({ type: 'postgres', url, parseInt8: true, connectTimeoutMS: 5_000, ...more });
  return await source.initialize();
}

interface OneConnection {
  all<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Gives the connection back; the next statement takes another one. */
  leave(): Promise<void>;
}

/** The writer keeps one connection of its own, and takes a new one after it was lost. */
function oneConnection(source: DataSource): OneConnection {
  let held: QueryRunner | null = null;
  return {
    async all<Row>(sql: string, parameters: readonly unknown[] = []) {
      if (!held || held.isReleased) held = source.createQueryRunner();
      const { records } = await held.query(sql, parameters.map(storable), true);
      return (records ?? []) as Row[];
    },
    async leave() {
      await held?.release();
      held = null;
    },
  };
}

function writerOf(connection: OneConnection): Writer {
  const all: Writer['all'] = (sql, parameters) => connection.all(sql, parameters);
  return {
    kind: 'postgres',
    all,
    begin: async () => void (await all('begin')),
    commit: async () => void (await all('commit')),
    // A connection that cannot even roll back is lost.
    rollback: async () => void (await all('rollback').catch(() => connection.leave())),
  };
}
