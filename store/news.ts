// What is new for one person, and whether they may still see it: the statements behind digests.
import type { Database } from './database.js';
import type { DigestView, News } from './digests.js';
import { employerNotBlocked } from './employerGroups.js';

export function viewNews(db: Database): Pick<DigestView, 'news' | 'countNews' | 'open'> {
  const columns = '"kind", "itemId", "communityId", "communityName", "byName", "byId", "text", "at"';
  const news = `select ${columns} from (${allNews}) as news
    order by "class", "turn", case when "kind" = 'hotseat' then -"at" else "at" end desc, "itemId" desc limit $4`;
  const count = `select count(*) as "items", count(distinct "communityId") as "communities" from (${allNews}) as news`;
  return {
    // What is dated `since` itself is new.
    news: (personId, since, now, limit) => db.all<News>(news, [personId, since - 1, now, limit]),
    async countNews(personId, since, now) {
      const [row] = await db.all<{ items: number; communities: number }>(count, [personId, since - 1, now]);
      return row ?? { items: 0, communities: 0 };
    },
    async open(personId, kind, itemId, now) {
      const [row] = await db.all<News>(opened[kind], [personId, itemId, now]);
      return row ?? null;
    },
  };
}

/** Whose news it is, and from when to when: parameters for one reader, columns for many. */
interface Reader {
  me: string;
  since: string;
  until: string;
}

/** Nobody reads across a block, whoever set it. */
const notBlocked = (
  author: string,
  me = '$1',
) => `not exists (select 1 from blocks b where b."until" is null and (
  b."personId" = ${me} and b."blockedPersonId" = ${author} or b."blockedPersonId" = ${me} and b."personId" = ${author}))`;

/** A digest that was made and has not arrived shows nothing yet. */
const notShown = (kind: News['kind'], item: string, me = '$1') =>
  `not exists (select 1 from digest_items d join digests g on g."id" = d."digestId" and g."state" in ('shown', 'sent')
    where d."personId" = ${me} and d."itemId" = ${item} and d."kind" = '${kind}')`;

const named = (
  kind: string,
  item: string,
  text: string,
  at: string,
) => `'${kind}' as "kind", ${item} as "itemId",
  c."id" as "communityId", c."name" as "communityName", ${text} as "text", ${at} as "at"`;

const answer = (at = 'a."createdAt"') =>
  `select ${named('answer', 'a."id"', 'a."text"', at)}, e."name" as "byName", a."personId" as "byId"`;
const answerJoins = `join answers a on a."questionId" = q."id" and a."state" = 'sent'
  left join employers e on e."id" = a."employerId" left join communities c on c."id" = q."communityId"`;

/** What was written for an employer bears its name, and never that of whoever wrote it. */
const nameOf = (author: string, item: string) => `coalesce(
  (select w."name" from employers w where w."id" = ${item}."employerId"), ${author}."name") as "byName", ${item}."personId" as "byId"`;

const comment = `select ${named('comment', 'k."id"', 'k."text"', 'k."visibleFrom"')}, ${nameOf('p', 'k')}`;
const commentJoins = `join comments k on k."updateId" = u."id" and k."state" = 'shared'
  left join people p on p."id" = k."personId" left join communities c on c."id" = u."communityId"`;

const update = `select ${named('update', 'u."id"', 'u."text"', 'u."visibleFrom"')}, ${nameOf('p', 'u')}`;
const updateFrom = `from memberships m join updates u on u."communityId" = m."communityId"
  left join people p on p."id" = u."personId" join communities c on c."id" = u."communityId"`;

const shared = `u."state" = 'shared' and u."visibility" = 'community'`;
const memberOf = (me = '$1') => `m."personId" = ${me} and m."until" is null and m."state" = 'member'`;

/** Other people's updates are seen by those who are in the group now. */
const seesOthers = (
  me = '$1',
) => `(${shared} and ${notBlocked('u."personId"', me)} and ${employerNotBlocked('u."employerId"', me)}
  and exists (select 1 from memberships m where m."communityId" = u."communityId" and ${memberOf(me)}))`;

/** Where the author of an update replies to those who commented on it before. Mine stands first: planners keep to its few rows. */
const repliesFrom = `(select "updateId", "personId", min("createdAt") as "at" from comments
    where "state" = 'shared' and "personId" in (select "id" from readers) group by "updateId", "personId") mine`;
const repliesJoin = `join updates u on u."id" = mine."updateId"
  join comments k on k."updateId" = u."id" and k."personId" = u."personId" and k."state" = 'shared' and k."createdAt" > mine."at"
  left join people p on p."id" = k."personId" left join communities c on c."id" = u."communityId"`;

/** When the group may read an answer: once its asker has let it. */
const sharedSince = 'coalesce(q."sharedAt", a."createdAt")';

/** Answers that their askers let the group read. */
const sharedFrom = `from memberships m join questions q on q."communityId" = m."communityId" and q."shared" = 'yes'
  join answers a on a."questionId" = q."id" and a."state" = 'sent'
  left join employers e on e."id" = a."employerId" join communities c on c."id" = q."communityId"`;

/**
 * What is for one person alone: answers to them, comments on what they shared, and replies to what they commented. `readers` is a
 * table with the column "id" of everybody who is asked for: one, or a batch of them.
 * @param who further columns that say whose it is
 */
export const personalNews = ({ me, since, until }: Reader, who = ''): string => `
  ${answer()}, 0 as "class", 0 as "turn"${who} from readers join questions q on q."personId" = readers."id" ${answerJoins}
  where a."personId" <> ${me} and a."createdAt" > ${since} and a."createdAt" <= ${until}
    and ${notShown('answer', 'a."id"', me)} and ${notBlocked('a."personId"', me)}
  union all
  ${comment}, 1 as "class", 0 as "turn"${who} from readers join updates u on u."personId" = readers."id" ${commentJoins}
  where k."personId" <> ${me} and k."visibleFrom" > ${since} and k."visibleFrom" <= ${until}
    and u."state" not in ('removed', 'taken-back', 'sent-back')
    and ${notShown('comment', 'k."id"', me)} and ${notBlocked('k."personId"', me)}
  union all
  ${comment}, 1 as "class", 0 as "turn"${who} from readers join ${repliesFrom} on mine."personId" = readers."id" ${repliesJoin}
  where u."personId" <> ${me} and k."visibleFrom" > ${since} and k."visibleFrom" <= ${until}
    and ${seesOthers(me)} and ${notShown('comment', 'k."id"', me)}`;

/** A hotseat to come, and what one was about, for those in a group that holds it. */
const seesHotseat = `exists (select 1 from hotseat_communities hc
  join communities c on c."id" = hc."communityId" and c."closedAt" is null
  join memberships m on m."communityId" = c."id" and m."mutedAt" is null and ${memberOf()} where hc."hotseatId" = h."id")`;
export const toCome = (now: string) =>
  `h."state" in ('announced', 'box', 'doors', 'live', 'extra') and h."startsAt" > ${now}`;
export const summedUp = `h."state" in ('summary', 'archive')`;

const hotseatOf = (kind: 'hotseat' | 'summary', at: string) =>
  `select '${kind}' as "kind", h."id" as "itemId", c."id" as "communityId", c."name" as "communityName",
    h."topic" as "text", ${at} as "at", h."guestName" as "byName", coalesce(h."guestPersonId", '') as "byId"
  from hotseats h join communities c on c."id" = (select min(x."communityId") from hotseat_communities x
    join memberships m on m."communityId" = x."communityId" and ${memberOf()} where x."hotseatId" = h."id")`;

const hotseatNews = `
  select s.*, 2 as "class", 0 as "turn" from (${hotseatOf('hotseat', 'h."startsAt"')}
    where ${toCome('$3')} and ${seesHotseat} and ${notShown('hotseat', 'h."id"')}) as s
  union all
  select s.*, 2 as "class", 1 as "turn" from (${hotseatOf('summary', 'h."changedAt"')}
    where ${summedUp} and h."changedAt" > $2 and h."changedAt" <= $3 and ${seesHotseat} and ${notShown('summary', 'h."id"')}) as s`;

/**
 * Classes: 0 answers to me, 1 comments, 2 hotseats, 3 what the group shares: updates and shared answers. Of those each author's newest
 * come first, then their second newest, and so on.
 */
const allNews = `
  select * from (with readers as (select cast($1 as text) as "id") ${personalNews({ me: '$1', since: '$2', until: '$3' })}) as personal
  union all
  ${hotseatNews}
  union all
  ${answer(sharedSince)}, 3 as "class", row_number() over (partition by a."employerId" order by ${sharedSince} desc, a."id" desc) as "turn"
  ${sharedFrom}
  where ${memberOf()} and m."mutedAt" is null and q."personId" <> $1 and a."personId" <> $1
    and ${sharedSince} > $2 and ${sharedSince} <= $3 and ${notShown('answer', 'a."id"')} and ${notBlocked('a."personId"')}
  union all
  ${update}, 3 as "class", row_number() over (partition by coalesce(u."employerId", u."personId") order by u."visibleFrom" desc, u."id" desc) as "turn"
  ${updateFrom}
  where ${memberOf()} and m."mutedAt" is null and u."personId" <> $1 and u."visibleFrom" > $2 and u."visibleFrom" <= $3
    and ${shared} and ${notShown('update', 'u."id"')} and ${notBlocked('u."personId"')} and ${employerNotBlocked('u."employerId"')}`;

/** $2 is the item, $3 now. What is one's own can always be opened. */
const seesUpdate = `(u."personId" = $1 or u."visibleFrom" <= $3 and ${seesOthers()})`;

const opened = {
  answer: `${answer()} from questions q ${answerJoins} where a."id" = $2 and a."createdAt" <= $3
    and (q."personId" = $1 or q."shared" = 'yes') and ${notBlocked('a."personId"')}`,
  comment: `${comment} from updates u ${commentJoins} where k."id" = $2 and k."visibleFrom" <= $3
    and u."state" = 'shared' and ${seesUpdate} and ${notBlocked('k."personId"')} and ${employerNotBlocked('k."employerId"')}`,
  update: `${update} from updates u left join people p on p."id" = u."personId"
    left join communities c on c."id" = u."communityId"
    where u."id" = $2 and u."visibleFrom" <= $3 and u."state" = 'shared' and ${seesUpdate}`,
  // One that has begun, or is over, can still be opened by its number.
  hotseat: `${hotseatOf('hotseat', 'h."startsAt"')} where h."id" = $2 and cast($3 as bigint) > 0
    and h."state" not in ('draft', 'cancelled') and ${seesHotseat}`,
  summary: `${hotseatOf('summary', 'h."changedAt"')} where h."id" = $2 and ${summedUp} and h."changedAt" <= $3 and ${seesHotseat}`,
} satisfies Record<News['kind'], string>;
