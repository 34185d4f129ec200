// Finds the employer that a question begins with: "Green's Cafe do you hire?". It looks only at the beginning.
import { closest, type Named, surely } from './understanding/closest.js';
import { near } from './understanding/spelling.js';
import { words } from './understanding/text.js';

export interface EmployerNamed extends Named {
  /** The very name; otherwise it is one that was misspelt. */
  sure: boolean;
  /** What follows the name, as it was typed; the whole text if the name was misspelt; empty if nothing was asked yet. */
  rest: string;
}

/** So few words can be a name alone. */
const NAME_ALONE = 4;

export function employerNamed(text: string, employers: readonly Named[]): EmployerNamed | null {
  const said = words(text);
  const named = employers
    .map((one) => ({ one, name: words(one.name) }))
    .filter(({ name }) => name.length > 0);
  const longestFirst = named.sort((one, other) => other.name.length - one.name.length);
  const exact = longestFirst.find(({ name }) => name.every((word, at) => said[at] === word));
  if (exact) return { ...exact.one, sure: true, rest: afterWords(text, exact.name.length) };
  const alone = said.length <= NAME_ALONE ? surely(closest(text, employers)) : null;
  if (alone) return { id: alone.id, name: alone.name, sure: false, rest: '' };
  const misspelt = longestFirst.filter(({ name }) => name.every((word, at) => near(said[at] ?? '', word)));
  const [only] = misspelt;
  return only && misspelt.length === 1 ? { ...only.one, sure: false, rest: text } : null;
}

/** What follows so many words, as `words` counts them: an apostrophe belongs to its word. */
export function afterWords(text: string, count: number): string {
  const word = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['‘’‛´`ʼ](?=\p{L}))*/gu;
  for (let at = 0; at < count; at++) word.exec(text);
  return text
    .slice(word.lastIndex)
    .replace(/^[\s:;,.!–—-]+/u, '')
    .trim();
}
