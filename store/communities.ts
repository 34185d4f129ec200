// Communities of practice (members read "group") and who is in them.
import { id, maybeText, maybeTime, table, text, time } from './columns.js';
import type { Database } from './database.js';

export interface Community {
  id: string;
  name: string;
  about: string;
  /** `open`: JOIN is enough; `request`: a facilitator says yes; `invited`: only by invitation. */
  joining: 'open' | 'request' | 'invited';
  visibility: 'public' | 'members';
  /** `yes`: updates wait for a facilitator. */
  approval: 'no' | 'yes';
  /** The community this one was spun off from. */
  parentId: string | null;
  createdAt: number;
  closedAt: number | null;
  /** The Slack workspace it belongs to, and the channel of its staff there; `null`: the organisation's own. */
  slackTeam?: string | null;
  slackChannel?: string | null;
}

export interface Membership {
  id: string;
  communityId: string;
  personId: string;
  /** The address it was joined from. */
  addressId: string | null;
  since: number;
  until: number | null;
  mutedAt: number | null;
  /** `asked`: waits for a facilitator; `barred`: kept away by staff. */
  state: 'member' | 'asked' | 'barred';
}

export interface CommunityName {
  id: string;
  name: string;
}

export interface CommunityView {
  byId(id: string): Promise<Community | null>;
  byName(name: string): Promise<Community | null>;
  /** Open communities a person is a member of now, the one last shared with first, then by name. */
  mine(personId: string): Promise<Community[]>;
  /** Communities a person is not in and may join or ask to, most members first. */
  near(personId: string, limit: number, offset: number): Promise<Community[]>;
  /** Names of all communities that are not closed and not `invited`, for matching misspelt words. */
  names(): Promise<CommunityName[]>;
  membership(communityId: string, personId: string): Promise<Membership | null>;
  /** The newest membership a person ended at or after `since`: what UNDO takes back after LEAVE. */
  lastLeft(personId: string, since: number): Promise<Membership | null>;
  /** Where a person is, was, or is kept away from: communities that are not closed, by name. */
  everIn(personId: string): Promise<Community[]>;
  /** What staff keep a person away from now. */
  barredFrom(personId: string): Promise<Community[]>;
  countMembers(communityId: string): Promise<number>;
  facilitators(communityId: string): Promise<string[]>;
}

export const communities = table<Community>('communities', {
  id,
  name: text,
  about: text,
  joining: text,
  visibility: text,
  approval: text,
  parentId: maybeText,
  createdAt: time,
  closedAt: maybeTime,
  slackTeam: maybeText,
  slackChannel: maybeText,
});

export const memberships = table<Membership>('memberships', {
  id,
  communityId: text,
  personId: text,
  addressId: maybeText,
  since: time,
  until: maybeTime,
  mutedAt: maybeTime,
  state: text,
});

export function viewCommunities(db: Database): CommunityView {
  return {
    byId: async (id) =>
      (await db.all<Community>('select * from communities where "id" = $1', [id]))[0] ?? null,
    byName: async (name) => (await db.all<Community>(byNameSql, [name]))[0] ?? null,
    mine: (personId) => db.all<Community>(mineSql, [personId]),
    near: (personId, limit, offset) => db.all<Community>(nearSql, [personId, limit, offset]),
    names: () => db.all<CommunityName>(namesSql),
    membership: async (communityId, personId) =>
      (await db.all<Membership>(membershipSql, [communityId, personId]))[0] ?? null,
    lastLeft: async (personId, since) =>
      (await db.all<Membership>(lastLeftSql, [personId, since]))[0] ?? null,
    barredFrom: (personId) => db.all<Community>(barredSql, [personId]),
    everIn: (personId) => db.all<Community>(everInSql, [personId]),
    async countMembers(communityId) {
      const [row] = await db.all<{ count: number }>(countSql, [communityId]);
      return row?.count ?? 0;
    },
    async facilitators(communityId) {
      const rows = await db.all<{ personId: string }>(facilitatorsSql, [communityId]);
      return rows.map((row) => row.personId);
    },
  };
}

// An open one before a closed one of the same name.
const byNameSql = `select * from communities where lower("name") = lower($1)
  order by case when "closedAt" is null then 0 else 1 end, "createdAt" desc, "id" limit 1`;

const mineSql = `select c.* from memberships m join communities c on c."id" = m."communityId"
  left join (select u."communityId", max(u."createdAt") as "sharedAt" from updates u where u."personId" = $1
    group by u."communityId") s on s."communityId" = c."id"
  where m."personId" = $1 and m."until" is null and m."state" = 'member' and c."closedAt" is null
  order by coalesce(s."sharedAt", 0) desc, lower(c."name"), c."id"`;

const nearSql = `select c.* from communities c
  left join (select "communityId", count(*) as "members" from memberships where "until" is null and "state" = 'member'
    group by "communityId") s on s."communityId" = c."id"
  where c."closedAt" is null and c."joining" <> 'invited' and not exists (
    select 1 from memberships m where m."communityId" = c."id" and m."personId" = $1 and m."until" is null)
  order by coalesce(s."members", 0) desc, lower(c."name"), c."id" limit $2 offset $3`;

const namesSql = `select "id", "name" from communities where "closedAt" is null and "joining" <> 'invited'
  order by lower("name"), "id"`;

const membershipSql = `select * from memberships where "communityId" = $1 and "personId" = $2 and "until" is null`;

const lastLeftSql = `select * from memberships where "personId" = $1 and "until" >= $2 order by "until" desc, "id" desc limit 1`;

const barredSql = `select c.* from memberships m join communities c on c."id" = m."communityId"
  where m."personId" = $1 and m."state" = 'barred' and m."until" is null order by lower(c."name"), c."id"`;

const everInSql = `select c.* from communities c where c."closedAt" is null and exists (
    select 1 from memberships m where m."communityId" = c."id" and m."personId" = $1)
  order by lower(c."name"), c."id"`;

const countSql = `select count(*) as "count" from memberships
  where "communityId" = $1 and "until" is null and "state" = 'member'`;

const facilitatorsSql = `select distinct "personId" from roles where "kind" = 'facilitator' and "until" is null
  and ("communityId" = $1 or "communityId" is null) order by "personId"`;
