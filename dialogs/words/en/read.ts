// Reading what is new: the numbered list, one item whole, and a reply to it.
import type { Entry } from '../shape.js';

export const read = {
  'read.new': '{count} new in {group}.',
  'read.newMany': '{count} new in {groups} groups.',
  'read.newHere': '{count} new for you.',
  'read.best': 'You are new here. This is the best of this month.',
  'read.next': 'More news:',
  'read.update': '{number} {name}: {gist}',
  'read.answer': '{number} {name} answered: {gist}',
  'read.comment': '{number} {name} replied: {gist}',
  'read.pickOne': 'Reply {last} to read it.',
  'read.pick': 'Reply {numbers} or {last}.',
  'read.pickMore': 'Reply {numbers} or {last}. Text MORE for more.',
  'read.nothing': 'There is nothing new. Text POST to share your news.',
  'read.noGroup': 'You are not in a group yet. Text JOIN to find one.',
  'read.tooHigh': 'There are {count}. Pick {numbers} or {last}.',
  'read.tooHighMany': 'There are {count}. Pick a number from 1 to {count}.',
  'read.tooHighOne': 'There is only 1. Text 1 to read it.',
  'read.which': {
    ask: "{day}'s {number} or today's {number}?",
    choices: { older: "{day}'s {number}", newer: "Today's {number}" },
  },
  'read.whichNewer': {
    ask: "{day}'s {number} or the newer {number}?",
    choices: { older: "{day}'s {number}", newer: 'The newer {number}' },
  },
  'read.from': 'From {date}:',
  'read.gone': 'This was taken down.',

  'open.update': '{name} in {group}: "{text}"',
  'open.answer': '{name} says: "{text}"',
  'open.comment': '{name} replied to you: "{text}"',
  'open.then': 'Text REPLY to answer, or 0.',
  'open.thenStep': 'Text REPLY to answer.',

  'reply.nothing': 'Read something first. Text DIGEST to see what is new.',
  'reply.write': { ask: 'What do you want to say to {name}?' },
  'reply.unsure': {
    ask: 'You wrote: "{text}"',
    choices: { send: 'Send it to {name}', change: 'Change it' },
  },
  'reply.sent': 'Sent. {name} will see it with their news. Text UNDO in the next 10 minutes to take it back.',
  'reply.held':
    'I have not sent this yet. Some words may hurt, so a person will look. Text REPLY to write it another way.',
  'reply.cannot': 'Sorry, you cannot reply to this one.',

  'day.1': 'Monday',
  'day.2': 'Tuesday',
  'day.3': 'Wednesday',
  'day.4': 'Thursday',
  'day.5': 'Friday',
  'day.6': 'Saturday',
  'day.7': 'Sunday',
} as const satisfies Record<string, Entry>;
