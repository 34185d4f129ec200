// The durable list of messages to be sent. A row is marked `sending` before it leaves, so that a crash never doubles it.
import type { Held } from './gate.js';
import type { Pace } from './paces.js';
import { maybeText, maybeTime, maybeWhole, serial, table, text, time, whole } from './columns.js';

export type Priority = 'safeguarding' | 'reply' | 'hotseat' | 'answer' | 'digest' | 'broadcast';
export const priorities: readonly Priority[] = [
  'safeguarding',
  'reply',
  'hotseat',
  'answer',
  'digest',
  'broadcast',
];

/** `unknown`: may have gone out; never resent blindly. `dropped`: stale or opted out. */
export type OutboxState = 'due' | 'sending' | 'sent' | 'delivered' | 'failed' | 'unknown' | 'dropped';

export interface OutboxBody {
  text: string;
  choices: readonly { id: string; label: string }[];
  /** Drawn when it is sent, from what is true then: a card, a form, a person's home. `what` and `about` name it. */
  drawn?: { what: string; about: string };
}

export interface NewOutbound {
  channel: string;
  address: string;
  conversation: string;
  /** Messages to one person leave in order. `null`: nobody's, e.g. an alert number. */
  personId: string | null;
  body: OutboxBody;
  priority: Priority;
  /** The inbox row it answers. */
  replyTo: number | null;
  dueAt: number;
  /** Not sent after this. */
  staleAt: number | null;
  /** `yes`: the row is erased once it has been sent (the goodbye after FORGET ME). */
  eraseAfter?: 'no' | 'yes';
  /** `yes`: leaves although the address opted out. Only for what answers the person's own STOP or START. */
  evenIfOptedOut?: 'no' | 'yes';
  /** A later row with the same key takes the place of this one, if this has not left yet. */
  mergeKey?: string | null;
  /** `awake`: it waits where it is night for its person. */
  hours?: 'any' | 'awake';
  /** `yes`: nobody asked for it, so that only a few of them reach a person in a day and in a week. */
  proactive?: 'no' | 'yes';
  /** The digest it brings: when this has been sent, that has. */
  digestId?: string | null;
}

export interface OutboxRow extends Required<NewOutbound> {
  id: number;
  /** The provider's id of the message it answers; the store looks it up. */
  repliesTo: string | null;
  state: OutboxState;
  attempts: number;
  claimedAt: number | null;
  /** Until then the row belongs to the worker that claimed it. */
  leaseUntil: number | null;
  providerId: string | null;
  problem: string | null;
  code: string | null;
  createdAt: number;
  sentAt: number | null;
  /** Why it waits although it was due. */
  held: Held | null;
}

/** What became of one attempt to send. */
export type Outcome =
  | { id: number; state: 'sent'; providerId: string; at: number }
  | { id: number; state: 'due'; dueAt: number; problem: string; code: string | null }
  | { id: number; state: 'failed' | 'unknown' | 'dropped'; problem: string; code: string | null; at: number };

export interface Outbox {
  /**
   * Marks up to `limit` due rows `sending` and hands them over: by priority, then id, one a person. A row waits while another
   * of its person is on its way, or comes before it by priority and id and could leave now or is being tried again; what is
   * held for later holds nothing up. Rows for addresses that opted out are dropped here, except with `evenIfOptedOut`, and so
   * are rows past `staleAt`; others are held (see gate.ts) or wait for the `pace` of texts. Less than `limit` means that nothing
   * more can leave now, unless many were held.
   */
  claim(now: number, limit: number, leaseMs: number, pace?: Pace): Promise<OutboxRow[]>;
  record(outcome: Outcome): Promise<void>;
  /** Rows found `sending` whose lease is over: a worker died with them. */
  abandoned(now: number, limit: number): Promise<OutboxRow[]>;
  /**
   * A provider's later report: the highest rank wins (accepted < sent < delivered, failed), duplicates change nothing. One that
   * comes before `record` has told the provider's id is kept, and counts then.
   */
  report(report: {
    channel: string;
    providerId: string;
    status: string;
    problem?: string;
    code?: string;
    at: number;
  }): Promise<void>;
  /**
   * The provider says this address opted out (21610): mark it, cancel the rest, write the audit row. `doubted`: too many at once
   * for people's wish; nothing is marked, and what is for it waits for a human.
   */
  optedOut(channel: string, address: string, at: number): Promise<'stopped' | 'doubted'>;
  /** The provider says this address will never do: flag it for staff. */
  flag(channel: string, address: string, problem: string, at: number): Promise<void>;
  byId(id: number): Promise<OutboxRow | null>;
  /** When the next row is due: milliseconds UTC, or `null`. */
  nextDue(): Promise<number | null>;
  counts(): Promise<Record<OutboxState, number>>;
}

/** A row as it stands in the table: the priority as its place in `priorities`, so that a claim is a walk along an index. */
export interface StoredOutbound extends Omit<OutboxRow, 'body' | 'priority'> {
  rank: number;
  /** JSON. */
  body: string;
}

export const outbox = table<StoredOutbound>('outbox', {
  id: serial,
  channel: text,
  address: text,
  conversation: text,
  personId: maybeText,
  body: text,
  rank: whole,
  replyTo: maybeWhole,
  repliesTo: maybeText,
  dueAt: time,
  staleAt: maybeTime,
  eraseAfter: text,
  evenIfOptedOut: text,
  state: text,
  attempts: whole,
  claimedAt: maybeTime,
  leaseUntil: maybeTime,
  providerId: maybeText,
  problem: maybeText,
  code: maybeText,
  createdAt: time,
  sentAt: maybeTime,
  mergeKey: maybeText,
  hours: text,
  proactive: text,
  held: maybeText,
  digestId: maybeText,
});

/** A report that came before the sender had learned the provider's id: kept until it has. */
export interface EarlyReport {
  channel: string;
  providerId: string;
  status: 'delivered' | 'failed';
  problem: string | null;
  code: string | null;
  at: number;
}

export const earlyReports = table<EarlyReport>('early_reports', {
  channel: { type: 'text', primary: true },
  providerId: { type: 'text', primary: true },
  status: text,
  problem: maybeText,
  code: maybeText,
  at: time,
});
