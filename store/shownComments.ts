// What people answered to updates, as one reader may see it: under the update, one level deep. It never shows one across a block,
// nor to the open web what its writer has not opened to it.
import { type Database, rowsOf, toJson } from './database.js';
import { employerNotBlocked } from './employerGroups.js';
import { inside, notBlocked } from './readingSql.js';

/** One answer to an update. */
export interface ShownComment {
  id: string;
  /** The name that members see. */
  by: string | null;
  text: string;
  /** Milliseconds UTC. */
  at: number;
  /** The reader wrote it. */
  isOwn: boolean;
}

/** The newest of an update, oldest first, and how many stand before them. */
export interface ShownComments {
  shown: ShownComment[];
  earlier: number;
}

/** Of some updates that the reader may see, by the update. */
export type CommentsOf = (
  updateIds: readonly string[],
  asking: { reader: string | null; now: number },
) => Promise<ReadonlyMap<string, ShownComments>>;

/** More of them make a page heavy. */
const most = 20;

type Found = Omit<ShownComment, 'isOwn'> & { updateId: string; count: number; isOwn: number };

export function commentsOf(db: Database): CommentsOf {
  const sql = `select * from (
      select k."id", k."updateId", coalesce(e."name", p."name") as "by", k."text", k."visibleFrom" as "at",
        case when k."personId" = $1 then 1 else 0 end as "isOwn",
        count(*) over (partition by k."updateId") as "count",
        row_number() over (partition by k."updateId" order by k."visibleFrom" desc, k."id" desc) as "place"
      from comments k join updates u on u."id" = k."updateId" join people p on p."id" = k."personId"
        left join communities c on c."id" = u."communityId" left join employers e on e."id" = k."employerId"
      where k."updateId" in (select r."id" from ${rowsOf(db, 3, { id: 'text' })})
        and k."state" = 'shared' and k."visibleFrom" <= $2 and ${notBlocked('k."personId"')}
        and ${employerNotBlocked('k."employerId"')}
        and (u."personId" = $1 or k."personId" = $1 or c."visibility" = 'public' and p."pageVisibility" = 'anyone' and k."employerId" is null
          or ${inside})
    ) as found where "place" <= ${most} order by "at", "id"`;
  return async (updateIds, { reader, now }) => {
    const of = new Map<string, ShownComments>();
    if (updateIds.length === 0) return of;
    const found = await db.all<Found>(sql, [reader, now, toJson(updateIds.map((id) => ({ id })))]);
    for (const { updateId, count, isOwn, id, by, text, at } of found) {
      const before = of.get(updateId) ?? { shown: [], earlier: Math.max(0, count - most) };
      of.set(updateId, { ...before, shown: [...before.shown, { id, by, text, at, isOwn: isOwn === 1 }] });
    }
    return of;
  };
}
