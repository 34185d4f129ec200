// What is said to a whole group by those who run it, and the codes by which people are let into one.
import { id, maybeText, maybeTime, table, text, time } from './columns.js';
import type { Database } from './database.js';

export interface Announcement {
  id: string;
  communityId: string;
  /** Who wrote it; `null` once they have gone. */
  byId: string | null;
  text: string;
  createdAt: number;
  /** `null`: it was only looked at so far. */
  sentAt: number | null;
}

/** Whoever types it joins, however the group is joined otherwise. */
export interface GroupCode {
  id: string;
  communityId: string;
  byId: string | null;
  /** SHA-256 of the code. */
  hash: string;
  createdAt: number;
  endsAt: number;
}

export interface GroupTalkView {
  announcement(id: string): Promise<Announcement | null>;
  /** Codes that hold at `now`, the newest first. */
  codes(hash: string, now: number): Promise<GroupCode[]>;
  /** Members who have not muted it, in an order that stays, after this person: so a long list is walked in parts. */
  listeners(communityId: string, after: string, limit: number): Promise<string[]>;
  /** Who has asked to join and waits, the longest first. */
  asking(communityId: string): Promise<string[]>;
  /** Names of all communities that are not closed: also those that are by invitation. */
  allNames(): Promise<{ id: string; name: string }[]>;
}

export const announcements = table<Announcement>('announcements', {
  id,
  communityId: text,
  byId: maybeText,
  text,
  createdAt: time,
  sentAt: maybeTime,
});

export const groupCodes = table<GroupCode>('group_codes', {
  id,
  communityId: text,
  byId: maybeText,
  hash: text,
  createdAt: time,
  endsAt: time,
});

export function viewGroupTalk(db: Database): GroupTalkView {
  const ids = async (sql: string, of: readonly unknown[]): Promise<string[]> =>
    (await db.all<{ personId: string }>(sql, of)).map(({ personId }) => personId);
  return {
    announcement: async (id) =>
      (await db.all<Announcement>('select * from announcements where "id" = $1', [id]))[0] ?? null,
    codes: (hash, now) => db.all<GroupCode>(codesSql, [hash, now]),
    listeners: (communityId, after, limit) => ids(listenersSql, [communityId, after, limit]),
    asking: (communityId) => ids(askingSql, [communityId]),
    allNames: () => db.all<{ id: string; name: string }>(allNamesSql),
  };
}

const codesSql = `select * from group_codes where "hash" = $1 and "endsAt" > $2 order by "createdAt" desc, "id" desc`;

const listenersSql = `select "personId" from memberships where "communityId" = $1 and "personId" > $2 and "until" is null
  and "state" = 'member' and "mutedAt" is null order by "personId" limit $3`;

const askingSql = `select "personId" from memberships where "communityId" = $1 and "until" is null and "state" = 'asked'
  order by "since", "id"`;

const allNamesSql =
  'select "id", "name" from communities where "closedAt" is null order by lower("name"), "id"';
