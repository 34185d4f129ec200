// What a channel of staff asks while its provider waits: is the form right, is the command one that opens a form, and what is said
// meanwhile. It reads no store.
import { amissIn, formFor } from '../dialogs/desk/door.js';
import { en } from '../dialogs/words/en.js';
import { fill } from '../dialogs/words/shape.js';

export const deskDoor = {
  check: amissIn,
  formFor,
  words: {
    title: en['desk.home'],
    opening: en['slack.opening'],
    noForm: en['slack.noForm'],
    notTaken: (reference: string): string => fill(en['slack.notTaken'], { reference }),
    installed: en['slack.installed'],
    notInstalled: en['slack.notInstalled'],
  },
} as const;
