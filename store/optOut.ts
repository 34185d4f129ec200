// What a provider tells us of an address itself: that its owner said stop, or that nothing will ever arrive there.
import type { Lane } from './committer.js';
import type { Database } from './database.js';
import { auditSql, doubt, isBelievable, markStopped } from './doubtedStops.js';

export interface Refusal {
  channel: string;
  address: string;
  at: number;
}

/**
 * Marks the address, known to us or not, drops what is still to leave for it, and says so in the audit. Once: later ones change
 * nothing. `doubted`: there were too many of them within an hour, and a human must look first.
 */
export function optOutLane(db: Database, newId: () => string): Lane<Refusal, 'stopped' | 'doubted'> {
  return async (refusals) => {
    // Two nodes on PostgreSQL must not both count the last that is believed.
    if (db.kind === 'postgres') await db.all("select pg_advisory_xact_lock(hashtext('doorstep stops'))");
    const results: ('stopped' | 'doubted')[] = [];
    for (const refusal of refusals) results.push(await hear(db, newId, refusal));
    return results;
  };
}

async function hear(db: Database, newId: () => string, refusal: Refusal): Promise<'stopped' | 'doubted'> {
  const { address, at, channel } = refusal;
  const known = await db.all(knownSql, [channel, address]);
  if (known.length === 0 && !(await isBelievable(db, at))) {
    await doubt(db, refusal, newId);
    return 'doubted';
  }
  const marked = await markStopped(db, { id: newId(), channel, address, at });
  const detail = JSON.stringify({ channel, by: 'provider' });
  for (const { activePersonId } of marked)
    await db.all(auditSql, [newId(), at, activePersonId, 'doorstep', detail]);
  return 'stopped';
}

const knownSql = `select 1 from addresses where "channel" = $1 and "key" = $2 and "optedOutAt" is not null`;

export interface Flaw extends Refusal {
  problem: string;
}

/** Marks the address and puts it before staff, once for each time it becomes unusable. */
export function flagLane(db: Database, newId: () => string): Lane<Flaw, void> {
  return async (flaws) => {
    for (const { channel, address, problem, at } of flaws) {
      const flagged = await db.all<{ id: string; activePersonId: string | null }>(flagSql, [
        channel,
        address,
        problem,
        at,
      ]);
      for (const { id, activePersonId } of flagged)
        await db.all(waitingSql, [newId(), activePersonId, id, problem, at]);
    }
    return flaws.map(() => undefined);
  };
}

const flagSql = `update addresses set "problem" = $3, "problemAt" = $4
  where "channel" = $1 and "key" = $2 and "problem" is null returning "id", "activePersonId"`;

const waitingSql = `insert into waiting ("id", "kind", "personId", "aboutId", "note", "createdAt")
  values ($1, 'address-problem', $2, $3, $4, $5)`;
