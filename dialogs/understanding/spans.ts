// How long a pause is, as people type it: "2 weeks", "a month", "ten days", "3wks". It knows no calendar.
import { words } from './text.js';

const counts = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at) => [word, at + 1] as const),
);
const units: readonly (readonly [shape: RegExp, days: number])[] = [
  [/^d(?:a?ys?|ais?)?$/, 1],
  [/^w(?:e*[aei]?k*s?)$/, 7],
  [/^for?tn/, 14],
  [/^m(?:on?n?t?h?s?|nths?)$/, 30],
  [/^y(?:ea?rs?|rs?)?$/, 365],
];
const LONGEST = 365;

/** Days, 1 to 365; `null` if no length of time is named. */
export function daysIn(text: string): number | null {
  const said = words(text)
    .join(' ')
    .replace(/(\d)(?=\p{L})/gu, '$1 ')
    .split(' ');
  const at = said.findIndex(
    (word, index) => index > 0 && daysOf(word) !== undefined && countOf(said[index - 1]) >= 1,
  );
  if (at < 0) return null;
  return Math.min(countOf(said[at - 1]) * (daysOf(said[at]) ?? 0), LONGEST);
}

const daysOf = (word = ''): number | undefined => units.find(([shape]) => shape.test(word))?.[1];
const countOf = (word = ''): number =>
  /^(an?|the|next)$/.test(word) ? 1 : (counts.get(word) ?? Number(word));
