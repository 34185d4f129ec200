// After a turn: the hotseats that it touched. Their cards are drawn again, and whoever hosts one is woken where a question waits now. It
// decides nothing and reads no words.
import { cardRow, placeFor } from '../dialogs/desk/show.js';
import { wakeHosts } from '../dialogs/hotseatHosts.js';
import { isOpen } from '../dialogs/hotseatNext.js';
import type { Operation } from '../store/changes.js';
import type { Hotseat, HotseatQuestion } from '../store/hotseats.js';
import type { LiveTurn } from './liveTurn.js';

export async function showHotseats(turn: LiveTurn): Promise<void> {
  const questions = await touchedQuestions(turn);
  for (const id of idsOf(turn, questions)) {
    const hotseat = { ...(await turn.store.hotseats.byId(id)), ...changed(turn, id) };
    if (!isWhole(hotseat)) continue;
    await showCard(turn, hotseat);
    const waits = questions.some((one) => one.hotseatId === id && isOpen(hotseat, one));
    if (waits && ['live', 'extra'].includes(hotseat.state)) wakeHosts(turn, hotseat);
  }
}

const isWhole = (hotseat: Partial<Hotseat>): hotseat is Hotseat => hotseat.id !== undefined;

/** What the turn makes of it. */
function changed({ changes }: LiveTurn, id: string): Partial<Hotseat> {
  const made = changes.inserts.hotseats?.find((one) => one.id === id) ?? {};
  const values = setsOf(changes.operations, 'hotseats').filter(({ where }) => where['id'] === id);
  return Object.assign({}, made, ...values.map((one) => one.values)) as Partial<Hotseat>;
}

interface SetRow {
  where: Record<string, unknown>;
  values: Record<string, unknown>;
}

const setsOf = (operations: readonly Operation[], table: 'hotseats' | 'hotseat_questions'): SetRow[] =>
  operations.flatMap((one) =>
    one.kind === 'set' && one.table === table
      ? [{ where: one.where as SetRow['where'], values: one.values as SetRow['values'] }]
      : [],
  );

/** As the turn leaves them. */
async function touchedQuestions({ changes, store }: LiveTurn): Promise<HotseatQuestion[]> {
  const touched = [...(changes.inserts.hotseat_questions ?? [])];
  for (const { where, values } of setsOf(changes.operations, 'hotseat_questions')) {
    const id = where['id'];
    const known = typeof id === 'string' ? await store.hotseats.question(id) : null;
    if (known) touched.push({ ...known, ...values });
  }
  return touched;
}

const idsOf = ({ changes }: LiveTurn, questions: readonly HotseatQuestion[]): Set<string> =>
  new Set([
    ...questions.map(({ hotseatId }) => hotseatId),
    ...(changes.inserts.hotseats ?? []).map(({ id }) => id),
    ...setsOf(changes.operations, 'hotseats').flatMap(({ where: { id } }) =>
      typeof id === 'string' ? [id] : [],
    ),
  ]);

/** In the channel of the first of its groups. */
async function showCard(turn: LiveTurn, { id }: Hotseat): Promise<void> {
  const made = (turn.changes.inserts.hotseat_communities ?? []).filter(({ hotseatId }) => hotseatId === id);
  const [group = made[0]?.communityId] = await turn.store.hotseats.communityIds(id);
  const place = await placeFor(turn.store, turn.house, group);
  if (place) turn.changes.send(cardRow(place, { what: 'hotseat', about: id, priority: 'hotseat' }, turn.now));
}
