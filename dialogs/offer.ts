// Somebody wrote something that is no command: it offers what may be done with it, and does nothing by itself.
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';

interface OfferDraft {
  words: string;
  chosen?: Choice;
}

async function offerWhatToDo(step: Step<OfferDraft>) {
  const { words, chosen } = step.draft;
  if (chosen?.id === 'post') return step.become(names.post, { words, asked: ['words'] });
  if (chosen?.id === 'ask') return step.become(names.ask, { words, asked: ['words'] });
  if (!chosen) return step.choose('chosen', 'offer.ask', undefined);
  await step.say('offer.no');
  return step.end();
}

export const offer = conversation<OfferDraft>(names.offer, {
  steps: [offerWhatToDo],
  keeps: ({ words }) => words,
});
