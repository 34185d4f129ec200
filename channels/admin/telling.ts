// What somebody hears of a decision that was made at the keyboard: said in a turn of their own, which the running service takes up
// at once, so that a long text is paged. Whoever said STOP, or cannot be reached, hears nothing.
import { LONG_TOLD } from '../../bots/longTold.js';
import type { Key, Params, Said } from '../../dialogs/turn.js';
import { en } from '../../dialogs/words/en.js';
import { type Entry, fill } from '../../dialogs/words/shape.js';
import type { Changes } from '../../store/changes.js';
import { type Desk, newId } from './desk.js';

/** False if they cannot be told now. */
export async function tell<K extends Key>(
  desk: Desk,
  changes: Changes,
  personId: string,
  ...[key, params]: [K, ...Params<K>]
): Promise<boolean> {
  const address = await desk.store.view.people.addressOf(personId);
  if (!address || address.optedOutAt !== null) return false;
  changes.add('timers', {
    id: newId(desk),
    kind: LONG_TOLD,
    personId,
    aboutId: JSON.stringify(saidOf(en[key], params ?? {})),
    dueAt: desk.now,
    doneAt: null,
    attempts: 0,
  });
  return true;
}

function saidOf(entry: Entry, params: Readonly<Record<string, string | number>>): Said {
  if (typeof entry === 'string') return { text: fill(entry, params), choices: [] };
  const choices = Object.entries(entry.choices ?? {}).map(([id, label]) => ({
    id,
    label: fill(label, params),
  }));
  return { text: fill(entry.ask, params), choices };
}
