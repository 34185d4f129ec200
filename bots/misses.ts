// A message nobody understood: said kindly and never twice in the same words; then the menu; then a person.
import { names } from '../dialogs/names.js';
import type { OpenStep } from '../dialogs/turn.js';
import type { Talk } from './talk.js';

export async function miss(talk: Talk): Promise<true> {
  const { turn } = talk;
  turn.state.misses += 1;
  if (turn.state.misses > 1) return missAgain(talk);
  await turn.say('miss.first');
  if (turn.state.stack.length > 0 || !turn.consented) await talk.askAgain();
  else await menuInstead(talk);
  return true;
}

/** A number with no choice: how many there are, and the question again. */
export async function tooHigh(talk: Talk, open: OpenStep): Promise<true> {
  talk.turn.state.misses += 1;
  if (talk.turn.state.misses > 1) return missAgain(talk);
  await talk.turn.say('miss.number', { count: open.choices.length });
  await talk.askAgain();
  return true;
}

async function missAgain(talk: Talk): Promise<true> {
  const { turn } = talk;
  if (turn.state.misses > 2) return toPerson(talk);
  await turn.say('miss.second');
  if (turn.consented) await menuInstead(talk);
  else await talk.askAgain();
  return true;
}

async function menuInstead(talk: Talk): Promise<void> {
  talk.leave();
  await talk.begin(names.menu);
}

async function toPerson(talk: Talk): Promise<true> {
  talk.turn.state.misses = 0;
  await talk.begin(names.person);
  return true;
}
