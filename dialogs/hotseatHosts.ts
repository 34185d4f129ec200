// Those who host a hotseat are woken in their own turn, where what stands open is not lost: for what begins, and for a question that waits.
import type { Hotseat } from '../store/hotseats.js';
import type { Turn } from './turn.js';

/** In the turn of the guest or the co-host. */
export const HOTSEAT_HOST = 'hotseat-host';

export interface Woken {
  id: string;
  startsAt: number;
  /** `doors`: it begins soon; `question`: one may wait for them; `mop-up`: what was left. */
  why: 'doors' | 'question' | 'mop-up';
  seedsOnly?: boolean;
}

export function wake(
  turn: Pick<Turn, 'changes' | 'newId' | 'now'>,
  { id, startsAt }: Pick<Hotseat, 'id' | 'startsAt'>,
  personId: string | null,
  { dueAt = turn.now, ...how }: Pick<Woken, 'why' | 'seedsOnly'> & { dueAt?: number },
): void {
  if (personId === null) return;
  turn.changes.add('timers', {
    id: turn.newId(),
    kind: HOTSEAT_HOST,
    personId,
    aboutId: JSON.stringify({ id, startsAt, ...how } satisfies Woken),
    dueAt,
    doneAt: null,
    attempts: 0,
  });
}

/** The guest has not come, and it has gone on for so long that somebody else begins. */
export const COHOST_AFTER_MS = 10 * 60_000;

/** The guest, and where they are late the co-host. */
export function wakeHosts(turn: Pick<Turn, 'changes' | 'newId' | 'now'>, hotseat: Hotseat): void {
  wake(turn, hotseat, hotseat.guestPersonId, { why: 'question' });
  if (hotseat.guestHereAt == null && turn.now >= hotseat.startsAt + COHOST_AFTER_MS)
    wake(turn, hotseat, hotseat.cohostPersonId, { why: 'question', seedsOnly: true });
}

/** Everybody who runs a group that holds it. */
export async function runnersOf({ store }: Turn, { byId, id }: Hotseat): Promise<string[]> {
  const groups = await store.hotseats.communityIds(id);
  const all = await Promise.all(groups.map((group) => store.communities.facilitators(group)));
  return [...new Set([...(byId === null ? [] : [byId]), ...all.flat()])];
}
