// Finds the few names out of many that a misspelt or partial word can mean: a community out of 1,300, an employer out of all.
// It proposes; whether one is sure enough not to ask is a second, separate word.
import { likeness } from './spelling.js';
import { words } from './text.js';

export interface Named {
  readonly id: string;
  readonly name: string;
}
/** `score` is 0 to 1; 1 is the very name. */
export interface Found extends Named {
  readonly score: number;
}

/** Below this nobody would see what the two have in common. */
const worthShowing = 0.55;
const alikeEnough = 0.86;
const sureScore = 0.85;
const sureLead = 0.05;
const mostAsked = 6;

const isAscii = /^[\x20-\x7f]*$/;
const small = new Set(
  'a an and at the of for in on to my group groups club please pls join leave ask about with i want'.split(
    ' ',
  ),
);

/** The names that fit best, best first; names that fit equally stand in the order they were given. */
export function closest(text: string, names: readonly Named[], limit = 3): Found[] {
  const asked = telling(words(text)).slice(0, mostAsked * 2);
  if (asked.length === 0 || asked.length > mostAsked) return [];
  const likenesses = new Map<string, number[]>();
  return names
    .map(({ id, name }) => ({ id, name, score: fit(asked, plainWords(name), likenesses) }))
    .filter(({ score }) => score >= worthShowing)
    .sort((one, other) => other.score - one.score)
    .slice(0, limit);
}

/** Whether the first is so good, and so much better than the second, that nobody needs to be asked. */
export function surely(found: readonly Found[]): Found | null {
  const [best, second] = found;
  if (!best || best.score < sureScore) return null;
  return second && best.score - second.score < sureLead ? null : best;
}

function telling(all: readonly string[]): string[] {
  const some = all.filter((word) => !small.has(word));
  return some.length > 0 ? some : [...all];
}

// Names are our own and short, so the cheap way to their words will do; `words` costs four times as much.
function plainWords(name: string): string[] {
  const lower = name.toLowerCase();
  const plain = isAscii.test(lower) ? lower : lower.normalize('NFD').replace(/[\u0300-\u036f’]/g, '');
  return telling(
    plain
      .replaceAll("'", '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );
}

function fit(asked: readonly string[], name: readonly string[], likenesses: Map<string, number[]>): number {
  if (asked.join('') === name.join('')) return 1;
  const scores = name.map((word) => alike(word, asked, likenesses));
  const byAsked = asked.map((_, at) => Math.max(0, ...scores.map((each) => each[at] ?? 0)));
  const byName = scores.map((each) => Math.max(0, ...each));
  const byWords = 0.88 * mean(byAsked) + 0.11 * mean(byName);
  return Math.max(byWords, 0.97 * together(asked, name));
}

/** How alike a word of a name is to each word that was asked; worked out once for a word that many names share. */
function alike(word: string, asked: readonly string[], known: Map<string, number[]>): number[] {
  const before = known.get(word);
  if (before) return before;
  const scores = asked.map((typed) => {
    if (typed === word) return 1;
    if (typed.length > 2 && word.startsWith(typed)) return 0.95;
    if (Math.abs(typed.length - word.length) > 3 || !mayBeAlike(typed, word)) return 0;
    const score = likeness(typed, word);
    return score >= alikeEnough ? score * 0.95 : 0;
  });
  known.set(word, scores);
  return scores;
}

// Most words have too few letters in common to be worth comparing; to see that is much cheaper than to measure it.
function mayBeAlike(typed: string, word: string): boolean {
  if (typed[0] !== word[0] && typed[1] !== word[1] && typed[0] !== word[1]) return false;
  let shared = 0;
  for (const letter of typed) if (word.includes(letter)) shared++;
  return shared * 3 >= Math.max(typed.length, word.length) * 2;
}

// "shopjobs" and "green scafe": the spaces are in the wrong place or missing.
function together(asked: readonly string[], name: readonly string[]): number {
  const typed = asked.join('');
  const right = name.join('');
  if (typed[0] !== right[0] || Math.abs(typed.length - right.length) > 2) return 0;
  const score = likeness(typed, right);
  return score >= 0.94 ? score : 0;
}

const mean = (scores: readonly number[]): number =>
  scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
