// Somebody whom staff keep away: they may say STOP, be heard when they are in danger, ask for a person, and see or delete what is
// kept of them. Nothing else they write goes anywhere; what they had written is a draft, for staff may let them in again.
import { names } from '../dialogs/names.js';
import { readCommand, readGlobal } from '../dialogs/understanding/commands.js';
import type { Talk } from './talk.js';

const STILL: readonly string[] = [names.person, names.myData, names.forgetMe];

export async function barred(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  if ((turn.person.barredAt ?? null) === null) return false;
  if (turn.state.stack.some(({ id }) => STILL.includes(id))) return false;
  const command = readCommand(talk.text);
  const isTheirs = command?.exact && (command.name === 'myData' || command.name === 'forgetMe');
  if (isTheirs || readGlobal(talk.text, false) === 'person') return false;
  talk.leave();
  await turn.say('barred.told');
  return true;
}
