// `/cop` and what follows it: help, finding, the audit trail, the forms of the desk, and a member's own words such as `post hello`.
import { readCommand } from '../understanding/commands.js';
import type { Turn } from '../turn.js';
import { sayGroup } from './communities.js';
import { deeds } from './index.js';
import { sayFound } from './find.js';
import { isStaff, rolesOf } from './may.js';
import { sayTrail } from './trail.js';
import { sayWaits } from './waits.js';

const splitCommand = (text: string): { word: string; rest: string } => {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*)$/s.exec(text) ?? [];
  return { word: word.toLowerCase(), rest: rest.trim() };
};

/** The form that a command opens, as a button would name it; `null`: none. It is asked before anybody has thought about the command. */
export function formFor(text: string): string | null {
  const { word, rest } = splitCommand(text);
  const deed = deeds.find(({ command }) => command !== undefined && command === word);
  return deed ? `form:${deed.verb}:${rest}` : null;
}

/** Answers the command, or gives the words that go on as the person's own. */
export async function answerCommand(turn: Turn): Promise<string | null> {
  const { word, rest } = splitCommand(turn.text);
  const form = formFor(turn.text);
  if (form) await sayForm(turn, form);
  else if (word === 'find') await sayFound(turn, rest);
  else if (word === 'group') await sayGroup(turn, rest);
  else if (word === 'waiting') await sayWaits(turn);
  else if (word === 'audit') await sayTrail(turn);
  else if (word !== 'help' && word !== '' && readCommand(turn.text)) return turn.text;
  else await sayHelp(turn);
  return null;
}

/** Where the form could not be opened at once, a button does. */
const sayForm = (turn: Turn, form: string): Promise<void> =>
  turn.sayText({ text: turn.words['cop.form'], choices: [{ id: form, label: turn.words['cop.open'] }] });

const forAll = ['cop.post', 'cop.ask', 'cop.groups', 'cop.digest', 'cop.settings'] as const;
const forStaff = [
  'cop.find',
  'cop.manage',
  'cop.newgroup',
  'cop.hotseat',
  'cop.roles',
  'cop.left',
  'cop.waiting',
  'cop.audit',
] as const;
const forEmployers = ['cop.answer'] as const;

async function sayHelp(turn: Turn): Promise<void> {
  const roles = await rolesOf(turn);
  const isOfDesk = isStaff(roles) || roles.some(({ kind }) => kind === 'facilitator');
  const answers = roles.some(({ kind }) => kind === 'employer');
  const said = [...forAll, ...(answers ? forEmployers : []), ...(isOfDesk ? forStaff : [])];
  await turn.say('cop.help');
  await turn.sayText({ text: said.map((key) => turn.words[key]).join('\n'), choices: [] });
}
