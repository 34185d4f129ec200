// What nobody answered in a hotseat becomes an ordinary question a day after it: an employer has it, or somebody here looks for one. Its
// asker hears which, and by when they hear more.
import type { Hotseat, HotseatQuestion } from '../store/hotseats.js';
import type { Question } from '../store/questions.js';
import { sayMoment, whenAwake } from './dates.js';
import { askContact, findRoute, fitting, type Place, placeOf, promise } from './routing.js';
import { shorten } from './shorten.js';
import { HOUSE, type Turn } from './turn.js';

/** In the asker's own turn. */
export const HOTSEAT_LEFT = 'hotseat-left';

/** Those who asked the same asked it themselves: each hears of their own. */
const isLeft = ({ seed, state, personId }: HotseatQuestion): boolean =>
  seed === 'no' && personId !== null && ['waiting', 'let-through', 'taken', 'mopped'].includes(state);

export async function passOnLeft(turn: Turn, hotseat: Hotseat): Promise<void> {
  const { id } = hotseat;
  const all = await turn.store.hotseats.questions(id);
  const answered = new Set(all.filter(({ state }) => state === 'answered').map((one) => one.id));
  for (const one of all)
    if (isLeft(one) && !(one.sameAsId && answered.has(one.sameAsId))) addLeft(turn, one, turn.now);
    else if (one.state === 'held' && one.claimedBy === null) await endRough(turn, hotseat, one);
}

/** Nobody looked at it: nobody else is asked that, and its asker hears so. */
async function endRough(turn: Turn, { guestName: guest }: Hotseat, rough: HotseatQuestion): Promise<void> {
  const { changedAt, id, personId, state, text } = rough;
  const values = { claimedBy: HOUSE, changedAt: turn.now };
  turn.changes.set('hotseat_questions', { id, state, changedAt }, values, 1);
  const told = { guest, mine: shorten(text), reason: turn.words['run.roughWhy'] };
  if (personId !== null) await turn.tell(personId, { priority: 'hotseat' }, 'run.heldBack', told);
}

function addLeft(turn: Turn, { id, personId, addressId }: HotseatQuestion, dueAt: number): void {
  const row = { kind: HOTSEAT_LEFT, personId: personId ?? '', aboutId: id, addressId, dueAt };
  turn.changes.add('timers', { ...row, id: turn.newId(), doneAt: null, attempts: 0 });
}

export async function leftRings(turn: Turn, about: string): Promise<void> {
  const left = await turn.store.hotseats.question(about);
  const hotseat = left && (await turn.store.hotseats.byId(left.hotseatId));
  if (!left || !hotseat || !isLeft(left) || hotseat.state === 'cancelled') return;
  const awakeAt = whenAwake(turn, turn.person.zone);
  if (awakeAt > turn.now) return addLeft(turn, left, awakeAt);
  const { id, state, changedAt } = left;
  turn.changes.set(
    'hotseat_questions',
    { id, state, changedAt },
    { state: 'passed-on', claimedBy: null, leaseUntil: null, changedAt: turn.now },
    1,
  );
  await askSomebodyElse(turn, hotseat, left);
}

async function askSomebodyElse(
  turn: Turn,
  { guestName: guest }: Hotseat,
  left: HotseatQuestion,
): Promise<void> {
  const { person } = turn;
  const route = await findRoute(turn, person, await fitting(turn, left.text, person));
  const place = placeOf(turn, person, route);
  const question = ordinary(turn, left, place);
  const placed = { ...question, askerName: person.name };
  turn.changes.add('questions', question);
  promise(turn, placed, place, route);
  if (route) await askContact(turn, placed, route);
  turn.state.hasAsked = true;
  const date = sayMoment(place.dueAt, turn.now, person.zone);
  if (route) await turn.say('run.leftTo', { guest, employer: route.employer.name, date });
  else await turn.say('run.leftToUs', { guest, date });
}

const ordinary = (turn: Turn, { addressId, keywords, text }: HotseatQuestion, place: Place): Question => ({
  ...place,
  id: turn.newId(),
  personId: turn.person.id,
  addressId: addressId ?? turn.address.id,
  communityId: null,
  text,
  keywords,
  wantedEmployerId: null,
  anonymous: 'no',
  askedAt: turn.now,
  answeredAt: null,
  toldAt: null,
  closedAt: null,
  verdict: null,
  shared: 'no',
  followsId: null,
});
