import { expect } from 'chai';
import type { OutboxRow, Priority } from '../../store/outbox.js';
import type { Store } from '../../store/store.js';
import { eachStore } from '../support/stores.js';
import { address, changes, newPeople, outbound } from './rows.js';

const lease = 1_000;
const texts = (rows: readonly OutboxRow[]) => rows.map(({ body }) => body.text);

/** A message known by its text. */
const message = (text: string, personId: string | null, more: object = {}) =>
  outbound(personId, { body: { text, choices: [] }, ...more });

const send = (store: Store, ...outbox: ReturnType<typeof outbound>[]) => store.commit(changes({ outbox }));
const claim = (store: Store, now = 10, limit = 50) => store.outbox.claim(now, limit, lease);
const sent = (store: Store, id: number, providerId = `X${id}`) =>
  store.outbox.record({ id, state: 'sent', providerId, at: 20 });

const report = (store: Store, status: string, more: object = {}) =>
  store.outbox.report({ channel: 'sms', providerId: 'X1', status, at: 30, ...more });

describe('The outbox', () => {
  eachStore((place) => {
    it('hands over by priority and then in order, one message a person', async () => {
      const store = await place.open();
      const order: Priority[] = ['broadcast', 'digest', 'answer', 'hotseat', 'reply', 'safeguarding'];
      await send(store, ...order.map((priority) => message(priority, priority, { priority })));
      await send(store, message('second reply', 'other'), message('third reply', 'reply'));
      const rows = await claim(store);
      expect(texts(rows)).to.deep.equal([
        'safeguarding',
        'reply',
        'second reply',
        'hotseat',
        'answer',
        'digest',
        'broadcast',
      ]);
      expect(rows[0]).to.include({ state: 'sending', attempts: 1, claimedAt: 10, leaseUntil: 10 + lease });
      expect(await claim(store)).to.deep.equal([]);
    });

    it('lets messages to one person leave in order, the next when the one before has an end', async () => {
      const store = await place.open();
      await send(store, message('1', 'p1'), message('2', 'p1'), message('3', 'p1'));
      for (const text of ['1', '2', '3']) {
        const [row, ...others] = await claim(store);
        expect([row?.body.text, others.length]).to.deep.equal([text, 0]);
        expect(await claim(store)).to.deep.equal([]);
        await sent(store, row?.id as number);
      }
    });

    it('lets what belongs to nobody leave together', async () => {
      const store = await place.open();
      await send(store, message('1', null), message('2', null));
      expect(texts(await claim(store))).to.deep.equal(['1', '2']);
    });

    it('is not held up by a message that is to leave later, but by one that is tried again', async () => {
      const store = await place.open();
      await send(store, message('tomorrow', 'p1', { dueAt: 1000 }), message('now', 'p1'));
      const [now] = await claim(store);
      expect(now?.body.text).to.equal('now');
      await store.outbox.record({
        id: now?.id as number,
        state: 'due',
        dueAt: 500,
        problem: 'throttled',
        code: '20429',
      });
      await send(store, message('after it', 'p1'));
      expect(await claim(store)).to.deep.equal([]);
      expect(texts(await claim(store, 500))).to.deep.equal(['now']);
      expect(await store.outbox.byId(now?.id as number)).to.include({
        attempts: 2,
        problem: 'throttled',
        code: '20429',
      });
    });

    it('lets an urgent message overtake what waits for the same person', async () => {
      const store = await place.open();
      await send(store, message('news', 'p1', { priority: 'digest' }), message('reply', 'p1'));
      const [reply] = await claim(store);
      expect(reply?.body.text).to.equal('reply');
      await sent(store, reply?.id as number);
      expect(texts(await claim(store))).to.deep.equal(['news']);
    });

    it('gives a message to one of many that claim at the same moment', async () => {
      const store = await place.open();
      const second = await place.open();
      const people = Array.from({ length: 40 }, (_, n) => `p${n}`);
      await send(store, ...people.map((id) => message(id, id)));
      const claims = [store, second, store, second].map((from) => claim(from, 10, 15));
      const rows = (await Promise.all(claims)).flat();
      expect(texts(rows).sort()).to.deep.equal([...people].sort());
    });

    it('drops what is addressed to somebody who opted out, but not the answer to their own STOP', async () => {
      const store = await place.open();
      const set = newPeople('p1', 'p2');
      set.inserts.addresses = [address('p1', { optedOutAt: 5 }), address('p2')];
      await store.commit(set);
      await send(store, message('no', 'p1'), message('no again', 'p1'), message('yes', 'p2'));
      await send(store, message('goodbye', 'p1', { evenIfOptedOut: 'yes', priority: 'broadcast' }));
      expect(texts(await claim(store, 10, 3))).to.deep.equal(['yes', 'goodbye']);
      expect(await store.outbox.byId(1)).to.include({ state: 'dropped', problem: 'opted-out', attempts: 0 });
      expect(await store.outbox.counts()).to.include({ dropped: 2, sending: 2, due: 0 });
    });

    it('drops what came too late to be of use', async () => {
      const store = await place.open();
      await send(store, message('late', 'p1', { staleAt: 9 }), message('in time', 'p1', { staleAt: 10 }));
      expect(texts(await claim(store))).to.deep.equal(['in time']);
      expect(await store.outbox.byId(1)).to.include({ state: 'dropped', problem: 'stale' });
    });

    it('says when the next message is due', async () => {
      const store = await place.open();
      expect(await store.outbox.nextDue()).to.equal(null);
      await send(
        store,
        message('a', 'p1', { dueAt: 300 }),
        message('b', 'p2', { dueAt: 200, priority: 'digest' }),
      );
      expect(await store.outbox.nextDue()).to.equal(200);
    });

    it('finds what a worker left behind, and takes its late word for it', async () => {
      const store = await place.open();
      await send(store, message('a', 'p1'));
      const [row] = await claim(store);
      const id = row?.id as number;
      expect(await store.outbox.abandoned(10 + lease - 1, 5)).to.deep.equal([]);
      expect(texts(await store.outbox.abandoned(10 + lease, 5))).to.deep.equal(['a']);
      await store.outbox.record({ id, state: 'unknown', problem: 'unknown', code: null, at: 30 });
      expect(await store.outbox.abandoned(10 + lease, 5)).to.deep.equal([]);
      await sent(store, id);
      expect(await store.outbox.byId(id)).to.include({
        state: 'sent',
        providerId: `X${id}`,
        sentAt: 20,
        problem: null,
      });
      await store.outbox.record({ id, state: 'failed', problem: 'rejected', code: null, at: 40 });
      expect((await store.outbox.byId(id))?.state).to.equal('sent');
    });

    it('erases the goodbye to somebody who was forgotten once it has left', async () => {
      const store = await place.open();
      await send(store, message('goodbye', null, { eraseAfter: 'yes' }), message('other', null));
      for (const { id } of await claim(store)) await sent(store, id);
      expect(await store.outbox.byId(1)).to.equal(null);
      expect((await store.outbox.byId(2))?.state).to.equal('sent');
    });

    describe('told by the provider', () => {
      const orders: [string[], string][] = [
        [['accepted', 'sent'], 'sent'],
        [['sent', 'delivered', 'sent', 'accepted', 'delivered'], 'delivered'],
        [['delivered', 'failed'], 'delivered'],
        [['failed', 'sent'], 'failed'],
      ];
      for (const [statuses, end] of orders) {
        it(`ends as ${end} after ${statuses.join(', ')}, whether reported before it was recorded or after`, async () => {
          const store = await place.open();
          await send(store, message('a', 'p1'));
          await claim(store);
          await sent(store, 1);
          for (const status of statuses) await report(store, status);
          expect((await store.outbox.byId(1))?.state).to.equal(end);

          await send(store, message('b', 'p2'));
          const [row] = await claim(store);
          for (const status of statuses) await report(store, status, { providerId: 'X2' });
          await sent(store, row?.id as number, 'X2');
          expect((await store.outbox.byId(2))?.state).to.equal(end);
        });
      }

      it('keeps why a message failed', async () => {
        const store = await place.open();
        await send(store, message('a', 'p1'));
        await claim(store);
        await Promise.all([
          report(store, 'failed', { problem: 'rejected', code: '30006' }),
          report(store, 'failed', { problem: 'rejected', code: '30006' }),
          sent(store, 1),
        ]);
        expect(await store.outbox.byId(1)).to.include({
          state: 'failed',
          problem: 'rejected',
          code: '30006',
        });
      });

      it('forgets an early report of a message that was never ours after a week', async () => {
        const store = await place.open();
        await report(store, 'delivered');
        await report(store, 'delivered', { providerId: 'X2', at: 30 + 8 * 24 * 60 * 60 * 1000 });
        const { reader } = await place.connect();
        const kept = await reader.all<{ providerId: string }>('select "providerId" from early_reports');
        expect(kept).to.deep.equal([{ providerId: 'X2' }]);
      });
    });

    it('marks an address that opted out at the carrier, drops the rest, and says so once', async () => {
      const store = await place.open();
      await store.commit(newPeople('p1', 'p2'));
      await send(store, message('on its way', 'p1'), message('rest', 'p1'), message('other', 'p2'));
      await claim(store, 10, 1);
      await Promise.all([1, 2].map((at) => store.outbox.optedOut('sms', 'number of p1', at)));
      const states = await Promise.all([1, 2, 3].map(async (id) => (await store.outbox.byId(id))?.state));
      expect(states).to.deep.equal(['sending', 'dropped', 'due']);
      expect(await store.view.people.optedOutAt('sms', 'number of p1')).to.equal(1);
      const audit = await store.view.safety.audit('opt-out', 5);
      expect(audit.map(({ personId, at }) => [personId, at])).to.deep.equal([['p1', 1]]);
    });

    it('blocks an address we only ever wrote to', async () => {
      const store = await place.open();
      await store.outbox.optedOut('sms', 'a stranger', 5);
      await send(store, message('come and answer', null, { address: 'a stranger' }));
      expect(await claim(store)).to.deep.equal([]);
      expect(await store.view.people.who('sms', 'a stranger')).to.equal(null);
    });

    it('puts an address that will never do before staff, once', async () => {
      const store = await place.open();
      await store.commit(newPeople('p1'));
      await Promise.all([7, 8].map((at) => store.outbox.flag('sms', 'number of p1', 'landline', at)));
      expect((await store.view.people.addressOf('p1'))?.problem).to.equal('landline');
      const cases = await store.view.safety.waiting(5);
      expect(cases.map(({ kind, personId, aboutId, note }) => [kind, personId, aboutId, note])).to.deep.equal(
        [['address-problem', 'p1', 'at p1', 'landline']],
      );
    });
  });
});
