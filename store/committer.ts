// The one place that writes. Whatever queued while the last commit ran becomes the next one: one transaction for many turns,
// so that a durable commit costs each of them next to nothing. It knows no table and never uses a timer.
import { setImmediate } from 'node:timers/promises';
import type { Writer } from './database.js';

/** Writes many values of one kind in few statements and gives their results in order; throws if any one cannot stand. */
export type Lane<T, R> = (values: readonly T[]) => Promise<readonly R[]>;

interface Entry {
  lane: Lane<unknown, unknown>;
  value: unknown;
  /** What it must have to itself in a group: two entries with one key never meet in one transaction. */
  keys: readonly string[];
  resolve(result: unknown): void;
  reject(error: unknown): void;
}
type Ending = { result: unknown } | { error: unknown };
type Endings = Map<Entry, Ending>;

const most = 128;
const tries = 5;

export class Committer {
  private queue: Entry[] = [];
  private running: Promise<void> | null = null;
  private closed = false;

  constructor(private readonly db: Writer) {}

  /** Resolves once the value is durable, with what its lane gave for it; rejects when it left no trace. */
  submit<T, R>(lane: Lane<T, R>, value: T, keys: readonly string[] = []): Promise<R> {
    if (this.closed) return Promise.reject(new Error('The store is closed.'));
    return new Promise<R>((resolve, reject) => {
      this.queue.push({
        lane: lane as Entry['lane'],
        value,
        keys,
        resolve,
        reject,
      });
      this.running ??= this.run();
    });
  }

  /** Takes nothing more and resolves when the queue is empty. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.queue.length > 0) {
      await breath();
      const group = this.take();
      const endings = await this.commit(group);
      for (const entry of group) settle(entry, endings.get(entry));
    }
    this.running = null;
  }

  /** The next group, oldest first. What shares a key with something before it waits for the next one. */
  private take(): Entry[] {
    const group: Entry[] = [];
    const rest: Entry[] = [];
    const taken = new Set<string>();
    for (const entry of this.queue) {
      const free = group.length < most && entry.keys.every((key) => !taken.has(key));
      (free ? group : rest).push(entry);
      for (const key of entry.keys) taken.add(key);
    }
    this.queue = rest;
    return group;
  }

  private async commit(group: readonly Entry[], left = tries): Promise<Endings> {
    try {
      await this.db.begin();
      const endings = await this.together(group).catch(() => this.again(group));
      await this.db.commit();
      return endings;
    } catch (error) {
      await this.db.rollback();
      if (left > 1 && isPassing(error)) return await this.commit(group, left - 1);
      return new Map(group.map((entry) => [entry, { error }]));
    }
  }

  /** Every lane once, with all of its values. */
  private async together(entries: readonly Entry[]): Promise<Endings> {
    const endings: Endings = new Map();
    for (const [lane, members] of byLane(entries)) {
      const results = await lane(members.map((entry) => entry.value));
      members.forEach((entry, place) => endings.set(entry, { result: results[place] }));
    }
    return endings;
  }

  /** Something in the group cannot stand: nothing of it stays, and each part is tried under a savepoint. */
  private async again(group: readonly Entry[]): Promise<Endings> {
    await this.db.rollback();
    await this.db.begin();
    return await this.apart(group);
  }

  /** Halves what does not go together until the culprit stands alone: it is refused, and nobody else is harmed. */
  private async apart(entries: readonly Entry[]): Promise<Endings> {
    await this.db.all('savepoint part');
    try {
      const endings = await this.together(entries);
      await this.db.all('release savepoint part');
      return endings;
    } catch (error) {
      await this.db.all('rollback to savepoint part');
      await this.db.all('release savepoint part');
      if (isPassing(error)) throw error;
      if (entries.length === 1) return new Map([[entries[0] as Entry, { error }]]);
    }
    const half = entries.length >> 1;
    return new Map([
      ...(await this.apart(entries.slice(0, half))),
      ...(await this.apart(entries.slice(half))),
    ]);
  }
}

/** Two rounds of the event loop: what is about to be handed over shares the commit, which costs the same for one as for many. */
async function breath(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

function byLane(entries: readonly Entry[]): Map<Entry['lane'], Entry[]> {
  const lanes = new Map<Entry['lane'], Entry[]>();
  for (const entry of entries) {
    const members = lanes.get(entry.lane);
    if (members) members.push(entry);
    else lanes.set(entry.lane, [entry]);
  }
  return lanes;
}

function settle(entry: Entry, ending: Ending | undefined): void {
  if (ending && 'result' in ending) entry.resolve(ending.result);
  else entry.reject(ending?.error ?? new Error('The commit lost an entry.'));
}

/** PostgreSQL's deadlock_detected and serialization_failure: the same transaction may well succeed now. */
function isPassing(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '40P01' || code === '40001';
}
