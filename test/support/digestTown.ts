// A town that is sent digests for months or years of pretend time, by a service that is cut off at random points, away for days,
// started twice, and whose messages sometimes fail. What arrives is judged against what happened.
import { DateTime } from 'luxon';
import { digestWatch } from '../../bots/digests.js';
import { drawer, type DrawRow } from '../../bots/draw.js';
import type { Digest } from '../../store/digests.js';
import type { OutboxRow } from '../../store/outbox.js';
import type { Store } from '../../store/store.js';
import { DAY, DigestWorld, HOUR, type Somebody } from './digestWorld.js';
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
/** Things that happen between two looks, in a town however large: of no group there is so much that only the newest is read. */
const MOST_DEEDS = 24;
/** Longer than a month: everybody's day comes. */
const REST_MS = 40 * DAY;

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
  private readonly found: DigestsFound = { sent: 0, items: 0, goodbyes: 0, cuts: 0, failed: 0, amiss: [] };
  private readonly draw: DrawRow;
  private readonly watch: () => Promise<void>;
  /** Things that have reached somebody, and days on which something did. */
  private readonly told = new Map<string, Set<string>>();
  private readonly daysOf = new Map<string, Set<string>>();
  /** What the digests that arrived told of: from when to when. */
  private readonly spans = new Map<string, [number, number][]>();
  private isAtRest = false;
  /** Messages that have left, which nobody has written down. */
  private cutOff = 0;
  private readonly judged = new Set<string>();
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
      const most = Math.min(MOST_DEEDS, Math.ceil(this.size.people / 16));
      for (let deeds = this.world.below(most); deeds > 0; deeds--) this.world.something();
      await this.passUntilNext((1 + this.world.below(hours)) * HOUR, isAway);
      await this.loseSome();
    }
    await this.rest();
    await this.count();
    return this.found;
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
      this.found.cuts += 1;
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
        await Promise.all(batch.map(({ digest }) => this.judge(digest?.id)));
        if (!this.isAtRest && this.chance() < 0.03) throw new Cut();
        return written;
      },
    };
  }

  /** As it is made: it tells of everything that may be read since the last time, and of nothing else. */
  private async judge(id: string | undefined): Promise<void> {
    const digest = id === undefined ? null : await this.store.view.digests.byId(id);
    if (!digest || id === undefined || this.judged.has(id)) return;
    this.judged.add(id);
    const person = this.world.people[Number(digest.personId.slice(1))] as Somebody;
    const about = JSON.parse(digest.about ?? '{}') as { count: number; change?: string };
    if (about.change === 'off') return;
    const told = this.told.get(person.id) ?? new Set();
    // What is more than 70 days old when it can be told is news no more.
    const since = Math.max(digest.sinceAt ?? 0, digest.createdAt - 70 * DAY);
    const readable = this.world.readable(person, since, digest.untilAt ?? 0);
    const fresh = readable.filter((one) => !told.has(one.id)).map((one) => one.id);
    if (about.count !== fresh.length)
      this.amiss(digest, `tells of ${about.count} things, and ${fresh.length} are new`);
    for (const { itemId } of await this.store.view.digests.items(id))
      if (!fresh.includes(itemId)) this.amiss(digest, `lists ${itemId}, which is not new or not theirs`);
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
    if (!digest) return this.amissAt('a message without its digest');
    if ((await this.draw(row)) === null)
      return this.store.outbox.record({ id, state: 'dropped', problem: 'stale', code: null, at });
    this.isWelcome(digest);
    if (chance < 0.04) {
      this.found.failed += 1;
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
    await this.arrives(digestId);
    if (!this.isAtRest && later < 0.03) this.lost.push({ providerId, digestId });
  }

  private async arrives(digestId: string): Promise<void> {
    const digest = await this.store.view.digests.byId(digestId);
    if (!digest) return this.amissAt('a digest that is no row was sent');
    const person = this.world.people[Number(digest.personId.slice(1))] as Somebody;
    this.found.sent += 1;
    if (digest.about?.includes('"change":"off"')) this.found.goodbyes += 1;
    const told = of(this.told, person.id);
    for (const { itemId } of await this.store.view.digests.items(digestId)) {
      if (told.has(itemId)) this.amiss(digest, `tells of ${itemId} again`);
      told.add(itemId);
      this.found.items += 1;
    }
    const spans = this.spans.get(person.id) ?? [];
    this.spans.set(person.id, [...spans, [digest.sinceAt ?? 0, digest.untilAt ?? 0]]);
  }

  private isWelcome(digest: Digest): void {
    const person = this.world.people[Number(digest.personId.slice(1))] as Somebody;
    const at = this.moment.now;
    const local = DateTime.fromMillis(at, { zone: person.zone });
    const days = of(this.daysOf, person.id);
    if (local.hour < 8 || local.hour >= 21) this.amiss(digest, `comes at ${local.toFormat('HH:mm')}`);
    if (days.has(digest.slot)) this.amiss(digest, `is the second one of ${digest.slot}`);
    days.add(digest.slot);
    if (person.hasStopped) this.amiss(digest, 'goes to somebody who said STOP');
    if (person.pausedUntil > at) this.amiss(digest, 'comes in a pause');
  }

  /** The provider says so hours or days later. */
  private async loseSome(): Promise<void> {
    if (this.lost.length === 0 || (!this.isAtRest && this.chance() > 0.3)) return;
    const { digestId, providerId } = this.lost.shift() as (typeof this.lost)[number];
    this.found.failed += 1;
    await this.neverArrived(digestId);
    await this.store.outbox.report({ channel: 'sms', providerId, status: 'failed', at: this.moment.now });
  }

  private async neverArrived(digestId: string): Promise<void> {
    const digest = await this.store.view.digests.byId(digestId);
    const spans = this.spans.get(digest?.personId ?? '') ?? [];
    this.spans.set(
      digest?.personId ?? '',
      spans.filter(([since, until]) => since !== digest?.sinceAt || until !== digest.untilAt),
    );
    for (const { itemId } of await this.store.view.digests.items(digestId))
      this.told.get(digest?.personId ?? '')?.delete(itemId);
  }

  /** Whoever wants news, and can have it, has been told of everything, and between two digests there is nothing untold. */
  private async count(): Promise<void> {
    for (const person of this.world.people) {
      const known = await this.store.view.people.person(person.id);
      const mark = known?.digestMark ?? 0;
      this.holdTogether(person, mark);
      if (!known || known.digestEvery === 'off' || person.hasStopped || !person.isHere) continue;
      // Whose day fell into a pause waits for the next one.
      if ((known.pausedUntil ?? 0) > this.moment.now - REST_MS) continue;
      const told = of(this.told, person.id);
      const since = Math.max(mark, this.moment.now - 69 * DAY);
      const late = this.world.readable(person, since, this.moment.now).filter(({ id }) => !told.has(id));
      if (late.length > 0) this.amissAt(`${person.id} was not told of ${late.length} things`);
    }
  }

  /** What is more than 70 days old when it can be told is news no more. */
  private holdTogether({ id }: Somebody, mark: number): void {
    let end: number | undefined;
    for (const [since, until] of (this.spans.get(id) ?? []).toSorted(([a], [b]) => a - b)) {
      if (end !== undefined && since > end && end < mark && until - since < 69 * DAY)
        this.amissAt(`${id} was told nothing of what came between ${end} and ${since}`);
      end = Math.max(end ?? 0, until);
    }
  }

  private amiss({ personId, slot, id }: Digest, what: string): void {
    this.amissAt(`${id} of ${personId}, ${slot}: ${what}`);
  }

  private amissAt(what: string): void {
    if (this.found.amiss.length < 20) this.found.amiss.push(what);
  }
}

interface Fate {
  row: OutboxRow;
  /** Whether it leaves, and whether it is reported lost later: 0 ≤ x < 1. */
  chance: number;
  later: number;
}

class Cut extends Error {}

function of(sets: Map<string, Set<string>>, key: string): Set<string> {
  const set = sets.get(key) ?? new Set<string>();
  sets.set(key, set);
  return set;
}
