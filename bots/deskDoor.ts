// What a channel of staff asks while its provider waits: is the form right, is the command one that opens a form, and what is said
// meanwhile. It reads no store.
import { deedOf } from '../dialogs/desk/index.js';
import { type Filled, readPress } from '../dialogs/desk/deed.js';
import { en } from '../dialogs/words/en.js';
import { fill } from '../dialogs/words/shape.js';

/** What is amiss with what was filled in, by field. */
function check(choice: string, filled: Filled): Readonly<Record<string, string>> {
  const press = readPress(choice);
  return (press && deedOf(press.verb)?.check?.(filled, en)) ?? {};
}

/** A form's id, where the command's first word names a deed that has one; `null`: none. */
function formFor(text: string): string | null {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*)$/s.exec(text) ?? [];
  const verb = word.toLowerCase();
  return deedOf(verb)?.form ? `form:${verb}:${rest.trim()}` : null;
}

export const deskDoor = {
  check,
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
