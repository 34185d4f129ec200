// What staff read in Slack.
import type { Entry } from '../shape.js';

export const desk = {
  'desk.home': 'Doorstep',
  'desk.needsYou': 'What needs you now',
  'desk.waits': '{name} needs you',
  'desk.take': 'I take it',
  'desk.close': 'Close',
  'desk.taken': 'It is yours now.',
  'desk.takenBy': '{name} has taken this.',
  'desk.closed': 'Closed.',
  'desk.over': '{name} has dealt with this.',
  'desk.notYours': 'This is for staff of this group. Ask one of them to add you.',
  'desk.gone': 'This is not here any more.',
} as const satisfies Record<string, Entry>;
