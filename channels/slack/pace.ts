// One message a second and channel, in the order in which they came. Who would have to wait long is sent away with a time to come
// back: the outbox is the queue, and what waits here keeps other messages from leaving.
// Source: https://docs.slack.dev/apis/web-api/rate-limits
import { setTimeout as pause } from 'node:timers/promises';
import { DeliveryError } from '../channel.js';

const between = 1_000;
/** Waiting for one channel, and for all. */
const mostWaiting = 2;
const mostInAll = 8;
/** Milliseconds anybody waits here. */
const longestWait = 3_000;
/** Milliseconds a row is sent away for at the most. */
const longestAway = 5 * 60_000;
/** Channels remembered. */
const mostKept = 1_000;

/** Of those we send away ourselves. */
const code = 'pace';

interface Lane {
  waiting: number;
  /** Waiting, or under way. */
  jobs: number;
  /** The one under way, and all before it. */
  last: Promise<unknown>;
  /** When the next may leave, and when the next that is sent away may come back: milliseconds. */
  freeAt: number;
  bookedAt: number;
}

/** What time is, for tests. */
export interface Ticking {
  now(): number;
  wait(ms: number): Promise<unknown>;
}

const realTime: Ticking = { now: () => performance.now(), wait: (ms) => pause(ms) };

export class Pace {
  #lanes = new Map<string, Lane>();
  #waiting = 0;

  constructor(private readonly time: Ticking = realTime) {}

  /** @throws DeliveryError `throttled`, before anything was done. */
  async run<T>(channel: string, job: () => Promise<T>): Promise<T> {
    const lane = this.#lane(channel);
    const isFull = lane.waiting >= mostWaiting || this.#waiting >= mostInAll;
    if (isFull || this.#wait(lane) > longestWait) throw this.#away(lane);
    lane.jobs++;
    lane.waiting++;
    this.#waiting++;
    const turn = lane.last.then(() => this.#ownTurn(lane));
    const done = turn.then(job).catch((fault: unknown) => {
      this.#heed(lane, fault);
      throw fault;
    });
    // Whoever comes next waits for it, and not for what became of it.
    const over = (): void => this.#over(lane);
    lane.last = done.then(over, over);
    return done;
  }

  async #ownTurn(lane: Lane): Promise<void> {
    try {
      const wait = this.#wait(lane);
      if (wait > longestWait) throw this.#away(lane);
      if (wait > 0) await this.time.wait(wait);
      lane.freeAt = this.time.now() + between;
    } finally {
      lane.waiting--;
      this.#waiting--;
    }
  }

  /** Slack counts from when it heard us, which may be as late as now. */
  #over(lane: Lane): void {
    lane.jobs--;
    lane.freeAt = Math.max(lane.freeAt, this.time.now() + between);
  }

  /** Where Slack asks us to wait, nobody asks again before. */
  #heed(lane: Lane, fault: unknown): void {
    if (!(fault instanceof DeliveryError) || fault.detail.code === code) return;
    lane.freeAt = Math.max(lane.freeAt, this.time.now() + (fault.detail.retryAfter ?? 0));
  }

  #wait = ({ freeAt }: Lane): number => freeAt - this.time.now();

  /** Each is told another second, so that they do not all come back at once. */
  #away(lane: Lane): DeliveryError {
    const now = this.time.now();
    lane.bookedAt = Math.max(lane.bookedAt, lane.freeAt, now) + between;
    const retryAfter = Math.round(Math.min(lane.bookedAt - now, longestAway));
    return new DeliveryError('throttled', 'this channel has its message of the second', {
      code,
      retryAfter,
    });
  }

  #lane(channel: string): Lane {
    const known = this.#lanes.get(channel);
    if (known) return known;
    if (this.#lanes.size >= mostKept) this.#forget();
    const lane = { waiting: 0, jobs: 0, last: Promise.resolve(), freeAt: 0, bookedAt: 0 };
    this.#lanes.set(channel, lane);
    return lane;
  }

  #forget(): void {
    const now = this.time.now();
    for (const [channel, { jobs, freeAt, bookedAt }] of this.#lanes)
      if (jobs === 0 && Math.max(freeAt, bookedAt) + longestWait < now) this.#lanes.delete(channel);
  }
}
