// One message a second and channel: who waits, who is sent away until when, and what a storm of changes comes to in Slack.
import { expect } from 'chai';
import { DeliveryError } from '../../channels/channel.js';
import { type Delivery, deliver } from '../../channels/delivery.js';
import { openLog } from '../../channels/log.js';
import type { PretendSlack } from '../../channels/simulator/slack/slack.js';
import { Pace } from '../../channels/slack/pace.js';
import { cardRow } from '../../dialogs/desk/show.js';
import type { Store } from '../../store/store.js';
import { openSlackTown, senderFor } from '../support/slackTown.js';
import { eachStore } from '../support/stores.js';

/** A clock that goes on when somebody waits. */
function ticking() {
  let at = 0;
  return { now: () => at, wait: async (ms: number) => void (at += ms) };
}

describe('slack, the pace', () => {
  const awayOf = (fault: unknown): number => {
    expect(fault).to.be.instanceOf(DeliveryError).and.include({ problem: 'throttled' });
    return (fault as DeliveryError).detail.retryAfter ?? 0;
  };

  it('lets one leave a second, in order, and sends the rest away for a second more each', async () => {
    const time = ticking();
    const pace = new Pace(time);
    const left: [number, number][] = [];
    const runs = [1, 2, 3, 4, 5].map((n) =>
      pace
        .run('C1', async () => void left.push([n, time.now()]))
        .catch((fault: unknown) => void left.push([n, -awayOf(fault)])),
    );
    await Promise.all(runs);
    expect(left.sort(([one], [other]) => one - other)).to.deep.equal([
      [1, 0],
      [2, 1_000],
      [3, -1_000],
      [4, -2_000],
      [5, -3_000],
    ]);
  });

  it('leaves a channel alone for as long as Slack asks, and no other', async () => {
    const pace = new Pace(ticking());
    const asked = new DeliveryError('throttled', 'wait', { code: 'ratelimited', retryAfter: 30_000 });
    await pace.run('C1', () => Promise.reject(asked)).catch(() => undefined);
    const fault: unknown = await pace.run('C1', async () => {}).catch((one: unknown) => one);
    expect(awayOf(fault)).to.be.within(30_000, 31_000);
    expect(await pace.run('C2', async () => 'left')).to.equal('left');
  });

  it('goes on after one that did not work', async () => {
    const pace = new Pace(ticking());
    const first = pace.run('C1', () => Promise.reject(new Error('no')));
    const second = pace.run('C1', async () => 'left');
    expect(await first.catch((fault: Error) => fault.message)).to.equal('no');
    expect(await second).to.equal('left');
  });
});

describe('slack, a storm', () => {
  eachStore((place) => {
    let slack: PretendSlack;
    let store: Store;
    let pump: Delivery | undefined;
    let count: number;
    /** Hours that have passed besides. */
    let ahead: number;
    const now = (): number => Date.now() + ahead;

    beforeEach(async () => {
      count = 0;
      ahead = 0;
      store = await place.open({ now });
      slack = await openSlackTown(Date.now, true);
      const sender = senderFor(slack, { memory: store.slack, now, pace: new Pace() });
      pump = deliver({
        outbox: store.outbox,
        channels: [{ name: 'slack', ...sender }],
        log: openLog('fatal', { write: () => {} }),
        now,
        chance: () => 0,
        draw: async () => ({ title: `${count} wait`, parts: [] }),
      });
    });
    afterEach(() => slack.close());

    /** Something waits more, and the board is to say so. */
    async function another(): Promise<void> {
      count++;
      const row = cardRow({ team: 'T1', channel: 'C1' }, { what: 'board', about: 'all' }, now());
      await store.commit({ inserts: {}, operations: [], outbox: [row] });
      pump?.wake();
    }
    const board = (): string | undefined => slack.workspace('T1').messages('C1').at(-1)?.text;
    async function until(so: () => boolean): Promise<void> {
      for (let tries = 0; !so(); tries++) {
        if (tries > 2_000) throw new Error(`it never came to be: ${board()}`);
        pump?.wake();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
    /** The store is closed before anything else that comes after a test. */
    const storm = (tests: () => Promise<void>) => async () => {
      try {
        await tests();
      } finally {
        await pump?.stop();
      }
    };

    it(
      'of 200 changes is one card, changed a few times, and says the last',
      storm(async () => {
        for (let n = 0; n < 200; n++) await another();
        await until(() => board() === '200 wait');
        expect(slack.workspace('T1').messages('C1')).to.have.length(1);
        expect(slack.calls.length).to.be.below(10);
        expect(slack.calls.filter(({ error }) => error !== null)).to.deep.equal([]);
      }),
    );

    it(
      'while Slack is away is caught up with when it is back',
      storm(async () => {
        await another();
        await until(() => board() === '1 wait');
        slack.fail({ status: 503 }, 1_000, 'chat.update');
        for (let n = 0; n < 5; n++) await another();
        await until(() => slack.calls.length > 1);
        slack.mend();
        ahead = 3_600_000;
        await until(() => board() === '6 wait');
        const counts = await store.outbox.counts();
        expect([counts.unknown, counts.failed]).to.deep.equal([0, 0]);
      }),
    );
  });
});
