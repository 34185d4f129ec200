// The guest's side of a hotseat: who sends its code is its guest, and who says that they are there gets the next question.
import { hasTriedEnough, rememberTry } from '../dialogs/codeTries.js';
import { becomeGuest, guestCodeIn, hotseatOfCode } from '../dialogs/guestCode.js';
import { showHere } from '../dialogs/host.js';
import type { Woken } from '../dialogs/hotseatHosts.js';
import { momentOf } from '../dialogs/dates.js';
import { nextFor } from '../dialogs/hotseatNext.js';
import { names } from '../dialogs/names.js';
import { words } from '../dialogs/understanding/text.js';
import type { Hotseat } from '../store/hotseats.js';
import { isBusy, later } from './staffRings.js';
import type { Talk } from './talk.js';

/** Said to us by somebody who was given it, whom we may not know yet. */
export async function confirmsGuest(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  const code = guestCodeIn(talk.text);
  if (code === null) return false;
  const hotseat = (await hasTriedEnough(turn)) ? null : await hotseatOfCode(turn, code);
  if (!hotseat) {
    rememberTry(turn);
    await turn.say('guest.unknown');
    await talk.askAgain();
    return true;
  }
  talk.leave();
  delete turn.state.firstWords;
  await becomeGuest(turn, hotseat);
  return true;
}

const READY = new Set(['ready', 'i am ready', 'im ready', 'i am here', 'im here', 'here', 'next']);
/** Whoever hosts it is there from the doors on. */
const isNear = ({ state }: Hotseat): boolean =>
  ['doors', 'live', 'extra', 'closed', 'mop-up'].includes(state);

export async function saysReady(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  if (!READY.has(words(talk.text).join(' ')) || turn.state.stack.some(({ id }) => id === names.host))
    return false;
  const hotseat = (await turn.store.hotseats.hostedBy(turn.person.id)).find(isNear);
  if (!hotseat) return false;
  turn.state.misses = 0;
  showHere(turn, hotseat);
  if (hotseat.state === 'doors') {
    await turn.say('host.ready');
    await talk.askAgain();
  } else await talk.begin(names.host, { hotseatId: hotseat.id });
  return true;
}

/** In their own turn. What they have before them comes first; a question waits while they are just answering something else. */
export async function wakesHost(talk: Talk, about: string): Promise<void> {
  const { turn } = talk;
  const { id, seedsOnly, startsAt, why } = JSON.parse(about) as Woken;
  const hotseat = await turn.store.hotseats.byId(id);
  if (hotseat?.startsAt !== startsAt || hotseat.state === 'cancelled' || !isHost(hotseat, turn.person.id))
    return;
  if (turn.state.stack.some((dialog) => dialog.id === names.host)) return;
  if (why === 'doors') return sayDoors(talk, hotseat);
  if (why === 'mop-up') return sayMopUp(talk, hotseat);
  if (!['live', 'extra'].includes(hotseat.state)) return;
  turn.anyHour = true;
  if (isBusy(talk)) return later(talk);
  await talk.begin(names.host, { hotseatId: id, quietly: true, ...(seedsOnly ? { seedsOnly } : {}) });
}

const isHost = ({ cohostPersonId, guestPersonId }: Hotseat, personId: string): boolean =>
  guestPersonId === personId || cohostPersonId === personId;

/** Not once it has begun: then the first question says so. */
async function sayDoors({ turn }: Talk, { guestName: guest, startsAt, zone }: Hotseat): Promise<void> {
  if (turn.now >= startsAt) return;
  turn.anyHour = true;
  await turn.say('host.doors', { guest, date: momentOf(startsAt, zone) });
}

async function sayMopUp(talk: Talk, hotseat: Hotseat): Promise<void> {
  const { turn } = talk;
  if (!isNear(hotseat)) return;
  const all = await turn.store.hotseats.questions(hotseat.id);
  if (nextFor(hotseat, all, { id: turn.person.id, now: turn.now }) === null) return;
  await turn.say('host.mopUp');
}
