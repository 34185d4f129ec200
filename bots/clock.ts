// Time passing: timers that are due become turns, each once. It never decides what happens then.
import type { Store } from '../store/store.js';
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
  now: () => number;
  /** Looked at each second too. */
  watch?: () => Promise<void>;
  /** Timers that ring side by side: one at a time, and they ring in their order. */
  sideBySide?: number;
  fault: (error: unknown) => void;
}): Clock {
  const { store, turns, now, watch, sideBySide = AT_ONCE, fault } = settings;
  let timer: NodeJS.Timeout | undefined;
  let ticking: Promise<void> = Promise.resolve();

  async function tick(): Promise<void> {
    const due = await store.view.timers.due(now(), sideBySide);
    await Promise.all(due.map((one) => turns.ring(one)));
    await watch?.();
  }

  function next(): void {
    timer = setTimeout(() => {
      ticking = tick()
        .catch(fault)
        .finally(() => timer && next());
    }, EVERY_MS);
    timer.unref();
  }

  return {
    tick,
    start: next,
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await ticking;
    },
  };
}
