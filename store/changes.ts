// What a turn collects: everything that is to become durable together, or not at all. Collecting writes nothing.
import type { Community, Membership } from './communities.js';
import type { Digest, DigestItem, Edition } from './digests.js';
import type { StopsDecided } from './doubtedStops.js';
import type { Employer, EmployerContact } from './employers.js';
import type { EmployerGroup } from './employerGroups.js';
import type { Introduction } from './introductions.js';
import type { Announcement, GroupCode } from './groupTalk.js';
import type {
  Hotseat,
  HotseatAnswer,
  HotseatCommunity,
  HotseatInvited,
  HotseatQuestion,
  HotseatWatcher,
} from './hotseats.js';
import type { LinkCode } from './links.js';
import type { Link, Unlink } from './linking.js';
import type { NewOutbound } from './outbox.js';
import type { Address, AddressPerson, Consent, Person, Role } from './people.js';
import type { Answer, Question } from './questions.js';
import type { AuditRow, Block, ReportRow, Waiting } from './safety.js';
import type { Settled } from './unknownSends.js';
import type { Note } from './notes.js';
import type { PhotoLink } from './photoLinks.js';
import type { SignIn } from './signIns.js';
import type { Timer } from './timers.js';
import type { Comment, Update, UpdatePicture, UpdateRevision } from './updates.js';

/** Every table a turn may add to. */
export interface Tables {
  people: Person;
  addresses: Address;
  address_people: AddressPerson;
  consents: Consent;
  roles: Role;
  communities: Community;
  memberships: Membership;
  updates: Update;
  update_revisions: UpdateRevision;
  update_pictures: UpdatePicture;
  comments: Comment;
  employers: Employer;
  employer_contacts: EmployerContact;
  questions: Question;
  answers: Answer;
  digests: Digest;
  digest_items: DigestItem;
  editions: Edition;
  reports: ReportRow;
  blocks: Block;
  waiting: Waiting;
  audit: AuditRow;
  timers: Timer;
  sign_ins: SignIn;
  link_codes: LinkCode;
  photo_links: PhotoLink;
  notes: Note;
  introductions: Introduction;
  announcements: Announcement;
  group_codes: GroupCode;
  employer_groups: EmployerGroup;
  hotseats: Hotseat;
  hotseat_communities: HotseatCommunity;
  hotseat_questions: HotseatQuestion;
  hotseat_answers: HotseatAnswer;
  hotseat_watchers: HotseatWatcher;
  hotseat_invited: HotseatInvited;
}
export type TableName = keyof Tables;

/** Done in order after the inserts. `expect`: how many rows must match, otherwise the whole set is a conflict. */
export type Operation =
  | { kind: 'set'; table: TableName; where: object; values: object; expect?: number }
  | { kind: 'remove'; table: TableName; where: object }
  /** No more rows than that match by now, or the whole set is a conflict: what two do at once is counted together. */
  | { kind: 'at-most'; table: TableName; where: object; most: number }
  /** Everything about a person goes, but the opt-out and the safeguarding audit. */
  | { kind: 'erase'; personId: string }
  | StopsDecided
  | Settled
  | Link
  | Unlink;

export interface ChangeSet {
  /** The saved conversation: moved from `version - 1` to `version`, or the set is a conflict. */
  state?: { personId: string; version: number; json: string };
  /** The inbox row this turn ends: must still be `kept`. `parked` when it was given up. */
  inbox?: { id: number; state: 'done' | 'parked' };
  /** The timer this turn ends: must not be done. */
  timer?: { id: string; at: number };
  inserts: { [T in TableName]?: Tables[T][] };
  operations: Operation[];
  outbox: NewOutbound[];
}

/** Somebody else got there first: run the turn again. */
export class Conflict extends Error {
  constructor(what: string) {
    super(`conflict: ${what}`);
    this.name = 'Conflict';
  }
}

export class Changes {
  readonly inserts: { [T in TableName]?: Tables[T][] } = {};
  readonly operations: Operation[] = [];
  readonly outbox: NewOutbound[] = [];

  add<T extends TableName>(table: T, row: Tables[T]): void {
    const rows = (this.inserts[table] ??= []) as Tables[T][];
    rows.push(row);
  }

  /** Changes the rows that match; with `expect`, exactly so many of them or the turn is run again. */
  set<T extends TableName>(
    table: T,
    where: Partial<Tables[T]>,
    values: Partial<Tables[T]>,
    expect?: number,
  ): void {
    this.operations.push({ kind: 'set', table, where, values, ...(expect === undefined ? {} : { expect }) });
  }

  /** No more than `most` rows match once the set is written, or the turn is run again. */
  atMost<T extends TableName>(table: T, where: Partial<Tables[T]>, most: number): void {
    this.operations.push({ kind: 'at-most', table, where, most });
  }

  remove<T extends TableName>(table: T, where: Partial<Tables[T]>): void {
    this.operations.push({ kind: 'remove', table, where });
  }

  erase(personId: string): void {
    this.operations.push({ kind: 'erase', personId });
  }

  /** Two people are one from now on; a conflict if the other one's conversation has moved on. */
  link(link: Omit<Link, 'kind'>): void {
    this.operations.push({ kind: 'link', ...link });
  }

  /** The people at some addresses are again who they were before. */
  unlink(unlink: Omit<Unlink, 'kind'>): void {
    this.operations.push({ kind: 'unlink', ...unlink });
  }

  /** A human has looked at the stops that a provider told of. */
  decideStops(decided: Omit<StopsDecided, 'kind'>): void {
    this.operations.push({ kind: 'stops', ...decided });
  }

  /** Somebody knows what became of a message that may have gone out. */
  settle(settled: Omit<Settled, 'kind'>): void {
    this.operations.push({ kind: 'settle', ...settled });
  }

  send(message: NewOutbound): void {
    this.outbox.push(message);
  }
}
