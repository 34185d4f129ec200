// The page of a hotseat as one reader may see it: rights as for the groups that hold it, and names only for their people.
import type { Database } from './database.js';
import type { Hotseat, HotseatState } from './hotseats.js';
import { inside, notBlocked } from './readingSql.js';

export interface HotseatPageTalk {
  id: string;
  question: string;
  /** How many people asked it. */
  askers: number;
  /** `null` where several asked it, and for everybody outside. */
  askedBy: string | null;
  text: string;
  at: number;
  isCorrection: boolean;
  /** Somebody reads it who did not say it. */
  isReportable: boolean;
}

export interface HotseatPage
  extends Pick<
    Hotseat,
    'id' | 'topic' | 'guestName' | 'startsAt' | 'minutes' | 'zone' | 'movedFrom' | 'createdAt' | 'changedAt'
  > {
  phase: 'before' | 'live' | 'after' | 'cancelled';
  groups: { id: string; name: string }[];
  talk: HotseatPageTalk[];
}

export interface HotseatPages {
  /** `name`: its id, or the first twelve signs of it, as a text holds them. */
  hotseat(name: string, asking: { reader: string | null; now: number }): Promise<HotseatPage | null>;
}

type TalkRow = Omit<HotseatPageTalk, 'isCorrection' | 'isReportable'> & {
  correctsId: string | null;
  byId: string | null;
};

export function viewHotseatPages(db: Database): HotseatPages {
  return {
    async hotseat(name, { reader, now }) {
      const found = await db.all<Hotseat>(hotseatSql, [reader, name]);
      const hotseat = found.find(({ id }) => id === name) ?? (found.length === 1 ? found[0] : undefined);
      if (!hotseat) return null;
      const groups = await db.all<{ id: string; name: string }>(groupsSql, [reader, hotseat.id]);
      const talk = await db.all<TalkRow>(talkSql, [reader, now, hotseat.id]);
      const { state, guestPersonId: _, cohostPersonId: _other, byId: _maker, ...shown } = hotseat;
      return {
        ...shown,
        groups,
        phase: phases[state] ?? 'after',
        talk: talk.map(({ byId, correctsId, ...one }) => ({
          ...one,
          isCorrection: correctsId !== null,
          isReportable: reader !== null && byId !== reader,
        })),
      };
    },
  };
}

const phases: Readonly<Partial<Record<HotseatState, HotseatPage['phase']>>> = {
  announced: 'before',
  box: 'before',
  doors: 'before',
  live: 'live',
  extra: 'live',
  cancelled: 'cancelled',
};

/** A group that holds it, and that the reader may know of. */
const open = `c."closedAt" is null and (c."visibility" = 'public' or ${inside})`;

/** Whoever answers reads it, in whatever groups they are. */
const answers = `(h."guestPersonId" = $1 or h."cohostPersonId" = $1)`;

const hotseatSql = `select h.* from hotseats h
  where (h."id" = $2 or length(cast($2 as text)) = 12 and substr(h."id", 1, 12) = $2) and h."state" <> 'draft'
    and (${answers} or exists (select 1 from hotseat_communities hc join communities c on c."id" = hc."communityId"
      where hc."hotseatId" = h."id" and ${open}))
  order by h."id" limit 3`;

const groupsSql = `select c."id", c."name" from hotseat_communities hc join communities c on c."id" = hc."communityId"
  where hc."hotseatId" = $2 and ${open} order by lower(c."name"), c."id"`;

const isInside = `exists (select 1 from hotseat_communities hc join communities c on c."id" = hc."communityId"
  where hc."hotseatId" = a."hotseatId" and c."closedAt" is null and ${inside})`;

/** Those who asked it, or the same. */
const asked = `from hotseat_questions s
  where (s."id" = q."id" or s."sameAsId" = q."id") and s."personId" is not null`;

const talkSql = `select a."id", q."text" as "question", a."text", a."visibleFrom" as "at", a."correctsId", a."byId",
    (select count(distinct s."personId") ${asked}) as "askers",
    case when ${isInside} and ${notBlocked('q."personId"')} and (select count(distinct s."personId") ${asked}) = 1
      then (select p."name" from people p where p."id" = q."personId") end as "askedBy"
  from hotseat_answers a join hotseat_questions q on q."id" = a."questionId"
  where a."hotseatId" = $3 and a."state" = 'said' and a."visibleFrom" <= $2 and ${notBlocked('a."byId"')}
    and not exists (select 1 from hotseat_answers r
      where r."correctsId" = a."id" and r."state" = 'said' and r."visibleFrom" <= $2)
  order by a."visibleFrom", a."id"`;
