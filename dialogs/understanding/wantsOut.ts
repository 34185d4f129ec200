// Whether somebody asks us to stop in a sentence of their own. It takes nobody out: only the word STOP alone does; they are told it.
import { holds, phrases } from './phrases.js';
import { words } from './text.js';
import { drawTogether } from './texting.js';

/** A longer text is about something else. */
const MOST_WORDS = 9;
/** Said around it. */
const manners = new Set('please can could would will you hey hi just now thanks'.split(' '));

const begins = phrases(`
  stop texting/messaging/sending/writing/contacting/bothering/texts/messages/this/it/these/me/now/now/spamming
  stop all
  dont/never text/message/contact/write me/to
  dont send me
  no nomore texts/messages
  nomore texts/messages
  leave me alone
  unsubscribe me
  take me off
  go away
`);

/** The whole message is a wish to hear no more. In the form that phrases.ts explains. */
export function wantsOut(text: string): boolean {
  const said = drawTogether(words(text)).filter(
    (word, at, all) => !manners.has(word) || (at > 0 && all[at - 1] === 'stop'),
  );
  if (said.length === 0 || said.length > MOST_WORDS) return false;
  if (said.join(' ') === 'stop') return true;
  return begins.some((phrase) => holds(said.slice(0, phrase.length), phrase));
}
