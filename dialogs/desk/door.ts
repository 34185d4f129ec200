// What a channel asks before anybody has thought about a message, because its provider waits for the answer: which form a command
// opens, and what is amiss with a form that was filled in. It reads no store.
import { en } from '../words/en.js';
import { type Amiss, type Filled, readPress } from './deed.js';
import { deedOf } from './index.js';

export { formFor } from './cop.js';

/** `choice`: the submit of the form. By field; empty where it may be sent. */
export const amissIn = (choice: string, filled: Filled): Amiss =>
  deedOf(readPress(choice)?.verb ?? '')?.check?.(filled, en) ?? {};
