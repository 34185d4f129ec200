// The clock and the turns it begins: once each, whoever looks at the same store, and one that takes long in nobody's way.
import { expect } from 'chai';
import { openClock } from '../../bots/clock.js';
import { openTurns } from '../../bots/turns.js';
import type { Cause } from '../../bots/turn.js';
import type { ChangeSet } from '../../store/changes.js';
import type { Store } from '../../store/store.js';
import { openTime } from '../../store/time.js';
import type { Timer } from '../../store/timers.js';
import { eachStore } from '../support/stores.js';
import { until } from '../support/until.js';

const now = Date.UTC(2026, 11, 1, 10);

const timer = (id: string, dueAt = now): Timer => ({
  id,
  kind: 'tea',
  personId: `person of ${id}`,
  aboutId: id,
  dueAt,
  doneAt: null,
  attempts: 0,
});

const set = (timers: Timer[]): ChangeSet => ({ inserts: { timers }, operations: [], outbox: [] });
const ended = ({ id }: Timer): ChangeSet => ({
  timer: { id, at: now },
  inserts: {
    waiting: [
      { id: `done ${id}`, kind: 'tea', personId: null, aboutId: id, note: '', createdAt: now, doneAt: null },
    ],
  },
  operations: [],
  outbox: [],
});

interface Node {
  tick(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
  readonly faults: unknown[];
}

function nodeOn(store: Store, take: (timer: Timer) => Promise<ChangeSet>): Node {
  const faults: unknown[] = [];
  const fault = (error: unknown) => void faults.push(error);
  const rung = ({ timer }: Extract<Cause, { kind: 'timer' }>) => timer;
  const turns = openTurns({
    store,
    take: (cause) => (cause.kind === 'timer' ? take(rung(cause)) : Promise.reject(new Error('no message'))),
    park: (cause) =>
      cause.kind === 'timer' ? { ...set([]), timer: { id: rung(cause).id, at: now } } : set([]),
    committed: () => undefined,
    fault,
  });
  const clock = openClock({ store, turns, now: () => now, fault });
  return { ...clock, faults };
}

describe('the clock', () => {
  eachStore((place) => {
    it('rings each timer once, though two nodes look at the same time', async function () {
      if (place.kind === 'sqlite') this.skip();
      const stores = [await place.open(), await place.open()];
      await stores[0]?.commit(set(Array.from({ length: 60 }, (_, index) => timer(`t${100 + index}`))));
      const nodes = stores.map((store) => nodeOn(store, async (one) => ended(one)));
      for (let looks = 0; looks < 3; looks++) await Promise.all(nodes.map((node) => node.tick()));
      const done = await stores[0]?.view.safety.waiting(100);
      expect(done?.length).to.equal(60);
      expect(nodes.flatMap(({ faults }) => faults)).to.deep.equal([]);
    });

    it('goes by the time of the store', async () => {
      const { reader } = await place.connect();
      const time = await openTime(reader);
      expect(Math.abs(time.now() - Date.now())).to.be.below(60_000);
      time.close();
    });

    it('lets nobody wait for a turn that takes long, nor for a hundred that fail', async () => {
      const store = await place.open();
      let release: (set: ChangeSet) => void = () => undefined;
      const slow = new Promise<ChangeSet>((resolve) => (release = resolve));
      const failing = Array.from({ length: 100 }, (_, index) => timer(`a${100 + index}`, now - 2));
      await store.commit(set([timer('slow', now - 3), ...failing, timer('tea', now - 1)]));
      const node = nodeOn(store, (one) => {
        if (one.id === 'slow') return slow;
        return one.id === 'tea' ? Promise.resolve(ended(one)) : Promise.reject(new Error('it fails'));
      });
      node.start();
      await until('tea is rung', async () =>
        (await store.view.safety.waiting(10)).some(({ aboutId }) => aboutId === 'tea'),
      );
      expect(await store.view.timers.isOpen('slow')).to.equal(true);
      await until('each has failed three times', () => node.faults.length === 300);
      expect(await store.view.timers.isOpen('a100')).to.equal(false);
      release(ended(timer('slow')));
      await node.stop();
    });
  });
});
