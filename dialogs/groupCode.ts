// A code that lets whoever types it into a group: handed out by those who run it, kept as a hash.
import { digitCode, hashOf } from './secrets.js';
import type { Turn } from './turn.js';

const HOLDS_MS = 30 * 24 * 60 * 60 * 1000;

/** A new one; it holds until the moment that is given with it. */
export function newGroupCode(turn: Turn, communityId: string): { code: string; endsAt: number } {
  const code = digitCode(turn);
  const endsAt = turn.now + HOLDS_MS;
  turn.changes.add('group_codes', {
    id: turn.newId(),
    communityId,
    byId: turn.person.id,
    hash: hashOf(code),
    createdAt: turn.now,
    endsAt,
  });
  return { code, endsAt };
}

/** The code in what was typed, or `null`: then it is the name of a group. */
export const groupCodeIn = (typed: string): string | null =>
  /^\d{6}$/.exec(typed.replaceAll(/\s/g, ''))?.[0] ?? null;

/** The open group that a code is for; two groups with one code are none. */
export async function groupOfCode({ now, store }: Turn, code: string) {
  const ids = new Set(
    (await store.communities.codes(hashOf(code), now)).map(({ communityId }) => communityId),
  );
  const [id] = ids;
  const group = ids.size === 1 && id !== undefined ? await store.communities.byId(id) : null;
  return group?.closedAt === null ? group : null;
}
