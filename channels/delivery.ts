// The outbox pump: takes what is due and has it sent, a bounded number at once, woken by turns and by the clock.
// It keeps no list of its own (the outbox is the queue), and sends nothing inside a transaction.
import type { OutboxRow, Outcome } from '../store/outbox.js';
import type { Pace } from './channel.js';
import { type Attempting, ask, send } from './attempt.js';

export interface DeliverySettings extends Attempting {
  /**
   * Milliseconds a row is ours while it is being sent; longer than any channel waits for an answer. When it is over and the
   * outcome is still not known, the provider is asked.
   */
  readonly leaseMs?: number;
}

export interface Delivery {
  /** Something may be due: looks now. Cheap, and may be called as often as one likes. */
  wake(): void;
  /** Takes up nothing more, and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** Rows in hand at once. A row is claimed only when it can leave at once, so that its lease is never spent waiting here. */
const mostInHand = 32;
const usualLease = 30_000;
/** Milliseconds between two looks by the clock; wake() is heard at once. */
const shortestWait = 1_000;
/** Another process may have written something: the admin command, or another node. */
const longestWait = 2_000;

/** Starts the pump: it takes up what a crash left, what is due, and then whatever it is woken for. */
export function deliver(settings: DeliverySettings): Delivery {
  const pump = new Pump(settings);
  pump.wake();
  return pump;
}

class Pump implements Delivery {
  readonly #leaseMs: number;
  readonly #inHand = new Map<number, Promise<void>>();
  #looking: Promise<void> | undefined;
  #wanted = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  /** When to look next for rows whose lease is over: milliseconds UTC. */
  #askAt = Number.NEGATIVE_INFINITY;

  /** Texts alone are paced by the outbox. */
  readonly #pace: Pace | undefined;

  constructor(private readonly settings: DeliverySettings) {
    this.#pace = settings.channels.find(({ pace }) => pace)?.pace;
    this.#leaseMs = settings.leaseMs ?? usualLease;
  }

  wake(): void {
    this.#wanted = true;
    if (this.#stopped || this.#looking) return;
    clearTimeout(this.#timer);
    this.#looking = this.#look().finally(() => {
      this.#looking = undefined;
      // Woken while it was choosing when to wake up.
      if (this.#wanted) this.wake();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#looking;
    clearTimeout(this.#timer);
    await Promise.all(this.#inHand.values());
  }

  async #look(): Promise<void> {
    const { outbox, now, log } = this.settings;
    try {
      while (this.#wanted && !this.#stopped) {
        this.#wanted = false;
        if (now() >= this.#askAt) await this.#lookForLost();
        // With no hand free nothing is taken; the first that becomes free wakes us.
        const free = mostInHand - this.#inHand.size;
        const rows = free > 0 ? await outbox.claim(now(), free, this.#leaseMs, this.#pace) : [];
        for (const row of rows) this.#take(row, send(this.settings, row));
      }
      const due = (await outbox.nextDue()) ?? Number.POSITIVE_INFINITY;
      this.#wakeIn(Math.min(due, this.#askAt, now() + longestWait) - now());
    } catch (fault) {
      log.error({ err: fault }, 'the outbox could not be read; it is tried again');
      this.#wakeIn(shortestWait);
    }
  }

  /** Rows still `sending` after their lease: cut off by a crash, or by a provider that did not answer. */
  async #lookForLost(): Promise<void> {
    const { outbox, now } = this.settings;
    this.#askAt = now() + this.#leaseMs;
    const free = mostInHand - this.#inHand.size;
    const lost = (await outbox.abandoned(now(), mostInHand)).filter(({ id }) => !this.#inHand.has(id));
    for (const row of lost.slice(0, free)) this.#take(row, ask(this.settings, row));
    // More than hands: the rest is looked for as soon as a hand is free.
    if (lost.length > free || lost.length === mostInHand) this.#askAt = now();
  }

  #take(row: OutboxRow, work: Promise<Outcome | undefined>): void {
    const done = this.#writeDown(row, work)
      .catch((fault: unknown) => {
        // Its lease stays, and when that is over its provider is asked what became of it.
        this.settings.log.error({ err: fault, id: row.id }, 'an outcome could not be written down');
      })
      .finally(() => {
        this.#inHand.delete(row.id);
        this.wake();
      });
    this.#inHand.set(row.id, done);
  }

  async #writeDown(row: OutboxRow, work: Promise<Outcome | undefined>): Promise<void> {
    const outcome = await work;
    if (outcome) return this.settings.outbox.record(outcome);
    const now = this.settings.now();
    const leaseUntil = row.leaseUntil ?? now;
    // Just sent: asked after when its lease ends. Asked in vain: not before another lease's time.
    this.#askAt = leaseUntil > now ? Math.min(this.#askAt, leaseUntil) : now + this.#leaseMs;
  }

  #wakeIn(wait: number): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), Math.max(wait, shortestWait));
  }
}
