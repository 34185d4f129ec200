// The welcome: who speaks, who will see what is shared, how to stop, and the name that others see.
import type { Entry } from '../shape.js';

export const welcome = {
  'welcome.consent': {
    ask: 'Hi, I am a computer helper from {organisation}. Your group sees what you share. Text STOP to stop.',
    choices: { ok: 'OK', more: 'Tell me more' },
  },
  'welcome.kept': 'Thank you, I keep that for you. First, please read this:',
  'welcome.tellMore':
    'I help you share news and ask employers. Your group and our staff see what you share. Nobody sees your number.',
  'welcome.agree': {
    ask: 'Shall we begin?',
    choices: { ok: 'OK', no: 'Not now' },
  },
  'welcome.notNow': 'OK. Text HELLO when you want to begin.',
  'welcome.name': { ask: 'What name shall others see? Any name is fine.' },
  'welcome.nameLong': { ask: 'That is a long name. What short name shall others see?' },
  'welcome.nameNone': { ask: 'I need a name to call you. You can make one up. What name shall others see?' },
  'welcome.group': {
    ask: 'Hello {name}. Which group would you like to join?',
    choices: { later: 'Later' },
  },
  'welcome.joined': 'You are in {group}.',
} as const satisfies Record<string, Entry>;
