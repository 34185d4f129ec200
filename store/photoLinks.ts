// One-use links by which people who text show a picture. Only a hash is stored; with the picture comes the timer that tells them.
import { createHash, randomUUID } from 'node:crypto';
import { id, maybeText, maybeTime, table, text, time } from './columns.js';
import type { Committer, Lane } from './committer.js';
import type { Database } from './database.js';

export interface PhotoLink {
  /** SHA-256 of the link's code, hexadecimal. The code has 120 random bits: no salt is needed. */
  hash: string;
  personId: string;
  /** Where it was asked for, and where the conversation goes on. */
  addressId: string;
  createdAt: number;
  /** Milliseconds UTC: it is of no use from then on. */
  until: number;
  usedAt: number | null;
  pictureId: string | null;
}

/** A picture made safe. */
export interface Photo {
  /** Random: it cannot be guessed. */
  id: string;
  contentType: string;
  bytes: Buffer;
}

export interface PhotoLinks {
  /** `open`: it may be used; `used`: a picture came by it already; `null`: too old, or never ours. */
  state(code: string, at: number): Promise<'open' | 'used' | null>;
  /** Uses the link up. Durable when resolved; false if somebody was quicker, or it is too old. */
  use(code: string, photo: Photo, at: number): Promise<boolean>;
}

/** The timer that tells a person that their picture has come. */
export const PICTURE_CAME = 'picture-came';

export const photoLinks = table<PhotoLink>('photo_links', {
  hash: id,
  personId: text,
  addressId: text,
  createdAt: time,
  until: time,
  usedAt: maybeTime,
  pictureId: maybeText,
});

export const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');

export function openPhotoLinks(reader: Database, writer: Database, committer: Committer): PhotoLinks {
  const use = useLane(writer);
  const find = 'select "usedAt" from photo_links where "hash" = $1 and "until" > $2';
  return {
    async state(code, at) {
      const [row] = await reader.all<Pick<PhotoLink, 'usedAt'>>(find, [hashOf(code), at]);
      if (!row) return null;
      return row.usedAt === null ? 'open' : 'used';
    },
    use: (code, photo, at) => committer.submit(use, { hash: hashOf(code), photo, at }),
  };
}

interface Use {
  hash: string;
  photo: Photo;
  at: number;
}

function useLane(db: Database): Lane<Use, boolean> {
  return async (uses) => {
    const done: boolean[] = [];
    for (const { hash, photo, at } of uses) {
      const [link] = await db.all<Pick<PhotoLink, 'personId' | 'addressId'>>(takeSql, [hash, at, photo.id]);
      done.push(link !== undefined);
      if (!link) continue;
      await db.all(pictureSql, [photo.id, photo.contentType, photo.bytes, at]);
      await db.all(timerSql, [randomUUID(), link.personId, link.addressId, photo.id, at]);
    }
    return done;
  };
}

const takeSql = `update photo_links set "usedAt" = $2, "pictureId" = $3
  where "hash" = $1 and "usedAt" is null and "until" > $2 returning "personId", "addressId"`;

/** It was sent in no conversation of the web. */
const pictureSql = `insert into pictures ("id", "conversation", "contentType", "bytes", "at") values ($1, '', $2, $3, $4)`;

const timerSql = `insert into timers ("id", "kind", "personId", "addressId", "aboutId", "dueAt", "attempts")
  values ($1, '${PICTURE_CAME}', $2, $3, $4, $5, 0)`;
