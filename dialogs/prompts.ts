// How an answer to the open question is recognised. A choice claims only what matches it; words claim whatever is not blank.
import { closest, type Found, surely } from './understanding/closest.js';
import { declines, matchChoice, says } from './understanding/choices.js';
import { readCommand } from './understanding/commands.js';
import { words } from './understanding/text.js';
import type { Answer, Choice, OpenStep, Turn } from './turn.js';

/** The answer that a message is to the open question, `null` if it is none, or `'too-high'` for a number with no choice. */
export async function claim(
  turn: Turn,
  open: OpenStep,
  pressed?: string,
): Promise<Answer | 'too-high' | null> {
  const choice = open.choices.find(({ id }) => id === pressed);
  if (choice) return { kind: 'choice', choice };
  const text = turn.text.trim();
  if (!text) return null;
  if (open.kind === 'words') {
    const beside = choiceBeside(open, text);
    return beside ? { kind: 'choice', choice: beside } : { kind: 'words', text };
  }
  const match = matchChoice(
    text,
    open.choices.map(({ label }) => label),
  );
  const matched = commandChoice(open, text) ?? (typeof match === 'number' ? open.choices[match] : undefined);
  const found = await findNames(turn, open, text);
  // The very name of one that is not shown is not a slip in one that is.
  if (found[0]?.score === 1) return { kind: 'choice', choice: choiceOf(found[0]) };
  if (matched && !isGuess(open, matched, text) && !isOtherCommand(matched, text))
    return { kind: 'choice', choice: matched };
  const named = surely(found);
  if (named) return { kind: 'choice', choice: choiceOf(named) };
  if (open.narrows && found.length > 0) return { kind: 'added', text };
  if (match === 'out-of-range') return 'too-high';
  return isAdded(turn, open, text) ? { kind: 'added', text } : null;
}

/** Beside words of their own a choice is meant only by its number alone or its whole label. */
function choiceBeside({ choices }: OpenStep, text: string): Choice | undefined {
  const said = words(text).join(' ');
  return choices.find(({ label }, at) => said === String(at + 1) || said === words(label).join(' '));
}

/** What publishes is never done on a guess: "art group" may be more of the text. A word must mean the beginning of that choice. */
function isGuess({ choices, publishes }: OpenStep, matched: Choice, text: string): boolean {
  if (matched.id !== publishes) return false;
  const beginnings = choices.map(({ label }) => label.split(' ', 1)[0] ?? '');
  return words(text).every((word) => matchChoice(word, beginnings) !== choices.indexOf(matched));
}

/** A command alone that is also a choice of this question: POST under "Share it as news", WEEKLY under "Every week". */
function commandChoice({ choices }: OpenStep, text: string): Choice | undefined {
  const command = readCommand(text);
  return command?.exact && command.rest === '' ? choices.find(({ id }) => id === command.name) : undefined;
}

/** A command alone whose words the choice has not got: EMPLOYERS is no slip in "Ask an employer". */
function isOtherCommand({ id, label }: Choice, text: string): boolean {
  const command = readCommand(text);
  if (!command?.exact || command.rest !== '' || command.name === id) return false;
  const own = words(label);
  return words(text).some((word) => !own.includes(word));
}

/** Names typed instead of a choice, best first. A number is never one. */
async function findNames({ store }: Turn, { among }: OpenStep, text: string): Promise<Found[]> {
  if (!among || /^[\W\d]*$/.test(text) || readCommand(text)?.exact) return [];
  return closest(text, await store[among].names(), 2);
}

const choiceOf = ({ id, name }: Found): Choice => ({ id, label: name });

/**
 * More of a text, soon after something was asked about it: no command, and no yes or no. Where a name is asked for, a word or two
 * are a name that is not known.
 */
function isAdded(turn: Turn, open: OpenStep, text: string): boolean {
  if (open.addsUntil === undefined || turn.now > open.addsUntil) return false;
  return (
    !readCommand(text)?.exact &&
    !declines(text) &&
    says(text) === null &&
    (!open.among || words(text).length > 2)
  );
}
