// What a member hears when they come back to words for one reader that they left.
import type { Entry } from '../shape.js';

export const drafts = {
  'draft.offer': {
    ask: 'You were writing: "{text}"',
    choices: { go: 'Carry on', again: 'Start again' },
  },
} as const satisfies Record<string, Entry>;
