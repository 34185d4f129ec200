// What became of a question is told by a message that names it. Where that never leaves because its asker opted out before, they have
// not been told: they are when they come back.
import { type Database, rowsOf, toJson } from './database.js';

const NAMED = 'outcome ';

/** The merge key of the message that tells it, with the id of the question. */
export type OutcomeKey = `${typeof NAMED}${string}`;

/** `dropped`: messages that never leave because their address opted out. */
export async function untell(db: Database, dropped: readonly { mergeKey: string | null }[]): Promise<void> {
  const ids = dropped.flatMap(({ mergeKey }) =>
    mergeKey?.startsWith(NAMED) ? [{ id: mergeKey.slice(NAMED.length) }] : [],
  );
  if (ids.length === 0) return;
  await db.all(
    `update questions set "toldAt" = null where "id" in (select r."id" from ${rowsOf(db, 1, { id: 'text' })})`,
    [toJson(ids)],
  );
}
