// What a text to a member will be like: how hard it is to read, what it costs, and when it arrives. It changes nothing of the text.
import { momentOf, whenAwake } from '../dates.js';
import { fill } from '../words/shape.js';
import type { Person } from '../../store/people.js';
import type { Drawing } from './deed.js';

/** Flesch and Kincaid's grade: the years of school it takes. Vowels in a row are counted as a syllable: right to about half a year. */
export function readingGrade(text: string): number {
  const sentences = Math.max(1, text.split(/[.!?\n]+(?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length);
  const words = text.match(/\p{L}[\p{L}'’]*/gu) ?? [];
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const years = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(0, Math.round(years));
}

/** The e at the end of "make" is silent, that of "table" is not. */
function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replace(/(?:[^l]e|[^td]ed|es)$/u, '');
  return Math.max(1, plain.match(/[aeiouyäöüéèáíóú]+/gu)?.length ?? 0);
}

/** Harder than members can be expected to read. */
export const HARD = 5;

/** As sentences: what it will be like for its reader. `whole`: all that they read, with who says it and what can be answered. */
export function preview(
  looking: Pick<Drawing, 'house' | 'now' | 'texts' | 'words'>,
  text: string,
  reader: Person,
  whole = text,
): string {
  const { now, words } = looking;
  const grade = readingGrade(text);
  const arrives = whenAwake(looking, reader.zone);
  return [
    fill(words['desk.grade'], { count: grade }),
    ...(grade > HARD ? [words['desk.hard']] : []),
    fill(words['desk.texts'], { count: looking.texts(whole) }),
    ...(arrives > now ? [fill(words['desk.atNight'], { date: momentOf(arrives, reader.zone) })] : []),
  ].join(' ');
}
