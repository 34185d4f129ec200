// What waits for staff and was written by no turn, such as a text that nobody can say the fate of: the board is drawn again when
// there is more of it. It decides nothing.
import { EVERYTHING } from '../dialogs/desk/board.js';
import { cardRow } from '../dialogs/desk/show.js';
import type { House } from '../dialogs/turn.js';
import type { Store } from '../store/store.js';

export interface BoardSettings {
  readonly store: Pick<Store, 'view' | 'commit'>;
  readonly house: House;
  readonly now: () => number;
}

/** Looks once; call it now and then. The first look of a process always draws. */
export function boardWatch({ store, house, now }: BoardSettings): () => Promise<void> {
  let seen: number | null = null;
  return async () => {
    if (!house.desk) return;
    const newest = await store.view.safety.newestUntold();
    if (newest === seen) return;
    const board = cardRow(house.desk, { what: 'board', about: EVERYTHING }, now());
    await store.commit({ inserts: {}, operations: [], outbox: [board] });
    seen = newest;
  };
}
