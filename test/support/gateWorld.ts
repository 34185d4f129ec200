// People in six zones who are sent messages of every kind by two nodes, over a change of the clocks, while providers fail, people stop
// and move. What went against the rules is counted up, each as a sentence.
import { DateTime } from 'luxon';
import { hoursOf } from '../../bots/hours.js';
import type { NewOutbound, OutboxRow, Priority } from '../../store/outbox.js';
import { priorities } from '../../store/outbox.js';
import type { Store } from '../../store/store.js';
import { address, addressPerson, changes, outbound, person } from '../store/rows.js';
import { seeded } from './stage.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const zones = [
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
] as const;

/** Weeks in which clocks change: Europe and America, then back, and the south. */
export const weeks = {
  autumn: Date.UTC(2026, 9, 21),
  spring: Date.UTC(2027, 2, 10),
  south: Date.UTC(2026, 8, 23),
} as const;

export const hours = hoursOf({});

interface Sent {
  row: OutboxRow;
  at: number;
  zone: string;
}

export class GateWorld {
  readonly amiss: string[] = [];
  readonly sent: Sent[] = [];
  private readonly chance: () => number;
  private readonly zoneOf = new Map<string, string>();
  private readonly stopped = new Set<string>();
  private readonly inHand = new Map<number, OutboxRow>();
  private made = 0;
  /** Those that were to leave later from the beginning. */
  private readonly later = new Set<string>();

  constructor(
    seed: number,
    private readonly nodes: readonly [Store, Store],
    private readonly size: { people: number; from: number; days: number; clock: { now: number } },
  ) {
    this.chance = seeded(seed);
  }

  async run(): Promise<void> {
    const { from, days, clock } = this.size;
    clock.now = from;
    await this.begin();
    let now = from;
    for (; now < from + days * day; now += this.upTo(3 * hour)) await this.happens(now);
    // What is left has three weeks to leave, or to grow stale.
    for (const end = now + 21 * day; now < end && (await this.isOpen()); ) {
      now = Math.max(now + minute, await this.nextMoment(now));
      await this.deliver(now);
    }
    await this.judge();
  }

  private async begin(): Promise<void> {
    const ids = Array.from({ length: this.size.people }, (_, n) => `p${n}`);
    for (const [n, id] of ids.entries()) this.zoneOf.set(id, zones[n % zones.length] as string);
    await this.nodes[0].commit(
      changes({
        inserts: {
          people: ids.map((id) => person(id, { zone: this.zoneOf.get(id) as string })),
          addresses: ids.map((id) => address(id)),
          address_people: ids.map((id) => addressPerson(id)),
        },
      }),
    );
  }

  private async happens(now: number): Promise<void> {
    this.size.clock.now = now;
    if (this.chance() < 0.8) await this.write(now);
    if (this.chance() < 0.02) await this.stop(now);
    if (this.chance() < 0.05) await this.move();
    await this.deliver(now);
  }

  private async write(now: number): Promise<void> {
    const outbox = Array.from({ length: 1 + this.upTo(4) }, () => this.message(now));
    await this.nodes[this.upTo(2) === 0 ? 0 : 1].commit(changes({ outbox }));
  }

  private message(now: number): NewOutbound {
    const personId = `p${this.upTo(this.size.people)}`;
    const priority = priorities[this.upTo(priorities.length)] as Priority;
    const isReply = priority === 'reply' || priority === 'safeguarding';
    const moves = this.isMover(personId);
    const dice = this.chance();
    const wait = this.chance() < 0.1 ? this.upTo(day) : 0;
    const text = `message ${this.made++}`;
    if (wait > 0) this.later.add(text);
    return outbound(personId, {
      body: { text, choices: [] },
      priority,
      dueAt: now + wait,
      hours: isReply ? 'any' : 'awake',
      proactive: !isReply && !moves && this.chance() < 0.6 ? 'yes' : 'no',
      staleAt: dice < 0.2 ? now + this.upTo(2 * day) : null,
      mergeKey: dice > 0.9 ? `news for ${personId}` : null,
    });
  }

  /** Days are counted where somebody lives by then: whoever moves is asked about the night alone. */
  private readonly isMover = (personId: string): boolean => Number(personId.slice(1)) % 4 === 3;

  private async move(): Promise<void> {
    const movers = [...this.zoneOf.keys()].filter(this.isMover);
    const id = movers[this.upTo(movers.length)];
    if (id === undefined) return;
    const zone = zones[this.upTo(zones.length)] as string;
    this.zoneOf.set(id, zone);
    await this.nodes[0].commit(
      changes({ operations: [{ kind: 'set', table: 'people', where: { id }, values: { zone } }] }),
    );
  }

  private async stop(now: number): Promise<void> {
    const id = `p${this.upTo(this.size.people)}`;
    this.stopped.add(id);
    const values = { optedOutAt: now };
    const where = { id: `at ${id}` };
    await this.nodes[1].commit(changes({ operations: [{ kind: 'set', table: 'addresses', where, values }] }));
  }

  /** Both nodes claim at once, until neither finds anything more. */
  private async deliver(now: number): Promise<void> {
    for (;;) {
      const claims = await Promise.all(this.nodes.map((node) => node.outbox.claim(now, 5, hour)));
      const rows = claims.flat();
      if (rows.length === 0) return;
      for (const row of rows) this.take(row, now);
      await Promise.all(rows.map((row) => this.end(row, now)));
    }
  }

  private take(row: OutboxRow, now: number): void {
    if (this.inHand.has(row.id)) this.amiss.push(`${row.id} was taken twice at once`);
    for (const other of this.inHand.values())
      if (other.personId === row.personId) this.amiss.push(`${row.id} left beside ${other.id}`);
    this.inHand.set(row.id, row);
    const zone = this.zoneOf.get(row.personId ?? '') ?? '';
    const there = DateTime.fromMillis(now, { zone });
    const isForTheDay = row.priority !== 'safeguarding' && (row.hours === 'awake' || row.proactive === 'yes');
    if (isForTheDay && (there.hour < 8 || there.hour >= 21))
      this.amiss.push(`${row.id} came at ${there.toISO()}`);
    if (this.stopped.has(row.personId ?? '')) this.amiss.push(`${row.id} came after a stop`);
  }

  private async end(row: OutboxRow, now: number): Promise<void> {
    const dice = this.chance();
    const wait = minute * 2 ** row.attempts * (1 + this.chance());
    const { id } = row;
    const told = { problem: 'unreachable', code: null };
    this.inHand.delete(id);
    if (dice < 0.25) {
      const dueAt = Math.round(now + wait);
      await this.nodes[0].outbox.record({ id, state: 'due', dueAt, ...told });
      return;
    }
    this.sent.push({ row, at: now, zone: this.zoneOf.get(row.personId ?? '') ?? '' });
    await this.nodes[1].outbox.record({ id, state: 'sent', providerId: `X${id}`, at: now });
  }

  private async judge(): Promise<void> {
    this.judgeCaps();
    this.judgeOrder();
    const byId = new Set(this.sent.map(({ row }) => row.id));
    if (byId.size !== this.sent.length) this.amiss.push('something was sent twice');
    for (let id = 1; id <= this.made; id++) {
      const row = await this.nodes[0].outbox.byId(id);
      // What gave way before it was written has no row.
      if (!row) continue;
      if (byId.has(id)) continue;
      const isStopped = row.problem === 'opted-out' && this.stopped.has(row.personId ?? '');
      const isStale = row.problem === 'stale' && row.staleAt !== null;
      const isMerged = row.problem === 'merged' && row.mergeKey !== null;
      if (row.state !== 'dropped' || !(isStopped || isStale || isMerged))
        this.amiss.push(`${id} was lost: ${row.state} ${row.problem} ${row.held}`);
    }
  }

  private judgeCaps(): void {
    const had = new Map<string, number[]>();
    for (const { row, at, zone } of this.sent) {
      if (row.proactive === 'no') continue;
      const who = row.personId ?? '';
      had.set(who, [...(had.get(who) ?? []), hours.dayAt(at, zone)]);
    }
    for (const [who, days] of had)
      for (const one of days) {
        if (days.filter((other) => other === one).length > 1) this.amiss.push(`${who} had two on day ${one}`);
        const week = days.filter((other) => other > one - 7 && other <= one).length;
        if (week > 4) this.amiss.push(`${who} had ${week} in the week to day ${one}`);
      }
  }

  /** Of one kind, those that were due when they were written come in the order in which they were written. */
  private judgeOrder(): void {
    const last = new Map<string, number>();
    for (const { row } of this.sent) {
      if (this.later.has(row.body.text)) continue;
      const kind = `${row.personId} ${row.priority} ${row.hours} ${row.proactive}`;
      if ((last.get(kind) ?? 0) > row.id) this.amiss.push(`${row.id} came after ${last.get(kind)} (${kind})`);
      last.set(kind, Math.max(last.get(kind) ?? 0, row.id));
    }
  }

  private async isOpen(): Promise<boolean> {
    return (await this.nodes[0].outbox.counts()).due > 0;
  }

  private async nextMoment(now: number): Promise<number> {
    return (await this.nodes[0].outbox.nextDue()) ?? now;
  }

  private readonly upTo = (below: number): number => Math.floor(this.chance() * below);
}
