// What a member hears when somebody of the staff writes to them or helps them on.
import type { Entry } from '../shape.js';

export const staffSays = {
  'staffSays.says': {
    ask: '{name} at {organisation} says: "{text}"',
    choices: { answer: 'Answer', ok: 'OK' },
  },
  'staffSays.answer': { ask: 'What do you want to say to {name}?' },
  'staffSays.told': 'OK. I have told {name}.',
  'staffSays.ok': 'OK.',
  'staffSays.again': 'Somebody at {organisation} has helped you to start again.',
  'staffSays.menu': 'Somebody at {organisation} sends you this.',
} as const satisfies Record<string, Entry>;
