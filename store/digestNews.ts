// What is new for many people at once: the news of each community is read once for all of them, and each gets what they may see.
// It decides nothing about when or how it is told.
import { type Database, toJson } from './database.js';
import { blockedSql, membershipsSql, personalSql, shownSql, writtenSql } from './digestNewsSql.js';
import type { DigestView, News } from './digests.js';

export interface NewsReader {
  id: string;
  /** Nothing that others saw by then is new to them. */
  since: number;
  /** Only this community's: its edition. */
  only?: string;
}

/** What one person can be told, the best first; `count` and `communities` are of all of it. */
export interface NewsOf {
  items: News[];
  count: number;
  communities: { id: string; name: string }[];
}

type Ranked = News & { class: number; turn: number };
interface Written extends News {
  /** Of updates in an employer's name: its news come in turn with those of others, and whoever blocked it reads none. */
  employerId: string | null;
  askerId: string | null;
}

/** What is the same for everybody: the news of communities, and who must not read whose. */
interface Batch {
  personal: Map<string, Ranked[]>;
  memberships: Map<string, { id: string; name: string; readFrom: number; readUntil: number }[]>;
  written: Map<string, Written[]>;
  shown: Set<string>;
  blocked: Set<string>;
}

/** `until`: what others see later is for the next time. */
export type NewsForMany = (
  readers: readonly NewsReader[],
  until: number,
  limit: number,
) => Promise<Map<string, NewsOf>>;

/** So many things of communities are held in memory at most. */
const MOST_HELD = 60_000;

/** Reads for a batch: a few statements, however many they are. What communities share is kept for the next batch up to the same moment. */
export function openNews(db: Database): NewsForMany {
  const written = communityNews(db);
  return async (readers, until, limit) => {
    const batch = await readBatch(db, written, { readers, until });
    return new Map(readers.map((reader) => [reader.id, newsOf(batch, reader, limit)]));
  };
}

/** From when on the news of each community is wanted. */
type Wanted = ReadonlyMap<string, number>;
type CommunityNews = (wanted: Wanted, until: number) => Promise<Map<string, Written[]>>;

/** What is taken down while it is held here is looked at once more before it is sent. */
function communityNews(db: Database): CommunityNews {
  let held = { until: -1, size: 0, from: new Map<string, number>(), news: new Map<string, Written[]>() };
  return async (wanted, until) => {
    if (held.until !== until || held.size > MOST_HELD)
      held = { until, size: 0, from: new Map(), news: new Map() };
    const here = held;
    const missing = [...wanted].filter(([id, from]) => (here.from.get(id) ?? Infinity) > from);
    if (missing.length === 0) return here.news;
    const asked = toJson(missing.map(([id, from]) => ({ id, from })));
    const read = await db.all<Written>(writtenSql(db), [asked, until]);
    const groups = grouped(read, ({ communityId }) => communityId ?? '');
    for (const [id, from] of missing) {
      here.from.set(id, from);
      here.news.set(id, groups.get(id) ?? []);
    }
    here.size += read.length;
    return here.news;
  };
}

async function readBatch(
  db: Database,
  writtenOf: CommunityNews,
  { readers, until }: { readers: readonly NewsReader[]; until: number },
): Promise<Batch> {
  const people = toJson(readers.map(({ id, since }) => ({ id, since })));
  const memberships = await db.all<Membership>(membershipsSql(db), [people]);
  const oldest = new Map<string, number>();
  const since = new Map(readers.map((reader) => [reader.id, reader.since]));
  for (const { id, personId } of memberships)
    oldest.set(id, Math.min(oldest.get(id) ?? until, since.get(personId) ?? until));
  const [written, personal, shown, blocked] = await Promise.all([
    writtenOf(oldest, until),
    db.all<Ranked & { readerId: string }>(personalSql(db), [people, until]),
    db.all<{ key: string }>(shownSql(db), [people]),
    db.all<{ key: string }>(blockedSql(db), [people]),
  ]);
  return {
    personal: grouped(personal, ({ readerId }) => readerId),
    memberships: grouped(memberships, ({ personId }) => personId),
    written,
    shown: new Set(shown.map(({ key }) => key)),
    blocked: new Set(blocked.map(({ key }) => key)),
  };
}

/** The same for nobody in particular. */
export function viewCommunityNews(db: Database): Pick<DigestView, 'ofCommunity'> {
  return {
    async ofCommunity(communityId, since, until, limit) {
      const wanted = toJson([{ id: communityId, from: since }]);
      const written = await db.all<Written>(writtenSql(db), [wanted, until]);
      const all = inTurn(written.map((one) => ({ ...one, class: classOf(one), turn: 0 }))).toSorted(byRank);
      return { items: all.slice(0, limit).map(plain), count: all.length };
    },
  };
}

function newsOf(batch: Batch, reader: NewsReader, limit: number): NewsOf {
  const mine = (batch.memberships.get(reader.id) ?? []).filter(
    ({ id }) => reader.only === undefined || id === reader.only,
  );
  const found = new Map<string, Ranked>();
  for (const community of mine)
    for (const item of batch.written.get(community.id) ?? [])
      if (isFor(batch, reader, item) && !wasRead(item, community))
        found.set(keyOf(item), { ...item, class: classOf(item), turn: 0 });
  const others = inTurn([...found.values()]);
  const personal = (batch.personal.get(reader.id) ?? []).filter(
    (item) => reader.only === undefined || item.communityId === reader.only,
  );
  const all = [...personal, ...others].toSorted(byRank);
  const ids = new Set(all.map(({ communityId }) => communityId));
  return {
    items: all.slice(0, limit).map(plain),
    count: all.length,
    communities: mine.filter(({ id }) => ids.has(id)).map(({ id, name }) => ({ id, name })),
  };
}

function isFor({ blocked, shown }: Batch, reader: NewsReader, item: Written): boolean {
  if (item.byId === reader.id || item.askerId === reader.id) return false;
  if (item.kind !== 'hotseat' && item.at <= reader.since) return false;
  if (blocked.has(`${reader.id} ${item.byId}`)) return false;
  if (item.kind === 'update' && blocked.has(`${reader.id} employer ${item.employerId}`)) return false;
  return !shown.has(`${reader.id} ${keyOf(item)}`);
}

/** It stood on the community's page when they were there last. */
const wasRead = ({ at, kind }: News, { readFrom, readUntil }: { readFrom: number; readUntil: number }) =>
  kind !== 'hotseat' && kind !== 'summary' && at > readFrom && at <= readUntil;

const classOf = ({ kind }: News): number => (kind === 'hotseat' || kind === 'summary' ? 2 : 3);
const keyOf = ({ kind, itemId }: News): string => `${kind} ${itemId}`;

/** Most different people first: each author's newest, then their second newest, and so on. */
function inTurn(items: Ranked[]): Ranked[] {
  const counts = new Map<string, number>();
  return items.toSorted(newestFirst).map((item) => {
    const author = `${item.kind} ${(item as Ranked & Partial<Written>).employerId ?? item.byId}`;
    const turn = (counts.get(author) ?? 0) + 1;
    counts.set(author, turn);
    // Of hotseats those to come stand first, the next one at the top.
    return { ...item, turn: item.class === 3 ? turn : Number(item.kind === 'summary') };
  });
}

const byId = (one: News, other: News): number => (one.itemId < other.itemId ? 1 : -1);
const newestFirst = (one: News, other: News): number => other.at - one.at || byId(one, other);

function byRank(one: Ranked, other: Ranked): number {
  if (one.class !== other.class || one.turn !== other.turn)
    return one.class - other.class || one.turn - other.turn;
  return one.kind === 'hotseat' ? one.at - other.at || byId(one, other) : newestFirst(one, other);
}

const plain = ({ kind, itemId, communityId, communityName, byName, byId, text, at }: Ranked): News => ({
  kind,
  itemId,
  communityId,
  communityName,
  byName,
  byId,
  text,
  at,
});

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

interface Membership {
  personId: string;
  id: string;
  name: string;
  readFrom: number;
  readUntil: number;
}
