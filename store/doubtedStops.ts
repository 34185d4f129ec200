// Stops that a provider told of and nobody believes yet: so many at once are more likely its fault than people's wish. Until a human
// has confirmed or cleared them, what is for these addresses waits.
import { id, table, time } from './columns.js';
import type { Database } from './database.js';
import { untell } from './outcomes.js';

export interface DoubtedStop {
  channel: string;
  address: string;
  at: number;
}

export const doubtedStops = table<DoubtedStop>('doubted_stops', { channel: id, address: id, at: time });

/** What waits for a human meanwhile: one line, however many there are. */
export const MASS_STOP = 'mass-stop';

/** Stops believed within an hour. */
const MOST = 20;
const HOUR_MS = 60 * 60 * 1000;

/** Whether another stop may be believed by now. A person's own STOP is never counted. */
export async function isBelievable(db: Database, at: number): Promise<boolean> {
  const sql = `select count(*) as "count" from audit where "kind" = 'opt-out' and "at" > $1 and "actor" = 'doorstep'`;
  const [row] = await db.all<{ count: number }>(sql, [at - HOUR_MS]);
  return Number(row?.count) < MOST;
}

/** Remembers one, and puts the matter before staff if it is not yet. */
export async function doubt(db: Database, stop: DoubtedStop, newId: () => string): Promise<void> {
  const { address, at, channel } = stop;
  await db.all(
    `insert into doubted_stops ("channel", "address", "at") values ($1, $2, $3)
      on conflict ("channel", "address") do nothing`,
    [channel, address, at],
  );
  await db.all(
    `insert into waiting ("id", "kind", "personId", "aboutId", "note", "createdAt")
      select $1, '${MASS_STOP}', null, null, $2, $3
      where not exists (select 1 from waiting where "kind" = '${MASS_STOP}' and "doneAt" is null)`,
    [newId(), NOTE, at],
  );
}

const NOTE =
  `The provider says that more than ${MOST} people stopped within an hour. That may be its fault. ` +
  'What is for the others waits. Ask the provider, then say whether they have stopped.';

export interface StopsDecided {
  kind: 'stops';
  /** They have stopped; else they are tried again. */
  stopped: boolean;
  at: number;
  /** An id for the audit rows, which each add the number of theirs to it. */
  auditId: string;
}

/** All that are doubted are believed, or tried again now. */
export async function decideStops(db: Database, { at, auditId, stopped }: StopsDecided): Promise<void> {
  if (stopped) await believe(db, at, auditId);
  else await db.all(againSql, [at]);
  await db.all('delete from doubted_stops');
}

async function believe(db: Database, at: number, auditId: string): Promise<void> {
  const stops = await db.all<DoubtedStop>('select * from doubted_stops order by "channel", "address"');
  for (const [place, { address, channel }] of stops.entries()) {
    const marked = await markStopped(db, { id: `${auditId}-${place}`, channel, address, at });
    const detail = JSON.stringify({ channel, by: 'provider', confirmed: true });
    for (const { activePersonId } of marked)
      await db.all(auditSql, [`${auditId}-${place}-audit`, at, activePersonId, 'staff', detail]);
  }
}

/** Marks an address, known to us or not, and drops what is still to leave for it. Nothing if it was marked before. */
export async function markStopped(
  db: Database,
  { id, channel, address, at }: DoubtedStop & { id: string },
): Promise<{ activePersonId: string | null }[]> {
  const marked = await db.all<{ activePersonId: string | null }>(markSql, [id, channel, address, at]);
  await untell(db, await db.all<{ mergeKey: string | null }>(dropSql, [channel, address]));
  return marked;
}

const markSql = `insert into addresses ("id", "channel", "key", "activePersonId", "conversation", "optedOutAt", "createdAt")
  values ($1, $2, $3, null, '', $4, $4)
  on conflict ("channel", "key") do update set "optedOutAt" = excluded."optedOutAt" where addresses."optedOutAt" is null
  returning "activePersonId"`;

const dropSql = `update outbox set "state" = 'dropped', "problem" = 'opted-out'
  where "state" = 'due' and "channel" = $1 and "address" = $2 and "evenIfOptedOut" = 'no'
  returning "mergeKey"`;

export const auditSql = `insert into audit ("id", "at", "kind", "personId", "actor", "detail")
  values ($1, $2, 'opt-out', $3, $4, $5)`;

const againSql = `update outbox set "dueAt" = $1, "held" = null where "state" = 'due' and "dueAt" > $1
  and ("held" = 'stop' or "problem" = 'opted-out')
  and exists (select 1 from doubted_stops s where s."channel" = outbox."channel" and s."address" = outbox."address")`;
