// The moments between keep, turn, commit and send at which a test lets the process die. The product knows nothing of them.
import type { Store } from '../../store/store.js';

export const killPoints = [
  'before keep',
  'after keep',
  'before commit',
  'after commit',
  'after claim',
  'before record',
] as const;
export type KillPoint = (typeof killPoints)[number];

/** The store, except that its user dies by SIGKILL at that point, the first time it is reached. */
export function killing(store: Store, at: KillPoint): Store {
  const reached = async (point: KillPoint): Promise<void> => {
    if (point !== at) return;
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => {});
  };
  return {
    ...store,
    inbox: {
      ...store.inbox,
      keep: async (message) => {
        await reached('before keep');
        const kept = await store.inbox.keep(message);
        await reached('after keep');
        return kept;
      },
    },
    commit: async (changes) => {
      await reached('before commit');
      await store.commit(changes);
      await reached('after commit');
    },
    outbox: {
      ...store.outbox,
      claim: async (...how) => {
        const rows = await store.outbox.claim(...how);
        if (rows.length > 0) await reached('after claim');
        return rows;
      },
      record: async (outcome) => {
        await reached('before record');
        await store.outbox.record(outcome);
      },
    },
  };
}
