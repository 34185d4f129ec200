// `safeguarding`: words that disclosed harm. Whoever looks at them, and how each matter ended, stays in the audit.
import type { Command } from 'commander';
import type { Incident } from '../../store/adminView.js';
import { Changes } from '../../store/changes.js';
import { type Desk, decide, Mistake, remember, type Result, type Run, when } from './desk.js';
import { ending } from './names.js';

const most = 1_000;

export function safeguarding(noun: Command, run: Run): void {
  noun
    .command('list')
    .description('Shows who, when and whether it is closed. Open ones come first.')
    .action(run(list));
  onOne(noun, 'show', 'Shows the words. The audit keeps that they were shown.').action(run(show));
  onOne(noun, 'take', 'Says that somebody looks after it: nobody else is paged.').action(run(take));
  onOne(noun, 'close', 'Ends the matter.')
    .requiredOption('--note <text>', 'what was done, for the audit')
    .action(run(close));
}

const onOne = (noun: Command, name: string, about: string): Command =>
  noun
    .command(name)
    .description(about)
    .argument('<reference>', 'as in the alert message: the last six characters');

async function list({ store }: Desk): Promise<Result> {
  const rows = (await store.view.admin.incidents(most)).map(
    ({ reference, at, personName, personId, doneAt }) => ({
      reference: reference.slice(-6),
      at: new Date(at),
      who: personName,
      person: personId,
      closed: when(doneAt),
    }),
  );
  return { rows };
}

const meant = async ({ store }: Desk, typed: string): Promise<Incident> =>
  ending('reference', typed, await store.view.admin.incidents(most), ({ reference }) => reference);

async function show(desk: Desk, typed: string): Promise<Result> {
  const incident = await meant(desk, typed);
  const { reference, at, personId, personName, doneAt } = incident;
  await remember(desk, noteOf('show', incident));
  const { kind = '' } = JSON.parse(incident.detail) as { kind?: string };
  const words = await allWords(desk, incident);
  const who = personName ?? 'Somebody without a name';
  const how = personId === null ? '' : `\n\npeople contact ${personId} --reason "…" shows how to reach them.`;
  const said = `${who} wrote at ${new Date(at).toISOString()}:\n\n${words}${how}`;
  return { said, data: { reference, at: new Date(at), person: personId, kind, words, closed: when(doneAt) } };
}

/** What they wrote first, and whatever they wrote since within the same matter. */
async function allWords({ store }: Desk, { at, detail, doneAt, personId }: Incident): Promise<string> {
  const later = personId === null ? [] : await store.view.safety.disclosures(personId, at);
  const own = later.filter((row) => doneAt === null || row.at <= doneAt).map((row) => row.detail);
  return (own.length > 0 ? own : [detail])
    .map((one) => (JSON.parse(one) as { words?: string }).words ?? '')
    .join('\n\n');
}

async function take(desk: Desk, typed: string): Promise<Result> {
  const incident = await meant(desk, typed);
  const { reference, doneAt } = incident;
  if (doneAt !== null) throw new Mistake(`${reference.slice(-6)} is closed already.`);
  const changes = new Changes();
  const mine = { takenBy: null, takenAt: desk.now };
  changes.set('waiting', { kind: 'safeguarding', aboutId: reference, doneAt: null }, mine, 1);
  await decide(desk, changes, noteOf('take', incident));
  return { said: `${reference.slice(-6)} is looked after.`, data: { reference } };
}

async function close(desk: Desk, typed: string, { note }: { note: string }): Promise<Result> {
  const incident = await meant(desk, typed);
  const { reference, doneAt } = incident;
  if (doneAt !== null) throw new Mistake(`${reference.slice(-6)} is closed already.`);
  const changes = new Changes();
  changes.set('waiting', { kind: 'safeguarding', aboutId: reference, doneAt: null }, { doneAt: desk.now }, 1);
  await decide(desk, changes, noteOf('close', incident, { note }));
  return { said: `${reference.slice(-6)} is closed.`, data: { reference } };
}

/** Of the kind that outlives the person's own data and is no part of it. */
const noteOf = (command: string, { reference, personId }: Incident, more: object = {}) => ({
  command: `safeguarding ${command}`,
  kind: 'safeguarding',
  personId,
  detail: { reference, ...more },
});
