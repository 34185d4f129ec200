// What was said on the web, by both sides: each conversation numbers its own activities, and a client that remembers a number
// misses nothing and hears nothing twice. It keeps activities as they are and never looks into them.
import { id, maybeTime, table, text, time, whole } from './columns.js';
import type { Committer, Lane } from './committer.js';
import { type Database, rowsOf, toJson } from './database.js';

/** A web conversation: one person's, at one address. */
export interface WebConversation {
  id: string;
  /** The web identity it belongs to: an address's key. */
  address: string;
  /** The highest number given so far; it never falls, even when what was said is erased. */
  last: number;
  startedAt: number;
  endedAt: number | null;
}

/** One activity of a conversation. */
export interface TranscriptRow {
  conversation: string;
  sequence: number;
  /** Unique in its conversation: what comes again under its key is the same. */
  key: string;
  /** JSON. */
  activity: string;
  at: number;
}

export interface Said {
  conversation: string;
  key: string;
  activity: object;
  at: number;
}

export interface Transcript {
  /** Durable when resolved. `fresh`: it did not exist; `first`: the address has no other. */
  start(conversation: {
    id: string;
    address: string;
    at: number;
  }): Promise<{ fresh: boolean; first: boolean }>;
  conversation(id: string): Promise<WebConversation | null>;
  /** Nobody sees or hears it again. */
  end(id: string, at: number): Promise<void>;
  /** Durable when resolved. The same key again changes nothing and gives the same number; `null`: no such conversation, or ended. */
  append(said: Said): Promise<{ sequence: number; fresh: boolean } | null>;
  find(conversation: string, key: string): Promise<number | null>;
  /** In order, after a number; 0 is before the first. */
  after(
    conversation: string,
    sequence: number,
    limit: number,
  ): Promise<{ sequence: number; activity: object }[]>;
  /** The newest, in order; those that stand before a number, where one is given. */
  latest(
    conversation: string,
    limit: number,
    before?: number,
  ): Promise<{ sequence: number; activity: object }[]>;
  /** Tells, after each commit of this process, in which conversations something new was said. Returns how to stop it. */
  watch(heard: (conversation: string) => void): () => void;
}

export const webConversations = table<WebConversation>('web_conversations', {
  id,
  address: text,
  last: whole,
  startedAt: time,
  endedAt: maybeTime,
});

export const transcript = table<TranscriptRow>('transcript', {
  conversation: id,
  sequence: { type: 'integer', primary: true },
  key: text,
  activity: text,
  at: time,
});

export function openTranscript(reader: Database, writer: Database, committer: Committer): Transcript {
  const start = startLane(writer);
  const end = endLane(writer);
  const append = appendLane(writer);
  const watchers = new Set<(conversation: string) => void>();
  return {
    start: (conversation) => committer.submit(start, conversation),
    end: (conversation, at) => committer.submit(end, { conversation, at }),
    async append(said) {
      const written = await committer.submit(append, said);
      if (written?.fresh) for (const heard of watchers) heard(said.conversation);
      return written;
    },
    watch(heard) {
      watchers.add(heard);
      return () => void watchers.delete(heard);
    },
    ...viewTranscript(reader),
  };
}

function viewTranscript(db: Database): Pick<Transcript, 'conversation' | 'find' | 'after' | 'latest'> {
  return {
    async conversation(conversation) {
      const sql = 'select * from web_conversations where "id" = $1';
      return (await db.all<WebConversation>(sql, [conversation]))[0] ?? null;
    },
    async find(conversation, key) {
      const sql = 'select "sequence" from transcript where "conversation" = $1 and "key" = $2';
      return (await db.all<{ sequence: number }>(sql, [conversation, key]))[0]?.sequence ?? null;
    },
    async after(conversation, sequence, limit) {
      const sql = `select "sequence", "activity" from transcript where "conversation" = $1 and "sequence" > $2
        order by "sequence" limit $3`;
      return (await db.all<Spoken>(sql, [conversation, sequence, limit])).map(restored);
    },
    async latest(conversation, limit, before = afterAll) {
      const sql = `select "sequence", "activity" from transcript where "conversation" = $1 and "sequence" < $2
        order by "sequence" desc limit $3`;
      return (await db.all<Spoken>(sql, [conversation, before, limit])).map(restored).toReversed();
    },
  };
}

/** Higher than any number: the largest that both databases keep. */
const afterAll = 2 ** 31 - 1;

type Spoken = Pick<TranscriptRow, 'sequence' | 'activity'>;

const restored = ({ sequence, activity }: Spoken) => ({
  sequence,
  activity: JSON.parse(activity) as object,
});

/** One after the other: starts are rare. */
function startLane(
  db: Database,
): Lane<Parameters<Transcript['start']>[0], { fresh: boolean; first: boolean }> {
  const insert = `insert into web_conversations ("id", "address", "last", "startedAt") values ($1, $2, 0, $3)
    on conflict ("id") do nothing returning 1`;
  const others = `select 1 from web_conversations where "address" = $1 and "id" <> $2 limit 1`;
  return async (starts) => {
    const results = [];
    for (const one of starts) {
      const fresh = (await db.all(insert, [one.id, one.address, one.at])).length > 0;
      const first = (await db.all(others, [one.address, one.id])).length === 0;
      results.push({ fresh, first });
    }
    return results;
  };
}

export const endSql = `update web_conversations set "endedAt" = $2 where "id" = $1 and "endedAt" is null`;

function endLane(db: Database): Lane<{ conversation: string; at: number }, void> {
  return async (ends) => {
    for (const { conversation, at } of ends) await db.all(endSql, [conversation, at]);
    return ends.map(() => undefined);
  };
}

type Appended = Awaited<ReturnType<Transcript['append']>>;

/** Numbers are taken from the conversation's own row, which two nodes cannot move at once: what is seen is seen in order. */
function appendLane(db: Database): Lane<Said, Appended> {
  const take = `update web_conversations set "last" = "last" + r."count"
    from ${rowsOf(db, 1, { id: 'text', count: 'integer' })}
    where web_conversations."id" = r."id" and web_conversations."endedAt" is null
    returning web_conversations."id", web_conversations."last"`;
  const columns = {
    conversation: 'text',
    sequence: 'integer',
    key: 'text',
    activity: 'text',
    at: 'bigint',
  };
  const insert = `insert into transcript ("conversation", "sequence", "key", "activity", "at")
    select r."conversation", r."sequence", r."key", r."activity", r."at" from ${rowsOf(db, 1, columns)}
    where true order by r."n"
    on conflict ("conversation", "key") do nothing returning "conversation", "sequence", "key"`;
  const find = `select t."conversation", t."sequence", t."key" from ${rowsOf(db, 1, columns)}
    join transcript t on t."conversation" = r."conversation" and t."key" = r."key"`;
  return async (all) => {
    const taken = await db.all<{ id: string; last: number }>(take, [toJson(counts(all))]);
    const numbered = numberAll(all, new Map(taken.map(({ id: conversation, last }) => [conversation, last])));
    const json = toJson(numbered);
    const fresh = byName(await db.all<Place>(insert, [json]));
    const before = fresh.size < numbered.length ? byName(await db.all<Place>(find, [json])) : fresh;
    return all.map((said) => {
      const name = nameOf(said);
      const sequence = before.get(name);
      // The first of several equal ones in a group is the new one.
      return sequence === undefined ? null : { sequence, fresh: fresh.delete(name) };
    });
  };
}

type Place = Pick<TranscriptRow, 'conversation' | 'sequence' | 'key'>;

/** What comes again takes a number too, and leaves it unused: gaps harm nobody. */
function counts(all: readonly Said[]): { id: string; count: number }[] {
  const found = new Map<string, number>();
  for (const { conversation } of all) found.set(conversation, (found.get(conversation) ?? 0) + 1);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => ({ id: name, count }));
}

function numberAll(all: readonly Said[], last: ReadonlyMap<string, number>): TranscriptRow[] {
  const next = new Map(
    counts(all).map(({ id: conversation, count }) => [conversation, (last.get(conversation) ?? 0) - count]),
  );
  return all.flatMap((said) => {
    if (!last.has(said.conversation)) return [];
    const sequence = (next.get(said.conversation) ?? 0) + 1;
    next.set(said.conversation, sequence);
    return [{ ...said, sequence, activity: toJson(said.activity) }];
  });
}

const nameOf = ({ conversation, key }: Pick<Place, 'conversation' | 'key'>) => `${conversation} ${key}`;
const byName = (places: readonly Place[]) => new Map(places.map((place) => [nameOf(place), place.sequence]));
