// Words as Slack takes them: cut to its limits, never in the middle of a character, and never read as markup.
import type { types } from '@slack/bolt';
import { slackWords } from './words.js';

/** The longest text of a section, and of anything else that has no shorter limit. */
export const mostText = 3_000;

/** `chat.update` takes no more at the top; what is longer stands in the blocks. */
const mostTop = 3_900;

/** Halves of characters and what has no sign at all: Slack would not take them, and nobody would see them. */
// oxlint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
const halves = /[\ud800-\udfff]/gu;

/** With plain line ends. */
export const readable = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unseen, '')
    .replace(halves, '\ufffd')
    .trim();

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The beginning that fits, with `…` where something is left out. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${beginning(text, most - 1)}…`;
}

function beginning(text: string, most: number): string {
  // The character, as people see it, that no longer fits begins here. One that is longer than everything means harm.
  const end = graphemes.segment(text).containing(most)?.index ?? text.length;
  return text.slice(0, end > 0 ? end : most).replace(halves, '');
}

/** Pieces of at most so many characters: after a sentence where one ends in the second half, else after a word. */
export function pieces(text: string, most = mostText): string[] {
  const parts: string[] = [];
  let rest = readable(text);
  while (rest.length > most) {
    const part = beginning(rest, most);
    const ends = [...part.matchAll(/[.!?…]["'”’)]*\s|\n/g)].map(({ index, 0: sign }) => index + sign.length);
    const sentence = ends.at(-1) ?? 0;
    const word = part.lastIndexOf(' ') + 1;
    const end = sentence > most / 2 ? sentence : word > most / 2 ? word : part.length;
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest].filter((part) => part !== '');
}

/** Plain text is shown as it is: no mention, no link, no bold, no emoji that nobody typed. */
export function plainText(text: string, most = mostText): types.PlainTextElement {
  return { type: 'plain_text', text: cut(readable(text), most), emoji: false };
}

/** On one line and with words in it: a screen reader cannot say a button that is only a sign. */
export function label(
  text: string,
  most: number,
  without: string = slackWords.press,
): types.PlainTextElement {
  const line = readable(text).replace(/\s+/g, ' ');
  const said = /[\p{L}\p{N}]/u.test(line) ? line : `${without} ${line}`;
  return plainText(said, most);
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What Slack would read as a mention or a link. Source: https://docs.slack.dev/messaging/formatting-message-text#escaping */
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign);

/** A name in bold. Signs that would end the bold are left out. */
export function bold(text: string, most: number): types.MrkdwnElement {
  const line = readable(text)
    .replace(/[*_~`\s]+/g, ' ')
    .trim();
  return { type: 'mrkdwn', text: `*${fitting(line, most - 2)}*`, verbatim: true };
}

/** A link, shown as what it is. */
export const link = (url: string): types.MrkdwnElement => ({
  type: 'mrkdwn',
  text: `<${escaped(url)}>`,
  verbatim: true,
});

/** The text above the blocks: what a notification shows, and a screen reader reads. */
export const topText = (text: string): string =>
  fitting(readable(text.slice(0, 2 * mostTop)) || slackWords.title, mostTop);

/** Escaped, and still within the limit. */
function fitting(text: string, most: number): string {
  let room = Math.min(text.length, most);
  while (escaped(cut(text, room)).length > most)
    room -= Math.ceil((escaped(cut(text, room)).length - most) / 5);
  return escaped(cut(text, room));
}
