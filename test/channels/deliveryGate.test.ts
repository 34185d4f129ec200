// The outbox pump where the gate holds something: the pace of texts, and a provider that says everybody has stopped.
import { expect } from 'chai';
import { type Channel, DeliveryError, type Outbound } from '../../channels/channel.js';
import { deliver } from '../../channels/delivery.js';
import { openLog } from '../../channels/log.js';
import type { NewOutbound } from '../../store/outbox.js';
import type { Store } from '../../store/store.js';
import { eachStore } from '../support/stores.js';
import { until } from '../support/until.js';
import { changes, outbound } from '../store/rows.js';

const start = Date.parse('2025-12-01T15:00:00Z');

describe('delivery, where the gate holds something', () => {
  eachStore((place) => {
    let store: Store;
    let now: number;
    let sent: string[];
    let stop: (() => Promise<void>) | undefined;
    beforeEach(async () => {
      store = await place.open({ now: () => now });
      now = start;
      sent = [];
    });
    afterEach(async () => {
      await stop?.();
      stop = undefined;
    });

    const write = (...messages: Partial<NewOutbound>[]) =>
      store.commit(changes({ outbox: messages.map((one) => outbound(null, { dueAt: now, ...one })) }));

    /** Until as much has been tried. */
    async function run(count: number, sms: Partial<Channel> & Pick<Channel, 'send'>): Promise<void> {
      const channels = [{ name: 'sms', ...sms }];
      const pump = deliver({
        outbox: store.outbox,
        channels,
        log: openLog('silent'),
        now: () => now,
        chance: () => 0,
      });
      stop = () => pump.stop();
      await until(`${count} texts`, () => sent.length >= count || undefined);
      await pump.stop();
    }

    const taken = async ({ id, text }: Outbound) => {
      sent.push(text);
      return { providerId: `SM${id}` };
    };
    const refused = async ({ address }: Outbound): Promise<never> => {
      sent.push(address);
      throw new DeliveryError('opted-out', 'no', { code: '21610' });
    };

    it('leaves one text a second to the provider, and what is urgent at once', async () => {
      const texts = ['a', 'b'].map((text) => ({
        body: { text, choices: [] },
        priority: 'broadcast' as const,
      }));
      await write(...texts);
      const pace = { perSecond: 1, weigh: () => 1 };
      await run(1, { pace, send: taken });
      expect(sent).to.deep.equal(['a']);
      await write({ body: { text: 'reply', choices: [] } });
      await run(2, { pace, send: taken });
      expect(sent).to.deep.equal(['a', 'reply']);
      now += 2_000;
      await run(3, { pace, send: taken });
      expect(sent).to.deep.equal(['a', 'reply', 'b']);
    });

    it('holds what is for the twenty-first who stopped within an hour, and tries a page for staff once', async () => {
      const numbers = Array.from({ length: 22 }, (_, n) => `+4477009006${String(n).padStart(2, '0')}`);
      for (const [n, address] of numbers.entries()) {
        const personId = `person ${n}`;
        await write({ address, personId }, { address, personId, priority: 'answer' });
        await run(n + 1, { send: refused });
      }
      expect(sent).to.deep.equal(numbers);
      const [twentieth, last] = await Promise.all([40, 43].map((id) => store.outbox.byId(id)));
      expect(twentieth).to.include({ state: 'dropped', problem: 'opted-out' });
      expect(last).to.include({ state: 'due', problem: 'opted-out', code: '21610' });
      await write({ address: numbers[21] as string, priority: 'safeguarding' });
      await run(23, { send: refused });
      expect(await store.outbox.counts()).to.include({ due: 4, dropped: 41 });
      const { length } = await store.outbox.claim(now, 50, 1_000);
      expect(length).to.equal(0);
      expect(await store.outbox.byId(43)).to.include({ held: 'stop', attempts: 1 });
    });
  });
});
