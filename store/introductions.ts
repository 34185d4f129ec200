// A member and somebody who answers for an employer who may meet: who has said yes so far, and the way to be reached that each gives
// the other. Those ways are kept only until both are there and have been passed on.
import { id, maybeText, table, text, time } from './columns.js';
import type { Database } from './database.js';

/** `asked` (the other side) → `agreed` (staff look first) → `giving` (each says how they can be reached) → `met`; `ended` from any. */
export type IntroductionState = 'asked' | 'agreed' | 'giving' | 'met' | 'ended';

export interface Introduction {
  id: string;
  /** The question they know each other by; the member is its asker. */
  questionId: string;
  personId: string;
  addressId: string | null;
  contactId: string;
  askedBy: 'member' | 'employer';
  state: IntroductionState;
  /** A number or an e-mail address. `null` before, and again afterwards. */
  memberGives: string | null;
  contactGives: string | null;
  createdAt: number;
  /** When it got as far as it is. */
  changedAt: number;
}

/** With what is needed to speak of it. */
export interface NamedIntroduction extends Introduction {
  memberName: string | null;
  anonymous: 'no' | 'yes';
  employerName: string;
  /** Who answers there; `null` once they have left or were erased. */
  contactPersonId: string | null;
}

/** A question that was answered, and by it two people who may meet. */
export interface Meetable {
  questionId: string;
  text: string;
  personId: string;
  memberName: string | null;
  anonymous: 'no' | 'yes';
  contactId: string;
  contactPersonId: string;
  employerName: string;
}

export interface IntroductionView {
  byId(id: string): Promise<NamedIntroduction | null>;
  /** Those of a person on either side that have not come to an end, oldest first. */
  openOf(personId: string): Promise<NamedIntroduction[]>;
  /** Of a question, newest first. */
  about(questionId: string): Promise<NamedIntroduction[]>;
  /** By questions of theirs that were answered at or after `since`, or that they answered; the newest of each two, newest first. */
  meetable(personId: string, since: number): Promise<Meetable[]>;
}

export const introductions = table<Introduction>('introductions', {
  id,
  questionId: text,
  personId: text,
  addressId: maybeText,
  contactId: text,
  askedBy: text,
  state: text,
  memberGives: maybeText,
  contactGives: maybeText,
  createdAt: time,
  changedAt: time,
});

export function viewIntroductions(db: Database): IntroductionView {
  return {
    byId: async (introductionId) =>
      (await db.all<NamedIntroduction>(`${named} where i."id" = $1`, [introductionId]))[0] ?? null,
    openOf: (personId) => db.all<NamedIntroduction>(openSql, [personId]),
    about: (questionId) => db.all<NamedIntroduction>(aboutSql, [questionId]),
    meetable: (personId, since) => db.all<Meetable>(meetableSql, [personId, since]),
  };
}

const named = `select i.*, p."name" as "memberName", q."anonymous", e."name" as "employerName",
    case when c."leftAt" is null then c."personId" end as "contactPersonId"
  from introductions i join questions q on q."id" = i."questionId" left join people p on p."id" = i."personId"
  join employer_contacts c on c."id" = i."contactId" join employers e on e."id" = c."employerId"`;

const openSql = `${named} where i."state" in ('asked', 'agreed', 'giving')
  and (i."personId" = $1 or c."personId" = $1) order by i."createdAt", i."id"`;

const aboutSql = `${named} where i."questionId" = $1 order by i."createdAt" desc, i."id" desc`;

const twoSql = `select q."id" as "questionId", q."text", q."answeredAt", q."personId", p."name" as "memberName", q."anonymous",
    q."contactId", c."personId" as "contactPersonId", e."name" as "employerName",
    row_number() over (partition by q."personId", q."contactId", q."anonymous" order by q."answeredAt" desc, q."id" desc) as "nth"
  from questions q join employer_contacts c on c."id" = q."contactId" and c."leftAt" is null
  join employers e on e."id" = c."employerId" left join people p on p."id" = q."personId"
  where (q."personId" = $1 or c."personId" = $1) and q."personId" <> c."personId" and q."answeredAt" >= $2
    and q."state" in ('answered', 'closed')
    and exists (select 1 from answers a where a."questionId" = q."id" and a."state" = 'sent')`;

const meetableSql = `select "questionId", "text", "personId", "memberName", "anonymous", "contactId", "contactPersonId", "employerName"
  from (${twoSql}) as found where "nth" = 1 order by "answeredAt" desc, "questionId" desc`;
