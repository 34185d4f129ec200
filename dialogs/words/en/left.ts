// An employer has left: what staff fill in, and what each asker reads.
import type { Entry } from '../shape.js';

export const left = {
  'left.title': 'An employer has left',
  'left.who': 'Who has left',
  'left.means': 'Their open questions go to others. Each member hears so.',
  'left.do': 'They have left',
  'left.done': '{employer} has left. Others got {count} questions. {number} wait for you.',
  'left.moved': '{employer} has left. We asked {name} for you. You will hear by {date}.',
  'left.nobody': '{employer} has left. A person here will look for someone. You will hear by {date}.',
} as const satisfies Record<string, Entry>;
