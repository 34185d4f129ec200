// Updates: what people share, each with the moment from which others see it, its revisions and its comments.
import { id, maybeText, maybeTime, table, text, time } from './columns.js';
import { type Database, rowsOf, toJson } from './database.js';

export interface Update {
  id: string;
  personId: string;
  addressId: string | null;
  /** `null`: only the author sees it. */
  communityId: string | null;
  text: string;
  /** The words alone, folded and hashed: the same text again is recognised by it. */
  fingerprint: string;
  visibility: 'community' | 'only-me';
  /** `shared`; `waiting`: for approval; `held`: for staff; `sent-back`: to be changed; `taken-back`: by the author; `removed`: by staff. */
  state: 'shared' | 'waiting' | 'held' | 'sent-back' | 'taken-back' | 'removed';
  /** Others see it from this moment; until then UNDO means nobody received it. */
  visibleFrom: number;
  createdAt: number;
  editedAt: number | null;
  /** Why it is held or was removed, in plain words. */
  reason: string | null;
  /** In whose name it was written, where that is not the person's own: others read the employer's. */
  employerId?: string | null;
}

/** An earlier wording of an update, kept for staff. */
export interface UpdateRevision {
  id: string;
  updateId: string;
  text: string;
  replacedAt: number;
}

export interface Comment {
  id: string;
  updateId: string;
  personId: string;
  text: string;
  state: 'shared' | 'taken-back' | 'removed' | 'held' | 'sent-back';
  visibleFrom: number;
  createdAt: number;
  /** The address it came from; `null`: from none, or from before this was kept. */
  addressId?: string | null;
  /** As of an update. */
  employerId?: string | null;
}

/** A picture of an update, and what is in it, in its author's words. */
export interface UpdatePicture {
  id: string;
  updateId: string;
  pictureId: string;
  alt: string;
}

export interface UpdateView {
  byId(id: string): Promise<Update | null>;
  /** A person's newest update with this fingerprint at or after `since`, not taken back nor sent back. */
  same(personId: string, fingerprint: string, since: number): Promise<Update | null>;
  /** The newest updates of a person, newest first. */
  of(personId: string, limit: number): Promise<Update[]>;
  /** Updates a person made at or after `since`. */
  countSince(personId: string, since: number): Promise<number>;
  /** The pictures of some updates, by the update, in the order in which they were added. */
  picturesOf(updateIds: readonly string[]): Promise<ReadonlyMap<string, { id: string; alt: string }[]>>;
  comments(updateId: string, now: number): Promise<(Comment & { name: string | null })[]>;
  /** A comment as it stands, whoever may see it. */
  comment(id: string): Promise<Comment | null>;
}

export const updates = table<Update>('updates', {
  id,
  personId: text,
  addressId: maybeText,
  communityId: maybeText,
  text,
  fingerprint: text,
  visibility: text,
  state: text,
  visibleFrom: time,
  createdAt: time,
  editedAt: maybeTime,
  reason: maybeText,
  employerId: maybeText,
});

export const updateRevisions = table<UpdateRevision>('update_revisions', {
  id,
  updateId: text,
  text,
  replacedAt: time,
});

export const comments = table<Comment>('comments', {
  id,
  updateId: text,
  personId: text,
  text,
  state: text,
  visibleFrom: time,
  createdAt: time,
  addressId: maybeText,
  employerId: maybeText,
});

export const updatePictures = table<UpdatePicture>('update_pictures', {
  id,
  updateId: text,
  pictureId: text,
  alt: text,
});

export function viewUpdates(db: Database): UpdateView {
  return {
    byId: async (id) => (await db.all<Update>('select * from updates where "id" = $1', [id]))[0] ?? null,
    same: async (personId, fingerprint, since) =>
      (await db.all<Update>(sameSql, [personId, fingerprint, since]))[0] ?? null,
    of: (personId, limit) => db.all<Update>(ofSql, [personId, limit]),
    async countSince(personId, since) {
      const [row] = await db.all<{ count: number }>(countSql, [personId, since]);
      return row?.count ?? 0;
    },
    picturesOf: picturesOf(db),
    comments: (updateId, now) => db.all<Comment & { name: string | null }>(commentsSql, [updateId, now]),
    comment: async (id) => (await db.all<Comment>('select * from comments where "id" = $1', [id]))[0] ?? null,
  };
}

/** Also for the pages that show them. */
export function picturesOf(db: Database): UpdateView['picturesOf'] {
  const sql = `select "updateId", "pictureId", "alt" from update_pictures
    where "updateId" in (select r."id" from ${rowsOf(db, 1, { id: 'text' })}) order by "id"`;
  return async (updateIds) => {
    const found = new Map<string, { id: string; alt: string }[]>();
    if (updateIds.length === 0) return found;
    const rows = await db.all<UpdatePicture>(sql, [toJson(updateIds.map((id) => ({ id })))]);
    for (const { updateId, pictureId, alt } of rows)
      found.set(updateId, [...(found.get(updateId) ?? []), { id: pictureId, alt }]);
    return found;
  };
}

const sameSql = `select * from updates where "personId" = $1 and "fingerprint" = $2 and "createdAt" >= $3
  and "state" not in ('taken-back', 'sent-back') order by "createdAt" desc, "id" desc limit 1`;

const ofSql = 'select * from updates where "personId" = $1 order by "createdAt" desc, "id" desc limit $2';

const countSql = 'select count(*) as "count" from updates where "personId" = $1 and "createdAt" >= $2';

const commentsSql = `select c.*, coalesce(e."name", p."name") as "name" from comments c
  left join people p on p."id" = c."personId" left join employers e on e."id" = c."employerId"
  where c."updateId" = $1 and c."state" = 'shared' and c."visibleFrom" <= $2 order by c."visibleFrom", c."id"`;
