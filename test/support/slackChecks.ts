// What every message to Slack must keep: a sheet that Slack can draw, and nothing in it by which a member could be reached.
// Limits: https://docs.slack.dev/reference/block-kit/blocks, some of them ours and smaller.
import type { Part, Sheet } from '../../dialogs/sheet.js';
import { findDetails } from '../../dialogs/understanding/personalDetails.js';
import { house, type SentRow } from './stage.js';

/** `secrets`: the numbers and web identities of everybody. */
export function aboutSlack(sent: readonly SentRow[], secrets: readonly string[]): string[] {
  return sent
    .filter(({ channel }) => channel === 'slack')
    .flatMap((row) => [...leaks(row, secrets), ...(row.sheet ? flaws(row.sheet, row.body.drawn?.what) : [])]);
}

/** Everything that would stand in the payload. A number is found however it is written, also one nobody has; the line for everybody stays. */
export function leaks({ body, sheet }: SentRow, secrets: readonly string[]): string[] {
  const payload = JSON.stringify([body.text, body.choices, sheet]);
  const digits = payload.replace(/[ ().-]/g, '');
  const found = secrets.filter(
    (secret) => digits.includes(secret) || digits.includes(secret.replace('+44', '0')),
  );
  const shapes = findDetails(payload.replaceAll(house.emergencyLine, '')).kinds.filter(
    (kind) => kind !== 'postcode',
  );
  return [...found, ...shapes].map((what) => `Slack reads ${what}: ${payload}`);
}

function flaws({ title, parts, submit }: Sheet, what = ''): string[] {
  const isView = what === 'form' || what === 'home';
  const buttons = parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
  const fields = parts.flatMap((part) => (part.kind === 'field' ? [part.field] : []));
  const rules: readonly (readonly [boolean, string])[] = [
    [isView && title.length > 24, `a title of ${title.length} characters: ${title}`],
    [title === '', 'no title'],
    [parts.length > (isView ? 100 : 50), `${parts.length} parts`],
    [fields.length > 0 && !submit, 'fields, and nothing to send them with'],
    [fields.length > 0 && what !== 'form', 'fields outside a form'],
    [(submit?.label.length ?? 0) > 24, `a long last button: ${submit?.label}`],
    [new Set(fields.map(({ name }) => name)).size < fields.length, 'two fields of one name'],
    [
      fields.some(({ choices }) => choices && (choices.length === 0 || choices.length > 100)),
      'a field with no choices, or too many',
    ],
    [buttons.some(({ id }) => id.length > 250), 'a long id'],
    [
      buttons.some(({ label }) => label.length > 30 || !/\p{L}/u.test(label)),
      `buttons: ${buttons.map(({ label }) => label).join(' | ')}`,
    ],
    [
      parts.some((part) => part.kind === 'buttons' && (part.buttons.length === 0 || part.buttons.length > 5)),
      'a row of no buttons, or of more than five',
    ],
    [parts.some(isTooLong), 'a text that is too long, or empty'],
  ];
  return rules.filter(([isSo]) => isSo).map(([, flaw]) => `Slack would not draw ${what}: ${flaw}`);
}

const most: Readonly<Record<string, number>> = { heading: 150, text: 3000, quote: 3000, small: 2000 };

const isTooLong = (part: Part): boolean =>
  'text' in part && (part.text === '' || part.text.length > (most[part.kind] ?? 3000));
