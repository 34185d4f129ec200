// The name others see, as somebody gives it: "my name is Jo" is Jo. What is no name, too long, unkind or shows too much is asked anew.
import { says } from './understanding/choices.js';
import { readCommand, readGlobal } from './understanding/commands.js';
import { findDetails } from './understanding/personalDetails.js';
import { rude } from './understanding/rude.js';

/** Longer names break the one-segment questions they stand in. */
export const LONGEST_NAME = 20;

type Again = 'welcome.nameLong' | 'welcome.nameNone' | 'settings.nameOther';

const leadsIn =
  /^(?:(?:hi|hello|hey|ok|please|pls|well|um)[\s,.!]+)*(?:(?:my|the) names?(?:['\u2019]?s)?(?: is)?|name is|(?:just |please |you can )?call me|i am(?: called)?|i['\u2019]?m(?: called)?|its|it['\u2019]s|it is)\s+(?=\S)/i;
const noName = new Set(
  'none nothing nobody idk dunno any anything what who why hi hello hey name'.split(' '),
);

/** The name, or the question to be asked again. */
export function readName(text: string): { name: string } | { again: Again } {
  const whole = text.replace(/\s+/g, ' ').trim();
  const name = whole.replace(leadsIn, '').replace(/[\s.,!?]+$/, '') || whole;
  if (findDetails(name).kinds.length > 0 || rude(name)) return { again: 'settings.nameOther' };
  if (isNoName(name)) return { again: 'welcome.nameNone' };
  return name.length > LONGEST_NAME ? { again: 'welcome.nameLong' } : { name };
}

/** "no", "2", "what?", MENU: an answer to something else. A name of pictures only is a name. */
function isNoName(name: string): boolean {
  const command = readCommand(name);
  if (/^[\d\s]*$/.test(name) || says(name) !== null || noName.has(name.toLowerCase())) return true;
  return readGlobal(name, true) !== null || (command?.exact === true && command.rest === '');
}
