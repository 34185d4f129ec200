// What was read on the web already: of each page of a community, which stretch of time somebody has seen. It keeps no clicks.
import { randomUUID } from 'node:crypto';
import { id, table, text, time } from './columns.js';
import type { Committer, Lane } from './committer.js';
import { type Database, rowsOf, toJson } from './database.js';

/** They have seen all that others could see there from `sinceAt` on, by `untilAt`. */
export interface PageVisit {
  id: string;
  personId: string;
  communityId: string;
  sinceAt: number;
  untilAt: number;
}

export interface PageVisits {
  /** Durable when resolved. What joins on to what they have seen before makes one stretch with it. */
  visited(visit: Omit<PageVisit, 'id'>): Promise<void>;
}

export const pageVisits = table<PageVisit>('page_visits', {
  id,
  personId: text,
  communityId: text,
  sinceAt: time,
  untilAt: time,
});

export function openPageVisits(writer: Database, committer: Committer): PageVisits {
  const columns = { id: 'text', personId: 'text', communityId: 'text', sinceAt: 'bigint', untilAt: 'bigint' };
  const sql = `insert into page_visits ("id", "personId", "communityId", "sinceAt", "untilAt")
    select r."id", r."personId", r."communityId", r."sinceAt", r."untilAt" from ${rowsOf(writer, 1, columns)} where true
    on conflict ("personId", "communityId") do update set "untilAt" = excluded."untilAt", "sinceAt" = case
      when excluded."sinceAt" <= page_visits."untilAt" and page_visits."sinceAt" < excluded."sinceAt"
      then page_visits."sinceAt" else excluded."sinceAt" end`;
  const lane: Lane<Omit<PageVisit, 'id'>, void> = async (visits) => {
    // One statement must not touch a row twice.
    for (const visit of visits) await writer.all(sql, [toJson([{ ...visit, id: randomUUID() }])]);
    return visits.map(() => undefined);
  };
  return { visited: (visit) => committer.submit(lane, visit) };
}
