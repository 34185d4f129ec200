// What keeps people safe: reports, blocks, what waits for a human, and the audit trail that survives everything but its own term.
import { id, maybeText, maybeTime, table, text, time } from './columns.js';
import type { Database } from './database.js';

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

/** Something a human must look at: `person` (they asked for one), `report`, `safeguarding`, `no-employer`, `parked`, `unknown-send`, `address-problem`, `held-update`. */
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
  /** Of a person, open and ended, oldest first. */
  linesOf(personId: string): Promise<Waiting[]>;
  /** Of a kind, about one thing. */
  linesAbout(kind: string, aboutId: string): Promise<Waiting[]>;
  report(id: string): Promise<ReportRow | null>;
  waiting(limit: number): Promise<Waiting[]>;
  /** When the newest open line was written that the store itself has written, outside any turn; 0 without any. */
  newestUntold(): Promise<number>;
  audit(kind: string | null, limit: number): Promise<AuditRow[]>;
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
  const untold = `select max("createdAt") as "at" from waiting
    where "doneAt" is null and "kind" in ('unknown-send', 'address-problem')`;
  const ofPerson = 'select * from waiting where "personId" = $1 order by "createdAt", "id"';
  const aboutOne = 'select * from waiting where "aboutId" = $2 and "kind" = $1 order by "createdAt", "id"';
  return {
    linesOf: (personId) => db.all<Waiting>(ofPerson, [personId]),
    linesAbout: (kind, aboutId) => db.all<Waiting>(aboutOne, [kind, aboutId]),
    report: async (id) => (await db.all<ReportRow>('select * from reports where "id" = $1', [id]))[0] ?? null,
    line: async (id) => (await db.all<Waiting>('select * from waiting where "id" = $1', [id]))[0] ?? null,
    async newestUntold() {
      const [row] = await db.all<{ at: number | null }>(untold);
      return row?.at ?? 0;
    },
    waiting: (limit) => db.all<Waiting>(open, [limit]),
    audit: (kind, limit) =>
      kind === null ? db.all<AuditRow>(all, [limit]) : db.all<AuditRow>(ofKind, [limit, kind]),
  };
}
