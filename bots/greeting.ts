// What somebody new hears first, for channels where the bot speaks first: the welcome's own question. Saying it begins nothing.
import { questionOf } from '../dialogs/step.js';
import type { House, Said } from '../dialogs/turn.js';
import { en } from '../dialogs/words/en.js';

export const greeting = ({ organisation }: Pick<House, 'organisation'>): Said =>
  questionOf({ words: en }, 'welcome.consent', { organisation });
