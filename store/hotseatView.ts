// What is read of hotseats. It knows no clock: each question that turns on the time is given it.
import type { Database } from './database.js';
import { type HotseatRunView, viewHotseatRun } from './hotseatRunView.js';
import type { Hotseat, HotseatAnswer, HotseatListener, HotseatQuestion, HotseatWatcher } from './hotseats.js';

/** An answer with the question it answers, as a group reads them. */
export interface HotseatTalk extends HotseatAnswer {
  question: string;
  /** How many people asked it. */
  askers: number;
}

/** A hotseat as news of a group. */
export interface HotseatNews {
  id: string;
  communityId: string;
  guestName: string;
  topic: string;
  startsAt: number;
  zone: string;
  state: Hotseat['state'];
}

/** An answer that its asker has not been sent. */
export interface HotseatUntold {
  /** The asker's own question. */
  id: string;
  guestName: string;
  mine: string;
  text: string;
}

export interface HotseatView extends HotseatRunView {
  byId(id: string): Promise<Hotseat | null>;
  communityIds(hotseatId: string): Promise<string[]>;
  /** Those that take questions of a person now, by text or in any way: of groups they are in, the next to begin first. */
  takingFrom(personId: string): Promise<Hotseat[]>;
  question(id: string): Promise<HotseatQuestion | null>;
  /** Every question of a hotseat, in the order they were asked. */
  questions(hotseatId: string): Promise<HotseatQuestion[]>;
  /** What a person has asked it, oldest first. */
  askedBy(hotseatId: string, personId: string): Promise<HotseatQuestion[]>;
  answers(questionId: string): Promise<HotseatAnswer[]>;
  /** What everybody may read by now, oldest first: not undone, not put right by a later one, no longer held. */
  feed(hotseatId: string, now: number): Promise<HotseatTalk[]>;
  /** Answers to a person's questions that everybody could read by then, and they were not sent: oldest first. */
  untoldTo(personId: string, by: number): Promise<HotseatUntold[]>;
  watcher(hotseatId: string, personId: string): Promise<HotseatWatcher | null>;
  /** Everybody who listens, a bounded number at a time. */
  watchers(hotseatId: string, after: string, limit: number): Promise<HotseatListener[]>;
  /** Without those who stopped us. */
  countWatchers(
    hotseatId: string,
  ): Promise<{ mode: HotseatWatcher['mode']; channel: string; count: number }[]>;
  /** For a digest: hotseats of a person's groups that begin after `now` or were summed up since `since`, the next first. */
  newsFor(personId: string, since: number, now: number): Promise<HotseatNews[]>;
}

export function viewHotseats(db: Database): HotseatView {
  return {
    ...viewHotseatRun(db),
    byId: async (id) => (await db.all<Hotseat>('select * from hotseats where "id" = $1', [id]))[0] ?? null,
    communityIds: async (hotseatId) =>
      (await db.all<{ communityId: string }>(communitiesSql, [hotseatId])).map(
        ({ communityId }) => communityId,
      ),
    takingFrom: (personId) => db.all<Hotseat>(takingSql, [personId]),
    question: async (id) =>
      (await db.all<HotseatQuestion>('select * from hotseat_questions where "id" = $1', [id]))[0] ?? null,
    questions: (hotseatId) => db.all<HotseatQuestion>(questionsSql, [hotseatId]),
    askedBy: (hotseatId, personId) => db.all<HotseatQuestion>(askedBySql, [hotseatId, personId]),
    answers: (questionId) => db.all<HotseatAnswer>(answersSql, [questionId]),
    feed: (hotseatId, now) => db.all<HotseatTalk>(feedSql, [hotseatId, now]),
    watcher: async (hotseatId, personId) =>
      (await db.all<HotseatWatcher>(watcherSql, [hotseatId, personId]))[0] ?? null,
    untoldTo: (personId, by) => db.all<HotseatUntold>(untoldSql, [personId, by]),
    watchers: (hotseatId, after, limit) => db.all<HotseatListener>(watchersSql, [hotseatId, after, limit]),
    countWatchers: (hotseatId) => db.all(countSql, [hotseatId]),
    newsFor: (personId, since, now) => db.all<HotseatNews>(newsSql, [personId, since, now]),
  };
}

const communitiesSql = `select c."id" as "communityId" from hotseat_communities h
  join communities c on c."id" = h."communityId" and c."closedAt" is null
  where h."hotseatId" = $1 order by c."id"`;

/** $1 is a member of a group that holds it. */
const theirs = `exists (select 1 from hotseat_communities hc
  join communities c on c."id" = hc."communityId" and c."closedAt" is null
  join memberships m on m."communityId" = c."id" and m."personId" = $1 and m."until" is null and m."state" = 'member'
  where hc."hotseatId" = h."id")`;

/** From the moment it is announced: what is asked early waits in the box. After the end it is mopped up. */
const takingSql = `select h.* from hotseats h
  where h."state" in ('announced', 'box', 'doors', 'live', 'extra', 'closed', 'mop-up') and ${theirs}
  order by h."startsAt", h."id"`;

const questionsSql = `select * from hotseat_questions where "hotseatId" = $1 order by "askedAt", "id"`;

const askedBySql = `select * from hotseat_questions where "hotseatId" = $1 and "personId" = $2 order by "askedAt", "id"`;

const answersSql = `select * from hotseat_answers where "questionId" = $1 order by "createdAt", "id"`;

/** By $2. */
const notCorrected = `not exists (select 1 from hotseat_answers r
  where r."correctsId" = a."id" and r."state" = 'said' and r."visibleFrom" <= $2)`;

const feedSql = `select a.*, q."text" as "question",
    (select count(distinct s."personId") from hotseat_questions s
      where (s."id" = q."id" or s."sameAsId" = q."id") and s."personId" is not null) as "askers"
  from hotseat_answers a join hotseat_questions q on q."id" = a."questionId"
  where a."hotseatId" = $1 and a."state" = 'said' and a."visibleFrom" <= $2
    and ${notCorrected}
  order by a."visibleFrom", a."id"`;

const untoldSql = `select q."id", h."guestName", q."text" as "mine", a."text" from hotseat_questions q
    join hotseats h on h."id" = q."hotseatId" and h."state" <> 'cancelled'
    join hotseat_answers a on a."questionId" = coalesce(q."sameAsId", q."id") and a."state" = 'said'
  where q."personId" = $1 and q."state" = 'answered' and q."toldAt" is null and a."visibleFrom" <= $2 and ${notCorrected}
  order by a."visibleFrom", q."id"`;

const watcherSql = `select * from hotseat_watchers where "hotseatId" = $1 and "personId" = $2 and "until" is null`;

const watchersSql = `select w.*, a."channel" from hotseat_watchers w left join addresses a on a."id" = w."addressId"
  where w."hotseatId" = $1 and w."until" is null and w."personId" > $2 order by w."personId" limit $3`;

const countSql = `select w."mode", coalesce(a."channel", '') as "channel", count(*) as "count" from hotseat_watchers w
  left join addresses a on a."id" = w."addressId"
  where w."hotseatId" = $1 and w."until" is null and a."optedOutAt" is null
  group by w."mode", coalesce(a."channel", '') order by w."mode", coalesce(a."channel", '')`;

const newsSql = `select h."id", min(c."id") as "communityId", h."guestName", h."topic", h."startsAt", h."zone", h."state"
  from hotseats h join hotseat_communities hc on hc."hotseatId" = h."id"
  join communities c on c."id" = hc."communityId" and c."closedAt" is null
  join memberships m on m."communityId" = c."id" and m."personId" = $1 and m."until" is null and m."state" = 'member'
    and m."mutedAt" is null
  where h."state" in ('announced', 'box', 'doors') and h."startsAt" > $3
    or h."state" in ('summary', 'archive') and h."changedAt" > $2
  group by h."id", h."guestName", h."topic", h."startsAt", h."zone", h."state"
  order by h."startsAt", h."id"`;
