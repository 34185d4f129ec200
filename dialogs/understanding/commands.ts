// Reads command words: exact, or misspelt so little that nothing else can be meant. It decides nothing about when a command may
// be read; the order of meaning does.
import {
  commands,
  globals,
  pronouns,
  wordsOfTheirOwn,
  type Command,
  type CommandName,
  type Global,
} from './commandWords.js';
import { sameLetters, slips, slipsAllowed } from './spelling.js';
import { longestText, words } from './text.js';

export { commands, globals, type Command, type CommandName, type Global };

export interface ReadCommand {
  name: CommandName;
  /** What followed the command, as it was typed; empty if nothing did. */
  rest: string;
  /** False: the word was misspelt. A destructive command is never read from a misspelt word. */
  exact: boolean;
}

/**
 * A global as the whole message, misspelt or not.
 * @param exactly no misspelling counts: where any word may be an answer, "Manu" is a name.
 */
export function readGlobal(text: string, exactly = false): Global | null {
  const said = withoutPlease(words(text));
  const exact = globals.find((each) => wholly(each, said));
  if (exact) return exact.name;
  if (exactly || said.length !== 1) return null;
  return closestOf(globals, said)?.name ?? null;
}

/**
 * A command at the beginning of a message.
 * Exact words count: with a rest where the command takes one, otherwise as the whole message. A rest of one pronoun is a
 * sentence ("ask him", "join us"), unless the table says otherwise.
 * Misspelt words count if they are no English words of their own and the message has three words at most or they are one
 * slip off. As the whole message, swapped letters count even so ("pots").
 */
export function readCommand(text: string): ReadCommand | null {
  if (last?.text !== text) last = { text, command: read(text) };
  return last.command;
}

/** Several readers ask the same of one message. */
let last: { text: string; command: ReadCommand | null } | undefined;

function read(text: string): ReadCommand | null {
  const said = words(text);
  const whole = commands.find((each) => wholly(each, withoutPlease(said)));
  if (whole) return { name: whole.name, rest: '', exact: true };
  return begun(text, said) ?? misspelt(text, said);
}

/** Whether the whole text is that command and nothing else: at its own question it is no answer yet. */
export function isBare(name: CommandName, text: string | undefined): boolean {
  const command = text === undefined ? null : readCommand(text);
  return command?.exact === true && command.name === name && command.rest === '';
}

function begun(text: string, said: readonly string[]): ReadCommand | null {
  for (const each of commands as readonly (Command & { name: CommandName })[]) {
    const length = each.words.map((word) => word.split(' ').length)[0] ?? 1;
    if (!each.takesRest || !each.words.includes(said.slice(0, length).join(' '))) continue;
    if (said.length === length + 1 && pronouns.has(said[length] ?? '')) return null;
    return { name: each.name, rest: after(text, length), exact: true };
  }
  return null;
}

function misspelt(text: string, said: readonly string[]): ReadCommand | null {
  const guess = closestOf(commands, said);
  if (!guess || guess.destructive) return null;
  const { name, length, count } = guess;
  const rest = said.slice(length);
  if (rest.length > 0 && !guess.takesRest) return null;
  if (rest.length === 1 && pronouns.has(rest[0] ?? '')) return null;
  if (said.length > 3 && count > 1) return null;
  const asked = rest.join(' ') === 'a question' || rest.join(' ') === 'an update';
  return { name, rest: asked ? '' : after(text, length), exact: false };
}

interface Guess<Name> {
  name: Name;
  destructive: boolean;
  takesRest: boolean;
  /** How many words the command has. */
  length: number;
  count: number;
}

// The one command that the first words are nearest to; two that are equally near are none.
function closestOf<Name extends string>(
  table: readonly (Command & { name: Name })[],
  said: readonly string[],
): Guess<Name> | null {
  let best: Guess<Name> | null = null;
  let second = Infinity;
  for (const each of table) {
    const { count, length } = nearest(each, said);
    if (best && count >= best.count) second = Math.min(second, count);
    else if (count < Infinity) {
      second = best?.count ?? Infinity;
      const { name, destructive = false, takesRest = false } = each;
      best = { name, destructive, takesRest, length, count };
    }
  }
  return best && best.count < second ? best : null;
}

function nearest(each: Command, said: readonly string[]): { count: number; length: number } {
  let best = { count: Infinity, length: 0 };
  for (const phrase of [...each.words, ...(said.length <= 3 ? (each.also ?? []) : [])]) {
    const right = phrase.split(' ');
    const typed = said.slice(0, right.length);
    if (typed.length < right.length) continue;
    const counts = right.map((word, at) => slipsOf(typed[at] ?? '', word, said.length === 1));
    const count = counts.reduce((sum, one) => sum + one, 0);
    if (count < best.count) best = { count, length: right.length };
  }
  return best;
}

function slipsOf(typed: string, right: string, alone: boolean): number {
  if (typed === right) return 0;
  if (right.length < 2) return Infinity;
  const short = right.length <= 3;
  const count = slips(typed, right, short ? 1 : slipsAllowed(right));
  if (count === Infinity) return Infinity;
  if (wordsOfTheirOwn.has(typed)) return alone && sameLetters(typed, right) ? count : Infinity;
  const begins = typed[0] === right[0];
  return (short || count > 1) && !begins ? Infinity : count;
}

function wholly(each: Command, said: readonly string[]): boolean {
  const message = said.join(' ');
  return each.words.includes(message) || (each.also?.includes(message) ?? false);
}

function withoutPlease(said: readonly string[]): readonly string[] {
  const manners = /^(please|pls|plz|thanks|thx|ta)$/;
  const from = manners.test(said[0] ?? '') ? 1 : 0;
  const to = manners.test(said.at(-1) ?? '') ? said.length - 1 : said.length;
  return from < to ? said.slice(from, to) : said;
}

// What was typed after the first words, without the colon or dash that sets it off.
function after(text: string, length: number): string {
  const cut = text.slice(0, longestText);
  const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;
  for (let at = 0; at < length; at++) word.exec(cut);
  return text
    .slice(word.lastIndex)
    .replace(/^\s*[:;,.!–—-]+(?=[\s\p{L}\p{N}"'])/u, '')
    .trim();
}
