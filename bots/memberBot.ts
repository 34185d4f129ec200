// The order of meaning: who looks at a message first. What an earlier reader takes, a later one never sees.
import { claim } from '../dialogs/prompts.js';
import { declines as saysNo } from '../dialogs/understanding/choices.js';
import { readCommand } from '../dialogs/understanding/commands.js';
import { wantsOut } from '../dialogs/understanding/wantsOut.js';
import { names } from '../dialogs/names.js';
import { start } from '../dialogs/commands.js';
import { alertHow, alertReplies } from './alertReplies.js';
import { barred } from './barred.js';
import { stopAndStart, help } from './carrierWords.js';
import { answersAsContact, confirmsInvitation } from './employerBot.js';
import { freeText } from './freeText.js';
import { globals } from './globals.js';
import { confirmsGuest, saysReady } from './guestBot.js';
import { gatherParts, settle } from './parts.js';
import { pictures } from './pictures.js';
import { miss, tooHigh } from './misses.js';
import { newerNumber, numbers } from './numbers.js';
import { tooMuch } from './pace.js';
import { staffCommands, staffDeeds, staffHome, staffNotes } from './staffBot.js';
import { safeguarding } from './safeguarding.js';
import { tooLong } from './tooLong.js';
import type { Reader, Talk } from './talk.js';
import { typesLinkCode, whoBeforeWelcome } from './whoIsThere.js';

const order: readonly Reader[] = [
  staffDeeds,
  staffHome,
  staffNotes,
  staffCommands,
  alertReplies,
  settle,
  stopAndStart,
  safeguarding,
  alertHow,
  barred,
  tooMuch,
  tooLong,
  (talk) => talk.restartIfGone(),
  help,
  confirmsInvitation,
  confirmsGuest,
  typesLinkCode,
  whoBeforeWelcome,
  notYetWelcome,
  pictures,
  blank,
  globals,
  saysReady,
  gatherParts,
  openStep,
  numbers,
  toldHowToStop,
  answersAsContact,
  commands,
  declines,
  freeText,
];

/** Takes one message through the order of meaning; whatever nobody takes is a miss. */
export async function meaning(talk: Talk): Promise<void> {
  for (const read of order) if (await read(talk)) return;
  await miss(talk);
}

/** Before the welcome's OK there is only the welcome; what they came to say is kept for after it. */
async function notYetWelcome(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  if (turn.consented) return false;
  if (turn.state.open) {
    if (await globals(talk)) return true;
    return (
      (await openStep(talk)) || (await toldHowToStop(talk)) || (await declines(talk)) || keepsFirstWords(talk)
    );
  }
  if (talk.text) turn.state.firstWords = talk.text;
  else turn.state.greeted = true;
  await talk.begin(names.welcome);
  return true;
}

/** Where the bot spoke first, the first words that answer nothing are what they came to say. */
async function keepsFirstWords(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  if (!turn.state.greeted || !talk.text) return miss(talk);
  delete turn.state.greeted;
  turn.state.firstWords = talk.text;
  await turn.say('welcome.kept');
  await talk.askAgain();
  return true;
}

/** The welcome is over: what they said first is read as if they said it now. */
async function takeUpFirstWords(talk: Talk): Promise<void> {
  const { turn } = talk;
  const { firstWords } = turn.state;
  if (!firstWords || !turn.consented || turn.state.stack.length > 0) return;
  delete turn.state.firstWords;
  turn.text = firstWords;
  if (!(await commands(talk)) && !(await freeText(talk))) await talk.begin(names.menu);
}

/** A picture, or nothing at all. */
async function blank(talk: Talk): Promise<boolean> {
  if (talk.text || talk.message.pressed) return false;
  return talk.aside(talk.message.media.length > 0 ? 'aside.picture' : 'aside.blank');
}

/** The open question, if the message is an answer to it. */
async function openStep(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  const { open } = turn.state;
  if (!open) return false;
  if (await newerNumber(talk, open)) return true;
  const answer = await claim(turn, open, talk.message.pressed);
  if (answer === 'too-high') return tooHigh(talk, open);
  if (!answer) return false;
  turn.answer = answer;
  turn.state.misses = 0;
  await talk.goOn();
  await takeUpFirstWords(talk);
  return true;
}

/** "Please stop texting me" takes nobody out on a guess; it is said how. */
async function toldHowToStop(talk: Talk): Promise<boolean> {
  return wantsOut(talk.text) && talk.aside('aside.howToStop');
}

/** A no to a question that has no such choice: it is left, and nothing is done. */
async function declines(talk: Talk): Promise<boolean> {
  const { open } = talk.turn.state;
  if (open?.kind !== 'choice' || !saysNo(talk.text)) return false;
  talk.turn.state.misses = 0;
  talk.leave();
  await talk.turn.say(talk.turn.consented ? 'leave.done' : 'welcome.notNow');
  return true;
}

/** A command word, exact or nearly. */
async function commands(talk: Talk): Promise<boolean> {
  const command = readCommand(talk.text);
  if (!command) return false;
  talk.turn.state.misses = 0;
  const { dialog, options } = start(command);
  await talk.begin(dialog, options);
  return true;
}
