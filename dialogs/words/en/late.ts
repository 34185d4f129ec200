// A question that nobody has answered: what staff read and press in Slack.
import type { Entry } from '../shape.js';

export const late = {
  'late.until': 'The member hears by {date}.',
  'late.chase': 'Ask again',
  'late.chased': 'They were asked again.',
  'late.nobody': 'Nobody there can be asked now.',
  'late.reassign': 'Ask somebody else',
  'late.toWhom': 'Which employer',
  'late.noOther': 'There is no other employer to ask.',
  'late.moved': '{employer} has it now. The member hears so.',
  'late.answer': 'Answer it',
  'late.answerMeans': 'The member reads it as an answer of your organisation.',
  'late.answered': 'Sent to {name}.',
  'late.write': 'Write to the member',
} as const satisfies Record<string, Entry>;
