// Hotseats: a guest answers a group's questions at a fixed time.
import type { Entry } from '../shape.js';

export const hotseat = {
  'hotseat.write': { ask: 'What do you want to ask {guest}?' },
  'hotseat.kind': { ask: 'Those words can hurt. How else can you ask {guest}?' },
  'hotseat.early': '{guest} is here {date}. I keep your question, and text you the answer.',
  'hotseat.next': 'Thank you. Your question comes next. I text you the answer.',
  'hotseat.place': 'Thank you. Your place is {number}. I text you the answer.',
  'hotseat.late': '{guest} has gone for now. I pass your question on. You hear from me in two days.',
  'hotseat.again': 'You asked {guest} that. I text you the answer.',
  'hotseat.many': '{guest} has {count} questions from you. Let us hear those first.',
  'hotseat.over': 'You cannot ask {guest} now. Text ASK to ask somebody else.',
  'hotseat.answer': 'You asked: "{mine}"\n{guest} says: "{text}"',
  'hotseat.moved': '{guest} now comes {date}. I keep what you asked.',
  'hotseat.cancelled': '{guest} cannot come. Text ASK to ask somebody else.',
  'hotseat.unanswered': '{guest} had no time for all you asked. Text ASK to ask somebody else.',
} as const satisfies Record<string, Entry>;
