// A town that is sent digests for months or years of pretend time, by a service that is cut off at random points, away for days,
// started twice, and whose messages sometimes fail. What arrives is judged against what happened.
import { digestWatch } from '../../bots/digests.js';
import { drawer, type DrawRow } from '../../bots/draw.js';
import type { OutboxRow } from '../../store/outbox.js';
import type { Store } from '../../store/store.js';
import { DigestJudge, REST_MS } from './digestJudge.js';
import { DAY, DigestWorld, HOUR } from './digestWorld.js';
import { house, seeded } from './stage.js';
import { temporaryStore } from './stores.js';

export interface DigestsFound {
  sent: number;
  items: number;
  goodbyes: number;
  cuts: number;
  failed: number;
  /** Each a sentence: there should be none. */
  amiss: string[];
}

const LEASE_MS = 30_000;

export async function digestTown(seed: number, people: number, days: number): Promise<DigestsFound> {
  const moment = { now: Date.UTC(2026, 8, 1) };
  const { store, remove } = await temporaryStore({ now: () => moment.now });
  try {
    return await new DigestTown(store, moment, seeded(seed), { people, days }).run();
  } finally {
    await remove();
  }
}

class DigestTown {
  private readonly world: DigestWorld;
  private readonly judge: DigestJudge;
  private cuts = 0;
  private failed = 0;
  private readonly draw: DrawRow;
  private readonly watch: () => Promise<void>;
  private isAtRest = false;
  /** Messages that have left, which nobody has written down. */
  private cutOff = 0;
  /** Sent, and reported lost later on. */
  private readonly lost: { providerId: string; digestId: string }[] = [];
  private made = 0;

  constructor(
    private readonly store: Store,
    private readonly moment: { now: number },
    private readonly chance: () => number,
    private readonly size: { people: number; days: number },
  ) {
    this.world = new DigestWorld(chance, size.people, moment.now);
    this.judge = new DigestJudge(store, this.world);
    const now = () => this.moment.now;
    const texts = () => 1;
    this.draw = drawer({ store: store.view, house, now, texts });
    this.watch = digestWatch({
      store: { view: store.view, digestRuns: this.cutting() },
      house,
      pages: (_, text) => [text],
      texts,
      now,
      newId: () => `d${String(++this.made).padStart(8, '0')}`,
    });
  }

  async run(): Promise<DigestsFound> {
    await this.world.tell(this.store);
    const end = this.moment.now + this.size.days * DAY;
    for (let step = 0; this.moment.now < end; step++) {
      const isAway = this.chance() < 0.01;
      const hours = isAway ? 60 : 4;
      if (step % 240 === 0) await this.world.areHeard(this.store);
      this.world.somethingOrOther();
      await this.passUntilNext((1 + this.world.below(hours)) * HOUR, isAway);
      await this.loseSome();
    }
    await this.rest();
    await this.judge.count();
    return { ...this.judge.found, cuts: this.cuts, failed: this.failed };
  }

  /** Nothing happens any more, and nothing fails: what is still to be told is told. */
  private async rest(): Promise<void> {
    while (this.lost.length > 0) await this.loseSome();
    await this.world.areHeard(this.store);
    this.isAtRest = true;
    for (const end = this.moment.now + REST_MS; this.moment.now < end; ) await this.passUntilNext(12 * HOUR);
  }

  /** To somebody's time, if that comes first and we are not away. */
  private async passUntilNext(length: number, isAway = false): Promise<void> {
    const next = (await this.store.digestRuns.next()) ?? Infinity;
    const until = this.moment.now + length;
    this.moment.now = isAway ? until : Math.max(this.moment.now + 60_000, Math.min(until, next));
    this.world.now = this.moment.now;
    await this.world.tell(this.store);
    const due = Math.min(
      (await this.store.digestRuns.next()) ?? Infinity,
      (await this.store.outbox.nextDue()) ?? Infinity,
    );
    if (due > this.moment.now && this.cutOff === 0) return;
    await this.look();
    await this.deliver();
  }

  /** Two nodes now and then; whoever is cut off begins again at once. */
  private async look(): Promise<void> {
    const nodes = this.chance() < 0.1 ? 2 : 1;
    for (;;) {
      const outcomes = await Promise.allSettled(Array.from({ length: nodes }, this.watch));
      const fault = outcomes.find((one) => one.status === 'rejected');
      if (!fault) return;
      if (!(fault.reason instanceof Cut)) throw fault.reason;
      this.cuts += 1;
    }
  }

  /** The store, cut off before or after it has written. */
  private cutting(): Store['digestRuns'] {
    const runs = this.store.digestRuns;
    return {
      ...runs,
      write: async (batch, now) => {
        if (!this.isAtRest && this.chance() < 0.03) throw new Cut();
        const written = await runs.write(batch, now);
        await Promise.all(batch.map(({ digest }) => this.judge.judge(digest?.id)));
        if (!this.isAtRest && this.chance() < 0.03) throw new Cut();
        return written;
      },
    };
  }

  private async deliver(): Promise<void> {
    for (const row of await this.store.outbox.abandoned(this.moment.now, 100)) {
      this.cutOff -= 1;
      await this.sent(row, this.chance());
    }
    for (;;) {
      const rows = await this.store.outbox.claim(this.moment.now, 50, LEASE_MS);
      if (rows.length === 0) return;
      // They leave side by side, and what becomes of each is decided before.
      const fates = rows.map((row) => ({ row, chance: this.chance(), later: this.chance() }));
      await Promise.all(fates.map((fate) => this.send(fate)));
    }
  }

  private async send({ row, later, ...fate }: Fate): Promise<void> {
    const at = this.moment.now;
    const { id } = row;
    const chance = this.isAtRest ? 1 : fate.chance;
    const digest = await this.store.view.digests.byId(row.digestId ?? '');
    if (!digest) return this.judge.amissAt('a message without its digest');
    if ((await this.draw(row)) === null)
      return this.store.outbox.record({ id, state: 'dropped', problem: 'stale', code: null, at });
    this.judge.isWelcome(digest);
    if (chance < 0.04) {
      this.failed += 1;
      return this.store.outbox.record({ id, state: 'failed', problem: 'rejected', code: null, at });
    }
    // It has left, and we are cut off before that is written down.
    if (chance < 0.06) {
      this.cutOff += 1;
      return;
    }
    return this.sent(row, later);
  }

  private async sent(row: OutboxRow, later: number): Promise<void> {
    const { digestId, id } = row;
    const providerId = `SM${id}`;
    await this.store.outbox.record({ id, state: 'sent', providerId, at: this.moment.now });
    if (!digestId) return;
    await this.judge.arrives(digestId);
    if (!this.isAtRest && later < 0.03) this.lost.push({ providerId, digestId });
  }

  /** The provider says so hours or days later. */
  private async loseSome(): Promise<void> {
    if (this.lost.length === 0 || (!this.isAtRest && this.chance() > 0.3)) return;
    const { digestId, providerId } = this.lost.shift() as (typeof this.lost)[number];
    this.failed += 1;
    await this.judge.neverArrived(digestId);
    await this.store.outbox.report({ channel: 'sms', providerId, status: 'failed', at: this.moment.now });
  }
}

interface Fate {
  row: OutboxRow;
  /** Whether it leaves, and whether it is reported lost later: 0 ≤ x < 1. */
  chance: number;
  later: number;
}

class Cut extends Error {}
