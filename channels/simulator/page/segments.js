// How many parts a text is sent and billed as. One file for both sides: the page counts what is typed with
// it, the pretend Twilio counts what is sent. It never changes a text.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASIC = new Set(
  `@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?¡ÄÖÑÜ§¿äöñüà${LETTERS}`,
);
const EXTENDED = new Set('\f^{}\\[~]|€');
const looksLikeOne = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Counts as Twilio does (GSM 03.38; 3GPP TS 23.040 for the six header bytes of a part).
 * @param {string} text
 * @returns {{ segments: number, units: number, left: number, encoding: 'GSM-7' | 'UCS-2' }} `units`:
 * characters as billed; `left`: how many more fit into the last part.
 */
export function countSegments(text) {
  const characters = Array.from(text);
  const plain = characters.every((character) => BASIC.has(character) || EXTENDED.has(character));
  const sizes = plain ? characters.map((character) => (EXTENDED.has(character) ? 2 : 1)) : graphemes(text);
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const [whole, part] = plain ? [160, 153] : [70, 67];
  const encoding = plain ? 'GSM-7' : 'UCS-2';
  if (units <= whole) return { segments: 1, units, left: whole - units, encoding };
  return { ...pack(sizes, part), units, encoding };
}

/** A character of two units never straddles two parts, so a part may stay one unit short. */
function pack(sizes, part) {
  let segments = 1;
  let left = part;
  for (const size of sizes) {
    if (size > left) {
      segments += 1;
      left = part;
    }
    left -= size;
  }
  return { segments, left };
}

/** UTF-16 units of each thing that looks like one character: an emoji with its skin tone stays together. */
function graphemes(text) {
  return [...looksLikeOne.segment(text)].flatMap(({ segment }) =>
    segment === '\r\n' ? [1, 1] : [segment.length],
  );
}
