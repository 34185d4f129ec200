// The words by which a person stops and starts us. The carrier acts on them too, so none of them is ever a command or a choice
// of ours. Source: Twilio, "Support for opt-out keywords (SMS STOP filtering)".
import { words } from './text.js';

const stops = ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout'];
/** Where no carrier listens only these two stop: CANCEL, END and QUIT are ordinary words there. */
const stopsElsewhere = ['stop', 'unsubscribe'];
const starts = ['start', 'yes', 'unstop'];
const helps = ['help', 'info'];

/** Every word the carrier acts on, in lower case. */
export const carrierWords: readonly string[] = [...stops, ...starts, ...helps];

/** Whether the whole message says stop. `channel` is the channel's name; only `sms` has a carrier. */
export function stopWord(text: string, channel: string): boolean {
  return (channel === 'sms' ? stops : stopsElsewhere).includes(only(text));
}

/** Whether the whole message says start. It re-joins only an address that is opted out; from anyone else it is ordinary text. */
export function startWord(text: string): boolean {
  return starts.includes(only(text));
}

/** Whether the whole message is one the carrier may answer with help of its own. */
export function helpWord(text: string): boolean {
  return helps.includes(only(text));
}

/** Whether a carrier acts on this text itself: one of its words and nothing else, not even a full stop. */
export function carrierHears(text: string): boolean {
  return carrierWords.includes(text.trim().toLowerCase());
}

// "STOP ALL" and "opt-out" are one word for whoever types them.
function only(text: string): string {
  const said = words(text);
  return said.length > 4 ? '' : said.join('');
}
