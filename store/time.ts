// The store's own time, by which every node goes: a shared server's clock, however the machine's own is set. The embedded store has
// no other than the machine's.
import type { Database } from './database.js';

export interface Time {
  /** Milliseconds UTC. */
  now(): number;
  close(): void;
}

/** Clocks drift: how often the difference is measured again. */
const MEASURED_EVERY_MS = 60_000;

export async function openTime(db: Database): Promise<Time> {
  if (db.kind === 'sqlite') return { now: Date.now, close: () => undefined };
  let ahead = await measure(db);
  const timer = setInterval(() => {
    // Where the server cannot be asked, the difference stands as it was measured last.
    void measure(db).then(
      (measured) => (ahead = measured),
      () => ahead,
    );
  }, MEASURED_EVERY_MS);
  timer.unref();
  return { now: () => Date.now() + ahead, close: () => clearInterval(timer) };
}

/** By how many milliseconds the server's clock is ahead of ours: its answer is of the middle of the time it took. */
async function measure(db: Database): Promise<number> {
  const asked = Date.now();
  const [row] = await db.all<{ at: number }>(
    'select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as "at"',
  );
  return Math.round((row?.at ?? asked) - (asked + Date.now()) / 2);
}
