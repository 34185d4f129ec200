// Pictures people sent, made safe before they come here: the bytes stand in the database, so that a backup of it is all there is.
import type { Committer, Lane } from './committer.js';
import type { Database } from './database.js';

export interface Picture {
  /** Random: it cannot be guessed. */
  id: string;
  /** The web conversation it was sent in; of one from Slack, `slack/` and the key of whose it is. */
  conversation: string;
  contentType: string;
  bytes: Buffer;
}

export interface Pictures {
  /** Durable when resolved. The same id again changes nothing. */
  keep(picture: Picture & { at: number }): Promise<void>;
  find(id: string): Promise<Picture | null>;
}

export function openPictures(reader: Database, writer: Database, committer: Committer): Pictures {
  const insert = `insert into pictures ("id", "conversation", "contentType", "bytes", "at") values ($1, $2, $3, $4, $5)
    on conflict ("id") do nothing`;
  const keep: Lane<Picture & { at: number }, void> = async (pictures) => {
    for (const { id, conversation, contentType, bytes, at } of pictures)
      await writer.all(insert, [id, conversation, contentType, bytes, at]);
    return pictures.map(() => undefined);
  };
  const find = 'select "id", "conversation", "contentType", "bytes" from pictures where "id" = $1';
  return {
    keep: (picture) => committer.submit(keep, picture),
    find: async (id) => (await reader.all<Picture>(find, [id]))[0] ?? null,
  };
}
