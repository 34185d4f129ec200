// The durable list of messages received: written before a provider is answered, emptied by turns.
import { columnsOf, maybeText, serial, table, text, time, whole } from './columns.js';
import type { Committer, Lane } from './committer.js';
import { type Database, rowsOf, storable, toJson } from './database.js';

export interface InboxRow {
  id: number;
  channel: string;
  /** Unique in its channel. */
  providerId: string;
  address: string;
  conversation: string;
  receivedAt: number;
  /** The rest of the message: text, choice, action, media, card, what was filled in. */
  body: InboundBody;
  /** Who was active at the address when it was kept; `null` for a new address. */
  personId: string | null;
  /** `parked`: set aside for a human to look at. */
  state: 'kept' | 'done' | 'parked';
  attempts: number;
}

export interface InboundBody {
  text?: string;
  choice?: string;
  action?: string;
  media?: readonly { url: string; contentType: string }[];
  /** Which card it was done on or below. */
  card?: string;
  /** A form that was filled in, by field. */
  filled?: Readonly<Record<string, string>>;
}

export interface NewInbound extends Omit<InboxRow, 'id' | 'personId' | 'state' | 'attempts'> {}

export interface Inbox {
  /** Durable when resolved. A second arrival of the same (channel, providerId) changes nothing and says so. */
  keep(message: NewInbound): Promise<{ id: number; duplicate: boolean; personId: string | null }>;
  /** Rows not yet turned, oldest first, after `afterId`. */
  kept(afterId: number, limit: number): Promise<InboxRow[]>;
  /** The rows with these ids that are still `kept`. */
  rows(ids: readonly number[]): Promise<InboxRow[]>;
  /** Counts one try that ended in our own fault. */
  tried(id: number): Promise<void>;
  counts(): Promise<Record<InboxRow['state'], number>>;
}

interface StoredInbound extends Omit<InboxRow, 'body'> {
  /** JSON. */
  body: string;
}

export const inbox = table<StoredInbound>('inbox', {
  id: serial,
  channel: text,
  providerId: text,
  address: text,
  conversation: text,
  receivedAt: time,
  body: text,
  personId: maybeText,
  state: text,
  attempts: whole,
});

type Kept = Awaited<ReturnType<Inbox['keep']>>;

export function openInbox(reader: Database, writer: Database, committer: Committer): Inbox {
  const keep = keepLane(writer);
  const tried: Lane<number, void> = async (ids) => {
    for (const id of ids)
      await writer.all('update inbox set "attempts" = "attempts" + 1 where "id" = $1', [id]);
    return ids.map(() => undefined);
  };
  const byIds = `select * from inbox where "state" = 'kept'
    and "id" in (select r."id" from ${rowsOf(reader, 1, { id: 'integer' })}) order by "id"`;
  return {
    keep: (message) => committer.submit(keep, message),
    tried: (id) => committer.submit(tried, id),
    async kept(afterId, limit) {
      const sql = `select * from inbox where "state" = 'kept' and "id" > $1 order by "id" limit $2`;
      return (await reader.all<StoredInbound>(sql, [afterId, limit])).map(restored);
    },
    async rows(ids) {
      return (await reader.all<StoredInbound>(byIds, [toJson(ids.map((id) => ({ id })))])).map(restored);
    },
    async counts() {
      const sql = 'select "state", count(*) as "count" from inbox group by "state"';
      const rows = await reader.all<{ state: InboxRow['state']; count: number }>(sql);
      return {
        kept: 0,
        done: 0,
        parked: 0,
        ...Object.fromEntries(rows.map(({ state, count }) => [state, count])),
      };
    },
  };
}

const restored = (row: StoredInbound): InboxRow => ({ ...row, body: JSON.parse(row.body) as InboundBody });

/** All messages in one statement; only if one of them was there before, a second one looks up what it became. */
function keepLane(db: Database): Lane<NewInbound, Kept> {
  const { id: _id, personId: _person, state: _state, attempts: _attempts, ...columns } = columnsOf(inbox);
  const insert = `insert into inbox
      ("channel", "providerId", "address", "conversation", "receivedAt", "body", "personId", "state", "attempts")
    select r."channel", r."providerId", r."address", r."conversation", r."receivedAt", r."body", a."activePersonId", 'kept', 0
    from ${rowsOf(db, 1, columns)} left join addresses a on a."channel" = r."channel" and a."key" = r."address"
    where true order by r."n"
    on conflict ("channel", "providerId") do nothing
    returning "id", "channel", "providerId", "personId"`;
  const find = `select i."id", i."channel", i."providerId", i."personId" from ${rowsOf(db, 1, columns)}
    join inbox i on i."channel" = r."channel" and i."providerId" = r."providerId"`;
  return async (messages) => {
    const json = toJson(messages.map((message) => ({ ...message, body: toJson(message.body) })));
    const fresh = byName(await db.all<FoundInbound>(insert, [json]));
    const before = fresh.size < messages.length ? byName(await db.all<FoundInbound>(find, [json])) : fresh;
    return messages.map((message) => {
      const name = nameOf({ ...message, providerId: storable(message.providerId) });
      const row = before.get(name);
      if (!row) throw new Error('A kept message is missing.');
      // The first of several equal ones in a group is the new one.
      return { id: row.id, personId: row.personId, duplicate: !fresh.delete(name) };
    });
  };
}

type FoundInbound = Pick<InboxRow, 'id' | 'channel' | 'providerId' | 'personId'>;

const nameOf = (message: { channel: string; providerId: string }) =>
  `${message.channel} ${message.providerId}`;
const byName = (rows: readonly FoundInbound[]) => new Map(rows.map((row) => [nameOf(row), row]));
