// What staff write down about a person, and what is said between staff and that person. Notes are for staff alone.
import { id, maybeText, table, text, time } from './columns.js';
import type { Database } from './database.js';

export interface Note {
  id: string;
  /** Whom it is about. */
  personId: string;
  /** Whose staff wrote it. */
  communityId: string | null;
  /** Who wrote it; `null` once they were erased. */
  byId: string | null;
  /** `private`: staff alone see it; `to-member`: it was sent; `from-member`: their answer to staff. */
  kind: 'private' | 'to-member' | 'from-member';
  text: string;
  createdAt: number;
}

export interface NoteView {
  byId(id: string): Promise<Note | null>;
  /** The newest about a person, newest first. */
  about(personId: string, limit: number): Promise<Note[]>;
}

export const notes = table<Note>('notes', {
  id,
  personId: text,
  communityId: maybeText,
  byId: maybeText,
  kind: text,
  text,
  createdAt: time,
});

export function viewNotes(db: Database): NoteView {
  const aboutSql = 'select * from notes where "personId" = $1 order by "createdAt" desc, "id" desc limit $2';
  return {
    byId: async (id) => (await db.all<Note>('select * from notes where "id" = $1', [id]))[0] ?? null,
    about: (personId, limit) => db.all<Note>(aboutSql, [personId, limit]),
  };
}
