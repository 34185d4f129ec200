// The choices under an outcome that was told: they stay bound to the question, not to an open step.
import type { QuestionState } from '../store/questions.js';
import type { Choice, Words } from './turn.js';

/** What the asker may say to an outcome, in the order it was offered. */
export function outcomeChoices(words: Words, state: QuestionState): Choice[] {
  const entry = state === 'answered' ? words['answer.told'] : words['answer.none'];
  return Object.entries(entry.choices).map(([id, label]) => ({ id, label }));
}
