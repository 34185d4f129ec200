// Words of staff that a member or a group will read: asked for in a form, and looked at like anybody's before others read them.
import type { Item } from '../../store/adminView.js';
import type { Field, Sheet } from '../sheet.js';
import type { Words } from '../turn.js';
import { findDetails } from '../understanding/personalDetails.js';
import { rude } from '../understanding/rude.js';

/** Characters of a reason: with the words it is about it stays within two text messages. */
const MOST = 120;

export const whyField = (words: Words): Field => ({
  name: 'why',
  label: words['moderate.why'],
  hint: words['moderate.whyHint'],
  kind: 'words',
  most: MOST,
});

/** The thing itself, and why. */
export const whyForm = (words: Words, item: Item, submit: { id: string; label: string }): Sheet => ({
  title: submit.label,
  parts: [
    { kind: 'quote', text: item.text.slice(0, 3000) || words.someone },
    { kind: 'field', field: whyField(words) },
  ],
  submit,
});

/** What must not be published in somebody's words: `null` if nothing is amiss. */
export function amissIn(text: string, words: Words): string | null {
  if (text.trim() === '') return words['moderate.needWhy'];
  if (findDetails(text).kinds.length > 0) return words['moderate.details'];
  return rude(text) ? words['moderate.rude'] : null;
}

export function checkWhy(
  { why = '' }: Readonly<Record<string, string>>,
  words: Words,
): Record<string, string> {
  const amiss = amissIn(why, words);
  return amiss === null ? {} : { why: amiss };
}

/** A reason as a sentence, so that what follows it begins a new one. */
export const sentence = (why: string): string => (/[.!?]$/.test(why.trim()) ? why.trim() : `${why.trim()}.`);
