// Checks on words before others read them, the same wherever somebody writes.
import type { Step } from './step.js';
import type { Choice } from './turn.js';
import { findDetails } from './understanding/personalDetails.js';

export interface Written {
  words?: string;
  /** What to do about a number, an e-mail address or a postcode in them. */
  details?: Choice;
}

/** A step: others see a phone number, an e-mail address or a postcode only if the writer wants it. */
export async function hideDetails(step: Step<Written>) {
  const { draft, turn } = step;
  const found = findDetails(draft.words ?? '');
  const [kind] = found.kinds;
  if (!kind || draft.details?.id === 'keep') return step.next();
  if (!draft.details) return step.choose('details', 'post.details', { what: turn.words[`post.${kind}`] });
  draft.words = found.without;
  if (draft.words) return step.next();
  await step.say('post.onlyDetails');
  return step.again('words', 'details');
}
