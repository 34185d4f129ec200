// What somebody may report because a page shows it to them. Their own things are not among it, nor what a page would not show.
import type { Database } from './database.js';
import { reportableSql } from './readingSql.js';

export interface Reportable {
  kind: keyof typeof reportableSql;
  id: string;
  text: string;
  byId: string;
  /** As its readers know them. */
  byName: string | null;
  communityId: string | null;
  communityName: string | null;
}

export interface ReportableView {
  /** `null`: there is no such thing, or it is not for this reader, or it is their own. */
  reportable(
    of: { kind: Reportable['kind']; id: string },
    reader: string,
    now: number,
  ): Promise<Reportable | null>;
  /** The newest answer that somebody was told since a moment: an employer's to them, or a guest's that they hear of. */
  newestTold(personId: string, since: number, now: number): Promise<NewestTold | null>;
}

export type NewestTold = Pick<Reportable, 'kind' | 'id' | 'byId' | 'byName'> & { at: number };

export const viewReportable = (db: Database): ReportableView => ({
  async reportable({ kind, id }, reader, now) {
    const [row] = await db.all<Omit<Reportable, 'kind'>>(reportableSql[kind], [reader, now, id]);
    return row ? { kind, ...row } : null;
  },
  newestTold: async (personId, since, now) =>
    (await db.all<NewestTold>(newestToldSql, [personId, since, now]))[0] ?? null,
});

const newestToldSql = `select * from (
  select 'answer' as "kind", a."id", a."personId" as "byId", e."name" as "byName", a."createdAt" as "at"
    from questions q join answers a on a."questionId" = q."id" and a."state" = 'sent' left join employers e on e."id" = a."employerId"
    where q."personId" = $1 and q."toldAt" <= $3 and a."createdAt" > $2
  union all
  select 'hotseat-answer', a."id", coalesce(a."byId", ''), h."guestName", a."visibleFrom"
    from hotseat_answers a join hotseats h on h."id" = a."hotseatId"
    where a."state" = 'said' and a."visibleFrom" > $2 and a."visibleFrom" <= $3 and (
      exists (select 1 from hotseat_questions q where (q."id" = a."questionId" or q."sameAsId" = a."questionId") and q."personId" = $1)
      or exists (select 1 from hotseat_watchers w where w."hotseatId" = a."hotseatId" and w."personId" = $1 and w."until" is null and w."mode" <> 'mine'))
  ) as told order by "at" desc, "id" desc limit 1`;
