// A text that is longer than we read: the web and Slack let such through. It is heard for harm to its end; else it is asked for in
// parts, so that nothing is shared that nobody has looked at.
import { longestText } from '../dialogs/understanding/text.js';
import type { Talk } from './talk.js';

/** Pieces overlap by so much that no few words fall between two. */
const OVERLAP = 200;

/** All of a text, in pieces of which each is read whole. */
export function inPieces(text: string): string[] {
  const step = longestText - OVERLAP;
  const count = Math.max(1, Math.ceil((text.length - OVERLAP) / step));
  return Array.from({ length: count }, (_, at) => text.slice(at * step, at * step + longestText));
}

export async function tooLong(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  if (talk.text.length <= longestText) return false;
  if (turn.consented) return talk.aside('aside.tooLong');
  // Whoever is new is welcomed first; what is kept of their first words is what can be read.
  turn.text = turn.text.slice(0, longestText);
  return false;
}
