// What staff read about somebody who may be in danger. Never the words, but in the form that only safeguarding leads can open.
import type { Entry } from '../shape.js';

export const safety = {
  'safety.title': '{name} may need help now',
  'safety.reference': 'Reference',
  'safety.times': 'Times they wrote',
  'safety.nobody': 'Nobody looks after this yet.',
  'safety.has': '{by} looks after this.',
  'safety.take': 'I look after it',
  'safety.giveUp': 'I can not do it',
  'safety.givenUp': 'OK. We ask others now.',
  'safety.notYours': 'Only the one who looks after it can give it up.',
  'safety.read': 'Read the words',
  'safety.words': 'What they wrote',
  'safety.close': 'Close this alert',
  'safety.note': 'What did you do?',
  'safety.noteHint': 'It stays on file.',
  'safety.needNote': 'Say in a few words what you did.',
  'safety.takeFirst': 'Press "I look after it" first.',
} as const satisfies Record<string, Entry>;
