// Free text that is no command: a greeting, thanks, or something worth sharing or asking. It offers, and never does it on a guess.
import { names } from '../dialogs/names.js';
import { says } from '../dialogs/understanding/choices.js';
import { saysThanks } from '../dialogs/understanding/thanks.js';
import { words } from '../dialogs/understanding/text.js';
import type { Talk } from './talk.js';

const GREETINGS = new Set('hi hello hey hiya hullo morning afternoon evening yo'.split(' '));
const THANKS = new Set('thanks thank thankyou thx ta cheers ok okay bye goodbye great lovely'.split(' '));
/** Fewer words than this say too little to offer anything. */
const ENOUGH = 3;

export async function freeText(talk: Talk): Promise<boolean> {
  const said = words(talk.text);
  // "OK" under a question is meant as its answer, which it is not; nobody is welcome for that.
  if (talk.turn.state.open && says(talk.text) === 'yes') return false;
  if (saysThanks(talk.text)) return talk.aside('aside.welcome');
  if (
    said.length > 0 &&
    said.length <= ENOUGH &&
    said.every((word) => THANKS.has(word) || word === 'you' || word === 'good')
  )
    return talk.aside('aside.welcome');
  if (said.length <= ENOUGH && said.some((word) => GREETINGS.has(word))) {
    await talk.begin(names.menu);
    return true;
  }
  if (said.length < ENOUGH || talk.turn.state.stack.length > 0) return false;
  talk.turn.state.misses = 0;
  await talk.begin(names.offer, { words: talk.text });
  return true;
}
