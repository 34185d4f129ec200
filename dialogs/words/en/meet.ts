// Meeting: a member and an employer who got to know each other by a question, until each can reach the other. And what staff read of it.
import type { Entry } from '../shape.js';

export const meet = {
  'meet.which': { ask: 'Who do you want to meet?' },
  'meet.nobody': 'You can meet once a question is answered. Text MENU to see what you can do.',
  'meet.sure': {
    ask: 'Shall I ask {name} if they want to meet you?',
    choices: { ask: 'Ask them', no: 'Not now' },
  },
  'meet.left': 'OK. I do not ask them.',
  'meet.asking': 'I ask {name} now. They get no number of yours. You will hear in two weeks or less.',
  'meet.already': '{name} knows that you want to meet. I will tell you more soon.',
  'meet.asks': {
    ask: '{name} would like to meet you. They have no number of yours.',
    choices: { yes: 'Yes please', no: 'Not now' },
  },
  'meet.yes': 'Good. A person here will look at it first.',
  'meet.no': 'OK. I will not say that it was you.',
  'meet.notNow': 'You and {name} cannot meet just now. You can still write to each other here.',
  'meet.gives': { ask: 'You and {name} may meet. Send one number or e-mail where they can reach you.' },
  'meet.notOne': { ask: 'Send one number or one e-mail for {name}. Text 0 to leave it.' },
  'meet.check': {
    ask: '{name} will get this: {address}',
    choices: { give: 'Give it', change: 'Change it', no: 'Not now' },
  },
  'meet.waits': 'Thank you. {name} gets it when we have theirs too.',
  'meet.reach': 'You can reach {name} here: {address}\nThey can reach you too. I do not keep it.',
  'meet.over': 'That is over now.',

  'meet.go': 'Go ahead',
  'meet.stop': 'Not now',
  'meet.went': 'Both are asked how they can be reached.',
  'meet.stopped': 'Both hear that it cannot be now.',
  'meet.member': 'Member',
  'meet.employer': 'Employer',
} as const satisfies Record<string, Entry>;
