// How far two words are apart, by natural's distances. It knows nothing of meaning: what a near word is worth is for the caller.
import distance from 'natural/lib/natural/distance/index.js';

/** Letters put in, left out, changed or swapped with a neighbour; more than `most` is Infinity. */
export function slips(typed: string, right: string, most: number): number {
  if (typed === right) return 0;
  if (Math.abs(typed.length - right.length) > most) return Infinity;
  const count = distance.DamerauLevenshteinDistance(typed, right, { restricted: true });
  return count > most ? Infinity : count;
}

/** How many slips a word of this length can have and still be itself. */
export function slipsAllowed(right: string): number {
  if (right.length < 4) return 0;
  return right.length < 7 ? 1 : 2;
}

/** The same letters in another order: "shear" for "share". */
export function sameLetters(one: string, other: string): boolean {
  return one.length === other.length && sorted(one) === sorted(other);
}

const sorted = (word: string): string => word.split('').sort().join('');

/** Whether a typed word can be meant as the right one: a few slips, or its letters in another order after the first. */
export function near(typed: string, right: string): boolean {
  if (slips(typed, right, slipsAllowed(right)) < Infinity) return true;
  return right.length > 3 && typed[0] === right[0] && sameLetters(typed, right);
}

/** How alike two words are, 0 to 1, the beginning counting most (Jaro and Winkler). Much cheaper than counting slips. */
export function likeness(typed: string, right: string): number {
  return distance.JaroWinklerDistance(typed, right);
}
