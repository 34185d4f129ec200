// A long text that a phone cut into several messages, put together again. It reads only how the parts look: a provider says neither
// that they belong together nor which comes first.

/** Characters: a text that long may be one part of several. */
export const LONG_PART = 140;
/** What fits one message, alone and as one of several, and the same where a character is no Latin one. */
const FULL = new Set([160, 153]);
const FULL_WIDE = new Set([70, 67]);

/**
 * The parts as one text. A phone fills each part before it begins the next, so that a short one is the last; of several long ones, one
 * that begins in small letters is not the first. Where neither says anything they stand as they came. Told twice, a part counts once.
 */
export function joinParts(parts: readonly string[]): string {
  const different = parts.filter((part, place) => parts.indexOf(part) === place);
  const ordered = [
    ...different.filter((part) => isLong(part) && !goesOn(part)),
    ...different.filter((part) => isLong(part) && goesOn(part)),
    ...different.filter((part) => !isLong(part)),
  ];
  return ordered.reduce((text, part, place) => text + seam(ordered[place - 1] ?? '', part) + part, '').trim();
}

const isLong = (part: string): boolean => part.length >= LONG_PART;

/** More of a text that was read already. A full part that comes after a short one was cut off it, and stands before it. */
export const addTo = (text: string, more: string): string =>
  isFull(more) && more.length > text.length ? joinParts([more, text]) : text + seam(text, more) + more;

/** It begins within a sentence. */
const goesOn = (part: string): boolean => /^[\s,;:.!?]|^\p{Ll}/u.test(part);

function seam(before: string, part: string): string {
  if (before === '' || /\s$/.test(before) || /^\s/.test(part)) return '';
  return isFull(before) ? '' : ' ';
}

/** A phone fills a part to its last character, in the middle of a word. */
const isFull = (part: string): boolean => (/[^\0-\u00ff]/.test(part) ? FULL_WIDE : FULL).has(part.length);
