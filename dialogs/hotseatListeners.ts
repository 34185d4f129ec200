// Who listens to a hotseat, and how: every answer, one text for each quarter of an hour, or only what they asked. It sends nothing.
import type { HotseatWatcher } from '../store/hotseats.js';
import type { Turn } from './turn.js';

export type Mode = HotseatWatcher['mode'];

/** How long it may take until the last one has an answer, before the next is there. */
const LATEST_SECONDS = 120;
/** Texts of one answer with its question, as a rule. */
const USUAL_TEXTS = 2;

/** Who asks hears what they asked, and no more unless they say so. */
export async function listen(turn: Turn, hotseatId: string): Promise<void> {
  if (!(await turn.store.hotseats.watcher(hotseatId, turn.person.id))) addListener(turn, hotseatId, 'mine');
}

/** From now on, where they write from now; what could be read before is not sent again. */
export async function listenHow(turn: Turn, hotseatId: string, mode: Mode): Promise<void> {
  const known = await turn.store.hotseats.watcher(hotseatId, turn.person.id);
  if (!known) return addListener(turn, hotseatId, mode);
  const how = { mode, addressId: turn.address.id, heardUntil: turn.now };
  turn.changes.set('hotseat_watchers', { id: known.id }, how, 1);
}

function addListener(turn: Turn, hotseatId: string, mode: Mode): void {
  turn.changes.add('hotseat_watchers', {
    id: turn.newId(),
    hotseatId,
    personId: turn.person.id,
    addressId: turn.address.id,
    mode,
    since: turn.now,
    until: null,
    heardUntil: turn.now,
  });
}

/** People who get every answer as a text. */
export async function countByText(turn: Turn, hotseatId: string): Promise<number> {
  const counts = await turn.store.hotseats.countWatchers(hotseatId);
  return counts.find(({ mode, channel }) => mode === 'every' && channel === 'sms')?.count ?? 0;
}

/** Whether our number cannot send all their texts in time. @param texts of each of them. */
export const isTooMany = ({ house }: Pick<Turn, 'house'>, people: number, texts = USUAL_TEXTS): boolean =>
  (people * texts) / (house.textsPerSecond ?? 1) > LATEST_SECONDS;
