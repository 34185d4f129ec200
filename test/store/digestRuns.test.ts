// Digests by the clock, as the store keeps them: a slot is taken once, the watermark follows what was sent, and a batch finds for each
// person what they would find by asking.
import { expect } from 'chai';
import type { DigestRun } from '../../store/digestRuns.js';
import type { Digest } from '../../store/digests.js';
import type { Store } from '../../store/store.js';
import { newsTown, now, readers } from '../support/newsTown.js';
import { eachStore } from '../support/stores.js';
import { add, changes, community, membership, newPeople, outbound, update } from './rows.js';

const digest = (id: string, more: Partial<Digest> = {}): Digest => ({
  id,
  personId: 'jo',
  slot: '2026-12-01',
  state: 'made',
  createdAt: 10,
  sinceAt: 100,
  untilAt: 200,
  ...more,
});

const run = (id: string, more: Partial<DigestRun> = {}): DigestRun => ({
  personId: 'jo',
  was: null,
  next: 500,
  empty: 0,
  every: 'daily',
  digest: digest(id),
  items: [
    { id: `${id} 1`, digestId: id, personId: 'jo', number: 1, kind: 'update', itemId: 'u1', openedAt: null },
  ],
  message: outbound('jo', { body: { text: id, choices: [] }, mergeKey: 'digest jo', digestId: id }),
  ...more,
});

async function mark(store: Store): Promise<number | null | undefined> {
  return (await store.view.people.person('jo'))?.digestMark;
}

/** Everything that may leave, sent. */
async function sendAll(store: Store): Promise<string[]> {
  const rows = await store.outbox.claim(1_000, 50, 1_000);
  for (const { id } of rows)
    await store.outbox.record({ id, state: 'sent', providerId: `X${id}`, at: 1_000 });
  return rows.map(({ body }) => body.text);
}

const report = (store: Store, providerId: string) =>
  store.outbox.report({ channel: 'sms', providerId, status: 'failed', at: 2_000 });

describe('Digests by the clock', () => {
  eachStore((place) => {
    it('find for a batch of people what each would find by asking, in the same order', async () => {
      const seed = Date.now() % 1_000_000;
      const store = await place.open();
      await add(store, newsTown(seed));
      for (const since of [0, now / 2]) {
        const found = await store.digestRuns.newsFor(
          readers.map((id) => ({ id, since })),
          now,
          200,
        );
        for (const id of readers) {
          const asked = await store.view.digests.news(id, since + 1, now, 200);
          const { count, items } = found.get(id) ?? { count: -1, items: [] };
          expect(
            items.map((one) => `${one.kind} ${one.itemId}`),
            `seed ${seed}, ${id}`,
          ).to.deep.equal(asked.map((one) => `${one.kind} ${one.itemId}`));
          expect(items.map(({ byName }) => byName)).to.deep.equal(asked.map(({ byName }) => byName));
          expect(count).to.equal(asked.length);
        }
      }
    });

    it('are made once, however often and wherever it is tried', async () => {
      const [one, other] = [await place.open(), await place.open()];
      await one.commit(newPeople('jo'));
      const made = await Promise.all([
        one.digestRuns.write([run('d1')], 10),
        other.digestRuns.write([run('d2')], 10),
        one.digestRuns.write([run('d3', { was: 500, next: 600 })], 10),
      ]);
      expect(made.reduce((sum, count) => sum + count)).to.equal(1);
      expect(await sendAll(one)).to.have.length(1);
    });

    it('are not made for whoever changed their times meanwhile', async () => {
      const store = await place.open();
      await store.commit(newPeople('jo'));
      const set = { kind: 'set', table: 'people', where: { id: 'jo' } } as const;
      await store.commit(changes({ operations: [{ ...set, values: { digestNextAt: 9 } }] }));
      expect(await store.digestRuns.write([run('d1')], 10)).to.equal(0);
      expect((await store.view.people.person('jo'))?.digestNextAt).to.equal(9);
      expect(await sendAll(store)).to.deep.equal([]);
    });

    it('move the watermark when they are sent, and no sooner', async () => {
      const store = await place.open();
      await store.commit(newPeople('jo'));
      await store.digestRuns.write([run('d1')], 10);
      expect(await mark(store)).to.equal(null);
      expect(await store.view.digests.lastSent('jo', 0)).to.deep.equal([]);
      await sendAll(store);
      expect(await mark(store)).to.equal(200);
      expect((await store.view.digests.lastSent('jo', 0)).map(({ id }) => id)).to.deep.equal(['d1']);
    });

    it('move it back when it turns out that one never arrived, also after a later one was sent', async () => {
      const store = await place.open();
      await store.commit(newPeople('jo'));
      await store.digestRuns.write([run('d1')], 10);
      await sendAll(store);
      const later = digest('d2', { slot: 'later', sinceAt: 200, untilAt: 300 });
      await store.digestRuns.write([run('d2', { was: 500, digest: later })], 10);
      const rows = await store.outbox.claim(1_000, 50, 1_000);
      await report(store, 'X1');
      expect(await mark(store)).to.equal(100);
      await store.outbox.record({ id: rows[0]?.id ?? 0, state: 'sent', providerId: 'X2', at: 1_000 });
      expect(await mark(store), 'what the first one told is still to be told').to.equal(100);
      expect((await store.view.digests.byId('d1'))?.state).to.equal('failed');
    });

    it('give way to a newer one while they have not left', async () => {
      const store = await place.open();
      await store.commit(newPeople('jo'));
      await store.digestRuns.write([run('d1')], 10);
      await store.digestRuns.write([run('d2', { was: 500, digest: digest('d2', { slot: 'later' }) })], 10);
      expect(await sendAll(store)).to.deep.equal(['d2']);
    });

    it('leave out what was read on the page of a group, and nothing that came since', async () => {
      const store = await place.open();
      await store.commit(newPeople('jo', 'sam'));
      const at = (time: number) => ({ visibleFrom: time, createdAt: time });
      await add(store, {
        communities: [community('c1')],
        memberships: [membership('c1', 'jo')],
        updates: [
          update('old', 'sam', at(100)),
          update('read', 'sam', at(200)),
          update('new', 'sam', at(300)),
        ],
      });
      await store.reading.visited({ personId: 'jo', communityId: 'c1', sinceAt: 150, untilAt: 210 });
      await store.reading.visited({ personId: 'jo', communityId: 'c1', sinceAt: 205, untilAt: 250 });
      const found = await store.digestRuns.newsFor([{ id: 'jo', since: 0 }], 1_000, 9);
      expect(found.get('jo')?.items.map(({ itemId }) => itemId)).to.deep.equal(['new', 'old']);
    });

    it('say who is due, with all that must be known of them', async () => {
      const store = await place.open();
      await store.commit(newPeople('jo', 'sam'));
      const state = JSON.stringify({ stack: [], misses: 0, heardAt: 77, open: { field: 'text' } });
      await store.commit(changes({ state: { personId: 'jo', version: 1, json: state } }));
      expect(await store.digestRuns.next()).to.equal(0);
      const [jo, sam] = await store.digestRuns.due(100, 9);
      expect(jo).to.deep.include({
        heardAt: 77,
        openField: 'text',
        hasRole: false,
        hasRead: false,
        isOnItsWay: false,
        consentedAt: null,
      });
      expect(jo?.address?.key).to.equal('number of jo');
      expect(sam).to.deep.include({ heardAt: null, openField: null });
      await store.digestRuns.write(
        [run('d1'), { ...run('d2'), personId: 'sam', digest: digest('d2', { personId: 'sam' }) }],
        10,
      );
      expect(await store.digestRuns.next()).to.equal(500);
      expect(await store.digestRuns.due(499, 9)).to.deep.equal([]);
      expect((await store.digestRuns.due(500, 1)).map(({ person }) => person.id)).to.deep.equal(['jo']);
    });
  });
});
