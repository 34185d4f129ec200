// The employer's side: an invitation is confirmed with its code, and free text answers the question that waits.
import { names } from '../dialogs/names.js';
import { isPass, saysLittle } from '../dialogs/answerChecks.js';
import { type ReadCommand, readCommand } from '../dialogs/understanding/commands.js';
import { ownWords } from '../dialogs/understanding/ownWords.js';
import type { Question } from '../store/questions.js';
import type { Talk } from './talk.js';

/** A message that is a code and little else. */
const CODE = /^\D*(\d{5})\D*$/;

/** Somebody who was invited to answer for an employer sends the code of the invitation. */
export async function confirmsInvitation(talk: Talk): Promise<boolean> {
  const code = CODE.exec(talk.text)?.[1];
  if (!code) return false;
  const { address, store } = talk.turn;
  const invitation = await store.employers.invitation(address.channel, address.key);
  if (invitation?.code !== code) return false;
  talk.leave();
  delete talk.turn.state.firstWords;
  await talk.begin(names.confirmContact, { contactId: invitation.id });
  return true;
}

/** A contact: what they write answers the question that waits, or adds to their last answer, unless it is a bare command. */
export async function answersAsContact(talk: Talk): Promise<boolean> {
  const { store, person } = talk.turn;
  const command = readCommand(talk.text);
  if (command?.exact && command.rest === '') return false;
  if ((await store.employers.contactsOf(person.id)).length === 0) return false;
  // Nobody is there: an answer to a machine would only be answered by it again.
  if (ownWords(talk.text).automatic) return true;
  const open = await store.questions.openFor(person.id);
  return open.length > 0 ? answersOpen(talk, open, command) : addsToLast(talk, command);
}

/** They are asked first where it may be meant for a command, or for a step that was asked after the question came. */
async function answersOpen(
  talk: Talk,
  open: readonly Question[],
  command: ReadCommand | null,
): Promise<boolean> {
  const { stack, open: step } = talk.turn.state;
  const isBusy = stack.length > 0 && open.every(({ routedAt }) => (routedAt ?? 0) <= (step?.askedAt ?? 0));
  if ((isBusy && command) || stack.some(({ id }) => id === names.answer)) return false;
  return takeAnswer(talk, { unsure: isBusy || command?.exact === true });
}

/** Somebody in no group writes news to nobody: with nothing to add to, they hear that no question waits. */
async function addsToLast(talk: Talk, command: ReadCommand | null): Promise<boolean> {
  const { now, person, state, store } = talk.turn;
  const isBusy = state.stack.some(({ id }) => id !== names.menu);
  if (command || isBusy || saysLittle(talk.text)) return false;
  const last = isPass(talk.text) ? null : await store.questions.lastAnsweredBy(person.id, now - ADDS_MS);
  // Under a menu it may be a word to us: they are asked.
  if (last) return takeAnswer(talk, { adds: last.id, unsure: state.stack.length > 0 });
  return (await store.communities.mine(person.id)).length === 0 ? takeAnswer(talk, {}) : false;
}

async function takeAnswer(talk: Talk, how: { unsure?: boolean; adds?: string }): Promise<true> {
  talk.turn.state.misses = 0;
  await talk.begin(names.answer, { words: talk.text, ...how });
  return true;
}

/** How long after an answer a further message of the employer's adds to it. */
const ADDS_MS = 24 * 60 * 60 * 1000;
