// Timed work: a row that makes a thing happen once, at or after its moment.
import { id, maybeText, maybeTime, table, text, time, whole } from './columns.js';
import type { Database } from './database.js';

export interface Timer {
  id: string;
  /** `question-due` … */
  kind: string;
  /** Whose turn it will be. */
  personId: string;
  aboutId: string;
  dueAt: number;
  doneAt: number | null;
  attempts: number;
  /** The address it speaks at, if its person can be reached there; else where they can be. */
  addressId?: string | null;
}

export interface TimerView {
  /** Timers that are due and not done, oldest first. */
  due(now: number, limit: number): Promise<Timer[]>;
  next(): Promise<number | null>;
  /** It has not been done, here or on another node. */
  isOpen(id: string): Promise<boolean>;
}

export const timers = table<Timer>('timers', {
  id,
  kind: text,
  personId: text,
  aboutId: text,
  dueAt: time,
  doneAt: maybeTime,
  attempts: whole,
  addressId: maybeText,
});

export function viewTimers(db: Database): TimerView {
  const due = 'select * from timers where "doneAt" is null and "dueAt" <= $1 order by "dueAt", "id" limit $2';
  return {
    due: (now, limit) => db.all<Timer>(due, [now, limit]),
    async next() {
      const [row] = await db.all<{ dueAt: number | null }>(
        'select min("dueAt") as "dueAt" from timers where "doneAt" is null',
      );
      return row?.dueAt ?? null;
    },
    isOpen: async (id) =>
      (await db.all('select 1 from timers where "id" = $1 and "doneAt" is null', [id])).length > 0,
  };
}
