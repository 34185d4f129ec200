// Digests: what was new for one person, in a numbered list that stays bound for fourteen days.
import { id, maybeText, maybeTime, table, text, time, whole } from './columns.js';
import type { Database } from './database.js';

export interface Digest {
  id: string;
  personId: string;
  /** What it was made for: a local date for the timed ones, an edition, or the list's own id if it was asked for. Unique with the person. */
  slot: string;
  /** `shown`: asked for; a timed one is `made`, and `sent` once it has left; `failed`: it never arrived. */
  state: 'shown' | 'made' | 'sent' | 'failed';
  createdAt: number;
  /** The address it came from; `null`: from none, or from before this was kept. */
  addressId?: string | null;
  /** Of a timed one: it tells what others saw after `sinceAt` and by `untilAt`. `null` for what moves no watermark. */
  sinceAt?: number | null;
  untilAt?: number | null;
  sentAt?: number | null;
  /** JSON: what its words were made of besides the items. */
  about?: string | null;
}

export type NewsKind = 'update' | 'answer' | 'comment' | 'hotseat' | 'summary';

export interface DigestItem {
  id: string;
  digestId: string;
  personId: string;
  number: number;
  kind: NewsKind;
  itemId: string;
  openedAt: number | null;
  /** The address it came from; `null`: from none, or from before this was kept. */
  addressId?: string | null;
}

/** One thing that is new for somebody. */
export interface News {
  /** A `hotseat` is to come, a `summary` is of one that is over. */
  kind: NewsKind;
  itemId: string;
  communityId: string | null;
  communityName: string | null;
  /** Who made it: the name others see. */
  byName: string | null;
  byId: string;
  text: string;
  /** Since when it is seen; of a hotseat to come, when it begins. */
  at: number;
}

/** News of one community sent to its people by hand, once a day at most. */
export interface Edition {
  id: string;
  communityId: string;
  /** A local date. */
  day: string;
  byId: string | null;
  createdAt: number;
  /** The last of its people who was looked at; the next come after. */
  reached: string;
  doneAt: number | null;
}

export interface DigestView {
  byId(id: string): Promise<Digest | null>;
  /** A person's newest digest that reached them, at or after `since`. */
  latest(personId: string, since: number): Promise<Digest | null>;
  /** The timed digests that were sent after `since`, the newest two, oldest first. */
  lastSent(personId: string, since: number): Promise<Digest[]>;
  items(digestId: string): Promise<DigestItem[]>;
  item(digestId: string, number: number): Promise<DigestItem | null>;
  /** Which things of a digest have reached its person in another one: `update 1`. */
  shownElsewhere(digest: Pick<Digest, 'id' | 'personId'>): Promise<Set<string>>;
  /** The community's edition of a day. */
  edition(communityId: string, day: string): Promise<Edition | null>;
  /** What everybody in a community may read of what was shared since, the best first: what its next news would tell. */
  ofCommunity(
    communityId: string,
    since: number,
    until: number,
    limit: number,
  ): Promise<{ items: News[]; count: number }>;
  /**
   * What is new for a person: answers to them, comments on their updates and an author's replies to comments of theirs, hotseats of
   * their groups, then updates and shared answers there, most different people first, newest first. Visible by `now`, never their own
   * updates, never muted, removed, unapproved or blocked ones, never an item that stands in an earlier digest of theirs, nothing from
   * before `since`.
   */
  news(personId: string, since: number, now: number, limit: number): Promise<News[]>;
  /** How many things `news` would find without its limit, and in how many communities. */
  countNews(personId: string, since: number, now: number): Promise<{ items: number; communities: number }>;
  /** One item as it stands now, or `null` if it may no longer be seen by this person ("This was taken down."). */
  open(personId: string, kind: NewsKind, itemId: string, now: number): Promise<News | null>;
}

export const digests = table<Digest>('digests', {
  id,
  personId: text,
  slot: text,
  state: text,
  createdAt: time,
  addressId: maybeText,
  sinceAt: maybeTime,
  untilAt: maybeTime,
  sentAt: maybeTime,
  about: maybeText,
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

export const editions = table<Edition>('editions', {
  id,
  communityId: text,
  day: text,
  byId: maybeText,
  createdAt: time,
  reached: text,
  doneAt: maybeTime,
});

/** The digests themselves; what is new is asked in news.ts. */
export function viewDigests(db: Database): Omit<DigestView, 'news' | 'countNews' | 'open' | 'ofCommunity'> {
  const latest = `select * from digests where "personId" = $1 and "createdAt" >= $2 and "state" in ('shown', 'sent')
    order by "createdAt" desc, "id" desc limit 1`;
  const lastSent = `select * from digests where "personId" = $1 and "state" = 'sent' and "sentAt" > $2
    order by "sentAt" desc, "id" desc limit 2`;
  const items = 'select * from digest_items where "digestId" = $1 order by "number"';
  const item = 'select * from digest_items where "digestId" = $1 and "number" = $2';
  const elsewhere = `select distinct i."kind", i."itemId" from digest_items i
    join digest_items o on o."personId" = $2 and o."itemId" = i."itemId" and o."kind" = i."kind" and o."digestId" <> i."digestId"
    join digests d on d."id" = o."digestId" and d."state" in ('shown', 'sent')
    where i."digestId" = $1`;
  const edition = 'select * from editions where "communityId" = $1 and "day" = $2';
  return {
    byId: async (id) => (await db.all<Digest>('select * from digests where "id" = $1', [id]))[0] ?? null,
    latest: async (personId, since) => (await db.all<Digest>(latest, [personId, since]))[0] ?? null,
    lastSent: async (personId, since) => (await db.all<Digest>(lastSent, [personId, since])).toReversed(),
    items: (digestId) => db.all<DigestItem>(items, [digestId]),
    item: async (digestId, number) => (await db.all<DigestItem>(item, [digestId, number]))[0] ?? null,
    async shownElsewhere({ id, personId }) {
      const rows = await db.all<Pick<DigestItem, 'kind' | 'itemId'>>(elsewhere, [id, personId]);
      return new Set(rows.map(({ kind, itemId }) => `${kind} ${itemId}`));
    },
    edition: async (communityId, day) => (await db.all<Edition>(edition, [communityId, day]))[0] ?? null,
  };
}
