// Questions to employers, from the asker's words to the outcome the asker is told, and the answers.
import { id, maybeText, maybeTime, table, text, time } from './columns.js';
import { type Database, rowsOf, toJson } from './database.js';

/** `routed` → `answered` | `declined` | `passed-on` | `no-answer` → `closed`; `waiting`: nobody matches yet; `withdrawn`: by the asker. */
export type QuestionState =
  | 'waiting'
  | 'routed'
  | 'answered'
  | 'declined'
  | 'no-answer'
  | 'withdrawn'
  | 'closed';

export interface Question {
  id: string;
  personId: string;
  addressId: string | null;
  communityId: string | null;
  text: string;
  /** Folded content words, space between: finding what was asked before. */
  keywords: string;
  /** The employer the asker named, or `null` for any. */
  wantedEmployerId: string | null;
  /** Who has it now. */
  employerId: string | null;
  contactId: string | null;
  anonymous: 'no' | 'yes';
  state: QuestionState;
  askedAt: number;
  routedAt: number | null;
  /** The date the asker was told. */
  dueAt: number;
  answeredAt: number | null;
  /** When the asker reads the outcome, which may be in the morning; and when they closed it. */
  toldAt: number | null;
  closedAt: number | null;
  /** What the asker said of it: `thanks`, `more`, `not-helpful`. */
  verdict: string | null;
  /** `yes`: the answer may be shown to others without the asker's name. */
  shared: 'no' | 'yes';
  /** The earlier question this one asks more about. */
  followsId: string | null;
  /** The timer that was set for it as it stands; an older one does nothing. `null`: from before there was one alone. */
  timerId?: string | null;
  /** The second contact of the employer, once they were asked too. */
  secondId?: string | null;
  /** Employers who had it and did not answer: ids, space between. */
  tried?: string | null;
  /** When its asker let the group read the answers: from then on they are news there. `null`: from before this was kept. */
  sharedAt?: number | null;
}

export interface Answer {
  id: string;
  questionId: string;
  employerId: string;
  personId: string;
  text: string;
  /** `answer`, or `addition`: "They added". */
  /** `after-all`: its asker had been told another end of the question before. */
  kind: 'answer' | 'addition' | 'after-all';
  state: 'sent' | 'held' | 'removed';
  createdAt: number;
  /** The address it came from; `null`: from none, or from before this was kept. */
  addressId?: string | null;
}

/** A question with what is needed to speak of it. */
export interface OpenQuestion extends Question {
  askerName: string | null;
  employerName: string | null;
}

export interface QuestionView {
  byId(id: string): Promise<OpenQuestion | null>;
  /** Questions routed to a person as a contact and not answered, oldest first. */
  openFor(contactPersonId: string): Promise<OpenQuestion[]>;
  /** The newest question this contact answered at or after `since`: what a second message adds to. */
  lastAnsweredBy(contactPersonId: string, since: number): Promise<OpenQuestion | null>;
  /** A person's questions whose outcome was told and that are not closed, newest told first: what "thanks" may mean. */
  toldTo(askerId: string, since: number): Promise<OpenQuestion[]>;
  /** A person's questions that they closed with thanks at or after `since`, newest first: these can be opened again. */
  thanked(askerId: string, since: number): Promise<OpenQuestion[]>;
  /** A person's questions with an outcome they have not been told (they had opted out, or could not be reached), oldest first. */
  untold(askerId: string): Promise<OpenQuestion[]>;
  /** A person's questions that wait for an answer, newest first. */
  waitingOf(askerId: string): Promise<OpenQuestion[]>;
  /** Questions that nobody has, for this employer or for any, of anybody but this person: oldest first. */
  unplaced(employerId: string, exceptOf: string, limit: number): Promise<OpenQuestion[]>;
  /** Shared, answered questions whose keywords share most words with these, best first: `score` is shared / all words, 0 to 1. */
  similar(keywords: readonly string[], limit: number): Promise<(OpenQuestion & { score: number })[]>;
  answers(questionId: string): Promise<Answer[]>;
}

export const questions = table<Question>('questions', {
  id,
  personId: text,
  addressId: maybeText,
  communityId: maybeText,
  text,
  keywords: text,
  wantedEmployerId: maybeText,
  employerId: maybeText,
  contactId: maybeText,
  anonymous: text,
  state: text,
  askedAt: time,
  routedAt: maybeTime,
  dueAt: time,
  answeredAt: maybeTime,
  toldAt: maybeTime,
  closedAt: maybeTime,
  verdict: maybeText,
  shared: text,
  followsId: maybeText,
  timerId: maybeText,
  secondId: maybeText,
  tried: maybeText,
  sharedAt: maybeTime,
});

export const answers = table<Answer>('answers', {
  id,
  questionId: text,
  employerId: text,
  personId: text,
  text,
  kind: text,
  state: text,
  createdAt: time,
  addressId: maybeText,
});

export function viewQuestions(db: Database): QuestionView {
  const similarSql = similarTo(db);
  return {
    byId: async (id) => (await db.all<OpenQuestion>(`${named} where q."id" = $1`, [id]))[0] ?? null,
    openFor: (contactPersonId) => db.all<OpenQuestion>(openForSql, [contactPersonId]),
    lastAnsweredBy: async (contactPersonId, since) =>
      (await db.all<OpenQuestion>(lastAnsweredSql, [contactPersonId, since]))[0] ?? null,
    toldTo: (askerId, since) => db.all<OpenQuestion>(toldToSql, [askerId, since]),
    thanked: (askerId, since) => db.all<OpenQuestion>(thankedSql, [askerId, since]),
    untold: (askerId) => db.all<OpenQuestion>(untoldSql, [askerId]),
    waitingOf: (askerId) => db.all<OpenQuestion>(waitingOfSql, [askerId]),
    unplaced: (employerId, exceptOf, limit) =>
      db.all<OpenQuestion>(unplacedSql, [employerId, exceptOf, limit]),
    async similar(keywords, limit) {
      const words = [...new Set(keywords)].map((word) => ({ word }));
      if (words.length === 0) return [];
      return await db.all<OpenQuestion & { score: number }>(similarSql, [toJson(words), words.length, limit]);
    },
    answers: (questionId) => db.all<Answer>(answersSql, [questionId]),
  };
}

const joins = `from questions q left join people p on p."id" = q."personId" left join employers e on e."id" = q."employerId"`;
const named = `select q.*, p."name" as "askerName", e."name" as "employerName" ${joins}`;

const openForSql = `${named} join employer_contacts c on c."id" in (q."contactId", q."secondId")
  where c."personId" = $1 and q."state" = 'routed' order by q."routedAt", q."id"`;

const lastAnsweredSql = `${named}
  join (select "questionId", max("createdAt") as "at" from answers where "personId" = $1 and "createdAt" >= $2
    group by "questionId") a on a."questionId" = q."id"
  order by a."at" desc, q."id" desc limit 1`;

const toldToSql = `${named} where q."personId" = $1 and q."state" in ('answered', 'declined', 'no-answer')
  and q."toldAt" >= $2 and q."closedAt" is null
  order by q."toldAt" desc, q."id" desc`;

const thankedSql = `${named} where q."personId" = $1 and q."state" = 'closed' and q."verdict" = 'thanks'
  and q."closedAt" >= $2 order by q."closedAt" desc, q."id" desc`;

const untoldSql = `${named} where q."personId" = $1 and q."state" in ('answered', 'declined', 'no-answer')
  and q."toldAt" is null order by q."askedAt", q."id"`;

const waitingOfSql = `${named} where q."personId" = $1 and q."state" in ('waiting', 'routed')
  order by q."askedAt" desc, q."id" desc`;

const unplacedSql = `${named} where q."state" = 'waiting' and q."personId" <> $2
  and (q."wantedEmployerId" is null or q."wantedEmployerId" = $1) order by q."askedAt", q."id" limit $3`;

const answersSql = 'select * from answers where "questionId" = $1 order by "createdAt", "id"';

/** Jaccard's index: words in both by words in either. `keywords` holds each word once. */
function similarTo(db: Database): string {
  // Not LIKE: a word may hold its wildcards.
  const spaced = `' ' || s."keywords" || ' '`;
  const all = `(length(q."keywords") - length(replace(q."keywords", ' ', '')) + 1)`;
  return `select * from (
      select q.*, p."name" as "askerName", e."name" as "employerName",
        cast(m."shared" as double precision) / (${all} + $2 - m."shared") as "score"
      ${joins} join (
        select s."id", count(*) as "shared" from questions s
        join ${rowsOf(db, 1, { word: 'text' })} on replace(${spaced}, ' ' || r."word" || ' ', '') <> ${spaced}
        where s."shared" = 'yes' and s."state" in ('answered', 'closed') group by s."id") m on m."id" = q."id"
      where q."answeredAt" is not null) as found
    order by "score" desc, "answeredAt" desc, "id" desc limit $3`;
}
