// The pages of people and communities, as one reader may see them at one moment. Every read asks anew who may see what: nothing
// is remembered, so nothing can be seen after it was taken back.
import { digestPage, type ReadDigest } from './digestPage.js';
import { openPageVisits, type PageVisits } from './pageVisits.js';
import type { Committer } from './committer.js';
import { type Database, rowsOf, toJson } from './database.js';
import { type HotseatPages, viewHotseatPages } from './hotseatPage.js';
import { type FeedKeys, openFeedKeys } from './feedKeys.js';
import {
  communitySql,
  communityThingsSql,
  groupsSql,
  notBlocked,
  ownThingsSql,
  personSql,
  personThingsSql,
  pictureSql,
} from './readingSql.js';
import { type CommentsOf, commentsOf, type ShownComments } from './shownComments.js';
import { type Reportable, viewReportable } from './reportable.js';
import { openSignIns, type SignIns } from './signIns.js';

/** A person's page (`u`) or a community's (`c`). */
export interface PageName {
  kind: 'u' | 'c';
  id: string;
}

export interface Asking {
  /** A person's id; `null`: anybody on the open web. */
  reader: string | null;
  /** Milliseconds UTC. */
  now: number;
  /** At most so many things, newest first, that stand after this one. */
  most: number;
  before?: { at: number; id: string };
  /** Without what only the reader sees of their own. */
  forFeed?: boolean;
}

/** A picture of an update, and what is in it. */
export interface ShownPicture {
  id: string;
  alt: string;
}

/** An update, or a question with its shared answers: then nothing says who asked. */
export interface ShownThing {
  kind: 'update' | 'question';
  id: string;
  text: string;
  /** Since when others see it: milliseconds UTC. */
  at: number;
  editedAt: number | null;
  byId: string | null;
  byName: string | null;
  communityId: string | null;
  communityName: string | null;
  /** Why others do not see this thing of one's own. */
  mark: 'only-me' | 'waiting' | 'held' | 'not-yet' | 'closed' | null;
  answers: { id: string; employer: string | null; text: string; at: number }[];
  pictures: ShownPicture[];
  /** What was answered to an update; a feed has none. */
  comments: ShownComments;
}

export interface ShownPage {
  id: string;
  name: string | null;
  about: string;
  /** Of a group that grew out of another one which the reader may know of: that one; one that has closed has no page. */
  parentId: string | null;
  parentName: string | null;
  /** Milliseconds UTC. */
  since: number;
  /** The open web may read it too. */
  isOpen: boolean;
  /** It is the reader's own. */
  isOwn: boolean;
  things: ShownThing[];
  /** There are older ones. */
  more: boolean;
}

export interface Reading extends FeedKeys, SignIns, PageVisits, HotseatPages {
  /** A list of news as a page, for whom it was made. */
  digest: ReadDigest;
  /** Who is signed in at a web identity; `null`: nobody we know. */
  reader(address: string): Promise<{ id: string; name: string | null; zone: string } | null>;
  /** `null`: there is no such page, or it is not for this reader. */
  read(page: PageName, asking: Asking): Promise<ShownPage | null>;
  /** Whether it is a picture of that update, and the reader may see them both now. */
  showsPicture(of: { update: string; picture: string }, reader: string | null, now: number): Promise<boolean>;
  /** What a page shows of others', by its id: what may be reported. `null`: nothing that this reader sees. */
  reportable(
    of: { kind: Reportable['kind']; id: string },
    reader: string,
    now: number,
  ): Promise<Reportable | null>;
  /** The open communities somebody is in or runs, by name. */
  groupsOf(personId: string): Promise<{ id: string; name: string }[]>;
}

/** The pictures of some updates. */
export type PicturesOf = (updateIds: readonly string[]) => Promise<ReadonlyMap<string, ShownPicture[]>>;

export function openReading(
  reader: Database,
  writer: Database,
  committer: Committer,
  picturesOf: PicturesOf,
): Reading {
  return {
    ...openFeedKeys(reader, writer, committer),
    ...openSignIns(reader, writer, committer),
    ...openPageVisits(writer, committer),
    digest: digestPage(reader),
    async reader(address) {
      const [row] = await reader.all<{ id: string; name: string | null; zone: string }>(readerSql, [address]);
      return row ?? null;
    },
    async showsPicture({ update, picture }, who, now) {
      return (await reader.all(pictureSql, [who, now, update, picture])).length > 0;
    },
    ...viewReportable(reader),
    ...viewHotseatPages(reader),
    groupsOf: (personId) => reader.all(groupsSql, [personId]),
    read: readerOfPages(reader, picturesOf, commentsOf(reader)),
  };
}

const readerSql = `select p."id", p."name", p."zone" from addresses a join people p on p."id" = a."activePersonId"
  where a."channel" = 'web' and a."key" = $1`;

type Header = Omit<ShownPage, 'isOpen' | 'isOwn' | 'things' | 'more'> & { isOpen: number; isOwn: number };
type Found = Omit<ShownThing, 'answers' | 'pictures' | 'comments'>;
type AnswerOf = ShownThing['answers'][number] & { questionId: string };

function readerOfPages(db: Database, picturesOf: PicturesOf, commentsTo: CommentsOf): Reading['read'] {
  const answersSql = `select a."id", a."questionId", e."name" as "employer", a."text", a."createdAt" as "at" from answers a
    left join employers e on e."id" = a."employerId"
    where a."questionId" in (select r."id" from ${rowsOf(db, 2, { id: 'text' })})
      and a."state" = 'sent' and ${notBlocked('a."personId"')} order by a."createdAt", a."id"`;
  const headed = async ({ kind, id }: PageName, { reader, now }: Asking) =>
    kind === 'u'
      ? await db.all<Header>(personSql, [reader, now, id])
      : await db.all<Header>(communitySql, [reader, id]);
  const found = async ({ kind, id }: PageName, isOwn: boolean, asking: Asking) => {
    const { at, id: last } = asking.before ?? { at: Number.MAX_SAFE_INTEGER, id: '' };
    const ofPerson = isOwn && !asking.forFeed ? ownThingsSql : personThingsSql;
    const sql = kind === 'u' ? ofPerson : communityThingsSql;
    return await db.all<Found>(sql, [asking.reader, asking.now, id, at, last, asking.most + 1]);
  };
  return async (page, asking) => {
    const [header] = await headed(page, asking);
    if (!header) return null;
    const isOwn = header.isOwn === 1;
    const all = await found(page, isOwn, asking);
    const shown = all.slice(0, asking.most);
    const ids = (kind: Found['kind']) => shown.filter((one) => one.kind === kind).map(({ id }) => id);
    const asked = toJson(ids('question').map((id) => ({ id })));
    const answers = await db.all<AnswerOf>(answersSql, [asking.reader, asked]);
    const pictures = await picturesOf(ids('update'));
    const comments = await commentsTo(asking.forFeed ? [] : ids('update'), asking);
    const things = shown.map((thing) => ({
      ...thing,
      answers: answers
        .filter(({ questionId }) => questionId === thing.id)
        .map(({ id, employer, text, at }) => ({ id, employer, text, at })),
      pictures: pictures.get(thing.id) ?? [],
      comments: comments.get(thing.id) ?? { shown: [], earlier: 0 },
    }));
    return { ...header, isOpen: header.isOpen === 1, isOwn, things, more: all.length > shown.length };
  };
}
