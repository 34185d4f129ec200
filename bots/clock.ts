// Time passing: timers that are due become turns, each once. It never decides what happens then, and no turn that takes long holds
// up the others.
import type { Store } from '../store/store.js';
import type { Timer } from '../store/timers.js';
import type { Turns } from './turns.js';

export interface Clock {
  /** Rings what is due by now; resolves when those turns have ended. */
  tick(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const EVERY_MS = 1_000;
const AT_ONCE = 100;

export function openClock(settings: {
  store: Store;
  turns: Turns;
  /** Milliseconds UTC, the same on every node. */
  now: () => number;
  /** Looked at each second too, beside the timers. */
  watch?: () => Promise<void>;
  /** Timers that ring side by side: one at a time, and they ring in their order. */
  sideBySide?: number;
  fault: (error: unknown) => void;
}): Clock {
  const { store, turns, now, watch, sideBySide = AT_ONCE, fault } = settings;
  const ringing = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let watching: Promise<void> | undefined;

  /** Begins to ring as many as there is room for. */
  async function ringDue(): Promise<Promise<void>[]> {
    const due = await store.view.timers.due(now(), sideBySide + ringing.size);
    const fresh = due.filter(({ id }) => !ringing.has(id));
    return fresh.slice(0, Math.max(0, sideBySide - ringing.size)).map(ring);
  }

  async function ring(one: Timer): Promise<void> {
    ringing.add(one.id);
    await turns.ring(one).finally(() => ringing.delete(one.id));
  }

  async function tick(): Promise<void> {
    await Promise.all(await ringDue());
    await watch?.();
  }

  /** It may take long, and is not begun again before it has ended. */
  function watchOn(): void {
    watching ??= watch?.()
      .catch(fault)
      .finally(() => {
        watching = undefined;
      });
  }

  async function look(): Promise<void> {
    watchOn();
    const begun = await ringDue();
    for (const one of begun) one.catch(fault);
    next(begun.length === sideBySide ? 0 : EVERY_MS);
  }

  function next(wait = EVERY_MS): void {
    timer = setTimeout(() => {
      looking = look().catch((error: unknown) => {
        fault(error);
        next();
      });
    }, wait);
    timer.unref();
  }

  return {
    tick,
    start: next,
    async stop() {
      clearTimeout(timer);
      await looking;
      clearTimeout(timer);
      await watching;
    },
  };
}
