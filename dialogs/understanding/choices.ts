// Reads an answer to a question with choices: a number in any of its spellings, yes or no, a first letter, the label or its
// part, with slips. When two choices are equally meant it says so by choosing none.
import { near, slips } from './spelling.js';
import { words } from './text.js';
import { drawTogether } from './texting.js';

/** The index of the choice (0 is the first); `out-of-range` for a number that has none; `null` if no single one is meant. */
export type ChoiceMatch = number | 'out-of-range' | null;

interface Options {
  /** Whether a first letter is an answer. Default true. */
  letters?: boolean;
}

/** Which choice a whole message means. Labels must not begin with a digit. */
export function matchChoice(text: string, labels: readonly string[], options: Options = {}): ChoiceMatch {
  const said = words(text);
  if (said.length === 0 || said.length > 12) return null;
  const choices = labels.map((label) => words(label));
  const exact = single(choices.map((label) => label.join(' ') === said.join(' ')));
  if (exact !== null) return exact;
  const { value, rest } = numbered(said, labels.length);
  if (value !== null) return numberMeans(value, rest, choices);
  return (
    yesOrNo(said, choices) ??
    letter(said, choices, options) ??
    byWords(said, choices) ??
    bySlips(said, choices)
  );
}

/** The only true one, or null. */
function single(matches: readonly boolean[]): number | null {
  const first = matches.indexOf(true);
  return first >= 0 && matches.lastIndexOf(true) === first ? first : null;
}

const numberWords = [
  [
    'one',
    '1st',
    'first',
    'won',
    'wun',
    'wan',
    'oen',
    'oone',
    'onne',
    'fist',
    'frist',
    'furst',
    'firts',
    'firs',
  ],
  [
    'two',
    '2nd',
    'second',
    'tow',
    'two',
    'too',
    'tw',
    'twoo',
    'secend',
    'secnd',
    'secound',
    'sekond',
    'scond',
  ],
  ['three', '3rd', 'third', 'thre', 'tree', 'threee', 'theree', 'thee', 'thrid', 'therd', 'thurd'],
  ['four', '4th', 'fourth', 'fore', 'fuor', 'foru', 'forth', 'fouth'],
  ['five', '5th', 'fifth', 'fiv', 'fith'],
  ['six', '6th', 'sixth'],
  ['seven', '7th', 'seventh'],
  ['eight', '8th', 'eighth'],
  ['nine', '9th', 'ninth'],
];
const valueOf = new Map(numberWords.flatMap((forms, at) => forms.map((form) => [form, at + 1] as const)));
const before =
  /^(no|nr|num|number|numbr|nuber|option|opt|opshun|choice|choose|pick|the|its|it|is|i|want|wnt|would|like|ill|have|take|go|going|for|with|my|answer|reply|text|um|er|ok|yes|please|pls)$/;
const after = /^(one|1|option|choice|please|pls|plz|plse|thanks|thank|you|thx|ta|mate|x|xx|xxx|then|ok|lol)$/;
const glued = /^(?:no|nr|num|number|option|opt|choice)?(\d{1,3})(?:st|nd|rd|th)?$/;

/** The number a message is about, and what stands beside it. "the second one", "no 1", "option2", "2 only me". */
function numbered(said: readonly string[], count: number): { value: number | null; rest: string[] } {
  const at = said.findIndex((word) => isNumber(word) || /^last$/.test(word));
  const none = { value: null, rest: [] };
  if (at < 0 || !said.slice(0, at).every((word) => before.test(word))) return none;
  const word = said[at] ?? '';
  const rest = said.slice(at + 1).filter((each) => !after.test(each));
  if (/^last$/.test(word)) return rest.length > 0 ? none : { value: count, rest };
  // "two" and "to" stand in sentences; a number word counts with nothing beside it, a figure also with a label.
  const figure = glued.exec(word)?.[1];
  if (figure === undefined && rest.length > 0) return none;
  return { value: figure === undefined ? (valueOf.get(word) ?? null) : Number(figure), rest };
}

const isNumber = (word: string): boolean => glued.test(word) || valueOf.has(word);

function numberMeans(value: number, rest: string[], choices: readonly string[][]): ChoiceMatch {
  if (rest.length === 0) return value >= 1 && value <= choices.length ? value - 1 : 'out-of-range';
  const named = byWords(rest, choices) ?? bySlips(rest, choices);
  return named === value - 1 ? named : null;
}

const yes = new Set(
  'yes yeah yea yep yup yeh yess yesss yh ya y ok okay okey oki k kk sure fine yesplease aye'.split(' '),
);
const no = new Set('no nope nah nahh naw na n noo nop nothanks'.split(' '));
const manners = new Set('please pls plz thanks thank you thx ta mate then that is thats it'.split(' '));

/** A yes or a no and nothing else, in any of their spellings; `null` for all other words. */
export function says(text: string): 'yes' | 'no' | null {
  return answered(words(text));
}

const refusals = new Set([
  'nothing',
  'nothing thanks',
  'none',
  'none of them',
  'none of these',
  'neither',
  'not now',
  'not today',
  'not really',
  'leave it',
  'no leave it',
  'i dont want to',
  'i dont want it',
  'i dont want any',
]);

/** A no in any of its forms, as the whole message: to be left in peace with this question. */
export function declines(text: string): boolean {
  return says(text) === 'no' || refusals.has(words(text).join(' '));
}

function answered(said: readonly string[]): 'yes' | 'no' | null {
  const [first = '', ...others] = said.filter((word, at) => at === 0 || !manners.has(word));
  if (others.some((word) => word !== first)) return null;
  return yes.has(first) ? 'yes' : no.has(first) ? 'no' : null;
}

function yesOrNo(said: readonly string[], choices: readonly string[][]): number | null {
  const answer = answered(said);
  if (answer === 'yes') return single(choices.map(([label = '']) => label === 'ok' || label === 'yes'));
  if (answer === 'no')
    return single(
      choices.map(([label = '', next = '']) => label === 'no' || (label === 'not' && next === 'now')),
    );
  return null;
}

function letter(
  said: readonly string[],
  choices: readonly string[][],
  { letters = true }: Options,
): number | null {
  const [only = ''] = said;
  if (!letters || said.length > 1 || !/^\p{L}$/u.test(only)) return null;
  return single(choices.map(([label = '']) => label.startsWith(only)));
}

// Said around a label without changing which one is meant.
const around = new Set(
  `i id ill want would like to the a an please pls plz thanks thank you thx ta my it its this that one option choice with just
  lets let me go for have do ok yes yeah um er on of and in group choose pick be can could we is`.split(
    /\s+/,
  ),
);
/** Of those, the ones that point at nothing: they are not looked for even where nothing else was said. */
const empty = new Set('i id ill a an the to it its this that one is of just please'.split(' '));
const negations = /^(?:n(?:[oa]|o?t|ott|to|at|ut|aw|ah|ol|op)?|dont|never|cant|wont|without)$/;

/** Every word that was said belongs to one label only, or to all of them as much as to none. */
function byWords(said: readonly string[], choices: readonly string[][]): number | null {
  return fitting(
    said,
    choices,
    (typed, right) => typed === right || (typed.length > 2 && right.startsWith(typed)),
  );
}

function bySlips(said: readonly string[], choices: readonly string[][]): number | null {
  const labels = choices.map(drawTogether);
  return fitting(drawTogether(said), labels, near) ?? wholeWithSlips(said, choices);
}

function fitting(
  said: readonly string[],
  choices: readonly string[][],
  same: (typed: string, right: string) => boolean,
): number | null {
  const content = said.filter((word) => !around.has(word));
  const asked = content.length > 0 ? content : said.filter((word) => !empty.has(word));
  if (asked.length === 0) return null;
  const scores = choices.map((label) => {
    const hits = asked.filter((typed) => label.some((right) => same(typed, right))).length;
    return hits === asked.length && agree(said, label) ? 1 + startsAlike(said, label, same) : 0;
  });
  const best = Math.max(...scores);
  return best > 0 ? single(scores.map((score) => score === best)) : null;
}

/** "helpful" is not "Not helpful"; "nto helpful" is, and "newer" may be "Never". */
function agree(said: readonly string[], label: readonly string[]): boolean {
  const denials = label.filter((word) => negations.test(word));
  if (denials.length === 0) return !said.some((word) => negations.test(word));
  return denials.every((word) => said.some((typed) => negations.test(typed) || near(typed, word)));
}

// A leading part of a label means it more than a word out of its middle.
function startsAlike(
  said: readonly string[],
  label: readonly string[],
  same: (typed: string, right: string) => boolean,
): number {
  const [first = ''] = said;
  return same(first, label[0] ?? '') ? 1 : 0;
}

/** "onlyme", "chnageit": spaces do not count, and a slip for three letters is forgiven if no other label is nearly as near. */
function wholeWithSlips(said: readonly string[], choices: readonly string[][]): number | null {
  const typed = said.join('');
  if (typed.length < 3) return null;
  const counts = choices.map((label) => {
    const right = label.join('');
    return agree(said, label) ? slips(typed, right, Math.min(5, Math.floor(right.length / 3))) : Infinity;
  });
  const best = Math.min(...counts);
  return best < Infinity ? single(counts.map((count) => count < best + 2)) : null;
}
