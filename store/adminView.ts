// What the operator and staff look at: everything, also what is closed, gone or waits for a human. No member's turn reads any of it.
import { type Database, quoted } from './database.js';
import type { Community, Membership } from './communities.js';
import type { Employer, EmployerContact } from './employers.js';
import type { HotseatAnswer } from './hotseats.js';
import type { OutboxRow } from './outbox.js';
import type { Person, Role } from './people.js';
import type { Answer, Question } from './questions.js';
import type { AuditRow, Waiting } from './safety.js';
import { type Why, why } from './sending.js';
import type { Comment, Update } from './updates.js';

export interface CommunityLine extends Community {
  parentName: string | null;
  members: number;
  /** People who asked to join and wait. */
  asked: number;
}

export interface EmployerLine extends Employer {
  /** Contacts that confirmed. */
  contacts: number;
  /** Questions that wait for their answer. */
  open: number;
}

export type ContactLine = EmployerContact & { employerName: string; personName: string | null };
export type RoleLine = Role & { personName: string | null; communityName: string | null };
export type RequestLine = Membership & { personName: string | null; communityName: string };
export interface WaitingLine extends Waiting {
  personName: string | null;
  /** What it is about; of a report, the thing that was reported. */
  itemId: string | null;
}
export type AuditLine = AuditRow & { personName: string | null };
export type OutboxLine = Omit<OutboxRow, 'body' | 'address' | 'conversation' | 'priority'> & {
  personName: string | null;
  /** Of what has not left. */
  why: Why | null;
};

/** Something a person wrote for others: an update, a comment, or the answer to a question. */
export interface Item {
  kind: 'update' | 'comment' | 'answer' | 'hotseat-answer';
  id: string;
  personId: string;
  /** As its readers know them: the employer, where it was written for one; the guest of a hotseat. */
  personName: string | null;
  /** The employer it was written for. */
  employerName: string | null;
  /** The group it is in, or the employer who answered. */
  place: string | null;
  /** Whose facilitators may decide about it; `null`: staff alone. */
  communityId: string | null;
  /** `held`: by staff; `waiting`: for a facilitator. */
  state: Update['state'] | Comment['state'] | Answer['state'] | HotseatAnswer['state'];
  text: string;
  createdAt: number;
}

/** Words that disclosed harm, and whether a human has ended the matter. */
export interface Incident {
  /** The id of the audit row; alert messages name its last six characters. */
  reference: string;
  at: number;
  personId: string | null;
  personName: string | null;
  /** JSON. */
  detail: string;
  doneAt: number | null;
}

export interface AdminView {
  /** By name, also closed ones. */
  communities(): Promise<CommunityLine[]>;
  /** By name, also those who left. */
  employers(): Promise<EmployerLine[]>;
  /** By employer and rank: invited, confirmed and gone. */
  contacts(): Promise<ContactLine[]>;
  /** Questions an employer has and has not answered, oldest first. */
  openQuestions(employerId: string): Promise<Question[]>;
  /** Roles that are held now. */
  roles(): Promise<RoleLine[]>;
  /** People who asked to join, oldest first. */
  requests(): Promise<RequestLine[]>;
  /** People with this very name, case ignored. */
  peopleCalled(name: string, limit: number): Promise<Person[]>;
  /** People with this in their name, case ignored, by name. */
  peopleLike(part: string, limit: number): Promise<Person[]>;
  /** Everybody who has a name. */
  peopleNames(): Promise<{ id: string; name: string }[]>;
  /** What waits for a human, oldest first. */
  waiting(limit: number): Promise<WaitingLine[]>;
  /** Open ones first, then the newest. */
  incidents(limit: number): Promise<Incident[]>;
  /** What others do not see until a human has decided, oldest first. */
  held(): Promise<Item[]>;
  item(id: string): Promise<Item | null>;
  /** The question that an answer is for. */
  questionOf(answerId: string): Promise<string | null>;
  /** Messages without their words and addresses, newest first: those in the given states. */
  outbox(now: number, states: readonly OutboxRow['state'][], limit: number): Promise<OutboxLine[]>;
  /** The newest first; of one kind, if it is given. */
  audit(kind: string | null, limit: number): Promise<AuditLine[]>;
  /** How many rows each table has. */
  counts(): Promise<{ what: string; count: number }[]>;
}

export function viewForAdmin(db: Database): AdminView {
  return {
    communities: () => db.all<CommunityLine>(communitiesSql),
    employers: () => db.all<EmployerLine>(employersSql),
    contacts: () => db.all<ContactLine>(contactsSql),
    openQuestions: (employerId) => db.all<Question>(openQuestionsSql, [employerId]),
    roles: () => db.all<RoleLine>(rolesSql),
    requests: () => db.all<RequestLine>(requestsSql),
    peopleCalled: (name, limit) => db.all<Person>(calledSql, [name, limit]),
    peopleLike: (part, limit) =>
      db.all<Person>(likeSql, [`%${part.replace(/[\\%_]/g, String.raw`\$&`)}%`, limit]),
    peopleNames: () => db.all('select "id", "name" from people where "name" is not null'),
    waiting: (limit) => db.all<WaitingLine>(waitingSql, [limit]),
    incidents: (limit) => db.all<Incident>(incidentsSql, [limit]),
    held: () => db.all<Item>(heldSql),
    item: async (id) => (await db.all<Item>(itemSql, [id]))[0] ?? null,
    async outbox(now, states, limit) {
      if (states.length === 0) return [];
      const places = states.map((_, at) => `$${at + 3}`).join(', ');
      return await db.all<OutboxLine>(outboxSql(places), [now, limit, ...states]);
    },
    audit: (kind, limit) =>
      kind === null
        ? db.all<AuditLine>(auditSql(''), [limit])
        : db.all<AuditLine>(auditSql(ofKind), [limit, kind]),
    async questionOf(answerId) {
      const sql = 'select "questionId" from answers where "id" = $1';
      const [row] = await db.all<Pick<Answer, 'questionId'>>(sql, [answerId]);
      return row?.questionId ?? null;
    },
    counts: () => db.all(countsSql),
  };
}

const membersOf = (state: Membership['state']) =>
  `(select count(*) from memberships m where m."communityId" = c."id" and m."until" is null and m."state" = '${state}')`;

const communitiesSql = `select c.*, p."name" as "parentName", ${membersOf('member')} as "members", ${membersOf('asked')} as "asked"
  from communities c left join communities p on p."id" = c."parentId" order by lower(c."name"), c."id"`;

const employersSql = `select e.*,
    (select count(*) from employer_contacts c where c."employerId" = e."id" and c."confirmedAt" is not null
      and c."leftAt" is null) as "contacts",
    (select count(*) from questions q where q."employerId" = e."id" and q."state" = 'routed') as "open"
  from employers e order by lower(e."name"), e."id"`;

const contactsSql = `select c.*, e."name" as "employerName", p."name" as "personName" from employer_contacts c
  join employers e on e."id" = c."employerId" left join people p on p."id" = c."personId"
  order by lower(e."name"), e."id", c."rank", c."invitedAt", c."id"`;

const openQuestionsSql = `select * from questions where "employerId" = $1 and "state" = 'routed' order by "routedAt", "id"`;

const rolesSql = `select r.*, p."name" as "personName", c."name" as "communityName" from roles r
  left join people p on p."id" = r."personId" left join communities c on c."id" = r."communityId"
  where r."until" is null order by r."kind", lower(p."name"), r."id"`;

const requestsSql = `select m.*, p."name" as "personName", c."name" as "communityName" from memberships m
  join communities c on c."id" = m."communityId" left join people p on p."id" = m."personId"
  where m."state" = 'asked' and m."until" is null order by m."since", m."id"`;

const calledSql = 'select * from people where lower("name") = lower($1) order by "createdAt", "id" limit $2';
const likeSql = String.raw`select * from people where lower("name") like lower($1) escape '\' order by lower("name"), "id" limit $2`;

const waitingSql = `select w.*, p."name" as "personName", coalesce(r."aboutId", w."aboutId") as "itemId" from waiting w
  left join people p on p."id" = w."personId" left join reports r on r."id" = w."aboutId"
  where w."doneAt" is null order by w."createdAt", w."id" limit $1`;

const incidentsSql = `select a."id" as "reference", a."at", a."personId", p."name" as "personName", a."detail", w."doneAt"
  from waiting w join audit a on a."id" = w."aboutId" left join people p on p."id" = a."personId"
  where w."kind" = 'safeguarding'
  order by case when w."doneAt" is null then 0 else 1 end, a."at" desc, a."id" desc limit $1`;

export const items = (
  condition: string,
) => `select i."kind", i."id", i."personId", coalesce(w."name", i."guestName", p."name") as "personName", w."name" as "employerName", i."place",
    i."communityId", i."state", i."text", i."createdAt" from (
    select 'update' as "kind", u."id", u."personId", u."employerId", c."name" as "place", u."communityId", u."state", u."text", u."createdAt", cast(null as text) as "guestName" from updates u
      left join communities c on c."id" = u."communityId"
    union all select 'comment', k."id", k."personId", k."employerId", c."name", u."communityId", k."state", k."text", k."createdAt", null from comments k
      left join updates u on u."id" = k."updateId" left join communities c on c."id" = u."communityId"
    union all select 'answer', a."id", a."personId", a."employerId", e."name", null, a."state", a."text", a."createdAt", null from answers a
      left join employers e on e."id" = a."employerId"
    union all select 'hotseat-answer', a."id", coalesce(a."byId", ''), null, c."name", null, a."state", a."text", a."createdAt", h."guestName"
      from hotseat_answers a join hotseats h on h."id" = a."hotseatId"
      left join communities c on c."id" = (select min(hc."communityId") from hotseat_communities hc where hc."hotseatId" = h."id")) i
  left join people p on p."id" = i."personId" left join employers w on w."id" = i."employerId"
  where ${condition} order by i."createdAt", i."id"`;
const heldSql = items(`i."state" in ('held', 'waiting')`);
const itemSql = items('i."id" = $1');

const outboxColumns = [
  'id',
  'channel',
  'personId',
  'replyTo',
  'dueAt',
  'staleAt',
  'eraseAfter',
  'evenIfOptedOut',
  'state',
  'attempts',
  'claimedAt',
  'leaseUntil',
  'providerId',
  'problem',
  'code',
  'createdAt',
  'sentAt',
] satisfies (keyof OutboxLine)[];

const outboxSql = (places: string) => `select ${outboxColumns.map((name) => `o.${quoted(name)}`).join(', ')},
    p."name" as "personName", case when o."state" in ('due', 'sending', 'unknown') then ${why} end as "why"
  from outbox o left join people p on p."id" = o."personId" where o."state" in (${places})
  order by o."id" desc limit $2`;

const ofKind = 'where a."kind" = $2';
const auditSql = (condition: string) => `select a.*, p."name" as "personName" from audit a
  left join people p on p."id" = a."personId" ${condition} order by a."at" desc, a."id" desc limit $1`;

const counted = [
  'people',
  'communities',
  'memberships',
  'employers',
  'employer_contacts',
  'updates',
  'comments',
  'questions',
  'answers',
  'inbox',
  'outbox',
  'waiting',
  'audit',
];
const countsSql = counted
  .map((name) => `select '${name}' as "what", count(*) as "count" from ${name}`)
  .join(' union all ');
