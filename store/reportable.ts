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
}

export const viewReportable = (db: Database): ReportableView => ({
  async reportable({ kind, id }, reader, now) {
    const [row] = await db.all<Omit<Reportable, 'kind'>>(reportableSql[kind], [reader, now, id]);
    return row ? { kind, ...row } : null;
  },
});
