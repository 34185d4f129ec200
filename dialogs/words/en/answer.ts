// How an employer's contact answers with a form, and what they read when an answer is long or hard.
import type { Entry } from '../shape.js';

const again = { send: 'Send it', write: 'Write it again' } as const;

export const answer = {
  'answer.long': { ask: 'That is long for {name} to read. Short answers help most.', choices: again },
  'answer.hard': { ask: 'That may be hard for {name} to read. Short words help.', choices: again },
  'answer.again': { ask: 'Send your answer in new words.' },
  'answer.button': 'Answer',
  'answer.pass': 'Pass',
  'answer.send': 'Send',
  'answer.words': 'Your answer',
  'answer.whichOne': 'Which question',
  'answer.ifHard': 'If it is long or hard to read',
  'answer.tellMe': 'Tell me first',
  'answer.asItIs': 'Send it as it is',
  'answer.longHere': 'That is long. Cut it down, or send it as it is.',
  'answer.hardHere': 'That may be hard to read. Use short words, or send it as it is.',
  'answer.noneOpen': 'No question waits for you.',
  'answer.gone': 'Nobody waits for that answer now.',
} as const satisfies Record<string, Entry>;
