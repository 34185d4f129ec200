// `employers`: who can be asked. An employer who pauses gets no new questions; one who leaves gives the open ones back.
import type { Command } from 'commander';
import { words } from '../../dialogs/understanding/text.js';
import type { EmployerLine } from '../../store/adminView.js';
import { Changes } from '../../store/changes.js';
import type { Employer } from '../../store/employers.js';
import { type Desk, decide, Mistake, newId, type Result, type Run, when } from './desk.js';
import { type Hours, nameOf, timeZone, workingDays, workingHours } from './given.js';
import { endRole, giveBack } from './leaving.js';
import { one } from './names.js';

interface Adding {
  about: string;
  topics: string;
  zone: string;
  days: string;
  hours: Hours;
}

export function employers(noun: Command, run: Run): void {
  noun.command('list').description('Shows all of them, also those who left.').action(run(list));
  noun
    .command('add')
    .description('Adds one. Nobody is asked before a contact is invited and has confirmed.')
    .argument('<name>', `what members read: "Green's Cafe"`, nameOf)
    .requiredOption('--about <text>', 'one plain sentence: what they do')
    .requiredOption('--topics <words>', 'what they can be asked about: "food, baking"')
    .option('--zone <zone>', 'where they work', timeZone, 'Europe/London')
    .option('--days <days>', 'when they work, Monday is 1 (default: 1-5)', workingDays, '12345')
    .option('--hours <hours>', 'from when to when (default: 09:00-17:00)', workingHours, nineToFive)
    .action(run(add));
  onOne(noun, 'pause', 'They get no new questions.').action(run(pause));
  onOne(noun, 'resume', 'They get questions again.').action(run(resume));
  onOne(
    noun,
    'leave',
    'They are asked nothing more. Open questions wait for you, and their askers hear by the date.',
  ).action(run(leave));
}

const nineToFive: Hours = { opensAt: 9 * 60, closesAt: 17 * 60 };

const onOne = (noun: Command, name: string, about: string): Command =>
  noun.command(name).description(about).argument('<employer>', 'name or id');

/** One that has not left. @throws Mistake */
export async function oneEmployer({ store }: Desk, typed: string): Promise<EmployerLine> {
  const all = await store.view.admin.employers();
  return one(
    'employer',
    typed,
    all.filter(({ leftAt }) => leftAt === null),
  );
}

async function list({ store }: Desk): Promise<Result> {
  const rows = (await store.view.admin.employers()).map((employer) => ({
    name: employer.name,
    contacts: employer.contacts,
    open: employer.open,
    days: employer.workingDays,
    hours: `${clock(employer.opensAt)}-${clock(employer.closesAt)}`,
    paused: when(employer.pausedAt),
    left: when(employer.leftAt),
    topics: employer.topics,
    id: employer.id,
  }));
  return { rows };
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

async function add(desk: Desk, name: string, { about, topics, zone, days, hours }: Adding): Promise<Result> {
  const known = (await desk.store.view.admin.employers()).filter(({ leftAt }) => leftAt === null);
  if (known.some((each) => each.name.toLowerCase() === name.toLowerCase()))
    throw new Mistake(`There is an employer called ${name} already.`);
  const id = newId(desk);
  const changes = new Changes();
  changes.add('employers', {
    id,
    name,
    about,
    topics: words(topics).join(' '),
    zone,
    workingDays: days,
    ...hours,
    pausedAt: null,
    lastAskedAt: null,
    createdAt: desk.now,
    leftAt: null,
  });
  await decide(desk, changes, { command: 'employers add', detail: { employer: id, name } });
  return { said: `${name} is there now. Next: contacts invite "${name}" and their number.`, data: { id } };
}

async function pause(desk: Desk, typed: string): Promise<Result> {
  const employer = await oneEmployer(desk, typed);
  if (employer.pausedAt !== null) return { said: `${employer.name} is paused already.` };
  return await change(desk, employer, 'pause', { pausedAt: desk.now }, 'gets no new questions.');
}

async function resume(desk: Desk, typed: string): Promise<Result> {
  const employer = await oneEmployer(desk, typed);
  if (employer.pausedAt === null) return { said: `${employer.name} is not paused.` };
  return await change(desk, employer, 'resume', { pausedAt: null, misses: 0 }, 'gets questions again.');
}

async function change(
  desk: Desk,
  { id, name }: Employer,
  command: string,
  values: Partial<Employer>,
  said: string,
): Promise<Result> {
  const changes = new Changes();
  changes.set('employers', { id, leftAt: null }, values, 1);
  await decide(desk, changes, { command: `employers ${command}`, detail: { employer: id, name } });
  return { said: `${name} ${said}`, data: { id } };
}

async function leave(desk: Desk, typed: string): Promise<Result> {
  const { id, name } = await oneEmployer(desk, typed);
  const { store, now } = desk;
  const changes = new Changes();
  changes.set('employers', { id, leftAt: null }, { leftAt: now }, 1);
  changes.set('employer_contacts', { employerId: id, leftAt: null }, { leftAt: now });
  for (const contact of await store.view.employers.contacts(id)) await endRole(desk, changes, contact);
  const open = await store.view.admin.openQuestions(id);
  giveBack(desk, changes, open, true);
  await decide(desk, changes, {
    command: 'employers leave',
    detail: { employer: id, name, open: open.length },
  });
  return { said: `${name} has left. ${openQuestions(open.length)}`, data: { id, open: open.length } };
}

export const openQuestions = (count: number): string =>
  count === 0
    ? 'No question was open.'
    : `${count} open question(s) wait for you now: waiting list shows them.`;
