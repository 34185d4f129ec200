// A text as the rest of this folder reads it: lower case, plain quotes, words. It is cut before anybody looks at it, so that
// no text can make the thinking long. What is kept and shown is never changed here.
import { createHash } from 'node:crypto';
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { spellOut } from './texting.js';

/** Characters (UTF-16 units) of a text, letters of a word, words of a text: what lies beyond is not read. */
export const longestText = 1600;
export const longestWord = 40;
export const mostWords = 300;
/** As many words as a text of 1,600 characters can have, for readers that must not miss its end. */
export const everyWord = longestText / 2;

/** Lower case, compatibility forms (NFKC), straight quotes, single spaces; emoji, punctuation and spaces around it are off. */
export function fold(text: string): string {
  const plain = text
    .slice(0, longestText)
    .normalize('NFKC')
    .slice(0, longestText)
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[‘’‛´`ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  return /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?[\p{Mn}\p{Mc}]*/u.exec(plain)?.[0] ?? '';
}

/** The words alone: no accents, no apostrophes ("he's" is "hes"), at most 300 of at most 40 letters. */
export function words(text: string, most = mostWords): string[] {
  const plain = fold(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '')
    .normalize('NFC');
  const found = plain.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  return found.slice(0, most).map((word) => word.slice(0, longestWord));
}

/** The same for the same words, however they are spaced, cased or decorated: a SHA-256 in hexadecimal. Emoji alone count as they are. */
export function fingerprint(text: string): string {
  const same = words(text, everyWord).join(' ') || text.slice(0, longestText).trim();
  return createHash('sha256').update(same).digest('hex');
}

// Words that say nothing about what a question is about.
const small = new Set(
  `a about all also am an and any anyone are as at be because been before but by can cant could did do does doing done dont
  for from get give go good got had has have having he hello help her here hey hi him his how i id if ill im in into is it its
  ive just know let like may me might more most must my need no not of on one or our out over please really say see she should
  so some something tell than thank thanks that the their them then there these they thing think this those to too up us very
  want was we well were what whats when where which who why will with wont would yes you your`.split(/\s+/),
);

/** What a text is about: its content words by their stems, each once, in order. Finds what was asked before. */
export function keywords(text: string): string[] {
  const content = spellOut(words(text)).filter((word) => word.length > 1 && !small.has(word));
  return [...new Set(content.map((word) => porter.stem(word)))];
}
