// Waits for something that happens elsewhere, and says what did not.
import { setTimeout as wait } from 'node:timers/promises';

const longest = 5_000;

/** Resolves once it holds, to what it gave. */
export async function until<T>(
  what: string,
  holds: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  for (const end = Date.now() + longest; Date.now() < end; await wait(5)) {
    const found = await holds();
    if (found) return found;
  }
  throw new Error(`waited in vain: ${what}`);
}
