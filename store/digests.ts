// Digests: what was new for one person, in a numbered list that stays bound for fourteen days.
import { id, maybeText, maybeTime, table, text, time, whole } from './columns.js';
import type { Database } from './database.js';

export interface Digest {
  id: string;
  personId: string;
  /** What it was made for: a local date for the timed ones, the turn's id for one asked for. Unique with the person. */
  slot: string;
  state: 'shown' | 'sent';
  createdAt: number;
  /** The address it came from; `null`: from none, or from before this was kept. */
  addressId?: string | null;
}

export interface DigestItem {
  id: string;
  digestId: string;
  personId: string;
  number: number;
  kind: 'update' | 'answer' | 'comment';
  itemId: string;
  openedAt: number | null;
  /** The address it came from; `null`: from none, or from before this was kept. */
  addressId?: string | null;
}

/** One thing that is new for somebody. */
export interface News {
  kind: 'update' | 'answer' | 'comment';
  itemId: string;
  communityId: string | null;
  communityName: string | null;
  /** Who made it: the name others see. */
  byName: string | null;
  byId: string;
  text: string;
  at: number;
}

export interface DigestView {
  byId(id: string): Promise<Digest | null>;
  /** A person's newest digest at or after `since`. */
  latest(personId: string, since: number): Promise<Digest | null>;
  items(digestId: string): Promise<DigestItem[]>;
  item(digestId: string, number: number): Promise<DigestItem | null>;
  /**
   * What is new for a person: answers to them, comments on their updates and an author's replies to comments of theirs, then updates
   * and shared answers in their communities, most different people first, newest first. Visible by `now`, never their own updates, never muted, removed,
   * unapproved or blocked ones, never an item that stands in an earlier digest of theirs, nothing from before `since`.
   */
  news(personId: string, since: number, now: number, limit: number): Promise<News[]>;
  /** How many things `news` would find without its limit, and in how many communities. */
  countNews(personId: string, since: number, now: number): Promise<{ items: number; communities: number }>;
  /** One item as it stands now, or `null` if it may no longer be seen by this person ("This was taken down."). */
  open(personId: string, kind: DigestItem['kind'], itemId: string, now: number): Promise<News | null>;
}

export const digests = table<Digest>('digests', {
  id,
  personId: text,
  slot: text,
  state: text,
  createdAt: time,
  addressId: maybeText,
});

export const digestItems = table<DigestItem>('digest_items', {
  id,
  digestId: text,
  personId: text,
  number: whole,
  kind: text,
  itemId: text,
  openedAt: maybeTime,
  addressId: maybeText,
});

/** The digests themselves; what is new is asked in news.ts. */
export function viewDigests(db: Database): Omit<DigestView, 'news' | 'countNews' | 'open'> {
  const latest = `select * from digests where "personId" = $1 and "createdAt" >= $2 order by "createdAt" desc, "id" desc limit 1`;
  const items = 'select * from digest_items where "digestId" = $1 order by "number"';
  const item = 'select * from digest_items where "digestId" = $1 and "number" = $2';
  return {
    byId: async (id) => (await db.all<Digest>('select * from digests where "id" = $1', [id]))[0] ?? null,
    latest: async (personId, since) => (await db.all<Digest>(latest, [personId, since]))[0] ?? null,
    items: (digestId) => db.all<DigestItem>(items, [digestId]),
    item: async (digestId, number) => (await db.all<DigestItem>(item, [digestId, number]))[0] ?? null,
  };
}
