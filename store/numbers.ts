// What goes on in communities, as numbers: who is in them, what they share, and how their questions fare.
import { type Database, rowsOf, toJson } from './database.js';

export interface CommunityNumbers {
  communityId: string;
  people: number;
  /** Shared, and not taken back or down. */
  updates: number;
  /** Questions asked from it that were answered. */
  answers: number;
  /** How long these took on average: milliseconds; `null` without any. */
  timeToAnswer: number | null;
}

export interface NumbersView {
  /** In the order asked for; of what happened at or after `since`, people as they are now. */
  numbers(communityIds: readonly string[], since: number): Promise<CommunityNumbers[]>;
}

export function viewNumbers(db: Database): NumbersView {
  const sql = numbersSql(db);
  return {
    async numbers(communityIds, since) {
      if (communityIds.length === 0) return [];
      return await db.all<CommunityNumbers>(sql, [toJson(communityIds.map((id) => ({ id }))), since]);
    },
  };
}

function numbersSql(db: Database): string {
  const answered = (what: string) =>
    `(select ${what} from questions q where q."communityId" = r."id" and q."answeredAt" >= $2)`;
  return `select r."id" as "communityId",
      (select count(*) from memberships m where m."communityId" = r."id" and m."until" is null
        and m."state" = 'member') as "people",
      (select count(*) from updates u where u."communityId" = r."id" and u."state" = 'shared'
        and u."visibility" = 'community' and u."createdAt" >= $2) as "updates",
      ${answered('count(*)')} as "answers",
      ${answered('cast(round(avg(q."answeredAt" - q."askedAt")) as bigint)')} as "timeToAnswer"
    from ${rowsOf(db, 1, { id: 'text' })} order by r."n"`;
}
