// Who may see what on a page for reading, spelled once: every statement behind the pages and feeds is made of these conditions.
// In all of them $1 is the reader, or null for the open web; where $2 is needed it is now.
import { employerNotBlocked } from './employerGroups.js';

/** Nobody reads across a block, whoever set it. */
export const notBlocked = (
  author: string,
) => `not exists (select 1 from blocks b where b."until" is null and (
  b."personId" = $1 and b."blockedPersonId" = ${author} or b."blockedPersonId" = $1 and b."personId" = ${author}))`;

/** In the community now, or there by a role: whoever runs it, and staff. */
const insideOf = (c: string) => `(exists (select 1 from memberships m
    where m."communityId" = ${c}."id" and m."personId" = $1 and m."until" is null and m."state" = 'member')
  or exists (select 1 from roles o where o."personId" = $1 and o."until" is null and (o."kind" in ('staff', 'safeguarding')
    or o."kind" = 'facilitator' and (o."communityId" is null or o."communityId" = ${c}."id"))))`;
export const inside = insideOf('c');

/**
 * product.md 1: the open web sees it only if the community is public and its author has said "Anyone can see my page". An employer
 * has no page to open: what is shared in its name is for the people of the group.
 */
const seen = `(u."state" = 'shared' and u."visibility" = 'community' and u."visibleFrom" <= $2 and c."id" is not null and c."closedAt" is null
  and ${notBlocked('u."personId"')} and ${employerNotBlocked('u."employerId"')}
  and (c."visibility" = 'public' and p."pageVisibility" = 'anyone' and u."employerId" is null or ${inside}))`;

/** One's own, whoever else may see it; what was taken back or removed is gone for its author too. */
const own = `(u."personId" = $1 and u."state" in ('shared', 'waiting', 'held'))`;

/** What $1 may read of others' on a page, and so may report: $3 is its id, $2 now. */
export const reportableSql = {
  update: `select u."id", u."text", u."personId" as "byId", coalesce(e."name", p."name") as "byName",
      c."id" as "communityId", c."name" as "communityName"
    from updates u join people p on p."id" = u."personId" join communities c on c."id" = u."communityId"
      left join employers e on e."id" = u."employerId"
    where u."id" = $3 and u."personId" <> $1 and ${seen}`,
  comment: `select k."id", k."text", k."personId" as "byId", coalesce(e."name", w."name") as "byName",
      c."id" as "communityId", c."name" as "communityName"
    from comments k join people w on w."id" = k."personId" join updates u on u."id" = k."updateId"
      join people p on p."id" = u."personId" left join communities c on c."id" = u."communityId"
      left join employers e on e."id" = k."employerId"
    where k."id" = $3 and k."personId" <> $1 and k."state" = 'shared' and k."visibleFrom" <= $2
      and ${notBlocked('k."personId"')} and ${employerNotBlocked('k."employerId"')} and (${own} or ${seen})
      and (u."personId" = $1 or c."visibility" = 'public' and w."pageVisibility" = 'anyone' and k."employerId" is null or ${inside})`,
  answer: `select a."id", a."text", a."personId" as "byId", e."name" as "byName",
      c."id" as "communityId", c."name" as "communityName"
    from answers a join questions q on q."id" = a."questionId" join communities c on c."id" = q."communityId"
      left join employers e on e."id" = a."employerId"
    where a."id" = $3 and a."personId" <> $1 and a."state" = 'sent' and a."createdAt" <= $2 and c."closedAt" is null
      and q."shared" = 'yes' and q."state" in ('answered', 'closed') and ${notBlocked('a."personId"')}
      and (c."visibility" = 'public' or ${inside})`,
  'hotseat-answer': `select a."id", a."text", coalesce(a."byId", '') as "byId", h."guestName" as "byName",
      c."id" as "communityId", c."name" as "communityName"
    from hotseat_answers a join hotseats h on h."id" = a."hotseatId"
      join hotseat_communities hc on hc."hotseatId" = h."id" join communities c on c."id" = hc."communityId"
    where a."id" = $3 and coalesce(a."byId", '') <> $1 and a."state" = 'said' and a."visibleFrom" <= $2 and c."closedAt" is null
      and ${notBlocked('a."byId"')} and (c."visibility" = 'public' or ${inside}) order by c."id" limit 1`,
};

const together = `exists (select 1 from memberships mine
  join memberships theirs on theirs."communityId" = mine."communityId" and theirs."until" is null and theirs."state" = 'member'
  join communities c on c."id" = mine."communityId" and c."closedAt" is null
  where mine."personId" = $1 and mine."until" is null and mine."state" = 'member' and theirs."personId" = p."id")`;

/** Answers somewhere: not gone, and not asleep as a part of somebody they were linked into. */
export const isAround = (person: string) =>
  `exists (select 1 from address_people h where h."personId" = ${person} and h."until" is null)`;

export const personSql = `select p."id", p."name", '' as "about", p."createdAt" as "since",
    case when p."pageVisibility" = 'anyone' then 1 else 0 end as "isOpen", case when p."id" = $1 then 1 else 0 end as "isOwn",
    cast(null as text) as "parentId", cast(null as text) as "parentName"
  from people p where p."id" = $3 and (p."id" = $1 or ${isAround('p."id"')} and ${notBlocked('p."id"')} and (p."pageVisibility" = 'anyone' or ${together}
    or exists (select 1 from updates u join communities c on c."id" = u."communityId" where u."personId" = p."id"
      and u."employerId" is null and ${seen})))`;

export const communitySql = `select c."id", c."name", c."about", c."createdAt" as "since",
    case when c."visibility" = 'public' then 1 else 0 end as "isOpen", 0 as "isOwn",
    case when g."closedAt" is null then g."id" end as "parentId", g."name" as "parentName"
  from communities c
    left join communities g on g."id" = c."parentId" and (g."visibility" = 'public' or ${insideOf('g')})
  where c."id" = $2 and c."closedAt" is null and (c."visibility" = 'public' or ${inside})`;

export const groupsSql = `select c."id", c."name" from communities c where c."closedAt" is null and (
    exists (select 1 from memberships m
      where m."communityId" = c."id" and m."personId" = $1 and m."until" is null and m."state" = 'member')
    or exists (select 1 from roles o
      where o."communityId" = c."id" and o."personId" = $1 and o."until" is null and o."kind" = 'facilitator'))
  order by lower(c."name"), c."id"`;

/** $3: whose page; what comes stands after ($4, $5) in time and id, $6 things at most. */
const newest = (at: string, id: string) => `order by ${at} desc, ${id} desc limit $6`;
const newestUpdates = newest('u."visibleFrom"', 'u."id"');

const update = (
  mark: string,
) => `select 'update' as "kind", u."id", u."text", u."visibleFrom" as "at", u."editedAt",
    case when u."employerId" is null then p."id" end as "byId", coalesce(e."name", p."name") as "byName", c."id" as "communityId", c."name" as "communityName", ${mark} as "mark"
  from updates u join people p on p."id" = u."personId" left join communities c on c."id" = u."communityId"
    left join employers e on e."id" = u."employerId"
  where (u."visibleFrom", u."id") < ($4, $5)`;

const noMark = 'cast(null as text)';

const why = `case when u."visibility" = 'only-me' or c."id" is null then 'only-me'
  when u."state" <> 'shared' then u."state" when u."visibleFrom" > $2 then 'not-yet'
  when c."closedAt" is not null then 'closed' end`;

export const personThingsSql = `${update(noMark)} and u."personId" = $3 and u."employerId" is null and ${seen} ${newestUpdates}`;

export const ownThingsSql = `${update(why)} and u."personId" = $3 and ${own} ${newestUpdates}`;

/** Whoever runs the group, and staff, decide about what others do not see: they look at its pictures too. */
const decides = `(u."state" in ('held', 'waiting', 'sent-back', 'removed') and u."personId" <> $1
  and exists (select 1 from roles o where o."personId" = $1 and o."until" is null and (o."kind" in ('staff', 'safeguarding')
    or o."kind" = 'facilitator' and c."id" is not null and (o."communityId" is null or o."communityId" = c."id"))))`;

/** Whether $4 is a picture of the update $3, and the reader may see that. */
export const pictureSql = `select 1 from update_pictures x join updates u on u."id" = x."updateId"
  join people p on p."id" = u."personId" left join communities c on c."id" = u."communityId"
  where x."updateId" = $3 and x."pictureId" = $4 and (${own} or ${seen} or ${decides})`;

/**
 * A block between the reader and whoever asked changes nothing: what is missing for one reader alone would say who asked.
 */
const question = `select 'question' as "kind", q."id", q."text", q."answeredAt" as "at", cast(null as bigint) as "editedAt",
    cast(null as text) as "byId", cast(null as text) as "byName", c."id" as "communityId", c."name" as "communityName",
    ${noMark} as "mark"
  from questions q join communities c on c."id" = q."communityId"
  where (q."answeredAt", q."id") < ($4, $5) and q."answeredAt" <= $2 and q."communityId" = $3 and c."closedAt" is null
    and q."shared" = 'yes' and q."state" in ('answered', 'closed') and (c."visibility" = 'public' or ${inside})
    and exists (select 1 from answers a where a."questionId" = q."id" and a."state" = 'sent' and ${notBlocked('a."personId"')})`;

export const communityThingsSql = `select * from (
    select * from (${update(noMark)} and u."communityId" = $3 and ${seen} ${newestUpdates}) as updated
    union all select * from (${question} ${newest('q."answeredAt"', 'q."id"')}) as asked) as things
  ${newest('"at"', '"id"')}`;
