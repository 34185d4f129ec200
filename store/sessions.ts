// Browsers that are known again without a login. Only a hash of what a browser keeps is stored: whoever reads the database
// can be nobody.
import { createHash, randomBytes } from 'node:crypto';
import { id, table, text, time } from './columns.js';
import type { Committer, Lane } from './committer.js';
import type { Database } from './database.js';
import { endSql } from './transcript.js';

export interface WebSessionRow {
  /** SHA-256 of the secret, base64url. The secret has 256 random bits: no salt is needed. */
  hash: string;
  /** The web identity: the one address it speaks for. */
  address: string;
  conversation: string;
  createdAt: number;
  /** Milliseconds UTC, right to within a day. */
  usedAt: number;
}

export interface WebSessions {
  /** Durable when resolved, to the secret the browser keeps: a new one, or its own. Begun again it stays as it was. */
  begin(session: { address: string; conversation: string }, at: number, secret?: string): Promise<string>;
  /** `null`: unknown, ended, or not used for 180 days. Being asked for counts as use. */
  use(secret: string, at: number): Promise<{ address: string; conversation: string } | null>;
  /** The session is gone, and its conversation has ended. */
  end(secret: string, at: number): Promise<void>;
}

export const webSessions = table<WebSessionRow>('web_sessions', {
  hash: id,
  address: text,
  conversation: text,
  createdAt: time,
  usedAt: time,
});

const aDay = 24 * 60 * 60 * 1000;
const keptFor = 180 * aDay;

export function openSessions(reader: Database, writer: Database, committer: Committer): WebSessions {
  const begin = beginLane(writer);
  const touch = touchLane(writer);
  const end = endLane(writer);
  const find = 'select * from web_sessions where "hash" = $1 and "usedAt" > $2';
  return {
    async begin(session, at, secret = randomBytes(32).toString('base64url')) {
      await committer.submit(begin, { ...session, hash: hashOf(secret), createdAt: at, usedAt: at });
      return secret;
    },
    async use(secret, at) {
      const hash = hashOf(secret);
      const [row] = await reader.all<WebSessionRow>(find, [hash, at - keptFor]);
      if (!row) return null;
      // Once a day is enough for 180 of them, and spares a write for every page.
      if (at - row.usedAt >= aDay) await committer.submit(touch, { hash, at });
      return { address: row.address, conversation: row.conversation };
    },
    end: (secret, at) => committer.submit(end, { hash: hashOf(secret), at }),
  };
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Sessions nobody came back to go when a new one comes. */
function beginLane(db: Database): Lane<WebSessionRow, void> {
  const insert = `insert into web_sessions ("hash", "address", "conversation", "createdAt", "usedAt") values ($1, $2, $3, $4, $5)
    on conflict ("hash") do nothing`;
  return async (rows) => {
    for (const { hash, address, conversation, createdAt, usedAt } of rows) {
      await db.all(insert, [hash, address, conversation, createdAt, usedAt]);
      await db.all('delete from web_sessions where "usedAt" <= $1', [createdAt - keptFor]);
    }
    return rows.map(() => undefined);
  };
}

interface Moment {
  hash: string;
  at: number;
}

function touchLane(db: Database): Lane<Moment, void> {
  return async (uses) => {
    for (const { hash, at } of uses)
      await db.all('update web_sessions set "usedAt" = $2 where "hash" = $1 and "usedAt" < $2', [hash, at]);
    return uses.map(() => undefined);
  };
}

function endLane(db: Database): Lane<Moment, void> {
  const remove = 'delete from web_sessions where "hash" = $1 returning "conversation"';
  return async (ends) => {
    for (const { hash, at } of ends) {
      const gone = await db.all<Pick<WebSessionRow, 'conversation'>>(remove, [hash]);
      for (const { conversation } of gone) await db.all(endSql, [conversation, at]);
    }
    return ends.map(() => undefined);
  };
}
