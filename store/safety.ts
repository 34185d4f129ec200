// What keeps people safe: reports, blocks, what waits for a human, and the audit trail that survives everything but its own term.
import { id, maybeText, maybeTime, table, text, time } from './columns.js';
import { type Item, items } from './adminView.js';
import type { Database } from './database.js';
import type { RoleKind } from './people.js';

export interface ReportRow {
  id: string;
  /** Who reported it; `null` once they were erased. */
  personId: string | null;
  /** What is reported: `update`, `comment`, `answer`, `question`, `person`. */
  aboutKind: string;
  aboutId: string;
  reason: string | null;
  createdAt: number;
  closedAt: number | null;
  /** The address it came from; `null`: from none, or from before this was kept. */
  addressId?: string | null;
}

export interface Block {
  id: string;
  personId: string;
  blockedPersonId: string;
  since: number;
  until: number | null;
  /** The address it came from; `null`: from none, or from before this was kept. */
  addressId?: string | null;
}

/** Something a human must look at: `person` (they asked for one), `report`, `safeguarding`, `no-employer`, `parked`, `unknown-send`, `address-problem`, `mass-stop`, `held-update`. */
export interface Waiting {
  id: string;
  kind: string;
  personId: string | null;
  aboutId: string | null;
  note: string;
  createdAt: number;
  doneAt: number | null;
  /** The address it came from; `null`: from none, or from before this was kept. */
  addressId?: string | null;
  /** Whose facilitators it concerns; `null`: staff alone. */
  communityId?: string | null;
  /** Who of the staff has taken it on. */
  takenBy?: string | null;
  takenAt?: number | null;
  /** Nobody is reminded of it before. */
  heldUntil?: number | null;
  /** Who ended it, and how, in a word: `approved`, `removed`, `closed` … */
  doneBy?: string | null;
  outcome?: string | null;
}

/** Who did what, kept. Never holds a number, and message text only where safeguarding demands it. */
export interface AuditRow {
  id: string;
  at: number;
  /** `consent`, `safeguarding`, `opt-out`, `opt-in`, `role`, `erase`, `admin` … */
  kind: string;
  /** The person it is about. */
  personId: string | null;
  /** Who did it: a person's id, `admin`, or `doorstep`. */
  actor: string;
  /** JSON. */
  detail: string;
}

export interface SafetyView {
  line(id: string): Promise<Waiting | null>;
  /** What waits about something that was written, reports of it too. */
  openAbout(itemId: string): Promise<Waiting[]>;
  report(id: string): Promise<ReportRow | null>;
  /** Reports of it that nobody has ended. */
  reportsAbout(itemId: string): Promise<ReportRow[]>;
  /** The audit rows of what staff decided about something a person wrote, newest first. */
  decisionsAbout(personId: string, itemId: string): Promise<AuditRow[]>;
  /** The newest thing a person wrote that staff took down or sent back at or after `since`, and that is not asked about again. */
  lastKeptBack(personId: string, since: number): Promise<Item | null>;
  /** Of a person, open and ended, oldest first. */
  linesOf(personId: string): Promise<Waiting[]>;
  /** Of a kind, about one thing. */
  linesAbout(kind: string, aboutId: string): Promise<Waiting[]>;
  waiting(limit: number): Promise<Waiting[]>;
  /** When the newest open line was written that the store itself has written, outside any turn; 0 without any. */
  newestUntold(): Promise<number>;
  audit(kind: string | null, limit: number): Promise<AuditRow[]>;
  /** Safeguarding matters that nobody has ended, oldest first; of one person, if one is given. */
  cases(personId?: string | null): Promise<Waiting[]>;
  /** The audit rows with the words somebody disclosed harm in, at or after `since`, oldest first. */
  disclosures(personId: string, since: number): Promise<AuditRow[]>;
  /** Everybody who has a role, wherever they have it. */
  holders(kind: RoleKind): Promise<string[]>;
}

export const reports = table<ReportRow>('reports', {
  id,
  personId: maybeText,
  aboutKind: text,
  aboutId: text,
  reason: maybeText,
  createdAt: time,
  closedAt: maybeTime,
  addressId: maybeText,
});

export const blocks = table<Block>('blocks', {
  id,
  personId: text,
  blockedPersonId: text,
  since: time,
  until: maybeTime,
  addressId: maybeText,
});

export const waiting = table<Waiting>('waiting', {
  id,
  kind: text,
  personId: maybeText,
  aboutId: maybeText,
  note: text,
  createdAt: time,
  doneAt: maybeTime,
  addressId: maybeText,
  communityId: maybeText,
  takenBy: maybeText,
  takenAt: maybeTime,
  heldUntil: maybeTime,
  doneBy: maybeText,
  outcome: maybeText,
});

export const audit = table<AuditRow>('audit', {
  id,
  at: time,
  kind: text,
  personId: maybeText,
  actor: text,
  detail: text,
});

export function viewSafety(db: Database): SafetyView {
  const open = 'select * from waiting where "doneAt" is null order by "createdAt", "id" limit $1';
  const all = 'select * from audit order by "at" desc, "id" desc limit $1';
  const ofKind = 'select * from audit where "kind" = $2 order by "at" desc, "id" desc limit $1';
  const openAbout = `select w.* from waiting w left join reports r on r."id" = w."aboutId"
    where w."doneAt" is null and (w."aboutId" = $1 or r."aboutId" = $1) order by w."createdAt", w."id"`;
  const reportsAbout = `select * from reports where "aboutId" = $1 and "closedAt" is null order by "createdAt", "id"`;
  const decisionsAbout = `select * from audit where "personId" = $1 and "kind" in ('moderation', 'admin')
    and "detail" like $2 order by "at" desc, "id" desc`;
  const keptBack = `select k.* from (${items(`i."personId" = $1 and i."state" in ('removed', 'sent-back')`)}) k
    join (select max("at") as "at", "detail" from audit where "personId" = $1 and "kind" in ('moderation', 'admin') and "at" >= $2
      group by "detail") a on a."detail" like '%"' || k."id" || '"%'
    where not exists (select 1 from waiting w where w."kind" = 'appeal' and w."aboutId" = k."id")
    order by a."at" desc, k."id" desc limit 1`;
  const cases = `select * from waiting where "kind" = 'safeguarding' and "doneAt" is null
    and (cast($1 as text) is null or "personId" = $1) order by "createdAt", "id"`;
  const disclosures = `select * from audit where "kind" = 'safeguarding' and "personId" = $1 and "at" >= $2
    and "detail" like '%"words":%' order by "at", "id"`;
  const holders = `select distinct "personId" from roles where "kind" = $1 and "until" is null order by "personId"`;
  const untold = `select max("createdAt") as "at" from waiting
    where "doneAt" is null and "kind" in ('unknown-send', 'address-problem', 'mass-stop')`;
  const ofPerson = 'select * from waiting where "personId" = $1 order by "createdAt", "id"';
  const aboutOne = 'select * from waiting where "aboutId" = $2 and "kind" = $1 order by "createdAt", "id"';
  return {
    linesOf: (personId) => db.all<Waiting>(ofPerson, [personId]),
    linesAbout: (kind, aboutId) => db.all<Waiting>(aboutOne, [kind, aboutId]),
    report: async (id) => (await db.all<ReportRow>('select * from reports where "id" = $1', [id]))[0] ?? null,
    line: async (id) => (await db.all<Waiting>('select * from waiting where "id" = $1', [id]))[0] ?? null,
    openAbout: (itemId) => db.all<Waiting>(openAbout, [itemId]),
    reportsAbout: (itemId) => db.all<ReportRow>(reportsAbout, [itemId]),
    decisionsAbout: (personId, itemId) => db.all<AuditRow>(decisionsAbout, [personId, `%"${itemId}"%`]),
    lastKeptBack: async (personId, since) => (await db.all<Item>(keptBack, [personId, since]))[0] ?? null,
    async newestUntold() {
      const [row] = await db.all<{ at: number | null }>(untold);
      return row?.at ?? 0;
    },
    waiting: (limit) => db.all<Waiting>(open, [limit]),
    audit: (kind, limit) =>
      kind === null ? db.all<AuditRow>(all, [limit]) : db.all<AuditRow>(ofKind, [limit, kind]),
    cases: (personId = null) => db.all<Waiting>(cases, [personId]),
    disclosures: (personId, since) => db.all<AuditRow>(disclosures, [personId, since]),
    holders: async (kind) =>
      (await db.all<{ personId: string }>(holders, [kind])).map(({ personId }) => personId),
  };
}
