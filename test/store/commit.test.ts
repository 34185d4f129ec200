import { expect } from 'chai';
import { Changes, type ChangeSet, Conflict } from '../../store/changes.js';
import type { Timer } from '../../store/timers.js';
import type { Digest } from '../../store/digests.js';
import type { Store } from '../../store/store.js';
import { eachStore } from '../support/stores.js';
import { address, addressPerson, changes, inbound, newPeople, outbound, person, update } from './rows.js';

const state = (personId: string, version: number) => ({ personId, version, json: `{"v":${version}}` });
const timer = (id: string, more: Partial<Timer> = {}): Timer => ({
  id,
  kind: 'question-due',
  personId: 'p1',
  aboutId: 'q1',
  dueAt: 5,
  doneAt: null,
  attempts: 0,
  ...more,
});

const digest = (id: string): Digest => ({ id, personId: 'p1', slot: 'monday', state: 'shown', createdAt: 1 });

/** A set that names people X, and expects so many. */
const rename = (where: object, expected: number) =>
  changes({ operations: [{ kind: 'set', table: 'people', where, values: { name: 'X' }, expect: expected }] });

/** What went wrong: the error, or nothing. */
async function refusal(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => null,
    (error: unknown) => error,
  );
}

/** The set is refused as a conflict, and the update that came with it is nowhere. */
async function expectConflict(store: Store, set: ChangeSet): Promise<void> {
  const trace = update('trace', 'p1');
  const refused = await refusal(store.commit({ ...set, inserts: { ...set.inserts, updates: [trace] } }));
  expect(refused).to.be.instanceOf(Conflict);
  expect(await store.view.updates.byId('trace')).to.equal(null);
}

describe('A change set', () => {
  eachStore((place) => {
    it('keeps rows to the most there may be, also where two add the last one at the same moment', async () => {
      const store = await place.open();
      await store.commit(newPeople('p1'));
      const where = { personId: 'p1', doneAt: null };
      const adds = (id: string): ChangeSet =>
        changes({
          inserts: { timers: [timer(id)] },
          operations: [{ kind: 'at-most', table: 'timers', where, most: 2 }],
        });
      await store.commit(adds('t1'));
      const both = await Promise.all([refusal(store.commit(adds('t2'))), refusal(store.commit(adds('t3')))]);
      expect(both.filter((refused) => refused === null)).to.have.length(1);
      expect(both.find((refused) => refused !== null)).to.be.instanceOf(Conflict);
      expect(await store.view.timers.due(5, 9)).to.have.length(2);
    });

    it('makes everything durable together', async () => {
      const store = await place.open({ now: () => 77 });
      const { id } = await store.inbox.keep(inbound('SM1'));
      await store.commit({
        ...newPeople('p1'),
        state: state('p1', 1),
        inbox: { id, state: 'done' },
        outbox: [outbound('p1', { replyTo: id, body: { text: 'Hi', choices: [{ id: 'a', label: 'A' }] } })],
      });
      const who = await store.view.people.who('sms', 'number of p1');
      expect(who).to.deep.equal({
        person: person('p1'),
        address: address('p1'),
        consentedAt: null,
        version: 1,
        state: '{"v":1}',
      });
      expect(await store.inbox.counts()).to.deep.equal({ kept: 0, done: 1, parked: 0 });
      const sent = await store.outbox.byId(1);
      expect(sent?.body).to.deep.equal({ text: 'Hi', choices: [{ id: 'a', label: 'A' }] });
      expect([sent?.replyTo, sent?.createdAt, sent?.state, sent?.priority]).to.deep.equal([
        id,
        77,
        'due',
        'reply',
      ]);
    });

    it('is a conflict when the conversation moved on, went back, or was never begun', async () => {
      const store = await place.open();
      await expectConflict(store, changes({ state: state('p1', 2) }));
      await store.commit(changes({ state: state('p1', 1) }));
      for (const version of [0, 1, 3]) await expectConflict(store, changes({ state: state('p1', version) }));
      await store.commit(changes({ state: state('p1', 2) }));
    });

    it('lets one of many turns of one person win, and only one', async () => {
      const store = await place.open();
      const turns = Array.from({ length: 20 }, (_, n) =>
        refusal(
          store.commit(changes({ state: state('p1', 1), inserts: { updates: [update(`u${n}`, 'p1')] } })),
        ),
      );
      const refused = (await Promise.all(turns)).filter((error) => error !== null);
      expect(refused).to.have.length(19);
      for (const error of refused) expect(error).to.be.instanceOf(Conflict);
      expect(await store.view.updates.of('p1', 50)).to.have.length(1);
    });

    it('is a conflict when its message was turned before, also by another set of the same moment', async () => {
      const store = await place.open();
      const { id } = await store.inbox.keep(inbound('SM1'));
      const ends = (personId: string) => changes({ state: state(personId, 1), inbox: { id, state: 'done' } });
      const both = await Promise.all([refusal(store.commit(ends('p1'))), refusal(store.commit(ends('p2')))]);
      expect(both[0]).to.equal(null);
      expect(both[1]).to.be.instanceOf(Conflict);
      await expectConflict(store, changes({ inbox: { id, state: 'parked' } }));
      await expectConflict(store, changes({ inbox: { id: 999, state: 'done' } }));
    });

    it('ends a timer once', async () => {
      const store = await place.open();
      await store.commit(changes({ inserts: { timers: [timer('t1'), timer('t2', { dueAt: 9 })] } }));
      expect((await store.view.timers.due(8, 5)).map(({ id }) => id)).to.deep.equal(['t1']);
      expect(await store.view.timers.next()).to.equal(5);
      await store.commit(changes({ timer: { id: 't1', at: 6 } }));
      expect(await store.view.timers.next()).to.equal(9);
      await expectConflict(store, changes({ timer: { id: 't1', at: 7 } }));
    });

    it('is a conflict when a unique row is there already, and harms no other set of the same moment', async () => {
      const store = await place.open();
      const sets = ['d1', 'd2', 'd3'].map((id, n) =>
        refusal(
          store.commit(changes({ inserts: { digests: [digest(id)], updates: [update(`u${n}`, 'p1')] } })),
        ),
      );
      const bystander = store.commit(changes({ inserts: { updates: [update('other', 'p2')] } }));
      const refused = await Promise.all(sets);
      expect(refused[0]).to.equal(null);
      for (const error of refused.slice(1)) expect(error).to.be.instanceOf(Conflict);
      await bystander;
      expect((await store.view.updates.of('p1', 9)).map(({ id }) => id)).to.deep.equal(['u0']);
      expect(await store.view.updates.byId('other')).to.not.equal(null);
    });

    it('fails with its own fault when a row cannot be written, and harms no other set of the same moment', async () => {
      const store = await place.open();
      const poisoned = update('bad', 'p1', { text: null as unknown as string });
      const bad = refusal(store.commit(changes({ state: state('p1', 1), inserts: { updates: [poisoned] } })));
      const good = store.commit(
        changes({ state: state('p2', 1), inserts: { updates: [update('good', 'p2')] } }),
      );
      const error = await bad;
      expect(error).to.be.instanceOf(Error).and.not.instanceOf(Conflict);
      await good;
      expect((await store.view.updates.byId('good'))?.id).to.equal('good');
      await store.commit(changes({ state: state('p1', 1) }));
    });

    it('does its operations in order after its rows, and counts what they match', async () => {
      const store = await place.open();
      const collected = new Changes();
      collected.add('updates', update('u1', 'p1'));
      collected.set('updates', { id: 'u1' }, { text: 'new', reason: 'why' }, 1);
      collected.set('updates', { reason: 'why', editedAt: null }, { editedAt: 5 }, 1);
      collected.remove('updates', { id: 'none' });
      await store.commit({ ...collected });
      expect(await store.view.updates.byId('u1')).to.deep.include({
        text: 'new',
        reason: 'why',
        editedAt: 5,
      });
    });

    it('is a conflict when an operation matches more or fewer rows than it expects', async () => {
      const store = await place.open();
      await store.commit(newPeople('p1', 'p2'));
      await expectConflict(store, rename({ id: 'p1' }, 2));
      await expectConflict(store, rename({ id: 'nobody' }, 1));
      await expectConflict(store, rename({ language: 'en' }, 1));
      expect((await store.view.people.person('p1'))?.name).to.equal('Name of p1');
      await store.commit(rename({ language: 'en' }, 2));
    });

    it('gives a contended row to one of two sets that expect it', async () => {
      const store = await place.open();
      await store.commit(changes({ inserts: { updates: [update('u1', 'p1')] } }));
      const take = (by: string) =>
        refusal(
          store.commit(
            changes({
              state: state(by, 1),
              operations: [
                {
                  kind: 'set',
                  table: 'updates',
                  where: { id: 'u1', state: 'shared' },
                  values: { state: 'held' },
                  expect: 1,
                },
              ],
            }),
          ),
        );
      const both = await Promise.all([take('p1'), take('p2')]);
      expect(both.filter((error) => error === null)).to.have.length(1);
      expect(both.filter((error) => error instanceof Conflict)).to.have.length(1);
    });

    it('refuses an operation that names no condition, no column or nothing', async () => {
      const store = await place.open();
      const operations = [
        { where: {}, values: { name: 'X' } },
        { where: { id: undefined }, values: { name: 'X' } },
        { where: { id: 'p1' }, values: {} },
        { where: { 'id" = "id': 1 }, values: { name: 'X' } },
      ];
      for (const operation of operations) {
        const set = changes({ operations: [{ kind: 'set', table: 'people', ...operation }] });
        expect(await refusal(store.commit(set)))
          .to.be.instanceOf(Error)
          .and.not.instanceOf(Conflict);
      }
    });

    it('gives an address nobody answers at any more to who writes from it next, and keeps its opt-out', async () => {
      const store = await place.open();
      await store.outbox.optedOut('sms', 'number of p1', 50);
      expect(await store.view.people.who('sms', 'number of p1')).to.equal(null);
      expect(await store.view.people.optedOutAt('sms', 'number of p1')).to.equal(50);
      await store.commit(newPeople('p1'));
      const who = await store.view.people.who('sms', 'number of p1');
      expect(who?.address).to.deep.equal({ ...address('p1'), optedOutAt: 50 });
      const thief = { people: [person('p2')], addresses: [address('p2', { key: 'number of p1' })] };
      await expectConflict(store, changes({ inserts: thief }));
    });

    it('lets nobody be twice in a group or at an address at one time', async () => {
      const store = await place.open();
      await store.commit(newPeople('p1'));
      await expectConflict(
        store,
        changes({ inserts: { address_people: [addressPerson('p1', { id: 'again' })] } }),
      );
      await store.commit(
        changes({
          inserts: { address_people: [addressPerson('p1', { id: 'before', until: 5 })] },
        }),
      );
    });

    it('is refused after the store was closed, and closing twice is closing once', async () => {
      const store = await place.open();
      const last = store.commit(newPeople('p1'));
      await Promise.all([store.close(), store.close()]);
      await last;
      expect(await refusal(store.commit(newPeople('p2')))).to.be.instanceOf(Error);
      const again = await place.open();
      expect((await again.view.people.person('p1'))?.id).to.equal('p1');
    });
  });
});
