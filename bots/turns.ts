// Who is next: one message at a time of each person, in the order of the inbox, many people at once. Knows nothing of what a turn does.
import { setTimeout as wait } from 'node:timers/promises';
import { Conflict } from '../store/changes.js';
import type { InboxRow, NewInbound } from '../store/inbox.js';
import type { Store } from '../store/store.js';
import type { Timer } from '../store/timers.js';
import type { Park } from './park.js';
import type { Cause, TakeTurn } from './turn.js';

export interface Turns {
  /** Durable when resolved; the turn follows by itself. */
  keep(message: NewInbound): Promise<{ id: number; duplicate: boolean }>;
  /** Queues a timer's turn behind the person's messages. Resolves when it has ended, well or parked. */
  ring(timer: Timer): Promise<void>;
  /** Takes up what an earlier process left. */
  start(): Promise<void>;
  /** Resolves once nothing is queued or running. */
  idle(): Promise<void>;
  /** Lets the running turns end; what is queued stays in the inbox. */
  stop(): Promise<void>;
}

export interface TurnsSettings {
  readonly store: Store;
  readonly take: TakeTurn;
  readonly park: Park;
  /** Called after each turn that is durable: there may be something to send. */
  committed(): void;
  /** Our own fault, with what may be logged of it: never words or numbers. */
  fault(error: unknown, about: { cause: string; attempt: number }): void;
}

/** People thinking at once; messages held in memory; tries of a turn; conflicts before a turn counts as tried. */
const AT_ONCE = 128;
const HELD_MOST = 10_000;
const REFILL = 500;
const TRIES = 3;
const CONFLICTS = 5;
const REST_MS = [50, 400] as const;
const RECOVER_MS = 5_000;

export function openTurns(settings: TurnsSettings): Turns {
  return new PersonQueues(settings);
}

interface Item {
  cause: Cause;
  ended?: () => void;
}

class PersonQueues implements Turns {
  /** A person's waiting items; present while one of them runs or waits. */
  private readonly queues = new Map<string, Item[]>();
  private readonly ready: string[] = [];
  private running = 0;
  private held = 0;
  /** The newest inbox row taken into memory; while behind, newer ones wait in the inbox. */
  private newest = 0;
  private behind = false;
  /** A message was kept while behind: the inbox must be read once more before memory is complete again. */
  private missed = false;
  private stopped = false;
  private refilling: Promise<void> | null = null;
  private waiters: (() => void)[] = [];

  constructor(private readonly settings: TurnsSettings) {}

  async keep(message: NewInbound): Promise<{ id: number; duplicate: boolean }> {
    const { id, duplicate, personId } = await this.settings.store.inbox.keep(message);
    if (!duplicate) this.receive({ ...message, id, personId, state: 'kept', attempts: 0 });
    return { id, duplicate };
  }

  ring(timer: Timer): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((ended) => this.add(timer.personId, { cause: { kind: 'timer', timer }, ended }));
  }

  async start(): Promise<void> {
    this.behind = true;
    await this.refill();
  }

  idle(): Promise<void> {
    if (this.held === 0 && !this.behind) return Promise.resolve();
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    while (this.running > 0) await wait(5);
  }

  private receive(row: InboxRow): void {
    if (this.stopped || row.id <= this.newest) return;
    if (this.behind || this.held >= HELD_MOST) {
      this.behind = true;
      this.missed = true;
      return;
    }
    this.newest = row.id;
    this.add(this.queueOf(row), { cause: { kind: 'message', row } });
  }

  /** The person's. While messages of an address wait that were kept before anybody was known there, those after them wait behind. */
  private queueOf({ channel, address, personId }: InboxRow): string {
    const unknown = `${channel}:${address}`;
    return personId === null || this.queues.has(unknown) ? unknown : personId;
  }

  private add(person: string, item: Item): void {
    this.held += 1;
    const queue = this.queues.get(person);
    if (queue) queue.push(item);
    else {
      this.queues.set(person, [item]);
      this.ready.push(person);
    }
    this.startReady();
  }

  private startReady(): void {
    while (!this.stopped && this.running < AT_ONCE) {
      const person = this.ready.shift();
      if (person === undefined) return;
      this.running += 1;
      void this.runFirst(person);
    }
  }

  private async runFirst(person: string): Promise<void> {
    const queue = this.queues.get(person) ?? [];
    const item = queue[0];
    if (item) await this.run(item.cause);
    queue.shift();
    if (queue.length > 0) this.ready.push(person);
    else this.queues.delete(person);
    this.running -= 1;
    this.held -= 1;
    item?.ended?.();
    this.startReady();
    if (this.behind && this.held < HELD_MOST / 2) void this.refill();
    if (this.held === 0 && !this.behind) for (const resolve of this.waiters.splice(0)) resolve();
  }

  /** Thinks and commits, again after a conflict, and after a fault of ours twice more; then gives it up aloud. */
  private async run(cause: Cause): Promise<void> {
    let conflicts = 0;
    for (let attempt = 1; !this.stopped || attempt === 1; ) {
      try {
        await this.settings.store.commit(await this.settings.take(cause));
        return this.settings.committed();
      } catch (error) {
        if (error instanceof Conflict && ++conflicts <= CONFLICTS) {
          if (await this.isOver(cause)) return;
          continue;
        }
        this.settings.fault(error, { cause: nameOf(cause), attempt });
        if (attempt === TRIES) return this.giveUp(cause);
        await wait(REST_MS[attempt - 1]);
        attempt += 1;
      }
    }
  }

  /** Another process may have ended this turn. */
  private async isOver(cause: Cause): Promise<boolean> {
    const { inbox, view } = this.settings.store;
    if (cause.kind === 'timer') return !(await view.timers.isOpen(cause.timer.id));
    return (await inbox.rows([cause.row.id])).length === 0;
  }

  private async giveUp(cause: Cause): Promise<void> {
    try {
      await this.settings.store.commit(this.settings.park(cause));
      this.settings.committed();
    } catch (error) {
      this.settings.fault(error, { cause: nameOf(cause), attempt: TRIES + 1 });
      this.recoverLater();
    }
  }

  /** The store itself is in trouble: what is kept stays kept and is taken up again when memory is empty. */
  private recoverLater(): void {
    const timer = setTimeout(() => {
      if (this.held > 0) return this.recoverLater();
      this.newest = 0;
      this.behind = true;
      void this.refill();
    }, RECOVER_MS);
    timer.unref();
  }

  private async refill(): Promise<void> {
    this.refilling ??= this.takeUp().finally(() => {
      this.refilling = null;
    });
    return this.refilling;
  }

  private async takeUp(): Promise<void> {
    try {
      while (this.behind && !this.stopped && this.held < HELD_MOST) {
        this.missed = false;
        const rows = await this.settings.store.inbox.kept(this.newest, REFILL);
        this.behind = rows.length === REFILL || this.missed;
        for (const row of rows) {
          this.newest = row.id;
          this.add(this.queueOf(row), { cause: { kind: 'message', row } });
        }
      }
    } catch (error) {
      this.settings.fault(error, { cause: 'inbox', attempt: 1 });
      this.recoverLater();
    }
    if (this.held === 0 && !this.behind) for (const resolve of this.waiters.splice(0)) resolve();
  }
}

const nameOf = (cause: Cause): string =>
  cause.kind === 'message' ? `message ${cause.row.id}` : `timer ${cause.timer.kind} ${cause.timer.id}`;
