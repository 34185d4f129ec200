// Secret addresses of feeds: each lets one person's feed reader see one page as that person may. Only a hash is stored, so an
// address is shown once, when it is made; making another ends the one before.
import { createHash, randomBytes } from 'node:crypto';
import { id, table, text, time } from './columns.js';
import type { Committer, Lane } from './committer.js';
import type { Database } from './database.js';

export interface FeedKey {
  /** SHA-256 of the key, base64url. The key has 256 random bits: no salt is needed. */
  hash: string;
  personId: string;
  /** `u` or `c`, and the id of whose page it is. */
  pageKind: string;
  pageId: string;
  createdAt: number;
}

interface Page {
  kind: 'u' | 'c';
  id: string;
}

export interface FeedKeys {
  /** Durable when resolved, to the key. The person's earlier key to this page is gone. */
  makeFeedKey(personId: string, page: Page, at: number): Promise<string>;
  /** Whose key to this page it is; `null`: nobody's. */
  feedOwner(key: string, page: Page): Promise<string | null>;
}

export const feedKeys = table<FeedKey>('feed_keys', {
  hash: id,
  personId: text,
  pageKind: text,
  pageId: text,
  createdAt: time,
});

export function openFeedKeys(reader: Database, writer: Database, committer: Committer): FeedKeys {
  const replace = replaceLane(writer);
  return {
    async makeFeedKey(personId, { kind, id: pageId }, createdAt) {
      const key = randomBytes(32).toString('base64url');
      await committer.submit(replace, { hash: hashOf(key), personId, pageKind: kind, pageId, createdAt });
      return key;
    },
    async feedOwner(key, { kind, id: pageId }) {
      const sql = `select "personId" from feed_keys where "hash" = $1 and "pageKind" = $2 and "pageId" = $3`;
      const [row] = await reader.all<Pick<FeedKey, 'personId'>>(sql, [hashOf(key), kind, pageId]);
      return row?.personId ?? null;
    },
  };
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url');

function replaceLane(db: Database): Lane<FeedKey, void> {
  const insert = `insert into feed_keys ("hash", "personId", "pageKind", "pageId", "createdAt") values ($1, $2, $3, $4, $5)
    on conflict ("personId", "pageKind", "pageId") do update set "hash" = excluded."hash", "createdAt" = excluded."createdAt"`;
  return async (keys) => {
    for (const { hash, personId, pageKind, pageId, createdAt } of keys)
      await db.all(insert, [hash, personId, pageKind, pageId, createdAt]);
    return keys.map(() => undefined);
  };
}
