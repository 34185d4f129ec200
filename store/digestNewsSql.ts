// The statements that read the news of a batch of people: $1 is who they are and from when on, or which communities. Nothing here
// ranks or counts.
import { type Database, rowsOf } from './database.js';
import { personalNews, summedUp, toCome } from './news.js';

/** Of one community so many are read, the newest: nobody is told more of one than that there are many. */
const MOST_OF_ONE = 250;
/** Characters: a line of a list needs no more. */
const ENOUGH = 160;

const readersOf = (db: Database) => rowsOf(db, 1, { id: 'text', since: 'bigint' });

export const membershipsSql = (db: Database): string => `select m."personId", c."id", c."name",
    coalesce(v."sinceAt", 0) as "readFrom", coalesce(v."untilAt", -1) as "readUntil"
  from ${readersOf(db)} join memberships m on m."personId" = r."id" and m."until" is null and m."state" = 'member'
    and m."mutedAt" is null
  join communities c on c."id" = m."communityId" and c."closedAt" is null
  left join page_visits v on v."personId" = m."personId" and v."communityId" = m."communityId"
  order by m."personId", lower(c."name"), c."id"`;

/** Ranked in the database, so that what is far too much never leaves it. */
const newestOf = (columns: string, from: string, order: string): string => `select * from (select ${columns},
    row_number() over (partition by r."id" order by ${order}) as "place" ${from}) as newest where "place" <= ${MOST_OF_ONE}`;

const head = (kind: string, item: string, text: string, at: string) =>
  `'${kind}' as "kind", ${item} as "itemId", r."id" as "communityId", c."name" as "communityName",
   substr(${text}, 1, ${ENOUGH}) as "text", ${at} as "at"`;

/** What every member of some communities may read: $1 says which, and from when, $2 until when. */
export function writtenSql(db: Database): string {
  const communities = `${rowsOf(db, 1, { id: 'text', from: 'bigint' })} join communities c on c."id" = r."id"`;
  const since = 'coalesce(q."sharedAt", a."createdAt")';
  const updates = newestOf(
    `${head('update', 'u."id"', 'u."text"', 'u."visibleFrom"')}, coalesce(e."name", p."name") as "byName",
      u."personId" as "byId", u."employerId", cast(null as text) as "askerId"`,
    `from ${communities} join updates u on u."communityId" = r."id" and u."visibleFrom" > r."from" and u."visibleFrom" <= $2
      left join people p on p."id" = u."personId" left join employers e on e."id" = u."employerId"
      where u."state" = 'shared' and u."visibility" = 'community'`,
    'u."visibleFrom" desc, u."id" desc',
  );
  const answers = newestOf(
    `${head('answer', 'a."id"', 'a."text"', since)}, e."name" as "byName", a."personId" as "byId", a."employerId",
      q."personId" as "askerId"`,
    `from ${communities} join questions q on q."communityId" = r."id" and q."shared" = 'yes'
      join answers a on a."questionId" = q."id" and a."state" = 'sent' left join employers e on e."id" = a."employerId"
      where ${since} > r."from" and ${since} <= $2`,
    `${since} desc, a."id" desc`,
  );
  const hotseat = (kind: 'hotseat' | 'summary', at: string, where: string) =>
    `select ${head(kind, 'h."id"', 'h."topic"', at)}, h."guestName" as "byName", coalesce(h."guestPersonId", '') as "byId",
      cast(null as text) as "employerId", cast(null as text) as "askerId", 0 as "place"
    from ${communities} join hotseat_communities hc on hc."communityId" = r."id" join hotseats h on h."id" = hc."hotseatId"
    where ${where}`;
  return [
    updates,
    answers,
    hotseat('hotseat', 'h."startsAt"', toCome('$2')),
    hotseat('summary', 'h."changedAt"', `${summedUp} and h."changedAt" > r."from" and h."changedAt" <= $2`),
  ].join(' union all ');
}

export const personalSql = (
  db: Database,
): string => `with readers as (select "id", "since" from ${readersOf(db)})
  ${personalNews({ me: 'readers."id"', since: 'readers."since"', until: '$2' }, ', readers."id" as "readerId"')}`;

export const shownSql = (
  db: Database,
): string => `select i."personId" || ' ' || i."kind" || ' ' || i."itemId" as "key"
  from ${readersOf(db)} join digests d on d."personId" = r."id" and d."createdAt" >= r."since" and d."state" in ('shown', 'sent')
  join digest_items i on i."digestId" = d."id"
  union select i."personId" || ' ' || i."kind" || ' ' || i."itemId"
  from ${readersOf(db)} join digest_items i on i."personId" = r."id" and i."kind" = 'hotseat'
  join digests d on d."id" = i."digestId" and d."state" in ('shown', 'sent')`;

/** `jo ann`: nothing of Ann's is for Jo. `jo employer e1`: nor what anybody shares for it, for she blocked one of theirs. */
export const blockedSql = (db: Database): string => `select r."id" || ' ' || b."blockedPersonId" as "key"
  from ${readersOf(db)} join blocks b on b."personId" = r."id" and b."until" is null
  union select r."id" || ' ' || b."personId"
  from ${readersOf(db)} join blocks b on b."blockedPersonId" = r."id" and b."until" is null
  union select r."id" || ' employer ' || k."employerId"
  from ${readersOf(db)} join blocks b on b."personId" = r."id" and b."until" is null
  join employer_contacts k on k."personId" = b."blockedPersonId"`;
