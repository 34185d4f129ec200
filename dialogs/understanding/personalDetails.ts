// Finds phone numbers, e-mail addresses and UK postcodes in what somebody is about to share. It looks for the shape and does not
// ask whether a number exists: one with a wrong digit, or one set aside for films, is warned about too.

export type Detail = 'phone' | 'email' | 'postcode';

export interface Details {
  /** Each kind once, in this order: phone, email, postcode. */
  kinds: Detail[];
  /** The text with them taken out, and with them the "on" or the brackets that would hang in the air. */
  without: string;
}

interface Span {
  kind: Detail;
  from: number;
  to: number;
}

const shapes: Record<Detail, { shape: RegExp; is: (found: string) => boolean }> = {
  // Digits with at most two of " .-()" between them, and nothing on either side that makes them part of something longer.
  phone: {
    shape: /(?<![\p{L}\d£$€#/:.,-])[+(]{0,2}\d(?:[ .()-]{0,2}\d){7,16}\)?(?![\d\p{L}/:%])/gu,
    is: isPhone,
  },
  email: {
    shape:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu,
    is: () => true,
  },
  // https://en.wikipedia.org/wiki/Postcodes_in_the_United_Kingdom#Validation: the last two letters are never C I K M O V.
  postcode: {
    shape: /(?<![\p{L}\p{N}])[a-z]{1,2}\d[a-z\d]? {0,2}\d[abd-hjlnp-uw-z]{2}(?![\p{L}\p{N}])/giu,
    is: isPostcode,
  },
};

const areas = new Set(
  `ab al b ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl
  gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph
  pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze`.split(
    /\s+/,
  ),
);

/** Characters that are looked through: more than a text in parts has, and all that Slack takes at once. */
const mostRead = 40_000;

/** The personal details in a text. What stands far behind is read by others as well, so it is looked through to its end. */
export function findDetails(text: string): Details {
  const spans = (Object.keys(shapes) as Detail[]).flatMap((kind) => spansOf(text, kind));
  const kinds = [...new Set(spans.map(({ kind }) => kind))];
  return { kinds, without: spans.length > 0 ? takeOut(text, spans) : text };
}

/** The phone numbers and e-mail addresses in a text, as they were written, each once. */
export function reachIn(text: string): string[] {
  const spans = (['phone', 'email'] as const).flatMap((kind) => spansOf(text, kind));
  return [...new Set(spans.map(({ from, to }) => text.slice(from, to).trim()))];
}

/** The same text with a word in the place of each phone number and e-mail address, so that nobody can be reached by it. */
export function hideReach(text: string, words: Readonly<Record<'phone' | 'email', string>>): string {
  const spans = (['phone', 'email'] as const).flatMap((kind) => spansOf(text, kind));
  return spans
    .sort((one, other) => other.from - one.from)
    .reduce(
      (left, { from, kind, to }) =>
        kind === 'postcode' ? left : `${left.slice(0, from)}(${words[kind]})${left.slice(to)}`,
      text,
    );
}

function spansOf(text: string, kind: Detail): Span[] {
  const { shape, is } = shapes[kind];
  return [...text.slice(0, mostRead).matchAll(shape)]
    .filter(([found]) => is(found))
    .map((match) => ({ kind, from: match.index, to: match.index + match[0].length }));
}

/** International with 8 to 15 digits (ITU-T E.164), or British with 10 or 11: 01, 02, 03, 07, 08, or a mobile without its 0. */
function isPhone(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  if (/^\(?\+/.test(found) || digits.startsWith('00')) return digits.length >= 8 && digits.length <= 16;
  if (/^7\d{9}$/.test(digits)) return /^7\d{3,}/.test(found);
  if (!/^0[12378]\d{8,9}$/.test(digits)) return false;
  // "01 02 2024 10 30" is a date and a time; area codes are written with three digits or more.
  return digits.startsWith('07') || /^\(?\d{3,}/.test(found);
}

// "b1 2nd" and "s1 1st" end in an ordinal when they are not in capitals.
function isPostcode(found: string): boolean {
  const area = /^[a-z]{1,2}/i.exec(found)?.[0].toLowerCase() ?? '';
  return areas.has(area) && !/\d(?:st|nd|rd|th)$/.test(found);
}

function takeOut(text: string, spans: readonly Span[]): string {
  let left = text;
  for (const { from, to } of [...spans].sort((one, other) => other.from - one.from))
    left = `${left.slice(0, from)}\ue000${left.slice(to)}`;
  return left
    .replace(/[([{<]\ue000[)\]}>]/g, '\ue000')
    .replace(/(?:\b(?:on|at|is|or|and|to)|[:=-])? ?\ue000(?= ?(?:[.,;!?)]|$|\n|\ue000))/gim, '')
    .replace(/\ue000/g, '')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ +([.,;!?)])/g, '$1')
    .replace(/^[\s.,;:!?-]+|[\s,;:-]+$/g, '');
}
