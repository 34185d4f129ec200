import { expect } from 'chai';
import { Committer, type Lane } from '../../store/committer.js';
import type { Writer } from '../../store/database.js';
import { eachStore } from '../support/stores.js';
import { newPeople } from './rows.js';

/** A lane that writes numbers, notes which of them went together, and cannot stand a negative one. */
async function numbers(db: Writer): Promise<{ lane: Lane<number, number>; groups: number[][] }> {
  await db.all('create table if not exists numbers (n integer primary key)');
  const groups: number[][] = [];
  const lane: Lane<number, number> = async (values) => {
    groups.push([...values]);
    for (const value of values) await db.all('insert into numbers (n) values ($1)', [value]);
    if (values.some((value) => value < 0)) throw new Error('negative');
    return values.map((value) => value * 10);
  };
  return { lane, groups };
}

const kept = async (db: Writer) =>
  (await db.all<{ n: number }>('select n from numbers order by n')).map(({ n }) => n);

describe('The committer', () => {
  eachStore((place) => {
    it('writes together what came together, and gives each its own result', async () => {
      const { writer } = await place.connect();
      const { lane, groups } = await numbers(writer);
      const committer = new Committer(writer);
      expect(await Promise.all([1, 2, 3].map((n) => committer.submit(lane, n)))).to.deep.equal([10, 20, 30]);
      expect(groups).to.deep.equal([[1, 2, 3]]);
    });

    it('takes 128 at most, and never two with one key', async () => {
      const { writer } = await place.connect();
      const { lane, groups } = await numbers(writer);
      const committer = new Committer(writer);
      const keys: Record<number, string[]> = { 0: ['a'], 1: ['a', 'b'], 2: ['b'], 3: ['c'] };
      await Promise.all(Array.from({ length: 200 }, (_, n) => committer.submit(lane, n, keys[n] ?? [])));
      expect(groups.map((group) => group.length)).to.deep.equal([128, 71, 1]);
      expect(groups.map((group) => group.filter((n) => n < 4))).to.deep.equal([[0, 3], [1], [2]]);
    });

    it('refuses the culprit alone, wherever it stands', async () => {
      const { writer } = await place.connect();
      const { lane } = await numbers(writer);
      const committer = new Committer(writer);
      const values = Array.from({ length: 50 }, (_, n) => ([7, 20, 21, 49].includes(n) ? -n : n));
      const endings = await Promise.allSettled(values.map((n) => committer.submit(lane, n)));
      const refused = values.filter((_, n) => endings[n]?.status === 'rejected');
      expect(refused).to.deep.equal([-7, -20, -21, -49]);
      expect(await kept(writer)).to.deep.equal(values.filter((n) => n >= 0));
    });

    it('refuses everybody when the commit itself fails, and goes on', async () => {
      const { writer } = await place.connect();
      const { lane } = await numbers(writer);
      await writer.all('create table if not exists owners (n integer primary key)');
      await writer.all(
        'create table if not exists owned (n integer references owners (n) deferrable initially deferred)',
      );
      // Such a reference is looked at when the transaction commits, and not before.
      const orphan: Lane<number, void> = async (values) => {
        for (const value of values) await writer.all('insert into owned (n) values ($1)', [value]);
        return values.map(() => undefined);
      };
      const committer = new Committer(writer);
      const endings = await Promise.allSettled([committer.submit(lane, 1), committer.submit(orphan, 5)]);
      expect(endings.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);
      expect(await committer.submit(lane, 2)).to.equal(20);
      expect(await kept(writer)).to.deep.equal([2]);
    });

    it('does what is queued before it closes', async () => {
      const { writer } = await place.connect();
      const { lane } = await numbers(writer);
      const committer = new Committer(writer);
      const work = Promise.all([1, 2].map((n) => committer.submit(lane, n, ['same'])));
      await committer.close();
      expect(await work).to.deep.equal([10, 20]);
    });

    if (place.kind === 'sqlite') return;
    it('goes on over a new connection after the server cut the old one', async () => {
      const store = await place.open();
      await store.commit(newPeople('p1'));
      const { reader } = await place.connect();
      await reader.all(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
      const during = await Promise.allSettled([
        store.commit(newPeople('p2')),
        store.view.people.person('p1'),
      ]);
      await store.commit(newPeople('p3'));
      const found = await Promise.all(['p1', 'p2', 'p3'].map((id) => store.view.people.person(id)));
      const [commit] = during;
      expect(found.map((one) => one !== null)).to.deep.equal([true, commit.status === 'fulfilled', true]);
    });
  });
});
