// What waits in the outbox and why, for staff and the operator, and when a person may hear what they did not ask for. It shows no
// words and no address, and changes nothing.
import type { Database } from './database.js';
import { COUNTED_MS, type Held, type Hours, nextFree } from './gate.js';
import type { OutboxState } from './outbox.js';
import { PACED } from './paces.js';
import type { Person } from './people.js';
import { PATIENT } from './ranks.js';

/**
 * `night`, `enough`, `stop`: see gate.ts. `again`: being tried again. `later`: not due yet. `pace`: others of our texts go first.
 * `behind`: another message to the same person does. `unknown`: may have gone out. `sending`, `now`: on its way.
 */
export type Why = Held | 'again' | 'later' | 'pace' | 'behind' | 'unknown' | 'sending' | 'now';

export interface Wait {
  id: number;
  personId: string | null;
  personName: string | null;
  channel: string;
  state: OutboxState;
  why: Why;
  /** When it is looked at next: milliseconds UTC. */
  dueAt: number;
  problem: string | null;
  code: string | null;
}

export interface SendingView {
  /** The oldest first; of one person, if one is given. */
  waits(now: number, limit: number, personId?: string): Promise<Wait[]>;
  /** How many wait for each reason, and when the first of them is looked at next. */
  waitCounts(now: number): Promise<{ why: Why; count: number; dueAt: number }[]>;
  /** Now, or when a person may hear next what nobody asked for: milliseconds UTC. What waits for them already goes first. */
  freeAt(person: Pick<Person, 'id' | 'zone'>, now: number): Promise<number>;
}

/** `hours`: `null` counts nothing. */
export function viewSending(db: Database, hours: Hours | null): SendingView {
  const list = (
    condition: string,
  ): string => `select o."id", o."personId", p."name" as "personName", o."channel",
      o."state", ${why} as "why", o."dueAt", o."problem", o."code"
    from outbox o left join people p on p."id" = o."personId"
    where ${open} ${condition} order by o."id" limit $2`;
  const everybody = list('');
  const one = list('and o."personId" = $3');
  return {
    waits: (now, limit, personId) =>
      personId === undefined
        ? db.all<Wait>(everybody, [now, limit])
        : db.all<Wait>(one, [now, limit, personId]),
    waitCounts: (now) => db.all(countsSql, [now]),
    async freeAt({ id, zone }, now) {
      if (!hours) return now;
      const rows = await db.all<{ at: number }>(toComeSql, [id, now - COUNTED_MS, now]);
      return nextFree(
        now,
        zone,
        hours,
        rows.map(({ at }) => at),
      );
    },
  };
}

const open = `o."state" in ('due', 'sending', 'unknown')`;

/** Of an outbox row `o`; $1 is now. */
export const why = `case when o."state" <> 'due' then o."state" when o."held" is not null then o."held"
    when o."attempts" > 0 and o."dueAt" > $1 then 'again' when o."dueAt" > $1 then 'later'
    when o."channel" = '${PACED}' and o."rank" in (${PATIENT.join(', ')})
      and exists (select 1 from paces f where f."channel" = o."channel" and f."freeAt" > $1) then 'pace'
    when exists (select 1 from outbox b where b."personId" = o."personId" and b."state" in ('due', 'sending')
      and b."id" <> o."id" and (b."state" = 'sending' or b."rank" < o."rank" or b."rank" = o."rank" and b."id" < o."id"))
      then 'behind'
    else 'now' end`;

const countsSql = `select w."why", count(*) as "count", min(w."dueAt") as "dueAt"
  from (select ${why} as "why", o."dueAt" from outbox o where ${open}) w group by w."why" order by min(w."dueAt"), w."why"`;

/** What they had counts when it left, what waits when it is to leave. */
const toComeSql = `select case when "state" <> 'due' then "claimedAt" when "dueAt" > $3 then "dueAt" else $3 end as "at"
  from outbox where "personId" = $1 and "proactive" = 'yes'
    and ("state" in ('sending', 'sent', 'delivered', 'unknown') and "claimedAt" >= $2 or "state" = 'due')`;
