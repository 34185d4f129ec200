// Answering as the guest of a hotseat, or as its co-host, read aloud: is there a question, here it is, what is the answer; kept, and the
// next one. One question at a time, on whatever channel they are.
import type { Hotseat, HotseatQuestion } from '../store/hotseats.js';
import { conversation } from './conversation.js';
import { answerQuestion, takeQuestion } from './hotseatAnswers.js';
import { endExtra } from './hotseatExtra.js';
import { wake } from './hotseatHosts.js';
import { mayAnswer, nextFor } from './hotseatNext.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice, Turn } from './turn.js';
import { rude } from './understanding/rude.js';

export interface HostDraft {
  hotseatId: string;
  /** The co-host, while the guest is on the way. */
  seedsOnly?: boolean;
  /** Nothing is said where no question waits: it was we who looked. */
  quietly?: boolean;
  questionId?: string;
  text?: string;
  count?: number;
  answer?: string | Choice;
  unkind?: boolean;
  /** What was dealt with in this turn, and when that was. */
  past?: { ids: string[]; at: number };
}

type Hosting = Step<HostDraft>;

/** What was put off comes again, if nothing else came meanwhile. */
const LATER_MS = 3 * 60_000;

/** When questions reach them. */
const isOn = ({ state }: Hotseat): boolean => ['live', 'extra', 'closed', 'mop-up'].includes(state);

async function takeNext(step: Hosting) {
  const { draft, turn } = step;
  if (draft.questionId !== undefined) return step.next();
  const hotseat = await turn.store.hotseats.byId(draft.hotseatId);
  if (!hotseat || !isOn(hotseat)) return leave(step, 'host.over');
  const all = await turn.store.hotseats.questions(hotseat.id);
  const next = nextFor(hotseat, all, hostOf(step));
  if (!next) {
    endExtra(turn, hotseat, all);
    return leave(step, hotseat.state === 'live' || hotseat.state === 'extra' ? 'host.wait' : 'host.none');
  }
  takeQuestion(turn, next.question, turn.person.id);
  delete draft.quietly;
  draft.questionId = next.question.id;
  draft.text = next.question.text;
  draft.count = next.count;
  return step.next();
}

async function leave(step: Hosting, key: 'host.over' | 'host.wait' | 'host.none') {
  if (!step.draft.quietly) await step.say(key);
  return step.end();
}

function hostOf({ draft, turn }: Hosting) {
  const without = draft.past?.at === turn.now ? draft.past.ids : [];
  return { id: turn.person.id, now: turn.now, seedsOnly: draft.seedsOnly === true, without };
}

async function hearAnswer(step: Hosting) {
  const { draft } = step;
  const { answer, count = 0, text = '', unkind } = draft;
  if (answer !== undefined) return step.next();
  delete draft.unkind;
  if (unkind) return step.askWordsOr('answer', 'host.kind', undefined);
  if (count > 1) return step.askWordsOr('answer', 'host.many', { count, text });
  return step.askWordsOr('answer', count === 0 ? 'host.seed' : 'host.question', { text });
}

async function takeIn(step: Hosting) {
  const { draft, turn } = step;
  const { answer = '', questionId = '' } = draft;
  const hotseat = await turn.store.hotseats.byId(draft.hotseatId);
  const question = await turn.store.hotseats.question(questionId);
  if (!hotseat || !isOn(hotseat)) return leave(step, 'host.over');
  const isMine = question !== null && mayAnswer(hotseat, question, hostOf(step));
  if (!isMine) await step.say('host.gone');
  else if (typeof answer !== 'string') await putAside(step, hotseat, question, answer.id);
  else if (rude(answer)) {
    draft.unkind = true;
    return step.again('answer');
  } else await keep(step, question, answer);
  if (isMine) showHere(turn, hotseat);
  draft.past = { ids: [...hostOf(step).without, questionId], at: turn.now };
  return step.again('answer', 'questionId', 'text', 'count');
}

async function keep({ turn }: Hosting, question: HotseatQuestion, text: string): Promise<void> {
  const { id } = answerQuestion(turn, question, { byId: turn.person.id, text: text.trim() });
  turn.state.undo = { kind: 'hotseat-answer', id, at: turn.now };
  await turn.say('host.kept');
}

/** `skip`: it is for somebody else, after the hotseat; `later`: for them, when nothing else is left. */
async function putAside(
  { turn }: Hosting,
  hotseat: Hotseat,
  question: HotseatQuestion,
  way: string,
): Promise<void> {
  const { id, state, changedAt } = question;
  const to = { claimedBy: null, leaseUntil: null, changedAt: turn.now };
  const isForLater = way === 'later' || question.seed === 'yes';
  turn.changes.set(
    'hotseat_questions',
    { id, state, changedAt },
    { state: isForLater ? 'taken' : 'mopped', ...to },
    1,
  );
  if (isForLater) wake(turn, hotseat, turn.person.id, { why: 'question', dueAt: turn.now + LATER_MS });
  await turn.say(isForLater ? 'host.later' : 'host.skipped');
}

/** They are there: nobody waits for them any more. */
export function showHere(turn: Turn, { guestHereAt, guestPersonId, id }: Hotseat): void {
  if (guestHereAt == null && guestPersonId === turn.person.id)
    turn.changes.set('hotseats', { id, guestHereAt: null }, { guestHereAt: turn.now });
}

export const host = conversation<HostDraft>(names.host, { steps: [takeNext, hearAnswer, takeIn] });
