// Somebody is back: the answers that came meanwhile, once, and the draft that was left. What the carrier has said is not repeated.
import { sayOutcome } from './aboutQuestion.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice, Draft, Turn } from './turn.js';

interface MissedDraft {
  told?: boolean;
  look?: Choice;
}

const DRAFT_MS = 30 * 24 * 60 * 60 * 1000;

async function tellAnswers(step: Step<MissedDraft>) {
  const { draft, turn } = step;
  if (draft.told) return step.next();
  const untold = await turn.store.questions.untold(turn.person.id);
  for (const question of untold) await sayOutcome(turn, question);
  draft.told = true;
  if (untold.length === 0 && !draftOf(turn)) await step.say('stop.back');
  return step.next();
}

async function offerDraft(step: Step<MissedDraft>) {
  const { draft, turn } = step;
  const old = draftOf(turn);
  if (!old) return step.end();
  if (!draft.look) return step.choose('look', 'missed.draft', undefined);
  delete turn.state.draft;
  if (draft.look.id === 'see') return step.become(old.dialog, old.values);
  await step.say('missed.binned');
  return step.end();
}

/** What was left, if it is not too old and its dialog is still there. */
function draftOf({ now, state }: Turn): Draft | undefined {
  const { draft } = state;
  if (!draft || now - draft.at > DRAFT_MS) return undefined;
  return Object.values<string>(names).includes(draft.dialog) ? draft : undefined;
}

export const whatYouMissed = conversation<MissedDraft>(names.missed, { steps: [tellAnswers, offerDraft] });
