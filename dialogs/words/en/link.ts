// One person on many channels, many people on one phone, and a picture from a phone that cannot send one.
import type { Entry } from '../shape.js';

export const link = {
  'link.have': {
    ask: 'Do you have a code?',
    choices: { show: 'Give me a code', type: 'I have one' },
  },
  'link.code':
    'Your code is {code}. Go to your other phone or web page. Send LINK {code} from there in 15 minutes.',
  'link.type': { ask: 'Send me the code.' },
  'link.sixNumbers': { ask: 'A code has six numbers. Send me the code.' },
  'link.typed': 'Thank you. Now look where you got the code. I ask you there if it is you.',
  'link.unknown': 'I do not know that code. It may be too old. Text LINK to get a new one.',
  'link.wait': 'That was one try too many. Please wait 15 minutes. Then text LINK again.',
  'link.thisSide': 'You got that code here. Send it from the other side.',
  'link.already': 'That is done. Both are you now.',
  'link.shared': 'You two share a phone, so you stay two people. Text WHO to say who has the phone.',
  'link.confirm': {
    ask: 'Somebody typed your code. Is it you?',
    choices: { me: 'Yes it is me', no: 'No' },
  },
  'link.keep': {
    ask: 'You were writing two things. Which one shall we go on with?',
    choices: { mine: '"{mine}"', theirs: '"{theirs}"' },
  },
  'link.done': 'Done. Both are you now. Text UNLINK to take them apart.',
  'link.doneName': 'Done. Both are you now, and your name is {name}. Text UNLINK to take them apart.',
  'link.not': 'OK. I did not link it. Nobody can use that code now.',
  'link.refused': 'You said no on the other side. So it is not linked.',
  'link.old': 'That was too long ago. Text LINK to get a new code.',

  'unlink.none': 'There is no link here. Text LINK to make one.',
  'unlink.sure': {
    ask: 'Take the link apart? What you did on each side stays there.',
    choices: { apart: 'Take it apart', keep: 'Keep it' },
  },
  'unlink.kept': 'OK. The link stays.',
  'unlink.done': 'Done. Each side is on its own now. Text LINK to join them again.',

  'who.which': {
    ask: 'Who has this phone now?',
    choices: { new: 'Somebody new' },
  },
  'who.nobody': 'No name yet',
  'who.still': 'OK. You are {name}.',
  'who.now': 'OK. {name} has the phone now.',
  'who.new': 'OK. Somebody new has the phone now.',
  'who.for': 'For {name}: {text}',
  'who.toAnswer': '{name}, text WHO first to answer.',

  'photo.link': 'Open this link to show me your picture. It works once, for a day.\n{link}',
  'photo.have': 'I have your picture.',
  'photo.alt': { ask: 'What is in it?' },
  'photo.with': 'Your picture goes with it.',
} as const satisfies Record<string, Entry>;
