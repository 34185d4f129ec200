// Messages as plain text, for SMS and the terminal: choices as numbered lines, GSM clean-up, pages. It knows no provider.
import type { Choice } from './channel.js';
import { isWide, segments } from './segments.js';

export { type Segments, segments } from './segments.js';

/** What a page that is not the last ends with; the wording gate reads it. */
export const textMore = 'Text MORE';

/** Segments one message may have before it is cut into pages: 306 GSM-7 units or 134 UCS-2 units. */
const mostSegments = 2;

/** A message as it is sent: the text cleaned, each choice a numbered line under it. */
export function draw(text: string, choices: readonly Pick<Choice, 'label'>[]): string {
  const lines = choices.map(({ label }, index) => `${index + 1} ${label}`);
  return clean([...(text === '' ? [] : [text]), ...lines].join('\n'));
}

const straightened: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["'", '‘’‚‛′´`'],
    ['"', '“”„‟″'],
    ['-', '‐‑‒–—―−'],
    ['...', '…'],
    [
      ' ',
      '\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
    ],
    ['\n', '\u0085\u2028\u2029'],
  ].flatMap(([plain = '', written = '']) => written.split('').map((character) => [character, plain])),
);
const fancy = new RegExp(`[${Object.keys(straightened).join('')}]`, 'g');
const lineEnds = /\r\n?/g;
/** Control characters but the line feed, and what has no width at all. */
// oxlint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2060-\u2064\ufeff]/g;
/** Joiners hold emoji and Urdu together; beside Latin letters, spaces and edges they do nothing but cost a whole encoding. */
// oxlint-disable-next-line no-control-regex
const idleJoiners = /(?<=^|[\u0000-\u024f])[\u200c\u200d]+|[\u200c\u200d]+(?=[\u0000-\u024f]|$)/g;
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
// oxlint-disable-next-line no-control-regex
const plainAlready = /^[\n\u0020-\u005f\u0061-\u007e]*$/;

/**
 * Straight quotes, plain dashes and spaces, nothing invisible: what would turn 160 characters a segment into 70 without
 * anybody seeing why. Letters, accents and emoji of every language stay as they were typed.
 */
export function clean(text: string): string {
  if (plainAlready.test(text)) return text;
  const plain = text
    .normalize('NFC')
    .replace(lineEnds, '\n')
    .replace(fancy, (character) => straightened[character] ?? character)
    .replace(unseen, '')
    .replace(idleJoiners, '');
  // Once more: an accent can have come to stand beside its letter.
  return (rightToLeft.test(plain) ? plain : plain.replace(directions, '')).normalize('NFC');
}

/** Characters as people see them: where a page may be cut. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** The most characters two segments hold, and when one of them is not GSM-7. Knowing this first spares the slow, wide count. */
const mostOnPage = 306;
const mostWideOnPage = 134;

function fits(text: string): boolean {
  if (text.length > mostOnPage || (text.length > mostWideOnPage && isWide(text))) return false;
  return segments(text).segments <= mostSegments;
}

/**
 * Cuts a text so that each page is sent as at most two segments. A text that fits with its choices is one page, as it is.
 * Else every page but the last ends with " (1/3) Text MORE", and the last with " (3/3)" and room for its choices.
 * Cuts come after a sentence, else between words, else between characters as people see them.
 * @param words what a page ends with that is not the last.
 */
export function pages(text: string, choices: readonly Choice[], words: string = textMore): string[] {
  const plain = clean(text).trim();
  if (fits(draw(plain, choices))) return [plain];
  for (const width of ['9', '99', '999']) {
    const parts = cutAll(
      plain,
      (part) => fits(`${part} (${width}/${width}) ${words}`),
      (part) => fits(draw(`${part} (${width}/${width})`, choices)),
    );
    if (parts.length === 1) return [plain];
    if (String(parts.length).length > width.length) continue;
    return parts.map((part, index) => {
      const last = index === parts.length - 1;
      return `${part} (${index + 1}/${parts.length})${last ? '' : ` ${words}`}`;
    });
  }
  throw new RangeError('a text of a thousand pages is no message');
}

type Fits = (part: string) => boolean;

function cutAll(text: string, fitsPage: Fits, fitsLast: Fits): string[] {
  const parts: string[] = [];
  // Choices that fill two segments by themselves leave no room for words; then the last page is an ordinary one.
  const fitsEnd = fitsLast('') ? fitsLast : fitsPage;
  let rest = text;
  while (!fitsEnd(rest)) {
    const end = cutAt(rest, longest(rest, fitsPage));
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}

/** The length of the longest beginning that fits, short of the whole: something must be left for the last page. */
function longest(text: string, fitsPage: Fits): number {
  let low = 1;
  let high = Math.max(1, Math.min(text.length - 1, mostOnPage));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fitsPage(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where to cut at or before `most`: a sentence's end unless the page would be nearly empty, a word's, a character's. */
function cutAt(text: string, most: number): number {
  const window = text.slice(0, most + 1);
  const sentence = lastEnd(window, /[.!?؟۔]["')\]]*(?=\s)|(?=\n)/g, most);
  if (sentence > most / 4) return sentence;
  const word = lastEnd(window, /\S(?=\s)/g, most);
  if (word > 0) return word;
  const start = graphemes.segment(text).containing(most)?.index ?? most;
  return start > 0 ? start : firstGrapheme(text);
}

function lastEnd(window: string, pattern: RegExp, most: number): number {
  let end = 0;
  for (const match of window.matchAll(pattern)) {
    const at = match.index + match[0].length;
    if (at <= most) end = at;
  }
  return end;
}

/** A single character wider than a page is sent whole, whatever it costs. */
function firstGrapheme(text: string): number {
  return graphemes.segment(text).containing(0)?.segment.length ?? 1;
}
