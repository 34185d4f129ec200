// The words of a message as its writer saw them. Emoji stand in the text by their names, and as themselves in what the message is drawn
// from; a bot's words may stand there alone. It never draws.
import { emojiOf } from './emoji.js';
import { plainWords } from './plainWords.js';

export interface Written {
  readonly text: string;
  /** Slack's blocks and attachments, as they came. */
  readonly blocks?: unknown;
  readonly attachments?: unknown;
}

export function wordsOf({ text, blocks, attachments }: Written): string {
  const drawn = [...nodesIn(blocks), ...nodesIn(attachments)];
  const said = text.trim() === '' ? wordsIn(drawn) : text;
  return plainWords(withEmoji(said, drawn));
}

type Node = Readonly<Record<string, unknown>>;

/** Deeper than anything that Slack draws. */
const DEEPEST = 12;

/** Every object in it, outer ones first; not what can be pressed. */
function nodesIn(given: unknown, depth = 0): Node[] {
  if (typeof given !== 'object' || given === null || depth > DEEPEST) return [];
  if (Array.isArray(given)) return given.flatMap((one) => nodesIn(one, depth + 1));
  if ('type' in given && given.type === 'actions') return [];
  return [given as Node, ...Object.values(given).flatMap((one) => nodesIn(one, depth + 1))];
}

/** Of a message without a text: what can be read on it. */
const wordsIn = (nodes: readonly Node[]): string =>
  nodes.flatMap(({ text }) => (typeof text === 'string' && text.trim() !== '' ? [text] : [])).join('\n');

/** `:wave::skin-tone-3:` is one emoji. A name that is nobody's stays as it is. */
function withEmoji(text: string, nodes: readonly Node[]): string {
  const shown = new Map(nodes.flatMap((node) => (node['type'] === 'emoji' ? [emojiIn(node)] : [])));
  return text.replace(
    /:([a-z0-9_+'-]{1,60}):(?::(skin-tone-[2-6]):)?/g,
    (whole, name: string, tone = '') => shown.get(name) ?? emojiOf(name, String(tone)) ?? whole,
  );
}

/** `{ name: 'wave', unicode: '1f44b-1f3fc' }`. */
function emojiIn({ name, unicode }: Node): [name: string, sign: string | undefined] {
  const codes =
    typeof unicode === 'string' && /^[0-9a-f]{2,6}(?:-[0-9a-f]{2,6})*$/.test(unicode) ? unicode : '';
  const points = codes.split('-').map((code) => Number.parseInt(code, 16));
  const isSign = points.every((point) => point > 0 && point <= 0x10_ffff);
  return [String(name), isSign ? String.fromCodePoint(...points) : undefined];
}
