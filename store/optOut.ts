// What a provider tells us of an address itself: that its owner said stop, or that nothing will ever arrive there.
import type { Lane } from './committer.js';
import type { Database } from './database.js';

export interface Refusal {
  channel: string;
  address: string;
  at: number;
}

/** Marks the address, known to us or not, drops what is still to leave for it, and says so in the audit. Once: later ones change nothing. */
export function optOutLane(db: Database, newId: () => string): Lane<Refusal, void> {
  return async (refusals) => {
    for (const { channel, address, at } of refusals) {
      const marked = await db.all<{ activePersonId: string | null }>(markSql, [
        newId(),
        channel,
        address,
        at,
      ]);
      await db.all(dropSql, [channel, address]);
      for (const { activePersonId } of marked) {
        await db.all(auditSql, [newId(), at, activePersonId, JSON.stringify({ channel, by: 'provider' })]);
      }
    }
    return refusals.map(() => undefined);
  };
}

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

const markSql = `insert into addresses ("id", "channel", "key", "activePersonId", "conversation", "optedOutAt", "createdAt")
  values ($1, $2, $3, null, '', $4, $4)
  on conflict ("channel", "key") do update set "optedOutAt" = excluded."optedOutAt" where addresses."optedOutAt" is null
  returning "activePersonId"`;

const dropSql = `update outbox set "state" = 'dropped', "problem" = 'opted-out'
  where "state" = 'due' and "channel" = $1 and "address" = $2 and "evenIfOptedOut" = 'no'`;

const auditSql = `insert into audit ("id", "at", "kind", "personId", "actor", "detail")
  values ($1, $2, 'opt-out', $3, 'doorstep', $4)`;

const flagSql = `update addresses set "problem" = $3, "problemAt" = $4
  where "channel" = $1 and "key" = $2 and "problem" is null returning "id", "activePersonId"`;

const waitingSql = `insert into waiting ("id", "kind", "personId", "aboutId", "note", "createdAt")
  values ($1, 'address-problem', $2, $3, $4, $5)`;
