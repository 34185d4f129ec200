// Sharing an update: the words, the checks, the read-back, and what became of it.
import type { Entry } from '../shape.js';

export const post = {
  'post.whichGroup': { ask: 'Which group is it for?' },
  'post.noGroup': 'You are not in a group yet.',
  'post.write': { ask: 'Write your update. Send it when you are ready.' },
  'post.writeAgain': { ask: 'You wrote: "{text}"\nSend new words, or ADD and more words.' },
  'post.draft': {
    ask: 'You were writing: "{text}"',
    choices: { go: 'Carry on', again: 'Start again' },
  },
  'post.short': {
    ask: 'Is that your update?',
    choices: { yes: 'Post it', write: 'Write more' },
  },
  'post.same': {
    ask: 'You already shared this.',
    choices: { again: 'Share again', no: 'No' },
  },
  'post.details': {
    ask: 'This will show your {what}.',
    choices: { out: 'Take it out', keep: 'Keep it' },
  },
  'post.onlyDetails': 'There is nothing left to share.',
  'post.readBack': {
    ask: 'You wrote: "{text}"',
    choices: { share: 'Share with {group}', me: 'Only me', change: 'Change it' },
  },
  'post.closed': 'That group has closed.',
  'post.shared': 'Shared. Text UNDO in the next 10 minutes to take it back.',
  'post.waiting': 'Thank you. Somebody in {group} will check it first. Text UNDO to take it back.',
  'post.onlyMe': 'OK. Only you can see it.',
  'post.notShared': 'OK. It is not shared.',
  'post.enough': 'You have shared a lot today. Please wait a bit and try again.',
  'post.held':
    'This is not shared yet, as some words may hurt people. A person will look at it. Text POST to write it another way.',
  'post.phone': 'phone number',
  'post.email': 'e-mail address',
  'post.postcode': 'postcode',
} as const satisfies Record<string, Entry>;
