// The order in which messages leave, as the database walks along it: by priority, and for one person one after the other.
import { priorities } from './outbox.js';

/** Never held: not for the night, not for having had enough, and not for a stop in doubt. */
export const SAFEGUARDING = priorities.indexOf('safeguarding');

/** These leave at once: the provider may queue them. */
export const URGENT: readonly number[] = [SAFEGUARDING, priorities.indexOf('reply')];

/** These keep to the pace. */
export const PATIENT: readonly number[] = priorities.flatMap((_, rank) =>
  URGENT.includes(rank) ? [] : [rank],
);

/**
 * Messages to one person leave one at a time, by priority and then in order: `o`, of this rank, waits for what is on its way, and
 * for what comes before it and could leave or is being tried again. A row held for later (quiet hours) holds nothing up.
 */
export const comesBefore = (rank: number): string => `select 1 from outbox b
    where b."personId" = o."personId" and b."state" in ('due', 'sending') and (
      b."state" = 'sending' or (b."dueAt" <= $1 or b."attempts" > 0 and b."held" is null)
        and (b."rank" < ${rank} or b."rank" = ${rank} and b."id" < o."id"))`;
