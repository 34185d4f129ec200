// A digest as a page: what stood in its list, each thing as its reader may see it now. It is its own person's and nobody else's.
import type { Database } from './database.js';
import { type NewsKind, viewDigests } from './digests.js';
import { viewNews } from './news.js';

export interface ShownDigest {
  /** When it was sent, or shown: milliseconds UTC. */
  at: number;
  items: {
    number: number;
    kind: NewsKind;
    itemId: string;
    /** `null`: it was taken down, or is not theirs to see any more. */
    news: { byName: string | null; communityName: string | null; text: string; at: number } | null;
  }[];
}

/** `null`: there is no such digest, or it is somebody else's. */
export type ReadDigest = (id: string, reader: string, now: number) => Promise<ShownDigest | null>;

export function digestPage(db: Database): ReadDigest {
  const digests = viewDigests(db);
  const { open } = viewNews(db);
  return async (id, reader, now) => {
    const digest = await digests.byId(id);
    if (digest?.personId !== reader || (digest.state !== 'sent' && digest.state !== 'shown')) return null;
    const items = await digests.items(id);
    return {
      at: digest.sentAt ?? digest.createdAt,
      items: await Promise.all(
        items.map(async ({ itemId, kind, number }) => {
          const news = await open(reader, kind, itemId, now);
          return { number, kind, itemId, news: news && shownOf(news) };
        }),
      ),
    };
  };
}

const shownOf = ({ at, byName, communityName, text }: ShownOf): ShownOf => ({
  byName,
  communityName,
  text,
  at,
});
type ShownOf = NonNullable<ShownDigest['items'][number]['news']>;
