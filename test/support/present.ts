// Somebody in a web conversation while it is played: what they press, and whether what stands there is what was said.
import { isDeepStrictEqual } from 'node:util';
import { choose } from '../../channels/web/page/words.js';
import type { OutboxRow } from '../../store/outbox.js';
import type { Face, Seen } from './face.js';

/** Somebody in a conversation: how they are there, and all that was read there so far. */
export interface Present {
  readonly face: Face;
  read: Seen[];
  open: readonly string[];
  /** The provider's id of what they said last, by which its return is known. */
  last: string;
  /** Said since it was last looked. */
  said: Seen[];
  /** How many lines were forgotten: a browser that shows them shows them until it is closed. */
  gone: number;
}

/** A choice is pressed where its number or its label is said and the newest message asks; all else is typed. */
export function pressed(text: string, { open, read }: Present): number | undefined {
  if (read.at(-1)?.choices === '') return undefined;
  const said = text.trim().toLowerCase();
  const index = open.findIndex((label, place) => said === String(place + 1) || said === label.toLowerCase());
  return index < 0 ? undefined : index;
}

/** What has come since, one for each row. @throws Error where the conversation is not what was said */
export async function lookAt(one: Present, rows: readonly OutboxRow[]): Promise<Seen[]> {
  // Whoever is forgotten has only the goodbye left.
  if (rows.some(({ eraseAfter }) => eraseAfter === 'yes')) {
    const gone = one.gone + one.read.length + one.said.length;
    Object.assign(one, { read: [], said: [], gone });
  }
  const before = [...one.read, ...one.said];
  const seen = await one.face.look(one.gone + before.length + rows.length);
  const { open } = seen;
  const said = one.gone > 0 ? seen.said.slice(-before.length - rows.length) : seen.said;
  const fresh = said.slice(said.length - rows.length);
  const whole = [...before, ...fresh];
  const expected = whole.slice(-said.length);
  if (!isDeepStrictEqual(said, expected))
    throw new Error(`read ${lines(said)}\ninstead of ${lines(expected)}`);
  rows.forEach(({ body: { choices } }, index) => {
    const told = choices.length > 0 ? choose(choices) : '';
    if (fresh[index]?.by !== 'bot' || fresh[index].choices !== told)
      throw new Error(`read ${lines(fresh)}\ninstead of the choices "${told}"`);
  });
  const asked = rows.at(-1)?.body.choices ?? [];
  if (
    asked.length > 0 &&
    !isDeepStrictEqual(
      open,
      asked.map(({ label }) => label),
    )
  )
    throw new Error(`what can be pressed is ${open.join(' | ')}`);
  Object.assign(one, { read: whole, open, said: [] });
  return fresh;
}

const lines = (said: readonly Seen[]): string =>
  said.map(({ by, text, choices }) => `\n  ${by}: ${text} ${choices}`).join('');
