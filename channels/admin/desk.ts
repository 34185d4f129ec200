// What every command of the operator works with: the store, the time, and one way to make a change together with the line in
// the audit that says so. Nothing here prints.
import { monotonicFactory } from 'ulid';
import { Changes } from '../../store/changes.js';
import type { Store } from '../../store/store.js';

export interface Desk {
  readonly store: Store;
  /** Milliseconds UTC. */
  readonly now: number;
  readonly organisation: string;
  readonly isDemo: boolean;
  /** Which database it is, without a password. */
  readonly place: string;
}

/** One line of a table; a moment is a `Date`. */
export type Row = Readonly<Record<string, string | number | boolean | Date | null>>;

/** What a command found or did. */
export interface Result {
  /** What happened, as a sentence. */
  said?: string;
  rows?: readonly Row[];
  /** What programs want to know besides the sentence. */
  data?: object;
  /** 1: the answer is bad news. */
  exitCode?: number;
}

/** Makes a commander action of a command's work: opens the desk, shows the result, closes. */
export type Run = <Given extends unknown[]>(
  work: (desk: Desk, ...given: Given) => Promise<Result>,
) => (...given: Given) => Promise<void>;

/** Something the operator can put right: said as it is, without a stack trace. */
export class Mistake extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'Mistake';
  }
}

/** What the audit keeps of a change. It never holds a number, nor a name of somebody who is erased. */
export interface Note {
  /** As typed: `communities add`. */
  command: string;
  /** `admin`, where nothing else is said. */
  kind?: string;
  /** The person it is about. */
  personId?: string | null;
  detail?: object;
}

const idAt = monotonicFactory();

/** A new id; later ones sort behind earlier ones. */
export const newId = (desk: Desk): string => idAt(desk.now);

/** All of the changes and their line in the audit become durable, or nothing. @throws Conflict */
export async function decide(desk: Desk, changes: Changes, note: Note): Promise<void> {
  changes.add('audit', {
    id: newId(desk),
    at: desk.now,
    kind: note.kind ?? 'admin',
    personId: note.personId ?? null,
    actor: 'admin',
    detail: JSON.stringify({ command: note.command, ...note.detail }),
  });
  const { inserts, operations, outbox } = changes;
  await desk.store.commit({ inserts, operations, outbox });
}

/** Remembers in the audit that something was looked at. @throws Conflict */
export const remember = (desk: Desk, note: Note): Promise<void> => decide(desk, new Changes(), note);

export const when = (at: number | null): Date | null => (at === null ? null : new Date(at));
