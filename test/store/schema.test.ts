import { inspect } from 'node:util';
import { expect } from 'chai';
import type { Database } from '../../store/database.js';
import { schemas } from '../../store/schema.js';
import { openStore } from '../../store/store.js';
import { eachStore, places } from '../support/stores.js';
import { changes, newPeople, person, update } from './rows.js';

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
}

/** `migrations` is TypeORM's own; bytes have another name in each database, so that no row interface declares `pictures`. */
const undeclared = ['migrations', 'pictures'];

async function realColumns(db: Database): Promise<Column[]> {
  const rows = await db.all<Omit<Column, 'nullable'> & { empty: string | number }>(
    db.kind === 'sqlite'
      ? `select t.name as "table", c.name, c.type, c."notnull" = 0 as "empty"
         from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'sqlite_%'`
      : `select table_name as "table", column_name as name, data_type as type, is_nullable as "empty"
         from information_schema.columns where table_schema = 'public'`,
  );
  return rows
    .filter(({ table }) => !undeclared.includes(table))
    .map(({ empty, ...column }) => ({
      ...column,
      type: column.type.toLowerCase(),
      nullable: empty === 1 || empty === 'YES',
    }))
    .sort(byName);
}

const byName = (a: Column, b: Column) => `${a.table}.${a.name}`.localeCompare(`${b.table}.${b.name}`);

function declaredColumns(): Column[] {
  return schemas
    .flatMap(({ options }) =>
      Object.entries(options.columns).map(([name, column]) => ({
        table: options.name,
        name,
        type: String(column?.type),
        nullable: column?.nullable === true,
      })),
    )
    .sort(byName);
}

async function indexNames(db: Database): Promise<string[]> {
  const rows = await db.all<{ name: string }>(
    db.kind === 'sqlite'
      ? `select name from sqlite_schema where type = 'index' and name like '%_by_%'`
      : `select indexname as name from pg_indexes where schemaname = 'public' and indexname like '%_by_%'`,
  );
  return rows.map(({ name }) => name).sort();
}

async function complaint(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'none',
    (error: unknown) => (error as Error).message,
  );
}

describe('The database', () => {
  eachStore((place) => {
    it('has exactly the columns that the rows declare', async () => {
      const { reader } = await place.connect();
      expect(await realColumns(reader)).to.deep.equal(declaredColumns());
    });

    it('is migrated once, and opens again as it was left', async () => {
      const first = await place.open();
      await first.commit(newPeople('p1'));
      await first.close();
      const again = await place.open();
      expect(await again.view.people.person('p1')).to.deep.equal(person('p1'));
      expect(await again.checkIntegrity()).to.equal(null);
    });

    it('is migrated once by two that open it at the same moment', async () => {
      if (place.kind === 'sqlite') await place.open();
      const [a, b] = await Promise.all([place.open(), place.open()]);
      await a.commit(newPeople('p1'));
      expect((await b.view.people.person('p1'))?.id).to.equal('p1');
    });

    it('cannot be written over the connection that reads', async () => {
      const { reader } = await place.connect();
      const tried = [
        `delete from people`,
        `insert into store_settings values ('a', 'b')`,
        `create table x (y int)`,
      ];
      for (const sql of tried) expect(await complaint(reader.all(sql)), sql).to.match(/read-?only/i);
    });

    it('closes while somebody still reads, and lets them end', async () => {
      const store = await place.open();
      const read = Array.from({ length: 50 }, (_, n) => store.transcript.after(`c${n}`, 0, 10));
      await store.close();
      expect((await Promise.all(read)).flat()).to.deep.equal([]);
    });

    it('shows nobody what is not committed', async () => {
      const store = await place.open();
      const { reader } = await place.connect();
      const sql = 'select (select count(*) from updates) - (select count(*) from comments) as "gap"';
      const progress = { writing: true };
      const work = Promise.all(
        Array.from({ length: 60 }, async (_, n) => {
          const poison = n % 10 === 0 ? { text: null as unknown as string } : {};
          const comments = [
            {
              id: `k${n}`,
              updateId: 'u',
              personId: 'p',
              state: 'shared' as const,
              visibleFrom: 1,
              createdAt: 1,
              text: 't',
              ...poison,
            },
          ];
          await complaint(store.commit(changes({ inserts: { updates: [update(`u${n}`, 'p')], comments } })));
        }),
      ).finally(() => {
        progress.writing = false;
      });
      do {
        expect(await reader.all(sql)).to.deep.equal([{ gap: 0 }]);
      } while (progress.writing);
      await work;
      expect(await reader.all('select count(*) as "count" from updates')).to.deep.equal([{ count: 54 }]);
    });

    it('keeps private words out of its errors', async () => {
      const store = await place.open();
      const secret = update('u1', 'p1', { text: 'private words', fingerprint: null as unknown as string });
      const error = await store.commit(changes({ inserts: { updates: [secret] } })).catch((e: unknown) => e);
      expect(error).to.be.instanceOf(Error);
      if (place.kind === 'sqlite') expect(inspect(error)).to.not.include('private words');
      expect((error as Error).message).to.not.include('private words');
    });

    it('is refused to the demo when the service uses it, and the reverse', async () => {
      await (await place.open({ usedBy: 'service' })).close();
      await (await place.open({ usedBy: 'service' })).close();
      await (await place.open()).close();
      expect(await complaint(place.open({ usedBy: 'demo' }))).to.equal(
        'This store belongs to the real service: the demo needs one of its own.',
      );
    });
  });

  it('has the same indices everywhere', async () => {
    const all = places();
    const names: string[][] = [];
    for (const place of all) names.push(await indexNames((await place.connect()).reader));
    for (const place of all) await place.drop();
    expect(names[0]).to.include('inbox_by_channel_providerId').and.to.have.length.above(40);
    for (const other of names) expect(other).to.deep.equal(names[0]);
  });

  it('says in a sentence what is wrong with its place', async () => {
    const url = 'postgres://someone:password@127.0.0.1:1/nothing';
    expect(await complaint(openStore({ url }))).to.equal(
      'DATABASE_URL: PostgreSQL at 127.0.0.1:1 cannot be used (ECONNREFUSED).',
    );
    expect(await complaint(openStore({ url: 'mysql://x' }))).to.match(
      /^DATABASE_URL must look like postgres:/,
    );
    expect(await complaint(openStore({}))).to.match(/DATABASE_FILE or DATABASE_URL/);
    const here = import.meta.filename;
    expect(await complaint(openStore({ file: here }))).to.equal(`DATABASE_FILE: ${here} is not a database.`);
    expect(await complaint(openStore({ file: `${here}/below` }))).to.match(
      /^DATABASE_FILE: .* cannot be read and written/,
    );
    expect(await complaint(openStore({ file: import.meta.dirname }))).to.match(
      /^DATABASE_FILE: .*\(SQLITE_CANTOPEN\)\.$/,
    );
  });
});
