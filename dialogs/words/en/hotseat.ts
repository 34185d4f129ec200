// Hotseats: a guest answers a group's questions at a fixed time.
import type { Entry } from '../shape.js';

export const hotseat = {
  'hotseat.which': { ask: 'Who is that for?', choices: { else: 'Ask an employer' } },
  'hotseat.write': { ask: 'What do you want to ask {guest}?' },
  'hotseat.empty': { ask: 'I see no words there. What do you want to ask {guest}?' },
  'hotseat.kind': { ask: 'Those words can hurt. How else can you ask {guest}?' },
  'hotseat.held': 'A person looks at that first. You can also ask {guest} in other words.',
  'hotseat.early': '{guest} is here {date}. I keep your question, and tell you the answer.',
  'hotseat.next': 'Thank you. Your question comes next. I tell you the answer.',
  'hotseat.place': 'Thank you. Your place is {number}. I tell you the answer.',
  'hotseat.sameNext': '{count} people asked this. It comes next. I tell you the answer.',
  'hotseat.same': '{count} people asked this. Your place is {number}. I tell you the answer.',
  'hotseat.already': 'Somebody asked this. {guest} says: "{text}"',
  'hotseat.late': '{guest} has gone for now. I pass your question on. You hear from me in two days.',
  'hotseat.again': 'You asked {guest} that. I tell you the answer.',
  'hotseat.many': '{guest} has {count} questions from you. Let us hear those first.',
  'hotseat.manyAgain': 'Please wait for {guest}. Then you can ask more.',
  'hotseat.slow': 'You ask good things. Let others ask {guest} too. You can ask more in {count} minutes.',
  'hotseat.slowMinute': 'You ask good things. Let others ask {guest} too. You can ask more in a minute.',
  'hotseat.over': 'You cannot ask {guest} now. Text ASK to ask somebody else.',
  'hotseat.answer': 'You asked: "{mine}"\n{guest} says: "{text}"',
  'hotseat.corrected': 'You asked: "{mine}"\n{guest} corrects: "{text}"',
  'hotseat.heard': 'Somebody asked: "{mine}"\n{guest} says: "{text}"',
  'hotseat.heardAnew': 'Somebody asked: "{mine}"\n{guest} corrects: "{text}"',
  'hotseat.bundle': '{guest} says:\n{text}\nAll of it: {link}',
  'hotseat.slower': 'Many people listen now. From now on I text you every 15 minutes what {guest} says.',
  'hotseat.busy':
    'More people listen to {guest} than I can text in time. They get one text every 15 minutes from now on.',
  'hotseat.summary': 'This is what {guest} said.\n{text}\nAll of it: {link}',
  'hotseat.summaryLeft': '{guest} had no time for all you asked, but said this.\n{text}\nAll of it: {link}',
  'hotseat.moved': '{guest} now comes {date}. I keep what you asked.',
  'hotseat.movedTo': '{guest} now comes {date}. You can ask then, or now.',
  'hotseat.cancelled': '{guest} cannot come. Text ASK to ask somebody else.',
  'hotseat.unanswered': '{guest} had no time for all you asked. Text ASK to ask somebody else.',

  'hotseat.help':
    'You can ask {guest} too. Text ASK, the name, and your question. Text FOLLOW to hear what {guest} says.',

  'data.guestAsked': 'On {date} you asked {guest}: "{text}"',
  'data.listens': 'You listen to {guest} since {date}.',

  'follow.none': 'No guest is to come to your groups now. Text GROUPS to see your groups.',
  'follow.which': { ask: 'Who do you want to hear?' },
  'follow.how': {
    ask: 'What shall I send you when {guest} answers?',
    choices: { every: 'Every answer', quarter: 'One text each 15 minutes', mine: 'Only my own' },
  },
  'follow.every': 'OK. I send you every answer {guest} gives. Text FOLLOW to change that.',
  'follow.quarter': 'OK. I send you one text each 15 minutes. Text FOLLOW to change that.',
  'follow.mine': 'OK. I send you what you ask, with its answer. At the end you get a few words.',
  'follow.tooMany': 'Many people listen to {guest}. So I send you one text each 15 minutes.',
  'follow.when': '{guest} is here {date}.',
} as const satisfies Record<string, Entry>;
