// The outbox pump over real stores: what leaves, in which order, and what becomes of what does not.
import { EventEmitter, once } from 'node:events';
import { expect } from 'chai';
import { backOff } from '../../channels/attempt.js';
import { DeliveryError, type Outbound, type Problem } from '../../channels/channel.js';
import { type Delivery, deliver } from '../../channels/delivery.js';
import { openLog } from '../../channels/log.js';
import type { NewOutbound, OutboxRow } from '../../store/outbox.js';
import type { Store } from '../../store/store.js';
import { eachStore } from '../support/stores.js';

const start = Date.parse('2025-12-01T15:00:00Z');
const day = 24 * 60 * 60 * 1000;

const message: NewOutbound = {
  channel: 'sms',
  address: '+447700900001',
  conversation: '+447700900100',
  personId: 'person-a',
  body: { text: 'Hello.', choices: [] },
  priority: 'reply',
  replyTo: null,
  dueAt: start,
  staleAt: null,
};

const failing = (problem: Problem, code: string, retryAfter?: number) => (): Promise<never> =>
  Promise.reject(
    new DeliveryError(problem, 'no', { code, ...(retryAfter === undefined ? {} : { retryAfter }) }),
  );
const cut = failing('unknown', 'ECONNABORTED');

describe('delivery', () => {
  eachStore((place) => {
    let store: Store;
    let now: number;
    let pump: Delivery | undefined;
    let sent: Outbound[];
    let found: Outbound[];
    /** What the provider does with each message; the default takes it. */
    let provider: (message: Outbound) => Promise<{ providerId: string }>;
    let finds: ((message: Outbound) => Promise<{ providerId: string } | null | undefined>) | undefined;
    let told: string[];
    let lines: string[];

    beforeEach(async () => {
      store = await place.open({ now: () => now });
      now = start;
      sent = [];
      found = [];
      told = [];
      lines = [];
      provider = async ({ id }) => ({ providerId: `SM${id}` });
      finds = undefined;
    });
    afterEach(async () => {
      await pump?.stop();
      pump = undefined;
    });

    const write = async (...messages: Partial<NewOutbound>[]): Promise<void> =>
      store.commit({
        inserts: {},
        operations: [],
        outbox: messages.map((some) => ({ ...message, ...some, dueAt: some.dueAt ?? now })),
      });

    const send = async (one: Outbound): Promise<{ providerId: string }> => {
      sent.push(one);
      return provider(one);
    };
    const find = async (one: Outbound): Promise<{ providerId: string } | null | undefined> => {
      found.push(one);
      return finds?.(one);
    };
    /** Runs the pump until this is so; usually until nothing is due or on its way. */
    async function run(until: () => Promise<boolean> = nothingLeft): Promise<void> {
      pump = deliver({
        outbox: store.outbox,
        channels: [{ name: 'sms', send, ...(finds ? { find } : {}) }],
        log: openLog('info', { write: (line) => void lines.push(line) }),
        now: () => now,
        chance: () => 0,
        told: (outcome) => void told.push(outcome),
      });
      while (!(await until())) await new Promise((resolve) => setTimeout(resolve, 2));
      await pump.stop();
    }
    async function nothingLeft(): Promise<boolean> {
      const nothingDue = async (): Promise<boolean> => ((await store.outbox.nextDue()) ?? now + 1) > now;
      return (await nothingDue()) && (await store.outbox.counts()).sending === 0 && (await nothingDue());
    }
    const asked = (times: number) => async () => found.length === times;
    const row = async (id: number): Promise<OutboxRow> => (await store.outbox.byId(id)) as OutboxRow;

    it('sends what is due and writes down its id', async () => {
      await write({ body: { text: 'Hello.', choices: [{ id: 'ok', label: 'OK' }] } });
      await run();
      expect(sent).to.deep.equal([
        {
          id: 1,
          address: message.address,
          conversation: '+447700900100',
          text: 'Hello.',
          choices: [{ id: 'ok', label: 'OK' }],
          claimedAt: start,
        },
      ]);
      expect(await row(1)).to.include({ state: 'sent', providerId: 'SM1', sentAt: start });
      expect(told).to.deep.equal(['sent']);
    });

    it("sends one person's messages in order and others meanwhile, never more than 32 at once", async () => {
      const people = Array.from({ length: 50 }, (_, index) => `person-${index}`);
      await write(...[0, 1, 2].flatMap(() => people.map((personId) => ({ personId, address: personId }))));
      let open = 0;
      let most = 0;
      const inTheAir = new Set<string>();
      provider = async ({ id, address }) => {
        expect(inTheAir.has(address)).to.equal(false);
        inTheAir.add(address);
        most = Math.max(most, ++open);
        await new Promise((resolve) => setTimeout(resolve, 1 + (id % 3)));
        open--;
        inTheAir.delete(address);
        return { providerId: `SM${id}` };
      };
      await run();
      expect(most).to.be.within(2, 32);
      for (const person of people) {
        const ids = sent.filter(({ address }) => address === person).map(({ id }) => id);
        expect(ids)
          .to.deep.equal([...ids].sort((a, b) => a - b))
          .and.have.length(3);
      }
      expect(await store.outbox.counts()).to.include({ sent: 150, due: 0, sending: 0 });
    });

    describe('does what each problem asks for', () => {
      for (const problem of ['unreachable', 'throttled', 'misconfigured'] as const) {
        it(`${problem}: tries again later`, async () => {
          await write({});
          provider = failing(problem, '1');
          await run();
          expect(await row(1)).to.include({
            state: 'due',
            problem,
            code: '1',
            attempts: 1,
            dueAt: start + 2718,
          });
          expect(lines.join('')).to.include(
            problem === 'misconfigured' ? '"level":"error"' : '"level":"warn"',
          );
        });
      }

      it('throttled with a wait: not before it is over', async () => {
        await write({});
        provider = failing('throttled', '20429', 60_000);
        await run();
        expect(await row(1)).to.include({ state: 'due', dueAt: start + 60_000 });
      });

      it('rejected: failed at once, and the address put before staff', async () => {
        await write({});
        provider = failing('rejected', '21614');
        await run();
        expect(await row(1)).to.include({ state: 'failed', problem: 'rejected', code: '21614' });
        expect(sent).to.have.length(1);
      });

      it('opted out: nothing more leaves for that address', async () => {
        await write({}, {}, { address: '+447700900002', personId: 'other' });
        provider = async ({ id, address }) => {
          if (address === message.address) throw new DeliveryError('opted-out', 'no', { code: '21610' });
          return { providerId: `SM${id}` };
        };
        await run();
        expect((await row(1)).state).to.equal('dropped');
        expect((await row(2)).state).to.equal('dropped');
        expect((await row(3)).state).to.equal('sent');
        expect(sent).to.have.length(2);
        await write({});
        await run();
        expect(sent).to.have.length(2);
      });

      it('a channel that is off: later, and aloud', async () => {
        await write({ channel: 'pigeon' });
        await run();
        expect(await row(1)).to.include({ state: 'due', problem: 'misconfigured', code: 'channel off' });
      });

      it('tries for 72 hours with growing waits, then gives up', async () => {
        await write({});
        provider = failing('unreachable', 'ECONNREFUSED');
        const waits: number[] = [];
        for (let tries = 0; tries < 60 && (await row(1)).state === 'due'; tries++) {
          waits.push((await row(1)).dueAt - now);
          now = (await row(1)).dueAt;
          await run();
        }
        expect(waits.slice(1)).to.deep.equal(waits.slice(1).sort((a, b) => a - b));
        expect((await row(1)).state).to.equal('failed');
        expect(now - start).to.be.within(2.7 * day, 3 * day);
      });
    });

    describe('never resends blindly', () => {
      const rows: [
        what: string,
        answer: { providerId: string } | null | undefined,
        is: object,
        times: number,
      ][] = [
        ['found: it was sent', { providerId: 'SM9' }, { state: 'sent', providerId: 'SM9' }, 1],
        ['surely not sent: sent again', null, { state: 'sent', providerId: 'SM1', attempts: 2 }, 2],
        ['nobody knows: left for staff', undefined, { state: 'unknown', problem: 'unknown' }, 1],
      ];
      for (const [what, answer, is, times] of rows) {
        it(`after a timeout it asks when the lease is over; ${what}`, async () => {
          await write({}, {});
          finds = async () => answer;
          provider = async (one) => (sent.length === 1 ? cut() : { providerId: `SM${one.id}` });
          await run(async () => told.includes('unknown'));
          expect((await row(1)).state).to.equal('sending');
          expect(sent).to.have.length(1);
          now += 30_000;
          await run();
          expect(found).to.have.length(1);
          expect(found[0]).to.include({ id: 1, claimedAt: start });
          expect(await row(1)).to.include(is);
          expect(sent.filter(({ id }) => id === 1)).to.have.length(times);
          expect((await row(2)).state).to.equal('sent');
        });

        it(`after a crash it does the same; ${what}`, async () => {
          await write({});
          await store.outbox.claim(now, 1, 30_000);
          finds = async () => answer;
          now += 29_999;
          await run(async () => true);
          expect([found.length, sent.length]).to.deep.equal([0, 0]);
          now += 1;
          await run();
          expect(await row(1)).to.include(is);
          expect(sent).to.have.length(times - 1);
        });
      }

      it('with nobody to ask, it is left for staff at once and others go on', async () => {
        await write({}, {});
        provider = async (one) => (one.id === 1 ? cut() : { providerId: `SM${one.id}` });
        await run();
        expect((await row(1)).state).to.equal('unknown');
        expect((await row(2)).state).to.equal('sent');
      });

      it('a fault of our own counts as unknown and is logged as ours, without words or numbers', async () => {
        await write({ body: { text: 'my secret words', choices: [] } });
        provider = ({ text, address }) =>
          Promise.reject(new TypeError(`cannot read "${text}" of ${address}`));
        await run();
        expect((await row(1)).state).to.equal('unknown');
        expect(lines.join(''))
          .to.include('TypeError')
          .and.include('"level":"error"')
          .and.not.match(/secret|7700900/);
      });

      it('asks again after another lease when the provider cannot be asked, and gives up after 72 hours', async () => {
        await write({});
        await store.outbox.claim(now, 1, 30_000);
        finds = () => Promise.reject(new DeliveryError('unreachable', 'no line'));
        now += 30_000;
        await run(asked(1));
        expect((await row(1)).state).to.equal('sending');
        now += 30_000;
        await run(asked(2));
        expect((await row(1)).state).to.equal('sending');
        now += 3 * day;
        await run();
        expect((await row(1)).state).to.equal('unknown');
      });
    });

    it('is woken for what was written after it fell asleep, and finishes what is under way when it is stopped', async () => {
      const gate = new EventEmitter();
      const began = once(gate, 'began');
      const released = once(gate, 'released');
      provider = async ({ id }) => {
        gate.emit('began');
        await released;
        return { providerId: `SM${id}` };
      };
      const running = deliver({
        outbox: store.outbox,
        channels: [{ name: 'sms', send: (one) => provider(one) }],
        log: openLog('silent'),
        now: () => now,
        chance: () => 0,
      });
      await write({});
      running.wake();
      running.wake();
      await began;
      const stopped = running.stop();
      gate.emit('released');
      await stopped;
      expect((await row(1)).state).to.equal('sent');
      await write({});
      running.wake();
      expect((await row(2)).state).to.equal('due');
    });
  });

  it('waits longer each time, up to six hours and a quarter more by chance', () => {
    expect([1, 2, 3, 10, 50].map((tries) => Math.round(backOff(tries, 0) / 1000))).to.deep.equal([
      3, 7, 20, 22026, 22026,
    ]);
    expect(backOff(3, 1) / backOff(3, 0)).to.equal(1.25);
  });
});
