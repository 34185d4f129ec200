// Who is at an address: codes of LINK, several people on one phone, and what a message says to one who does not have it now.
import { linkCodeIn } from '../dialogs/link.js';
import { names } from '../dialogs/names.js';
import type { Said, Turn } from '../dialogs/turn.js';
import { readCommand } from '../dialogs/understanding/commands.js';
import { fill } from '../dialogs/words/shape.js';
import type { Who } from '../store/people.js';
import type { LiveTurn } from './liveTurn.js';
import type { Talk } from './talk.js';

/** LINK and a code are never words of an update, and need no welcome: whoever shows the code has agreed already. */
export async function typesLinkCode(talk: Talk): Promise<boolean> {
  const typed = linkCodeIn(talk.text);
  if (!typed) return false;
  delete talk.turn.state.firstWords;
  talk.turn.state.misses = 0;
  await talk.begin(names.link, { typed });
  return true;
}

/** Somebody new was given the phone and gives it back before they are welcomed. */
export async function whoBeforeWelcome(talk: Talk): Promise<boolean> {
  const { address, consented, store } = talk.turn;
  if (consented || readCommand(talk.text)?.name !== 'who') return false;
  if ((await store.people.peopleAt(address.id)).length < 2) return false;
  await talk.begin(names.who);
  return true;
}

/** The code they were shown has been typed: they are asked, unless it is too late. */
export async function askIfItIsThem(talk: Talk, codeId: string): Promise<void> {
  const { now, person, store } = talk.turn;
  const code = await store.links.byId(codeId);
  if (code?.personId === person.id && code.until > now) await talk.begin(names.confirmLink, { codeId });
}

/** Somebody has the phone: welcomed if new, else asked what stood open, unless they were quicker. */
export async function greetWhoCame(talk: Talk): Promise<void> {
  const { address, consented, person, state } = talk.turn;
  if (state.open || address.activePersonId !== person.id) return;
  if (!consented && state.stack.length === 0) await talk.begin(names.welcome);
  else await talk.askAgain();
}

/**
 * What is said to somebody on a phone that another has now: by name, and with nothing to press, for the numbers mean that other's
 * question.
 */
export function saidTo(
  words: Turn['words'],
  { person, address }: { person: Who['person']; address: Pick<Who['address'], 'activePersonId'> },
  said: Said,
): Said {
  if (address.activePersonId === null || address.activePersonId === person.id) return said;
  const name = person.name ?? words.someone;
  const text = fill(words['who.for'], { name, text: said.text });
  const how = said.choices.length > 0 ? ` ${fill(words['who.toAnswer'], { name })}` : '';
  return { text: `${text}${how}`, choices: [] };
}

/** The same for what a turn says to its own person. */
export const saidHere = (turn: LiveTurn, said: Said): Said =>
  turn.cause.kind === 'message' ? said : saidTo(turn.words, turn, said);
