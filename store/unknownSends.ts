// Messages that may have gone out and may not: each is put before staff, who say what became of it.
import { type Database, rowsOf, toJson, unindexed } from './database.js';

/** What waits for a human about one. */
export const UNKNOWN_SEND = 'unknown-send';

const NOTE = 'A message may have arrived, or not. Ask the provider, or the person.';

/** Once for each message, however often nobody knew. */
export async function putBeforeStaff(
  db: Database,
  messages: readonly { id: number; personId: string | null }[],
  { at, newId }: { at: number; newId: () => string },
): Promise<void> {
  const lines = messages.map(({ id, personId }) => ({ id: newId(), personId, aboutId: String(id) }));
  await db.all(
    `insert into waiting ("id", "kind", "personId", "aboutId", "note", "createdAt")
      select r."id", '${UNKNOWN_SEND}', r."personId", r."aboutId", $2, $3
      from ${rowsOf(db, 1, { id: 'text', personId: 'text', aboutId: 'text' })}
      where not exists (select 1 from waiting w
        where w."kind" = '${UNKNOWN_SEND}' and w."aboutId" = r."aboutId" and w."doneAt" is null)`,
    [toJson(lines), NOTE, at],
  );
}

export interface Settled {
  kind: 'settle';
  /** The outbox row. */
  id: number;
  /** `sent`: it arrived. `due`: it did not, and goes out again. */
  state: 'sent' | 'due';
  at: number;
}

/** Does nothing where it is known by now what became of it. */
export async function settle(db: Database, { at, id, state }: Settled): Promise<void> {
  await db.all(
    `update outbox set "state" = $2, "problem" = null, "leaseUntil" = null,
        "sentAt" = case when $2 = 'sent' then cast($3 as bigint) else "sentAt" end,
        "dueAt" = case when $2 = 'due' then cast($3 as bigint) else "dueAt" end
      where "id" = $1 and ${unindexed('"state"')} = 'unknown'`,
    [id, state, at],
  );
}
