// The gate of the outbox: the night, having had enough, the pace of texts, and stops nobody believes yet.
import { expect } from 'chai';
import { DateTime } from 'luxon';
import type { OutboxRow } from '../../store/outbox.js';
import type { Pace } from '../../store/paces.js';
import type { Store } from '../../store/store.js';
import { GateWorld, hours, weeks } from '../support/gateWorld.js';
import { eachStore } from '../support/stores.js';
import { partOfToday } from '../support/today.js';
import { address, addressPerson, changes, newPeople, outbound, person } from './rows.js';

const lease = 1_000;
const minute = 60_000;
const day = 24 * 60 * minute;
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const texts = (rows: readonly OutboxRow[]) => rows.map(({ body }) => body.text);
const at = (said: string, zone = 'Europe/London') => DateTime.fromISO(said, { zone }).toMillis();

const message = (text: string, personId: string | null, more: object = {}) =>
  outbound(personId, { body: { text, choices: [] }, priority: 'broadcast', ...more });
const send = (store: Store, ...outbox: ReturnType<typeof outbound>[]) => store.commit(changes({ outbox }));

/** Sends what may leave at a moment, and says what it was. */
async function leave(store: Store, now: number, pace?: Pace): Promise<string[]> {
  const left: OutboxRow[] = [];
  for (;;) {
    const rows = await store.outbox.claim(now, 50, lease, pace);
    if (rows.length === 0) return texts(left);
    left.push(...rows);
    for (const { id } of rows)
      await store.outbox.record({ id, state: 'sent', providerId: `X${id}`, at: now });
  }
}

/** What the store dates rows with: long ago, unless a test says otherwise. */
const clock = { now: 0 };

async function opened(open: (more: object) => Promise<Store>, ...zones: string[]): Promise<Store> {
  const store = await open({ hours, now: () => clock.now });
  const ids = zones.map((_, n) => `p${n + 1}`);
  await store.commit(
    changes({
      inserts: {
        people: ids.map((id, n) => person(id, { zone: zones[n] as string })),
        addresses: ids.map((id) => address(id)),
        address_people: ids.map((id) => addressPerson(id)),
      },
    }),
  );
  return store;
}

const proactive = { hours: 'awake', proactive: 'yes' };

describe('The gate of the outbox', () => {
  eachStore((place) => {
    const open = (...zones: string[]) => opened((more) => place.open(more), ...zones);

    it('holds what is for the day until the morning of its person, over a change of the clocks too', async () => {
      const store = await open('Europe/London', 'America/New_York');
      const night = at('2026-10-24T22:00');
      await send(
        store,
        message('awake', 'p1', { dueAt: night, hours: 'awake' }),
        message('any', 'p1', { dueAt: night }),
        message('over there', 'p2', { dueAt: night, hours: 'awake' }),
      );
      expect(await leave(store, night)).to.have.members(['any', 'over there']);
      expect(await store.outbox.byId(1)).to.include({ held: 'night', dueAt: at('2026-10-25T08:00') });
      expect(await leave(store, at('2026-10-25T07:59'))).to.deep.equal([]);
      expect(await leave(store, at('2026-10-25T08:00'))).to.deep.equal(['awake']);
    });

    it('holds it from the beginning where it is written at night', async () => {
      const store = await open('Europe/London', 'Asia/Kolkata');
      clock.now = at('2026-11-03T03:00');
      const more = { dueAt: clock.now, hours: 'awake' };
      await send(store, message('home', 'p1', more), message('away', 'p2', more));
      clock.now = 0;
      expect(await store.outbox.byId(1)).to.include({ held: 'night', dueAt: at('2026-11-03T08:00') });
      expect(await store.outbox.byId(2)).to.include({ held: null, dueAt: more.dueAt });
    });

    it('looks again after a retry, and where its person lives by then', async () => {
      const store = await open('Europe/London');
      const evening = at('2026-11-03T20:59');
      await send(store, message('retried', 'p1', { dueAt: evening, hours: 'awake' }));
      await store.outbox.claim(evening, 1, lease);
      const told = { problem: 'unreachable', code: null };
      await store.outbox.record({ id: 1, state: 'due', dueAt: evening + 2 * minute, ...told });
      await send(store, message('answer', 'p1', { dueAt: evening, priority: 'reply' }));
      await send(store, message('beside it', 'p1', { dueAt: evening }));
      expect(await leave(store, evening + 2 * minute)).to.deep.equal(['answer', 'beside it']);
      expect(await store.outbox.byId(1)).to.include({ held: 'night', attempts: 1, problem: 'unreachable' });
      const values = { zone: 'America/New_York' };
      const operations = [{ kind: 'set', table: 'people', where: { id: 'p1' }, values } as const];
      await store.commit(changes({ operations }));
      expect(await leave(store, at('2026-11-04T08:00'))).to.deep.equal([]);
      expect(await leave(store, at('2026-11-04T08:00', 'America/New_York'))).to.deep.equal(['retried']);
    });

    it('lets what nobody asked for come once a day and four times in seven days, the others in order', async () => {
      const store = await open('Europe/London');
      const monday = at('2026-11-02T10:00');
      const names = ['1', '2', '3', '4', '5', '6'];
      await send(store, ...names.map((name) => message(name, 'p1', { dueAt: monday, ...proactive })));
      await send(store, message('asked for', 'p1', { dueAt: monday, hours: 'awake' }));
      const came: [string, string[]][] = [];
      for (let now = monday; now < monday + 10 * day; now += 60 * minute) {
        const left = await leave(store, now);
        if (left.length > 0)
          came.push([DateTime.fromMillis(now, { zone: 'Europe/London' }).toFormat('ccc HH:mm'), left]);
      }
      expect(came).to.deep.equal([
        ['Mon 10:00', ['1', 'asked for']],
        ['Tue 08:00', ['2']],
        ['Wed 08:00', ['3']],
        ['Thu 08:00', ['4']],
        ['Mon 08:00', ['5']],
        ['Tue 08:00', ['6']],
      ]);
    });

    it('drops what would be stale by the time it may come', async () => {
      const store = await open('Europe/London');
      const now = at('2026-11-02T22:00');
      await send(
        store,
        message('tonight', 'p1', { dueAt: now - 9 * 60 * minute, hours: 'awake', staleAt: now + minute }),
      );
      expect(await leave(store, now)).to.deep.equal([]);
      expect(await store.outbox.byId(1)).to.include({ state: 'dropped', problem: 'stale' });
    });

    it('lets so many texts leave in a second over all nodes; the urgent leave at once, and the rest waits behind', async () => {
      const store = await open();
      const second = await place.open({ hours });
      const pace: Pace = { perSecond: 1, weigh: ({ text }) => (text === 'long' ? 2 : 1) };
      const urgent = ['r1', 'r2', 'long'].map((name) => message(name, null, { priority: 'reply' }));
      const patient = ['a1', 'a2', 'a3'].map((name) => message(name, null, { priority: 'answer' }));
      await send(store, ...urgent, ...patient, message('card', null, { channel: 'slack' }));
      expect(await leave(store, 10_000, pace)).to.deep.equal(['r1', 'r2', 'long', 'card']);
      expect(await leave(second, 13_999, pace)).to.deep.equal([]);
      const [wait] = await store.view.sending.waits(13_000, 5);
      expect(wait?.why).to.equal('pace');
      expect(await leave(second, 14_000, pace)).to.deep.equal(['a1']);
      expect(await leave(store, 14_500, pace)).to.deep.equal([]);
      const both = await Promise.all([store, second].map((node) => leave(node, 15_000, pace)));
      expect(both.flat()).to.deep.equal(['a2']);
      expect(await leave(store, 16_000, { ...pace, perSecond: 10 })).to.deep.equal(['a3']);
    });

    it('takes two digits of texts a second where a service sends them, and never looks through what waits for it', async () => {
      const store = await open();
      const pace: Pace = { perSecond: 10, weigh: () => 1 };
      await send(store, ...Array.from({ length: 25 }, (_, n) => message(`${n}`, null)));
      expect((await leave(store, 10_000, pace)).length).to.equal(10);
      expect((await leave(store, 10_300, pace)).length).to.equal(3);
      expect((await leave(store, 11_300, pace)).length).to.equal(10);
    });

    it('believes twenty stops of a provider in an hour; later ones wait for a human', async () => {
      const store = await open();
      const people = Array.from({ length: 23 }, (_, n) => `p${n}`);
      await store.commit(newPeople(...people));
      // What people say themselves is never counted.
      const own = people.slice(0, 3).map(
        (id) =>
          ({
            kind: 'set',
            table: 'addresses',
            where: { id: `at ${id}` },
            values: { optedOutAt: 5 },
          }) as const,
      );
      await store.commit(changes({ operations: own }));
      await send(
        store,
        ...people.map((id) => message(id, id)),
        message('again', 'p22', { priority: 'reply' }),
      );
      const heard: string[] = [];
      for (const id of people) heard.push(await store.outbox.optedOut('sms', `number of ${id}`, 1_000));
      expect(heard.filter((one) => one === 'doubted').length).to.equal(0);
      const more = Array.from({ length: 3 }, (_, n) => `q${n}`);
      await store.commit(newPeople(...more));
      await send(store, ...more.map((id) => message(id, id)));
      for (const id of more)
        expect(await store.outbox.optedOut('sms', `number of ${id}`, 2_000)).to.equal('doubted');
      expect(await leave(store, 3_000)).to.deep.equal([]);
      expect((await store.view.people.addressOf('q1'))?.optedOutAt).to.equal(null);
      expect((await store.view.safety.waiting(9)).map(({ kind }) => kind)).to.deep.equal(['mass-stop']);
      const counts = await store.view.sending.waitCounts(3_000);
      expect(counts.map(({ why, count }) => [why, count])).to.deep.equal([['stop', 3]]);

      const decided = { kind: 'stops', at: 4_000 } as const;
      await store.commit(changes({ operations: [{ ...decided, auditId: 'a1', stopped: false }] }));
      expect(await leave(store, 4_000)).to.have.members(more);

      await send(store, ...more.map((id) => message(`${id} again`, id)));
      for (const id of more) await store.outbox.optedOut('sms', `number of ${id}`, 5_000);
      await store.commit(changes({ operations: [{ ...decided, auditId: 'a2', stopped: true }] }));
      expect(await leave(store, 6_000)).to.deep.equal([]);
      expect((await store.view.people.addressOf('q1'))?.optedOutAt).to.equal(4_000);
      expect(await store.outbox.counts()).to.include({ due: 0, sent: 3 });
    });

    it('believes them again an hour later', async () => {
      const store = await open();
      const stop = (n: number, when: number) => store.outbox.optedOut('sms', `number ${n}`, when);
      for (let n = 0; n < 20; n++) expect(await stop(n, 1_000)).to.equal('stopped');
      expect(await stop(20, 1_001)).to.equal('doubted');
      expect(await stop(5, 1_002)).to.equal('stopped');
      expect(await stop(21, 1_000 + 60 * minute)).to.equal('stopped');
    });

    for (const [when, from] of partOfToday(Object.entries(weeks)))
      it(`keeps every rule with two nodes and six zones, in ${when} (seed ${seed})`, async () => {
        const clock = { now: from };
        const more = { hours, now: () => clock.now };
        const nodes = [await place.open(more), await place.open(more)] as const;
        const world = new GateWorld(seed, nodes, { people: 8, from, days: 7, clock });
        await world.run();
        expect(world.amiss).to.deep.equal([]);
        expect(world.sent.length).to.be.above(20);
      }).timeout(120_000);
  });
});
