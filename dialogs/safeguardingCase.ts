// A safeguarding matter: one for each person until it is closed, however often they write. It pages, it counts the time, and it
// keeps everything that happens in the audit. It never says what was written.
import type { NewOutbound } from '../store/outbox.js';
import type { Waiting } from '../store/safety.js';
import type { Timer } from '../store/timers.js';
import { nextOpening, sayMoment } from './dates.js';
import { questionOf } from './step.js';
import { fill } from './words/shape.js';
import { HOUSE, type Key, type Params, type Turn } from './turn.js';

/** The house's own timer: it rings until the matter is closed. */
export const SAFEGUARDING_DUE = 'safeguarding-due';
/** How long nobody may be looking after it before the next are paged. */
export const ESCALATES_MS = 10 * 60 * 1000;

/** Lines that are looked through. */
const MOST_WAITING = 1000;

/** What a matter is called when people speak of it: the end of the reference of its first words. */
export const referenceOf = ({ aboutId, id }: Pick<Waiting, 'id' | 'aboutId'>): string =>
  (aboutId ?? id).slice(-6);

/** Somebody disclosed harm: they hear the fixed message, and staff are told. Words within an open matter are added to it. */
export async function hearDisclosure(turn: Turn, kind: string): Promise<void> {
  const [open] = await turn.store.safety.cases(turn.person.id);
  const rowId = turn.newId();
  remember(turn, { id: rowId, personId: turn.person.id, kind, words: turn.text, address: turn.address.id });
  if (open) return addTo(turn, open);
  await sayFixed(turn);
  const line: Waiting = {
    id: turn.newId(),
    kind: 'safeguarding',
    personId: turn.person.id,
    aboutId: rowId,
    note: 'Words that may mean harm.',
    createdAt: turn.now,
    doneAt: null,
  };
  turn.changes.add('waiting', line);
  const isPaged = await pageNumbers(turn, 'staff.alert', await calledIn(turn, line));
  // Where there is no number to page, the next are paged at once.
  turn.changes.add('timers', { ...clock(turn, line, 0), ...(isPaged ? {} : { dueAt: turn.now }) });
}

/** By day it says who has been told, outside office hours when somebody is there again. */
async function sayFixed(turn: Turn): Promise<void> {
  const line = turn.house.emergencyLine;
  const opens = nextOpening(turn.now, turn.person.zone);
  if (opens === null) await turn.say('safe.fixed', { line });
  else await turn.say('safe.night', { line, date: sayMoment(opens, turn.now, turn.person.zone) });
}

async function addTo(turn: Turn, line: Waiting): Promise<void> {
  await turn.say('safe.again', { line: turn.house.emergencyLine });
  // Guards against its being closed meanwhile: then this is a new matter.
  turn.changes.set('waiting', { id: line.id, doneAt: null }, { note: line.note }, 1);
  const called = await calledIn(turn, line);
  const isTold =
    line.takenBy && (await turn.tell(line.takenBy, { priority: 'safeguarding' }, 'staff.more', called));
  if (!isTold) await pageNumbers(turn, 'staff.more', called);
}

/** The next time it rings. `step`: who is paged then. */
export const clock = (turn: Turn, line: Pick<Waiting, 'id'>, step: number): Timer => ({
  id: turn.newId(),
  kind: SAFEGUARDING_DUE,
  personId: HOUSE,
  aboutId: line.id,
  dueAt: turn.now + ESCALATES_MS,
  doneAt: null,
  attempts: step,
});

/** Who it is about, as staff read it: the name they chose, and no more. */
export async function calledIn(turn: Turn, line: Waiting): Promise<{ name: string; reference: string }> {
  const about = line.personId === null ? null : await turn.store.people.person(line.personId);
  return { name: about?.name ?? turn.words.someone, reference: referenceOf(line) };
}

/** Every alert number but the one that writes; false if none can be paged. Nothing holds it back: no quiet hours, no cap. */
export async function pageNumbers<K extends Key>(turn: Turn, key: K, ...params: Params<K>): Promise<boolean> {
  const { changes, house, store } = turn;
  const { text } = questionOf(turn, key, params[0]);
  let paged = 0;
  for (const number of house.alertNumbers.filter((one) => one !== turn.address.key)) {
    const isOut = (await store.people.optedOutAt('sms', number)) !== null;
    if (isOut) await sayNumberIsOut(turn, number);
    else changes.send(pageTo(turn, 'sms', number, text));
    paged += isOut ? 0 : 1;
  }
  return paged > 0;
}

/** An alert number that said STOP is paged no more: staff see that, by its end, until somebody has dealt with it. */
export async function sayNumberIsOut(turn: Turn, number: string): Promise<void> {
  const { changes, now, store, words } = turn;
  const note = fill(words['staff.numberOut'], { number: number.slice(-3) });
  if ((await store.safety.waiting(MOST_WAITING)).some((line) => line.note === note)) return;
  changes.add('waiting', {
    id: turn.newId(),
    kind: 'alert-number',
    personId: null,
    aboutId: null,
    note,
    createdAt: now,
    doneAt: null,
  });
}

/** One line in the channel of the organisation's staff; false if there is none. */
export function pageChannel<K extends Key>(turn: Turn, key: K, ...params: Params<K>): boolean {
  const { desk } = turn.house;
  if (!desk) return false;
  const { text } = questionOf(turn, key, params[0]);
  turn.changes.send({ ...pageTo(turn, 'slack', desk.team, text), conversation: desk.channel });
  return true;
}

const pageTo = ({ now }: Turn, channel: string, address: string, text: string): NewOutbound => ({
  channel,
  address,
  conversation: '',
  personId: null,
  body: { text, choices: [] },
  priority: 'safeguarding',
  replyTo: null,
  dueAt: now,
  staleAt: null,
});

/** Somebody looks after it from now on, unless another was quicker: then the turn is run again. */
export async function takeCase(turn: Turn, line: Waiting): Promise<void> {
  const { id, personId } = line;
  const mine = { takenBy: turn.person.id, takenAt: turn.now };
  turn.changes.set('waiting', { id, doneAt: null, takenAt: null }, mine, 1);
  remember(turn, { personId, verb: 'acknowledged', reference: referenceOf(line) });
  await pageNumbers(turn, 'staff.has', {
    ...(await calledIn(turn, line)),
    by: turn.person.name ?? turn.words.someone,
  });
}

/** What happened, for the audit that outlives everybody's own data. */
export function remember(
  turn: Turn,
  { id, personId, ...detail }: { id?: string; personId: string | null } & Record<string, string | null>,
): void {
  turn.changes.add('audit', {
    id: id ?? turn.newId(),
    at: turn.now,
    kind: 'safeguarding',
    personId: personId ?? null,
    actor: detail['words'] === undefined ? turn.person.id : HOUSE,
    detail: JSON.stringify(detail),
  });
}
