// Words that mean the same everywhere: MENU, BACK, UNDO, AGAIN, MORE, 0 and PERSON. In a step that waits for words they count only alone.
import { type Global, readGlobal } from '../dialogs/understanding/commands.js';
import { names } from '../dialogs/names.js';
import { takeUpSent } from '../dialogs/readDigest.js';
import { listIsOpen } from './numbers.js';
import { sayMore } from './reply.js';
import type { Talk } from './talk.js';
import { undo } from './undo.js';

const globalWords: Record<Exclude<Global, 'help'>, (talk: Talk) => Promise<unknown>> = {
  menu: showMenu,
  back: goBack,
  undo,
  again: sayAgain,
  more: showMore,
  leave: leaveStep,
  person: (talk) => talk.begin(names.person),
};

export async function globals(talk: Talk): Promise<boolean> {
  const word = readGlobal(talk.text, talk.turn.state.open?.kind === 'words');
  if (!word || word === 'help' || isChoice(talk, word)) return false;
  talk.turn.state.misses = 0;
  await globalWords[word](talk);
  return true;
}

/** What was pressed answers the open question, whatever its label reads as; so does that label, typed whole. */
function isChoice({ text, turn, message }: Talk, word: Global): boolean {
  const choices = turn.state.open?.choices ?? [];
  if (choices.some(({ id }) => id === message.pressed)) return true;
  return word !== 'more' && choices.some(({ label }) => label.toLowerCase() === text.toLowerCase());
}

async function showMenu(talk: Talk): Promise<void> {
  if (!talk.turn.consented) return talk.askAgain();
  talk.leave();
  await talk.begin(names.menu);
}

async function goBack(talk: Talk): Promise<void> {
  if (!(await talk.goBack())) await showMenu(talk);
}

async function sayAgain(talk: Talk): Promise<void> {
  const { said } = talk.turn.state;
  if (said) await talk.turn.sayText(said);
  else await showMenu(talk);
}

/** The open text goes on; else the step's More; else the news that was listed; else there is no more. */
async function showMore(talk: Talk): Promise<void> {
  const { turn } = talk;
  if (sayMore(turn)) return;
  const choice = turn.state.open?.choices.find(({ id }) => id === 'more');
  if (!choice && turn.state.stack.length === 0) await takeUpSent(turn);
  if (!choice && turn.state.stack.length === 0 && listIsOpen(turn))
    return talk.begin(names.digest, { more: true });
  if (!choice) {
    await talk.aside('aside.noMore');
    return;
  }
  turn.answer = { kind: 'choice', choice };
  await talk.goOn();
}

async function leaveStep(talk: Talk): Promise<void> {
  if (!talk.turn.consented) return talk.askAgain();
  const wasOpen = talk.turn.state.stack.length > 0;
  talk.leave();
  await talk.turn.say(wasOpen ? 'leave.done' : 'leave.nothing');
}
