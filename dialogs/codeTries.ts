// What keeps short codes from being guessed: how few that nobody knows may be typed, from one address and from all of them.
import type { Turn } from './turn.js';

/** Tries are counted over this time: milliseconds. */
export const TRIES_MS = 15 * 60_000;
const TRIES = 5;
/** From all addresses, lest somebody makes many of them to guess. */
const TRIES_EVERYWHERE = 100;

/** Whether no more codes are looked up from here for now. */
export async function hasTriedEnough({ address, now, store }: Turn): Promise<boolean> {
  const { here, everywhere } = await store.links.tries(address.id, now - TRIES_MS);
  return here >= TRIES || everywhere >= TRIES_EVERYWHERE;
}

/** Remembers a code that nobody knew: the store counts these rows by this kind and the address. */
export function rememberTry(turn: Turn): void {
  const { address, changes, now } = turn;
  const id = turn.newId();
  changes.add('audit', { id, at: now, kind: 'link-try', personId: null, actor: address.id, detail: '{}' });
}
