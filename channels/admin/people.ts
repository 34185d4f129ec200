// `people`: finding somebody, and what is kept of them. A number is shown by one command only, with a reason, and the audit says so.
import type { Command } from 'commander';
import { Changes } from '../../store/changes.js';
import type { Person } from '../../store/people.js';
import { type Desk, decide, Mistake, remember, type Result, type Run } from './desk.js';
import { called, nearest, onePerson } from './names.js';

const most = 20;

export function people(noun: Command, run: Run): void {
  noun
    .command('find')
    .description('Shows people by a part of their name, with their groups. Never a number.')
    .argument('<name>', 'the name others see, or a part of it')
    .action(run(find));
  onPerson(
    noun,
    'contact',
    'Shows how to reach somebody, for a safeguarding lead. The audit keeps who and why.',
  )
    .requiredOption('--reason <text>', 'why it is needed')
    .action(run(contact));
  onPerson(noun, 'export', 'Prints everything kept about somebody, as JSON: their own MY DATA.').action(
    run(takeOut),
  );
  onPerson(noun, 'erase', 'Erases somebody, as FORGET ME does. It cannot be undone.')
    .option('--yes', 'really')
    .action(run(erase));
}

const onPerson = (noun: Command, name: string, about: string): Command =>
  noun.command(name).description(about).argument('<person>', 'id, or a name that only one person has');

async function find({ store }: Desk, part: string): Promise<Result> {
  const found = await store.view.admin.peopleLike(part, most);
  if (found.length === 0)
    throw new Mistake(
      `There is nobody called "${part}". ${nearest(part, await store.view.admin.peopleNames())}`,
    );
  const rows = await Promise.all(found.map((person) => lineOf(store, person)));
  return { rows, ...(found.length === most ? { said: `These are the first ${most}.` } : {}) };
}

async function lineOf(store: Desk['store'], { id, name, createdAt }: Person) {
  const [groups, roles] = await Promise.all([store.view.communities.mine(id), store.view.people.rolesOf(id)]);
  return {
    name,
    groups: groups.map((group) => group.name).join(', '),
    roles: [...new Set(roles.map(({ kind }) => kind))].join(', '),
    since: new Date(createdAt),
    id,
  };
}

async function contact(desk: Desk, typed: string, { reason }: { reason: string }): Promise<Result> {
  if (reason.trim() === '') throw new Mistake('Say why it is needed: --reason "…".');
  const person = await onePerson(desk, typed);
  // Before it is shown. Of the safeguarding kind, so that it outlives the person's own data and is no part of it.
  const note = { command: 'people contact', kind: 'safeguarding', personId: person.id, detail: { reason } };
  await remember(desk, note);
  const address = await desk.store.view.people.addressOf(person.id);
  if (!address) return { said: `There is no way to reach ${called(person)}.`, exitCode: 1 };
  const { channel, key, optedOutAt } = address;
  const said = `${called(person)}: ${channel} ${key}${optedOutAt === null ? '' : ' (said STOP)'}`;
  return { said, data: { channel, key, optedOut: optedOutAt !== null } };
}

async function takeOut(desk: Desk, typed: string): Promise<Result> {
  const { id } = await onePerson(desk, typed);
  await remember(desk, { command: 'people export', personId: id });
  return { data: await desk.store.view.people.everythingAbout(id) };
}

async function erase(desk: Desk, typed: string, { yes }: { yes?: true }): Promise<Result> {
  const person = await onePerson(desk, typed);
  if (!yes)
    throw new Mistake(`${called(person)} and all they wrote would be gone for good. Add --yes to do it.`);
  const changes = new Changes();
  changes.erase(person.id);
  await decide(desk, changes, { command: 'people erase', kind: 'erase', detail: { person: person.id } });
  return { said: 'Erased. Only an opt-out and the safeguarding audit are kept.', data: { id: person.id } };
}
