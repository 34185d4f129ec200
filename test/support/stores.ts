// Stores for tests: real ones, in a folder or a database of their own that is gone afterwards. PostgreSQL joins in when
// TEST_DATABASE_URL names a server on which databases may be made.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Connections, connect } from '../../store/connect.js';
import { openStore, type Store, type StoreSettings } from '../../store/store.js';
import { migrated } from './migrated.js';

/** A place where a store is kept. */
export interface Place {
  readonly kind: 'sqlite' | 'postgres';
  /** Opens the store that is kept here; as often as a test likes. */
  open(more?: Omit<StoreSettings, 'url' | 'file'>): Promise<Store>;
  /** What the store would be opened with. */
  settings(): Promise<StoreSettings>;
  /** The connections behind it, for looking at what the store never shows. */
  connect(): Promise<Connections>;
  /** Closes everything that was opened, and leaves the place as if nothing had been kept there. */
  clear(): Promise<void>;
  /** Closes everything that was opened, and removes the place. */
  drop(): Promise<void>;
}

/** A new place of each kind there is. */
export function places(): Place[] {
  const server = process.env.TEST_DATABASE_URL;
  return [newPlace('sqlite', inFolder), ...(server ? [newPlace('postgres', () => onServer(server))] : [])];
}

/** The same tests over every database; each test finds an empty place. */
export function eachStore(tests: (place: Place) => void): void {
  for (const place of places()) {
    describe(`on ${place.kind}`, () => {
      afterEach(() => place.clear());
      after(() => place.drop());
      tests(place);
    });
  }
}

/** An empty store in a file of its own. `remove` closes it too. */
export async function temporaryStore(
  more: Omit<StoreSettings, 'url' | 'file'> = {},
): Promise<{ store: Store; file: string; remove(): Promise<void> }> {
  const place = newPlace('sqlite', inFolder);
  const { file } = await place.settings();
  await migrated(file as string);
  const store = await place.open(more);
  return { store, file: file as string, remove: () => place.drop() };
}

interface Ground {
  settings: StoreSettings;
  clear(): Promise<void>;
  remove(): Promise<void>;
}

function newPlace(kind: Place['kind'], make: () => Promise<Ground>): Place {
  let ground: Promise<Ground> | undefined;
  const opened: { close(): Promise<void> }[] = [];
  const settings = async () => (await (ground ??= make())).settings;
  const remembered = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.push(one);
    return one;
  };
  const leave = async (end: 'clear' | 'remove') => {
    for (const one of opened.splice(0)) await one.close();
    await (await ground)?.[end]();
  };
  return {
    kind,
    settings,
    open: async (more) => remembered(await openStore({ ...(await settings()), ...more })),
    connect: async () => remembered(await connect(await settings())),
    clear: () => leave('clear'),
    drop: () => leave('remove'),
  };
}

async function inFolder(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-'));
  const file = join(folder, 'store.sqlite');
  const files = ['', '-wal', '-shm'].map((end) => `${file}${end}`);
  return {
    settings: { file },
    clear: async () => void (await Promise.all(files.map((each) => rm(each, { force: true })))),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function onServer(url: string): Promise<Ground> {
  const name = `doorstep_${randomUUID().replaceAll('-', '')}`;
  const own = new URL(url);
  own.pathname = name;
  await ask(url, `create database ${name}`);
  return {
    settings: { url: own.href },
    clear: () => ask(own.href, emptyTables),
    remove: () => ask(url, `drop database ${name} with (force)`),
  };
}

/** Rows go, tables stay, numbers begin at 1 again: much quicker than a new database. */
const emptyTables = `do $$ declare one text; begin
  for one in select tablename from pg_tables where schemaname = 'public' and tablename <> 'migrations' loop
    execute format('delete from %I', one);
  end loop;
  for one in select sequencename from pg_sequences where schemaname = 'public' loop
    execute format('alter sequence %I restart', one);
  end loop; end $$`;

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
