// Somebody is back: the answers that came meanwhile, once, and the draft that was left. What the carrier has said is not repeated.
import { sayOutcome } from './aboutQuestion.js';
import { conversation } from './conversation.js';
import { draftOf, dropDraft } from './drafts.js';
import { names } from './names.js';
import { shorten } from './shorten.js';
import type { Step } from './step.js';
import type { Choice, Draft, Turn } from './turn.js';

/** What is being told just now is not told here too. */
export const ON_ITS_WAY_MS = 60_000;

interface MissedDraft {
  told?: boolean;
  look?: Choice;
}

async function tellAnswers(step: Step<MissedDraft>) {
  const { draft, turn } = step;
  if (draft.told) return step.next();
  const untold = await turn.store.questions.untold(turn.person.id);
  for (const question of untold) await sayOutcome(turn, question);
  const guests = await tellGuestAnswers(turn);
  draft.told = true;
  if (untold.length + guests === 0 && !leftBy(turn)) await step.say('stop.back');
  return step.next();
}

/** What guests of hotseats answered; returns how many. */
async function tellGuestAnswers(turn: Turn): Promise<number> {
  const untold = await turn.store.hotseats.untoldTo(turn.person.id, turn.now - ON_ITS_WAY_MS);
  for (const { id, guestName: guest, mine, text } of untold) {
    await turn.say('hotseat.answer', { guest, mine: shorten(mine), text });
    turn.changes.set('hotseat_questions', { id }, { toldAt: turn.now });
  }
  return untold.length;
}

async function offerDraft(step: Step<MissedDraft>) {
  const { draft, turn } = step;
  const old = leftBy(turn);
  if (!old) return step.end();
  if (!draft.look) return step.choose('look', 'missed.draft', undefined);
  dropDraft(turn.state, old);
  if (draft.look.id === 'see') return step.become(old.dialog, old.values);
  await step.say('missed.binned');
  return step.again('look');
}

/** What was left, if its dialog is still there. */
function leftBy({ now, state }: Turn): Draft | undefined {
  const draft = draftOf(state, now);
  return draft && Object.values<string>(names).includes(draft.dialog) ? draft : undefined;
}

export const whatYouMissed = conversation<MissedDraft>(names.missed, { steps: [tellAnswers, offerDraft] });
