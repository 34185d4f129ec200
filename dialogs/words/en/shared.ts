// Sentences that belong to every flow: asides, misses, help, the menu, stopping and coming back.
import type { Entry } from '../shape.js';

export const shared = {
  more: 'More',
  someone: 'Someone',

  'menu.first': {
    ask: 'What would you like to do?',
    choices: { post: 'Share news', ask: 'Ask an employer', more: 'More' },
  },
  'menu.second': {
    ask: 'You can also do this:',
    choices: { digest: 'Read news', groups: 'See groups', more: 'More' },
  },
  'menu.third': {
    ask: 'And this:',
    choices: { settings: 'Change settings', person: 'Talk to a person', more: 'More' },
  },

  'help.member':
    'Text POST to share news, or ASK to ask an employer. Text MENU to see more. Text PERSON to talk to a person.',
  'help.stranger': 'This is {organisation}. I am a computer helper. Text HELLO to begin.',

  'aside.welcome': 'You are welcome. Text MENU to see what you can do.',
  'aside.howToStop': 'To get no more texts from me, text only the word STOP.',
  'aside.noMore': 'That is all there is.',
  'aside.nothingToUndo': 'There is nothing to take back.',
  'aside.blank': 'Your message had no words in it.',
  'aside.tooLong': 'That is too long for me. Send it in parts of 1,600 letters or less.',
  'aside.picture': 'I cannot open pictures here. Text PHOTO and I will send you a link for it.',

  'leave.done': 'OK, we stopped there. Text MENU when you want to go on.',
  'leave.nothing': 'OK. Text MENU when you want something.',

  'miss.first': 'I did not get that.',
  'miss.second': 'Sorry, I still do not follow.',
  'miss.number': 'Please pick a number from 1 to {count}.',

  'pace.minute':
    'That was a lot at once. Your words are safe. Please wait a minute before you text me again.',
  'pace.minutes':
    'That was a lot at once. Your words are safe. Please wait {count} minutes before you text me again.',

  'person.done': 'I have asked a person to help you. They will text you. Your words are safe.',

  'stop.done': 'You will get no more messages from us. Text START to come back.',
  'stop.back': 'Welcome back. Text MENU to see what you can do.',

  'nudge.open': 'What you wrote is still here. Nobody has seen it.',

  'missed.draft': {
    ask: 'You have a draft.',
    choices: { see: 'See it', bin: 'Bin it' },
  },
  'missed.binned': 'OK. The draft is in the bin.',

  'undo.unseen': 'Taken back. Nobody got it.',
  'undo.seen': 'Taken back. People in {group} may have seen it.',
  'undo.comment': 'Taken back. Somebody may have seen it.',
  'undo.leave': 'You are back in {group}.',

  'offer.ask': {
    ask: 'What shall I do with that?',
    choices: { post: 'Share it as news', ask: 'Ask an employer', no: 'Nothing' },
  },
  'offer.no': 'OK. Text MENU to see what you can do.',

  'sorry.changed': 'I have learned something new, so we start again here.',
  'sorry.parked':
    'Sorry, I could not do that. Your words are safe. A person at {organisation} will look at it.',
  'sorry.parkedCode':
    'Sorry, I could not do that. A person at {organisation} will look at it. If they ask, the code is {reference}.',

  'safe.night':
    'You matter. If you are in danger now, call 999. To talk or get help, call 111 or {line}. I am a computer and our office is shut until {date}. I have sent word to a person.',
  'safe.again':
    'Thank you for telling me. If you are in danger now, call 999. To talk or get help, call 111 or {line}. I have told our office that you wrote again.',
  'safe.fixed':
    'You matter. If you are in danger now, call 999. To talk or get help, call 111 or {line}. I am a computer and nobody reads this at night. I have told a person at our office.',
} as const satisfies Record<string, Entry>;
