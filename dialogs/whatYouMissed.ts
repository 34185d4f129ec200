// Somebody is back: the answers that came meanwhile, once, and the draft that was left. What the carrier has said is not repeated.
import { sayOutcome } from './aboutQuestion.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';

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
  const { draft: old } = turn.state;
  if (untold.length === 0 && !old) await step.say('stop.back');
  return step.next();
}

async function offerDraft(step: Step<MissedDraft>) {
  const { draft, turn } = step;
  const old = turn.state.draft;
  if (!old || turn.now - old.at > DRAFT_MS || !isDialog(old.dialog)) return step.end();
  if (!draft.look) return step.choose('look', 'missed.draft', undefined);
  delete turn.state.draft;
  if (draft.look.id === 'see') return step.become(old.dialog, old.values);
  await step.say('missed.binned');
  return step.end();
}

const isDialog = (id: string): boolean => Object.values<string>(names).includes(id);

export const whatYouMissed = conversation<MissedDraft>(names.missed, { steps: [tellAnswers, offerDraft] });
