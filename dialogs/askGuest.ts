// Asking the guest of a hotseat, read aloud: who is meant, what is the question, is it kind; kept, and the place it has.
import type { Hotseat, HotseatQuestion } from '../store/hotseats.js';
import { conversation } from './conversation.js';
import { momentOf } from './dates.js';
import { goOnWithDraft, type Offered } from './goOnWithDraft.js';
import { type Guest, type GuestNamed, withoutAsking } from './guestNamed.js';
import { answeredAlike, placeIn, questionOf } from './hotseatAsked.js';
import { listen } from './hotseatListeners.js';
import { stateAt } from './hotseatTimes.js';
import { slowedBy } from './hotseatSlow.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice, Turn } from './turn.js';
import { findDetails } from './understanding/personalDetails.js';
import { rude } from './understanding/rude.js';
import { fingerprint, words as wordsOf } from './understanding/text.js';

export { queueOf } from './hotseatAsked.js';

export interface AskGuestDraft extends Partial<Guest>, Offered {
  /** Whom it can be for, where that is not sure. */
  meant?: GuestNamed;
  which?: Choice;
  words?: string;
  /** How often it was not kind. */
  unkind?: number;
  details?: Choice;
}

type AskGuest = Step<AskGuestDraft>;

/** How the dialog begins for what was said. */
export function askGuestOf(named: GuestNamed): AskGuestDraft {
  const [guest] = named.guests;
  if (!named.sure || !guest) return { meant: named };
  return { ...guest, ...(named.words === '' ? {} : { words: named.words }) };
}

async function whichGuest(step: AskGuest) {
  const { draft } = step;
  const { meant, which } = draft;
  if (!meant || draft.hotseatId) return step.next();
  if (!which) {
    const listed = meant.guests.map(({ hotseatId, guest }) => ({ id: hotseatId, name: guest }));
    return step.pick('which', 'hotseat.which', async (offset) => listed.slice(offset, offset + 4));
  }
  if (which.id === 'else')
    return step.become(names.ask, { words: meant.whole, noGuest: true, asked: ['words'] });
  Object.assign(draft, { hotseatId: which.id, guest: which.label });
  if (meant.words !== '') draft.words = meant.words;
  return step.next();
}

async function writeToGuest(step: AskGuest) {
  const { guest = '', unkind } = step.draft;
  const words = step.draft.words && withoutAsking(step.draft.words, guest);
  if (words) step.draft.words = words;
  if (words !== undefined && wordsOf(words).length > 0) return step.next();
  if (words !== undefined) return step.askWords('words', 'hotseat.empty', { guest });
  if (unkind) return step.askWords('words', 'hotseat.kind', { guest });
  const { hotseatId } = step.draft;
  const goesOn = await goOnWithDraft(step, names.askGuest, (values) => values.hotseatId === hotseatId);
  return goesOn ?? step.askWords('words', 'hotseat.write', { guest });
}

/** Said once that words can hurt; if they hurt again, a person looks first. */
async function isKindToGuest(step: AskGuest) {
  const { draft } = step;
  if (!rude(draft.words ?? '')) {
    delete draft.unkind;
    return step.next();
  }
  if (draft.unkind) return step.next();
  draft.unkind = 1;
  return step.again('words');
}

/** No number and no e-mail address of a member reaches the guest, or a page; a postcode neither. */
async function hideFromGuest(step: AskGuest) {
  const { draft, turn } = step;
  const { kinds, without } = findDetails(draft.words ?? '');
  const [kind] = kinds;
  if (draft.details?.id === 'write') return step.again('words', 'details');
  if (!kind) return step.next();
  if (!draft.details) return step.choose('details', 'ask.details', { what: turn.words[`post.${kind}`] });
  draft.words = without;
  if (wordsOf(without).length > 0) return step.next();
  await step.say('ask.onlyDetails');
  return step.again('words', 'details');
}

async function keepQuestion(step: AskGuest) {
  const { draft, turn } = step;
  const { guest = '', words = '' } = draft;
  const hotseat = await turn.store.hotseats.byId(draft.hotseatId ?? '');
  if (!hotseat || !stillTaking(hotseat, turn)) {
    await step.say('hotseat.over', { guest });
    return step.end();
  }
  const mine = await turn.store.hotseats.askedBy(hotseat.id, turn.person.id);
  const isSame = ({ state, text }: HotseatQuestion): boolean =>
    state !== 'answered' && fingerprint(text) === fingerprint(words);
  if (mine.some(isSame)) await step.say('hotseat.again', { guest });
  else if (!(await slowedBy(turn, guest, mine))) await take(step, hotseat);
  return step.end();
}

const stillTaking = (hotseat: Hotseat, { now }: Turn): boolean =>
  !['draft', 'cancelled', 'summary', 'archive'].includes(stateAt(hotseat, now));

async function take(step: AskGuest, hotseat: Hotseat): Promise<void> {
  const { draft, turn } = step;
  const { guestName: guest } = hotseat;
  const { words: text = '', unkind = 0 } = draft;
  const all = await turn.store.hotseats.questions(hotseat.id);
  const question = questionOf(turn, hotseat, { text, isHeld: unkind > 0, all });
  await listen(turn, hotseat.id);
  const feed = question.state === 'waiting' ? await turn.store.hotseats.feed(hotseat.id, turn.now) : [];
  const said = answeredAlike(text, all, feed);
  if (said) {
    const isTold = { state: 'answered', sameAsId: said.questionId, toldAt: turn.now } as const;
    turn.changes.add('hotseat_questions', { ...question, ...isTold });
    return step.say('hotseat.already', { guest, text: said.text });
  }
  turn.changes.add('hotseat_questions', question);
  if (question.state === 'held') return step.say('hotseat.held', { guest });
  if (question.state === 'mopped') return step.say('hotseat.late', { guest });
  return sayPlace(step, hotseat, { all: [...all, question], question });
}

async function sayPlace(
  step: AskGuest,
  { guestName: guest, startsAt, zone }: Hotseat,
  { all, question }: { all: readonly HotseatQuestion[]; question: HotseatQuestion },
): Promise<void> {
  if (step.turn.now < startsAt) return step.say('hotseat.early', { guest, date: momentOf(startsAt, zone) });
  const { place, askers } = placeIn(all, question);
  const number = place + 1;
  if (askers > 1 && place === 0) return step.say('hotseat.sameNext', { count: askers });
  if (askers > 1) return step.say('hotseat.same', { count: askers, number });
  return place === 0 ? step.say('hotseat.next') : step.say('hotseat.place', { number });
}

export const askGuest = conversation<AskGuestDraft>(names.askGuest, {
  steps: [whichGuest, writeToGuest, isKindToGuest, hideFromGuest, keepQuestion],
  keeps: ({ words, meant }) => words ?? (meant?.words || undefined),
});
