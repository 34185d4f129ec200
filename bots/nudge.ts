// Somebody began to write and went quiet: they are reminded once, and nothing is shared for them. A timer rings when it was set for, looks whether they wrote since, and waits again if they did.
import { tomorrowMorning, whenAwake } from '../dialogs/dates.js';
import type { Turn } from '../dialogs/turn.js';
import type { LiveTurn } from './liveTurn.js';
import { hasRoom } from './room.js';
import type { Talk } from './talk.js';

export const NUDGE = 'nudge';

/** On the web somebody is still there, or has a page open; a text is looked at the next day. */
const WEB_MS = 10 * 60_000;

/** After a message: whoever has words open is reminded of them later, unless they were already. */
export function setNudge(talk: Talk): void {
  const { address, changes, state } = talk.turn;
  const isOpen = state.open !== undefined && talk.unsent !== undefined;
  if (!isOpen && state.nudge === 'said') delete state.nudge;
  const isElsewhere = state.at !== undefined && state.at !== address.id;
  if (!isOpen || state.nudge === 'said' || (state.nudge === 'set' && !isElsewhere)) return;
  state.nudge = 'set';
  changes.add('timers', timer(talk.turn, address.id));
}

/** They are asked again where they stopped. What they finished, left or went on with meanwhile is let be. */
export async function nudge(talk: Talk): Promise<void> {
  const { turn } = talk;
  const { changes, state } = turn;
  // Of two addresses each may have a timer.
  if (state.nudge === 'said') return;
  delete state.nudge;
  if (talk.unsent === undefined || !state.open || !mayHear(turn)) return;
  if (hasMoved(turn) || turn.now < dueAt(turn)) {
    state.nudge = 'set';
    changes.add('timers', timer(turn, state.at ?? turn.address.id));
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

const mayHear = ({ address, person }: Turn): boolean =>
  address.optedOutAt === null && (person.barredAt ?? null) === null;

/** They went on at another address of theirs: the timer rings there, if they can be reached there. */
const hasMoved = ({ address, cause, state }: LiveTurn): boolean =>
  state.at !== undefined &&
  state.at !== address.id &&
  cause.kind === 'timer' &&
  cause.timer.addressId !== state.at;

/** When they should have gone on by. Milliseconds UTC. */
function dueAt({ address, house, now, person, state }: Turn): number {
  const askedAt = state.open?.askedAt ?? now;
  return address.channel === 'web'
    ? whenAwake({ house, now: askedAt + WEB_MS }, person.zone)
    : tomorrowMorning(askedAt, person.zone);
}

const timer = (turn: Turn, addressId: string) => ({
  id: turn.newId(),
  kind: NUDGE,
  personId: turn.person.id,
  addressId,
  aboutId: turn.person.id,
  dueAt: dueAt(turn),
  doneAt: null,
  attempts: 0,
});
