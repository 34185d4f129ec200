// Opens the database the settings name, migrates it, and says in one sentence what is wrong when that cannot be done.
import type { DataSource } from 'typeorm';
import type { Database, Opened, Writer } from './database.js';
import { migrations } from './migrations/index.js';
import { openPostgresReader, openPostgresWriter } from './postgres.js';
import { schemas } from './schema.js';
import { openSqliteReader, openSqliteWriter } from './sqlite.js';
import type { StoreSettings } from './store.js';

export interface Connections {
  writer: Writer;
  reader: Database;
  close(): Promise<void>;
}

/** @throws Error with a sentence that names DATABASE_FILE or DATABASE_URL, and never holds the password in it. */
export async function connect(settings: StoreSettings): Promise<Connections> {
  const { url, file, usedBy } = settings;
  const schema = { entities: schemas, migrations };
  if (url !== undefined) {
    const where = placeOf(url);
    return await open(
      () => openPostgresWriter(url, schema),
      () => openPostgresReader(url),
      usedBy,
    ).catch(refuse((code) => `DATABASE_URL: PostgreSQL at ${where} cannot be used (${code}).`));
  }
  if (!file) throw new Error('The store has no place: set DATABASE_FILE or DATABASE_URL.');
  return await open(
    () => openSqliteWriter(file, schema),
    () => openSqliteReader(file),
    usedBy,
  ).catch(
    refuse((code) =>
      code === 'SQLITE_NOTADB'
        ? `DATABASE_FILE: ${file} is not a database.`
        : `DATABASE_FILE: ${file} cannot be read and written (${code}).`,
    ),
  );
}

/** Somebody else's store: said as it is. */
class NotOurs extends Error {}

async function open(
  openWriter: () => Promise<Opened<Writer>>,
  openReader: () => Promise<Opened<Database>>,
  usedBy: StoreSettings['usedBy'],
): Promise<Connections> {
  const writer = await openWriter();
  try {
    await migrate(writer.source, usedBy);
    const reader = await openReader();
    const close = async () => {
      await reader.close();
      await writer.close();
    };
    return { writer: writer.db, reader: reader.db, close };
  } catch (error) {
    await writer.close();
    throw error;
  }
}

/** A store that belongs to the other is not even migrated. */
async function migrate(source: DataSource, usedBy: StoreSettings['usedBy']): Promise<void> {
  const lock = "hashtext('doorstep migrations')";
  const postgres = source.options.type === 'postgres';
  // Two nodes that start at once on PostgreSQL migrate one after the other.
  if (postgres) await source.query(`select pg_advisory_lock(${lock})`);
  const runner = source.createQueryRunner();
  const known = await runner.hasTable('store_settings');
  await runner.release();
  if (known) await checkUse(source, usedBy);
  await source.runMigrations({ transaction: 'all' });
  // Writes even when there is nothing to write, so that a file that cannot be written is noticed now.
  await source.query(`update store_settings set "value" = "value" where "name" = 'usedBy'`);
  if (usedBy) await source.query(useSql, [usedBy]);
  await checkUse(source, usedBy);
  if (postgres) await source.query(`select pg_advisory_unlock(${lock})`);
}

const useSql = `insert into store_settings ("name", "value") values ('usedBy', $1) on conflict do nothing`;

async function checkUse(source: DataSource, usedBy: StoreSettings['usedBy']): Promise<void> {
  if (!usedBy) return;
  const sql = `select "value" from store_settings where "name" = 'usedBy'`;
  const [row] = await source.query<{ value: string }[]>(sql);
  if (!row || row.value === usedBy) return;
  const names = { demo: 'the demo', service: 'the real service' };
  const other = usedBy === 'demo' ? names.service : names.demo;
  throw new NotOurs(`This store belongs to ${other}: ${names[usedBy]} needs one of its own.`);
}

function placeOf(url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Error('DATABASE_URL must look like postgres://user:password@host:5432/database.');
  }
  return new URL(url).host;
}

function refuse(sentence: (code: string) => string): (error: unknown) => never {
  return (error) => {
    if (error instanceof NotOurs) throw new Error(error.message);
    const { code } = error as { code?: unknown };
    throw new Error(sentence(typeof code === 'string' ? code : 'unknown reason'), { cause: error });
  };
}
