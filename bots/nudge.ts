// Somebody began to write and went quiet: they are reminded once, and nothing is shared for them. One timer stands for a person at
// most; it rings when it was set for, looks whether they wrote since, and waits again if they did.
import { tomorrowMorning, whenAwake } from '../dialogs/dates.js';
import type { Turn } from '../dialogs/turn.js';
import { hasRoom } from './room.js';
import type { Talk } from './talk.js';

export const NUDGE = 'nudge';

/** On the web somebody is still there, or has a page open; a text is looked at the next day. */
const WEB_MS = 10 * 60_000;

/** After a message: whoever has words open is reminded of them later, unless they were already. */
export function setNudge(talk: Talk): void {
  const { changes, state } = talk.turn;
  const isOpen = state.open !== undefined && talk.unsent !== undefined;
  if (!isOpen && state.nudge === 'said') delete state.nudge;
  if (!isOpen || state.nudge) return;
  state.nudge = 'set';
  changes.add('timers', timer(talk.turn));
}

/** They are asked again where they stopped. What they finished, left or went on with meanwhile is let be. */
export async function nudge(talk: Talk): Promise<void> {
  const { turn } = talk;
  const { address, changes, state } = turn;
  delete state.nudge;
  if (talk.unsent === undefined || !state.open || address.optedOutAt !== null) return;
  if (turn.now < dueAt(turn)) {
    state.nudge = 'set';
    changes.add('timers', timer(turn));
    return;
  }
  if (!(await hasRoom(turn))) {
    state.nudge = 'set';
    return;
  }
  state.nudge = 'said';
  await turn.say('nudge.open');
  await talk.askAgain();
}

/** When they should have gone on by. Milliseconds UTC. */
function dueAt({ address, house, now, person, state }: Turn): number {
  const askedAt = state.open?.askedAt ?? now;
  return address.channel === 'web'
    ? whenAwake({ house, now: askedAt + WEB_MS }, person.zone)
    : tomorrowMorning(askedAt, person.zone);
}

const timer = (turn: Turn) => ({
  id: turn.newId(),
  kind: NUDGE,
  personId: turn.person.id,
  addressId: turn.address.id,
  aboutId: turn.person.id,
  dueAt: dueAt(turn),
  doneAt: null,
  attempts: 0,
});
