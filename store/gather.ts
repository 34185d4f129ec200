// Many readers who want the same kind of thing at the same time are answered by one statement, as many turns share one commit.

interface Asker<Key, Found> {
  key: Key;
  resolve(found: Found): void;
  reject(error: unknown): void;
}

/**
 * Reads one by one for its callers, and many at a time for the database: what is asked while a statement runs is read by the next.
 * @param readMany gives what it found for each key, in their order
 */
export function gather<Key, Found>(
  readMany: (keys: readonly Key[]) => Promise<readonly Found[]>,
): (key: Key) => Promise<Found> {
  let asking: Asker<Key, Found>[] = [];
  let isReading = false;

  async function read(): Promise<void> {
    while (asking.length > 0) {
      const askers = asking;
      asking = [];
      try {
        const found = await readMany(askers.map(({ key }) => key));
        askers.forEach(({ resolve }, place) => resolve(found[place] as Found));
      } catch (error) {
        for (const { reject } of askers) reject(error);
      }
    }
    isReading = false;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      asking.push({ key, resolve, reject });
      if (!isReading) void Promise.resolve().then(read);
      isReading = true;
    });
}
