// Looks inside every text, in every step, for words that disclose harm or ask for help at once. It says only that they are
// there; a person decides what they mean. It reads much and guesses gladly, because silence is the costlier mistake.
import { groups, harm, helpNow } from './disclosures.js';
import { harmless } from './everydayPhrases.js';
import { blank, holds, PhraseBook, phrases } from './phrases.js';
import { everyWord, words } from './text.js';
import { drawTogether } from './texting.js';

const innocent = new PhraseBook(phrases(harmless, groups));
const signs = [
  { kind: 'harm', found: new PhraseBook(phrases(harm, groups)) },
  { kind: 'help-now', found: new PhraseBook(phrases(helpNow, groups)) },
] as const;

/** `harm`: somebody is hurt, wants to be, or may hurt others; `help-now`: something cannot wait, from danger to no food. */
export function disclosure(text: string): 'harm' | 'help-now' | null {
  const said = drawTogether(words(text, everyWord).map(withoutDrawl));
  const left = innocent
    .candidates(said)
    .reduce((rest, phrase) => (holds(rest, phrase) ? blank(rest, phrase) : rest), said);
  return (
    signs.find(({ found }) => found.candidates(left).some((phrase) => holds(left, phrase)))?.kind ?? null
  );
}

// "killlll" and "helpppp" are "kill" and "help": a letter written three times or more was drawn out.
function withoutDrawl(word: string): string {
  return word.replace(/([lseof])\1{2,}/gu, '$1$1').replace(/(\p{L})\1{2,}/gu, '$1');
}
