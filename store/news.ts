// What is new for one person, and whether they may still see it: the statements behind digests.
import type { Database } from './database.js';
import type { DigestView, News } from './digests.js';
import { employerNotBlocked } from './employerGroups.js';

export function viewNews(db: Database): Pick<DigestView, 'news' | 'countNews' | 'open'> {
  const columns = '"kind", "itemId", "communityId", "communityName", "byName", "byId", "text", "at"';
  const news = `select ${columns} from (${allNews}) as news
    order by "class", "turn", "at" desc, "itemId" desc limit $4`;
  const count = `select count(*) as "items", count(distinct "communityId") as "communities" from (${allNews}) as news`;
  return {
    news: (personId, since, now, limit) => db.all<News>(news, [personId, since, now, limit]),
    async countNews(personId, since, now) {
      const [row] = await db.all<{ items: number; communities: number }>(count, [personId, since, now]);
      return row ?? { items: 0, communities: 0 };
    },
    async open(personId, kind, itemId, now) {
      const [row] = await db.all<News>(opened[kind], [personId, itemId, now]);
      return row ?? null;
    },
  };
}

/** $1 is the reader; nobody reads across a block, whoever set it. */
const notBlocked = (author: string) => `not exists (select 1 from blocks b where b."until" is null and (
  b."personId" = $1 and b."blockedPersonId" = ${author} or b."blockedPersonId" = $1 and b."personId" = ${author}))`;

const notShown = (item: string) =>
  `not exists (select 1 from digest_items d where d."personId" = $1 and d."itemId" = ${item})`;

const named = (
  kind: string,
  item: string,
  text: string,
  at: string,
) => `'${kind}' as "kind", ${item} as "itemId",
  c."id" as "communityId", c."name" as "communityName", ${text} as "text", ${at} as "at"`;

const answer = `select ${named('answer', 'a."id"', 'a."text"', 'a."createdAt"')}, e."name" as "byName", a."personId" as "byId"`;
const answerFrom = `from questions q join answers a on a."questionId" = q."id" and a."state" = 'sent'
  left join employers e on e."id" = a."employerId" left join communities c on c."id" = q."communityId"`;

/** What was written for an employer bears its name, and never that of whoever wrote it. */
const nameOf = (author: string, item: string) => `coalesce(
  (select w."name" from employers w where w."id" = ${item}."employerId"), ${author}."name") as "byName", ${item}."personId" as "byId"`;

const comment = `select ${named('comment', 'k."id"', 'k."text"', 'k."visibleFrom"')}, ${nameOf('p', 'k')}`;
const commentFrom = `from updates u join comments k on k."updateId" = u."id" and k."state" = 'shared'
  left join people p on p."id" = k."personId" left join communities c on c."id" = u."communityId"`;

const update = `select ${named('update', 'u."id"', 'u."text"', 'u."visibleFrom"')}, ${nameOf('p', 'u')}`;
const updateFrom = `from memberships m join updates u on u."communityId" = m."communityId"
  left join people p on p."id" = u."personId" join communities c on c."id" = u."communityId"`;

const shared = `u."state" = 'shared' and u."visibility" = 'community'`;
const member = `m."personId" = $1 and m."until" is null and m."state" = 'member'`;

/** Other people's updates are seen by those who are in the group now. */
const seesOthers = `(${shared} and ${notBlocked('u."personId"')} and ${employerNotBlocked('u."employerId"')}
  and exists (select 1 from memberships m where m."communityId" = u."communityId" and ${member}))`;

/** Where the author of an update replies to those who commented on it before. Mine stands first: planners keep to its few rows. */
const repliesFrom = `from (select "updateId", min("createdAt") as "at" from comments
    where "personId" = $1 and "state" = 'shared' group by "updateId") mine
  join updates u on u."id" = mine."updateId"
  join comments k on k."updateId" = u."id" and k."personId" = u."personId" and k."state" = 'shared' and k."createdAt" > mine."at"
  left join people p on p."id" = k."personId" left join communities c on c."id" = u."communityId"`;

/** Answers that their askers let the group read. */
const sharedFrom = `from memberships m join questions q on q."communityId" = m."communityId" and q."shared" = 'yes'
  join answers a on a."questionId" = q."id" and a."state" = 'sent'
  left join employers e on e."id" = a."employerId" join communities c on c."id" = q."communityId"`;
const newAnswer = `a."personId" <> $1 and a."createdAt" >= $2 and a."createdAt" <= $3
    and ${notShown('a."id"')} and ${notBlocked('a."personId"')}`;

/**
 * Classes: 0 answers to me, 1 comments, 2 what the group shares: updates and shared answers. Of those each
 * author's newest come first, then their second newest, and so on.
 */
const allNews = `
  ${answer}, 0 as "class", 0 as "turn" ${answerFrom}
  where q."personId" = $1 and ${newAnswer}
  union all
  ${answer}, 2 as "class", row_number() over (partition by a."employerId" order by a."createdAt" desc, a."id" desc) as "turn"
  ${sharedFrom}
  where ${member} and m."mutedAt" is null and q."personId" <> $1 and ${newAnswer}
  union all
  ${comment}, 1 as "class", 0 as "turn" ${commentFrom}
  where u."personId" = $1 and k."personId" <> $1 and k."visibleFrom" >= $2 and k."visibleFrom" <= $3
    and u."state" not in ('removed', 'taken-back', 'sent-back')
    and ${notShown('k."id"')} and ${notBlocked('k."personId"')}
  union all
  ${comment}, 1 as "class", 0 as "turn" ${repliesFrom}
  where u."personId" <> $1 and k."visibleFrom" >= $2 and k."visibleFrom" <= $3
    and ${seesOthers} and ${notShown('k."id"')}
  union all
  ${update}, 2 as "class", row_number() over (partition by coalesce(u."employerId", u."personId") order by u."visibleFrom" desc, u."id" desc) as "turn"
  ${updateFrom}
  where ${member} and m."mutedAt" is null and u."personId" <> $1 and u."visibleFrom" >= $2 and u."visibleFrom" <= $3
    and ${shared} and ${notShown('u."id"')} and ${notBlocked('u."personId"')} and ${employerNotBlocked('u."employerId"')}`;

/** $2 is the item, $3 now. What is one's own can always be opened. */
const seesUpdate = `(u."personId" = $1 or u."visibleFrom" <= $3 and ${seesOthers})`;

const opened = {
  answer: `${answer} ${answerFrom} where a."id" = $2 and a."createdAt" <= $3
    and (q."personId" = $1 or q."shared" = 'yes') and ${notBlocked('a."personId"')}`,
  comment: `${comment} ${commentFrom} where k."id" = $2 and k."visibleFrom" <= $3
    and u."state" = 'shared' and ${seesUpdate} and ${notBlocked('k."personId"')} and ${employerNotBlocked('k."employerId"')}`,
  update: `${update} from updates u left join people p on p."id" = u."personId"
    left join communities c on c."id" = u."communityId"
    where u."id" = $2 and u."visibleFrom" <= $3 and u."state" = 'shared' and ${seesUpdate}`,
} satisfies Record<News['kind'], string>;
