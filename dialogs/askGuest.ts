// Asking the guest of a hotseat, read aloud: what is the question, is it kind; kept, and the place it has.
import type { Hotseat, HotseatQuestion } from '../store/hotseats.js';
import { conversation } from './conversation.js';
import { momentOf } from './dates.js';
import { type Heard, placeOf, type Queued } from './hotseatQueue.js';
import { GRACE_MS, isInTime, stateAt } from './hotseatTimes.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Turn } from './turn.js';
import { rude } from './understanding/rude.js';
import { fingerprint, fold, keywords } from './understanding/text.js';

export interface AskGuestDraft {
  hotseatId: string;
  guest: string;
  words?: string;
  unkind?: boolean;
}

type AskGuest = Step<AskGuestDraft>;

/** Questions of one person that may wait in one hotseat: who sends more is asked to let the others come first. */
const MOST_WAITING = 3;
/** How much two questions must have in common to be answered as one: shared words by all words. */
const ALIKE = 0.6;

/** The hotseat whose guest a question begins with ("Paul do you bake at night?"), and the question without the name. */
export async function guestNamed(turn: Turn, text: string): Promise<AskGuestDraft | null> {
  for (const { id, guestName } of await turn.store.hotseats.takingFrom(turn.person.id)) {
    const rest = restAfter(text, guestName) ?? restAfter(text, guestName.split(' ', 1)[0] ?? '');
    if (rest !== null) return { hotseatId: id, guest: guestName, ...(rest === '' ? {} : { words: rest }) };
  }
  return null;
}

function restAfter(text: string, name: string): string | null {
  const trimmed = text.trim();
  if (name === '' || fold(trimmed.slice(0, name.length)) !== fold(name)) return null;
  const rest = trimmed.slice(name.length);
  if (/^[\p{L}\p{N}'’]/u.test(rest)) return null;
  return rest.replace(/^[\s:;,.!?–—-]+/u, '');
}

async function writeToGuest(step: AskGuest) {
  const { guest, words, unkind } = step.draft;
  if (words !== undefined) return step.next();
  delete step.draft.unkind;
  return step.askWords('words', unkind ? 'hotseat.kind' : 'hotseat.write', { guest });
}

async function isKindToGuest(step: AskGuest) {
  if (!rude(step.draft.words ?? '')) return step.next();
  step.draft.unkind = true;
  return step.again('words');
}

async function keepQuestion(step: AskGuest) {
  const { draft, turn } = step;
  const { guest, words = '' } = draft;
  const hotseat = await turn.store.hotseats.byId(draft.hotseatId);
  if (!hotseat || !stillTaking(hotseat, turn)) {
    await step.say('hotseat.over', { guest });
    return step.end();
  }
  const mine = await turn.store.hotseats.askedBy(hotseat.id, turn.person.id);
  const waiting = mine.filter(({ state }) => state !== 'answered');
  if (waiting.some(({ text }) => fingerprint(text) === fingerprint(words)))
    await step.say('hotseat.again', { guest });
  else if (waiting.length >= MOST_WAITING) await step.say('hotseat.many', { guest, count: waiting.length });
  else await take(step, hotseat);
  return step.end();
}

const stillTaking = (hotseat: Hotseat, { now }: Turn): boolean =>
  !['draft', 'cancelled', 'summary', 'archive'].includes(stateAt(hotseat, now));

async function take(step: AskGuest, hotseat: Hotseat): Promise<void> {
  const { turn } = step;
  const { guestName: guest, startsAt, zone } = hotseat;
  const all = await turn.store.hotseats.questions(hotseat.id);
  const question = questionOf(turn, hotseat, step.draft.words ?? '', all);
  turn.changes.add('hotseat_questions', question);
  await listen(turn, hotseat.id);
  if (question.state === 'mopped') return step.say('hotseat.late', { guest });
  if (turn.now < startsAt) return step.say('hotseat.early', { guest, date: momentOf(startsAt, zone) });
  const place = placeIn([...all, question], question);
  if (place === 0) return step.say('hotseat.next');
  return step.say('hotseat.place', { number: place + 1 });
}

function questionOf(
  turn: Turn,
  hotseat: Hotseat,
  text: string,
  all: readonly HotseatQuestion[],
): HotseatQuestion {
  const about = keywords(text);
  const isTimely = isInTime(hotseat, turn.keptAt, turn.address.channel === 'sms' ? GRACE_MS : 0);
  return {
    id: turn.newId(),
    hotseatId: hotseat.id,
    personId: turn.person.id,
    addressId: turn.address.id,
    channel: turn.address.channel,
    text,
    keywords: about.join(' '),
    seed: 'no',
    askedAt: turn.keptAt,
    state: isTimely ? 'waiting' : 'mopped',
    sameAsId: isTimely ? sameAs(text, about, all) : null,
    claimedBy: null,
    leaseUntil: null,
    changedAt: turn.now,
  };
}

/** The first question that asks the same and was not answered yet. */
function sameAs(text: string, about: readonly string[], all: readonly HotseatQuestion[]): string | null {
  const print = fingerprint(text);
  const open = all.filter(
    ({ state, sameAsId, seed }) =>
      seed === 'no' && sameAsId === null && (state === 'waiting' || state === 'let-through'),
  );
  return (
    open.find((one) => fingerprint(one.text) === print || isAlike(about, one.keywords.split(' ')))?.id ?? null
  );
}

function isAlike(one: readonly string[], other: readonly string[]): boolean {
  const shared = one.filter((word) => other.includes(word)).length;
  return one.length > 1 && shared / new Set([...one, ...other]).size >= ALIKE;
}

/** How many are answered before it. What is the same is one, asked when the first of them asked. */
function placeIn(all: readonly HotseatQuestion[], question: HotseatQuestion): number {
  const first = question.sameAsId ?? question.id;
  const waiting = queueOf(
    all,
    ({ state }) => state === 'waiting' || state === 'let-through' || state === 'taken',
  );
  const heard: Heard[] = queueOf(all, ({ state }) => state === 'answered');
  return placeOf(first, waiting, heard) ?? 0;
}

/** Questions as the queue sees them. */
export function queueOf(
  all: readonly HotseatQuestion[],
  which: (question: HotseatQuestion) => boolean,
): Queued[] {
  return all
    .filter((one) => one.sameAsId === null && which(one))
    .map(({ id, channel, askedAt, personId }) => ({
      id,
      channel,
      askedAt,
      askers: [
        personId,
        ...all.filter(({ sameAsId }) => sameAsId === id).map((same) => same.personId),
      ].filter((asker) => asker !== null),
    }));
}

/** Who asks hears what they asked, and no more unless they say so. */
async function listen(turn: Turn, hotseatId: string): Promise<void> {
  if (await turn.store.hotseats.watcher(hotseatId, turn.person.id)) return;
  turn.changes.add('hotseat_watchers', {
    id: turn.newId(),
    hotseatId,
    personId: turn.person.id,
    addressId: turn.address.id,
    mode: 'mine',
    since: turn.now,
    until: null,
  });
}

export const askGuest = conversation<AskGuestDraft>(names.askGuest, {
  steps: [writeToGuest, isKindToGuest, keepQuestion],
  keeps: ({ words }) => words,
});
