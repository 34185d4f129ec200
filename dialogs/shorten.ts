// A long text as it is read back: its beginning, its end, and how many words it has. What is kept is always the whole.

const FIRST = 80;
const LAST = 20;

/** At most about 125 characters: "first 80 ... last 20 (214 words)". Never cuts inside a character. */
export function shorten(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const characters = [...plain];
  if (characters.length <= FIRST + LAST) return plain;
  const count = plain.split(' ').length;
  return `${characters.slice(0, FIRST).join('').trim()} ... ${characters.slice(-LAST).join('').trim()} (${count} words)`;
}
