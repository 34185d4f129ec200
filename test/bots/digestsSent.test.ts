// A digest between its making and its sending: looked at once more, and replaced or left unsent where there is reason to.
import { expect } from 'chai';
import { digestWatch } from '../../bots/digests.js';
import { drawer } from '../../bots/draw.js';
import { plain } from '../../dialogs/sheet.js';
import type { OutboxRow } from '../../store/outbox.js';
import type { Store } from '../../store/store.js';
import {
  add,
  addressPerson,
  address,
  changes,
  community,
  membership,
  person,
  update,
} from '../store/rows.js';
import { house } from '../support/stage.js';
import { eachStore } from '../support/stores.js';

const ten = Date.UTC(2026, 11, 1, 10);
const hour = 60 * 60_000;

async function town(store: Store): Promise<void> {
  const createdAt = ten - 30 * 24 * hour;
  const seen = { visibleFrom: ten - hour, createdAt: ten - hour, communityId: 'c1' };
  await add(store, {
    people: ['jo', 'sam', 'ann'].map((id) =>
      person(id, {
        createdAt,
        digestEvery: 'daily',
        digestHour: 10,
        digestNextAt: id === 'jo' ? ten : 9e15,
        name: id,
      }),
    ),
    addresses: [address('jo')],
    address_people: [addressPerson('jo')],
    consents: [
      {
        id: 'k',
        personId: 'jo',
        addressId: 'at jo',
        wording: 'w',
        version: 1,
        givenAt: 1,
        withdrawnAt: null,
      },
    ],
    communities: [community('c1', { name: 'Art group' })],
    memberships: [membership('c1', 'jo')],
    updates: [
      update('u1', 'sam', { ...seen, text: 'I painted a boat' }),
      update('u2', 'ann', { ...seen, text: 'I sold it' }),
    ],
  });
}

let made = 0;
const watchOf = (store: Store, now: number) =>
  digestWatch({
    store,
    house,
    pages: (_, text) => [text],
    texts: () => 1,
    now: () => now,
    newId: () => `d${++made}`,
  });

const said = async (store: Store, row: OutboxRow | undefined, now = ten) => {
  const sheet = row && (await drawer({ store: store.view, house, now: () => now, texts: () => 1 })(row));
  return sheet ? plain(sheet) : null;
};
const set = (store: Store, table: 'updates' | 'people', id: string, values: object) =>
  store.commit(changes({ operations: [{ kind: 'set', table, where: { id }, values }] }));

describe('A digest that waits to be sent', () => {
  eachStore((place) => {
    it('has the next one wait until it is known whether it left, and nothing is told twice', async () => {
      const store = await place.open();
      await town(store);
      await watchOf(store, ten)();
      const [row] = await store.outbox.claim(ten, 9, 1_000);
      const day = 24 * hour;
      const seen = { visibleFrom: ten + hour, createdAt: ten + hour, communityId: 'c1' };
      await add(store, { updates: [update('u3', 'ann', { ...seen, text: 'I have a dog' })] });
      await watchOf(store, ten + day)();
      expect(await store.outbox.claim(ten + day, 9, 1_000), 'while nobody knows').to.have.length(0);
      expect(await store.digestRuns.next(), 'looked at again soon').to.equal(ten + day + 60_000);
      await store.outbox.record({ id: row?.id ?? 0, state: 'sent', providerId: 'SM1', at: ten });
      await watchOf(store, ten + day + 60_000)();
      const [next] = await store.outbox.claim(ten + day + 60_000, 9, 1_000);
      expect(await said(store, next, ten + day + 60_000)).to.equal(
        '1 new in Art group.\n1 ann: I have a dog\nReply 1 to read it.',
      );
    });

    it('leaves out what was taken down since, keeps its numbers, and is not sent with nothing left', async () => {
      const store = await place.open();
      await town(store);
      await watchOf(store, ten)();
      const [row] = await store.outbox.claim(ten, 9, 1_000);
      expect(row).to.include({ priority: 'digest', hours: 'awake', mergeKey: 'digest jo' });
      expect(await said(store, row)).to.equal(
        '2 new in Art group.\n1 ann: I sold it\n2 sam: I painted a boat\nReply 1 or 2.',
      );
      await set(store, 'updates', 'u2', { state: 'removed' });
      expect(await said(store, row)).to.equal(
        '1 new in Art group.\n2 sam: I painted a boat\nReply 2 to read it.',
      );
      await set(store, 'updates', 'u1', { state: 'removed' });
      expect(await said(store, row)).to.equal(null);
    });

    it('is not sent to whoever wants none by now', async () => {
      const store = await place.open();
      await town(store);
      await watchOf(store, ten)();
      const [row] = await store.outbox.claim(ten, 9, 1_000);
      await set(store, 'people', 'jo', { pausedUntil: ten + hour });
      expect(await said(store, row)).to.equal(null);
    });

    it('is one, from two nodes and however often they look', async () => {
      const store = await place.open();
      await town(store);
      await Promise.all([watchOf(store, ten)(), watchOf(store, ten)(), watchOf(store, ten + 1)()]);
      expect((await store.outbox.counts()).due).to.equal(1);
    });

    it('is made late on the same day, and not in the night', async () => {
      const store = await place.open();
      await town(store);
      await watchOf(store, ten + 12 * hour)();
      expect((await store.outbox.counts()).due).to.equal(0);
      await watchOf(store, ten + 30 * hour)();
      expect((await store.outbox.counts()).due).to.equal(1);
    });
  });
});
