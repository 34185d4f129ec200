// Asking employers: the question, who gets it, the employer's side, the answer as the asker reads it, and what they say to it.
import type { Entry } from '../shape.js';

/** What may be done when nobody answered. */
const passOn = { else: 'Ask someone else', leave: 'Leave it' } as const;

/** What may be said to an answer. */
const toAnswer = { thanks: 'Thanks', more: 'Ask more', not: 'Not helpful' } as const;

export const ask = {
  'ask.draft': {
    ask: 'You were writing: "{text}"',
    choices: { go: 'Carry on', again: 'Start again' },
  },
  'ask.write': { ask: 'What do you want to ask?' },
  'ask.writeTo': { ask: 'What do you want to ask {employer}?' },
  'ask.writeAgain': { ask: 'You wrote: "{text}"\nSend new words.' },
  'ask.short': {
    ask: 'Is that all you want to ask?',
    choices: { all: 'Ask it', write: 'Write more' },
  },
  'ask.rude': { ask: 'Some words may hurt people. Please write it another way.' },
  'ask.same': {
    ask: 'You already asked this.',
    choices: { again: 'Ask again', no: 'Leave it' },
  },
  'ask.before': {
    ask: 'Someone asked this.',
    choices: { read: 'Read it', ask: 'Ask anyway' },
  },
  'ask.past': {
    ask: '{employer} said: "{text}"',
    choices: { done: 'That is all', ask: 'Ask anyway' },
  },
  'ask.glad': 'Good. Text ASK when you want to ask more.',
  'ask.details': {
    ask: 'Please keep your {what} to yourself.',
    choices: { out: 'Take it out', write: 'Write it again' },
  },
  'ask.postcode': {
    ask: 'This will show your postcode.',
    choices: { out: 'Take it out', keep: 'Keep it' },
  },
  'ask.onlyDetails': 'There is nothing left to ask.',
  'ask.notAsked': 'OK. We did not ask it.',
  'ask.many': 'You have asked {count} things. Wait for an answer first. Text MY QUESTIONS to see them.',
  'ask.who': {
    ask: 'Who?',
    choices: { any: 'Any employer', one: '{employer}', choose: 'Help me choose' },
  },
  'ask.choose': { ask: 'These fit best. Who shall we ask?' },
  'ask.sent': 'We asked. You will hear by {date}.',
  'ask.nobody': 'Nobody can answer right now. A person here will look for someone. You will hear by {date}.',
  'ask.found': 'We asked {employer} for you. You will hear by {date}.',

  'question.asked': '{name} asks: "{text}"\nAnswer in one message.',
  'question.askedOrPass': '{name} asks: "{text}"\nAnswer in one message, or say PASS.',
  'question.over': '{name} asked: "{text}"\nThe time is up. You need not answer now.',
  'question.nudge': '{name} still waits for an answer: "{text}"\nAnswer in one message.',
  'question.nudgeMany': '{count} questions wait for you. {name} asked: "{text}"\nAnswer in one message.',
  'question.others': 'Somebody else has answered {name}. You need not.',
  'question.withdrawn': '{name} took a question back. You need not answer it.',

  'answer.which': { ask: 'Which question is this for?' },
  'answer.sure': {
    ask: 'Is this your answer?',
    choices: { send: 'Send it', no: 'No' },
  },
  'answer.alsoFor': {
    ask: 'Is this for {name} too?',
    choices: { send: 'Send it', no: 'No' },
  },
  'answer.sent': 'Sent to {name}.',
  'answer.kept': 'Thank you. We keep it for {name}.',
  'answer.notSent': 'OK. I did not send it.',
  'answer.passed': 'OK. Thank you. We will tell {name}.',
  'answer.held': 'A person here will read it first. You can also send it in other words.',
  'answer.over': 'Thank you. Nobody waits for an answer now.',
  'answer.first': {
    ask: 'Someone else has told {name}.',
    choices: { add: 'Add my words', no: 'Leave it' },
  },

  'answer.told': {
    ask: '{employer} says: "{text}"',
    choices: toAnswer,
  },
  'answer.added': '{employer} added: "{text}"',
  'answer.none': { ask: '{employer} did not answer in time.', choices: passOn },
  'answer.nobody': { ask: 'Nobody could answer in time.', choices: passOn },
  'answer.notYet': '{employer} has not answered yet. They have until {date}. You will hear then.',
  'answer.beingRead': '{employer} sent an answer. A person here still reads it. You will hear by {date}.',
  'answer.keptBack': { ask: 'We cannot pass on what {employer} wrote.', choices: passOn },
  'answer.afterAll': { ask: '{employer} says after all: "{text}"', choices: toAnswer },
  'answer.stillLooking': 'We still look for someone who can answer. You will hear by {date}.',
  'answer.passedOn': '{employer} did not answer in time. We asked {name} for you. You will hear by {date}.',
  'answer.movedOn': '{employer} has not answered. We asked {name} for you. You will hear by {date}.',
  'answer.declined': { ask: '{employer} cannot answer this.', choices: passOn },
  'answer.askedTooMuch':
    '{employer} asked for something private. You need not tell them. A person here will look at it.',

  'hear.which': { ask: 'Which one?' },
  'hear.share': {
    ask: 'Can we share this without your name?',
    choices: { share: 'Share it', private: 'Keep it private' },
  },
  'hear.shared': 'Thank you. Others can read it now.',
  'hear.private': 'OK. Only you can read it.',
  'hear.meet': 'Text MEET if you want to meet {employer}.',
  'hear.notHelpful': {
    ask: 'Sorry about that.',
    choices: { else: 'Ask someone else', person: 'Talk to a person', leave: 'Leave it' },
  },
  'hear.left': 'OK. We leave it there.',

  'mine.none': 'You have nothing open. Text ASK to ask.',
  'mine.which': { ask: 'Which one?' },
  'mine.asked': {
    ask: 'You asked {employer}: "{text}"\nYou will hear by {date}.',
    choices: { keep: 'Keep it', back: 'Take it back' },
  },
  'mine.looking': {
    ask: 'You asked: "{text}"\nYou will hear by {date}.',
    choices: { keep: 'Keep it', back: 'Take it back' },
  },
  'mine.late': {
    ask: 'You asked: "{text}"\nThe answer is late. You will hear soon.',
    choices: { keep: 'Keep it', back: 'Take it back' },
  },
  'mine.kept': 'OK. We keep it.',
  'mine.gone': 'Taken back. Nobody got it.',
  'mine.seen': 'Taken back. {employer} may have seen it.',
  'mine.isWaiting': 'waiting',
  'mine.isAnswered': 'answered',
  'mine.isOver': 'no answer',

  'employers.which': { ask: 'Who shall I tell you about?' },
  'employers.unknown': 'I do not know that one.',
  'employers.none': 'There are none yet.',
  'employers.one': {
    ask: '{employer}: {text}',
    choices: { ask: 'Ask them', more: 'More' },
  },

  'contact.invite':
    'I am a computer helper from {organisation}. Text {code} if you will answer questions for {employer}. Text STOP to stop.',
  'contact.thanks':
    'Thank you. You now answer for {employer}. Each question comes as a text: reply in one message.',
  'contact.used': 'Thank you. That code was used before.',
} as const satisfies Record<string, Entry>;
