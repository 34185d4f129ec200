// Help for somebody who is stuck: the menu, a fresh start, or what is kept of them, sent to them by their own channel. Staff see
// none of it.
import { whenAwake } from '../dates.js';
import type { Turn } from '../turn.js';
import type { Deed } from './deed.js';
import { mayHelp } from './may.js';
import { calledOf } from './waiting.js';

/** The timer that does it, in the member's own turn. */
export const STAFF_HELPS = 'staff-helps';

export const sendMenu: Deed = {
  verb: 'send-menu',
  may: mayHelp,
  perform: (turn, personId) => helpWith(turn, personId, 'menu'),
};

export const startAgain: Deed = {
  verb: 'start-again',
  may: mayHelp,
  perform: (turn, personId) => helpWith(turn, personId, 'again'),
};

/** Says so where they cannot be reached. */
export async function helpWith(turn: Turn, personId: string, what: 'menu' | 'again' | 'data'): Promise<void> {
  const name = await calledOf(turn, personId);
  const who = await turn.store.people.whoIs(personId);
  if (!who || who.address.optedOutAt !== null) return turn.say('desk.stopped', { name });
  turn.changes.add('timers', {
    id: turn.newId(),
    kind: STAFF_HELPS,
    personId: who.person.id,
    aboutId: what,
    dueAt: whenAwake(turn, who.person.zone),
    doneAt: null,
    attempts: 0,
  });
  turn.changes.add('audit', {
    id: turn.newId(),
    at: turn.now,
    kind: 'help',
    personId: who.person.id,
    actor: turn.person.id,
    detail: JSON.stringify({ verb: what }),
  });
  await turn.say('desk.helped', { name });
}
