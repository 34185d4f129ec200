// What a member hears when they come back to what they left: of each kind that is not told beside its own flow.
import type { Entry } from '../shape.js';

export const drafts = {
  'reply.draft': {
    ask: 'You were writing: "{text}"',
    choices: { go: 'Carry on', again: 'Start again' },
  },
} as const satisfies Record<string, Entry>;
