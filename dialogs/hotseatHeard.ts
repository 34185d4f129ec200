// What those who listen to a hotseat hear besides what they asked: each answer at once, or one text for a quarter of an hour. Each hears a
// thing once, a bounded number of people a turn; nobody hears it before its hold is over.
import type { Hotseat, HotseatAnswer, HotseatListener } from '../store/hotseats.js';
import type { HotseatTalk } from '../store/hotseatView.js';
import { tellBusy } from './hotseatBusy.js';
import { countByText, isTooMany } from './hotseatListeners.js';
import { bundleOf } from './hotseatSummary.js';
import { endOf, EXTRA_MS } from './hotseatTimes.js';
import { shorten } from './shorten.js';
import { questionOf } from './step.js';
import { HOUSE, type Turn } from './turn.js';

export const HOTSEAT_HEARD = 'hotseat-heard';
export const HOTSEAT_QUARTER = 'hotseat-quarter';
/** People who are told in one turn. */
const MOST = 100;
const MINUTE = 60_000;
const QUARTER_MS = 15 * MINUTE;
const DOORS_MS = 10 * MINUTE;
/** What is live is old by then: it stands on the page. */
const STALE_MS = 2 * 60 * MINUTE;

const isOld = ({ now }: Turn, at: number): boolean => now > at + STALE_MS;

interface Part {
  hotseatId: string;
  questionId: string;
  answerId: string;
  /** Our number cannot send it to all in time. */
  busy: boolean;
  after: string;
}

/** They take part at that time, so that an answer comes to them even late in the evening. */
export const isAtIt = (hotseat: Hotseat, at: number): boolean =>
  at >= hotseat.startsAt - DOORS_MS && at <= endOf({ ...hotseat, state: 'live' }) + EXTRA_MS;

/** Once those who asked have heard an answer. */
export async function beginListening(turn: Turn, hotseat: Hotseat, answer: HotseatAnswer): Promise<void> {
  const counts = await turn.store.hotseats.countWatchers(hotseat.id);
  const has = (wanted: string): boolean => counts.some(({ mode }) => mode === wanted);
  const { id: hotseatId } = hotseat;
  const { id: answerId, questionId } = answer;
  if (has('every')) {
    const busy = await isBusy(turn, hotseat, answer);
    if (busy) await tellBusy(turn, hotseat);
    addPart(turn, { hotseatId, questionId, answerId, busy, after: '' });
  }
  if (has('quarter')) setQuarter(turn, hotseat, answer);
}

async function isBusy(turn: Turn, hotseat: Hotseat, answer: HotseatAnswer): Promise<boolean> {
  const people = await countByText(turn, hotseat.id);
  return isTooMany(turn, people, turn.texts(await heardText(turn, hotseat, answer)));
}

async function heardText(turn: Turn, { guestName: guest }: Hotseat, answer: HotseatAnswer): Promise<string> {
  const question = await turn.store.hotseats.question(answer.questionId);
  const heard = { guest, mine: shorten(question?.text ?? ''), text: answer.text };
  return questionOf(turn, keyOf(answer), heard).text;
}

const keyOf = ({ correctsId }: HotseatAnswer) =>
  correctsId === null ? ('hotseat.heard' as const) : ('hotseat.heardAnew' as const);

const timer = (turn: Turn, kind: string, { about, dueAt }: { about: string; dueAt: number }) => ({
  id: turn.newId(),
  kind,
  personId: HOUSE,
  aboutId: about,
  dueAt,
  doneAt: null,
  attempts: 0,
});

function addPart(turn: Turn, part: Part): void {
  turn.changes.add('timers', timer(turn, HOTSEAT_HEARD, { about: JSON.stringify(part), dueAt: turn.now }));
}

/** One answer, to those who want every one and have not asked it. */
export async function tellHeard(turn: Turn, about: string): Promise<void> {
  const part = JSON.parse(about) as Part;
  const { hotseats } = turn.store;
  const [hotseat, answers, all] = await Promise.all([
    hotseats.byId(part.hotseatId),
    hotseats.answers(part.questionId),
    hotseats.questions(part.hotseatId),
  ]);
  const answer = answers.find(({ id, state }) => id === part.answerId && state === 'said');
  if (!hotseat || !answer || hotseat.state === 'cancelled' || isOld(turn, answer.visibleFrom)) return;
  const asked = new Set(
    all.filter(({ id, sameAsId }) => (sameAsId ?? id) === part.questionId).map(({ personId }) => personId),
  );
  const people = await hotseats.watchers(part.hotseatId, part.after, MOST);
  for (const one of people.filter(({ mode }) => mode === 'every')) {
    const hasHeard = asked.has(one.personId);
    if (part.busy && one.channel === 'sms') await switchToQuarters(turn, hotseat, { one, answer, hasHeard });
    else if (!hasHeard) await tellOne(turn, hotseat, { one, answer });
  }
  const last = people.at(-1);
  if (last && people.length === MOST) addPart(turn, { ...part, after: last.personId });
}

async function tellOne(
  turn: Turn,
  hotseat: Hotseat,
  { one, answer }: { one: HotseatListener; answer: HotseatAnswer },
): Promise<void> {
  const question = await turn.store.hotseats.question(answer.questionId);
  await turn.tell(one.personId, toldOf(turn, hotseat, one), keyOf(answer), {
    guest: hotseat.guestName,
    mine: shorten(question?.text ?? ''),
    text: answer.text,
  });
}

const toldOf = (turn: Turn, hotseat: Hotseat, { addressId }: HotseatListener) => ({
  priority: 'hotseat' as const,
  addressId,
  anyHour: isAtIt(hotseat, turn.now),
  staleAt: turn.now + STALE_MS,
});

/** They are told, and get this answer with the next ones. */
async function switchToQuarters(
  turn: Turn,
  hotseat: Hotseat,
  { one, answer, hasHeard }: { one: HotseatListener; answer: HotseatAnswer; hasHeard: boolean },
): Promise<void> {
  const how = { mode: 'quarter', heardUntil: answer.visibleFrom - (hasHeard ? 0 : 1) } as const;
  turn.changes.set('hotseat_watchers', { id: one.id, mode: 'every' }, how, 1);
  await turn.tell(one.personId, toldOf(turn, hotseat, one), 'hotseat.slower', { guest: hotseat.guestName });
  setQuarter(turn, hotseat, answer);
}

interface Quarter {
  hotseatId: string;
  after: string;
}

/** The clock of the quarter in which an answer came. Each answer sets it, and the first that rings finds something to tell. */
function setQuarter(turn: Turn, { id, startsAt }: Hotseat, answer: HotseatAnswer): void {
  const dueAt = startsAt + Math.ceil((answer.visibleFrom - startsAt) / QUARTER_MS) * QUARTER_MS;
  const about = JSON.stringify({ hotseatId: id, after: '' } satisfies Quarter);
  const isSet = turn.changes.inserts.timers?.some(({ kind }) => kind === HOTSEAT_QUARTER) ?? false;
  if (!isSet)
    turn.changes.add('timers', timer(turn, HOTSEAT_QUARTER, { about, dueAt: Math.max(dueAt, turn.now) }));
}

/** A quarter of an hour is over: one text of what was said in it, to whoever has not had it. */
export async function tellQuarter(turn: Turn, about: string): Promise<void> {
  const { hotseatId, after } = JSON.parse(about) as Quarter;
  const hotseat = await turn.store.hotseats.byId(hotseatId);
  if (!hotseat || hotseat.state === 'cancelled' || isOld(turn, endOf(hotseat))) return;
  const feed = await turn.store.hotseats.feed(hotseatId, turn.now);
  const all = await turn.store.hotseats.questions(hotseatId);
  const people = await turn.store.hotseats.watchers(hotseatId, after, MOST);
  for (const one of people.filter(({ mode }) => mode === 'quarter')) {
    const since = one.heardUntil ?? one.since;
    const own = all.filter(({ personId }) => personId === one.personId);
    const isOwn = ({ questionId }: HotseatTalk): boolean =>
      own.some(({ id, sameAsId }) => (sameAsId ?? id) === questionId);
    const news = feed.filter((talk) => talk.visibleFrom > since && !isOwn(talk));
    if (news.length === 0) continue;
    const { id, heardUntil = null } = one;
    turn.changes.set('hotseat_watchers', { id, heardUntil }, { heardUntil: turn.now }, 1);
    const bundle = bundleOf(turn, hotseat, news);
    await turn.tell(one.personId, toldOf(turn, hotseat, one), 'hotseat.bundle', bundle);
  }
  const last = people.at(-1);
  if (!last || people.length < MOST) return;
  const rest = JSON.stringify({ hotseatId, after: last.personId } satisfies Quarter);
  turn.changes.add('timers', timer(turn, HOTSEAT_QUARTER, { about: rest, dueAt: turn.now }));
}
