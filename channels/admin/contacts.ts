// `contacts`: the people who answer for an employer. Inviting sends a code; whoever texts it back from that phone is a contact.
import { randomInt } from 'node:crypto';
import type { Command } from 'commander';
import { en } from '../../dialogs/words/en.js';
import { fill } from '../../dialogs/words/shape.js';
import type { ContactLine, EmployerLine } from '../../store/adminView.js';
import { Changes } from '../../store/changes.js';
import { type Desk, decide, Mistake, newId, type Result, type Run, when } from './desk.js';
import { oneEmployer, openQuestions } from './employers.js';
import { phoneNumber, wholeNumber } from './given.js';
import { endRole, giveBack } from './leaving.js';
import { ending } from './names.js';

export function contacts(noun: Command, run: Run): void {
  noun.command('list').description('Shows all of them. Numbers are not shown whole.').action(run(list));
  noun
    .command('invite')
    .description('Texts a code to somebody who shall answer. They confirm by texting it back.')
    .argument('<employer>', 'name or id')
    .argument('<number>', 'their mobile number; without a country it is British', phoneNumber)
    .option('--rank <number>', 'who is asked first: 1', wholeNumber(1, 9), 1)
    .action(run(invite));
  noun
    .command('remove')
    .description('They answer no more. What was open waits for you.')
    .argument('<contact>', 'the id, or its last characters')
    .action(run(remove));
}

async function list({ store }: Desk): Promise<Result> {
  const rows = (await store.view.admin.contacts()).map((contact) => ({
    employer: contact.employerName,
    who: contact.personName,
    number: masked(contact.key),
    rank: contact.rank,
    invited: new Date(contact.invitedAt),
    confirmed: when(contact.confirmedAt),
    left: when(contact.leftAt),
    id: contact.id,
  }));
  return { rows };
}

/** `…123`: enough to tell two phones apart. */
const masked = (number: string): string => `…${number.slice(-3)}`;

async function invite(
  desk: Desk,
  typed: string,
  number: string,
  { rank }: { rank: number },
): Promise<Result> {
  const employer = await oneEmployer(desk, typed);
  const before = await invitations(desk, employer, number);
  const id = newId(desk);
  const code = String(randomInt(10_000, 100_000));
  const changes = new Changes();
  for (const old of before)
    changes.set('employer_contacts', { id: old.id, confirmedAt: null }, { leftAt: desk.now }, 1);
  changes.add('employer_contacts', {
    id,
    employerId: employer.id,
    addressId: null,
    channel: 'sms',
    key: number,
    personId: null,
    code,
    rank,
    invitedAt: desk.now,
    confirmedAt: null,
    leftAt: null,
  });
  sendInvitation(desk, changes, { employer, number, code });
  await decide(desk, changes, {
    command: 'contacts invite',
    detail: { employer: employer.id, contact: id, rank },
  });
  return {
    said: `The invitation is on its way. They text back the code ${code} to confirm.`,
    data: { id, code },
  };
}

/** Older invitations of this number for this employer, which the new one replaces. @throws Mistake where none is of use */
async function invitations({ store }: Desk, employer: EmployerLine, number: string): Promise<ContactLine[]> {
  if ((await store.view.people.optedOutAt('sms', number)) !== null)
    throw new Mistake('This number has said STOP. Only START, texted from that phone, brings it back.');
  const all = await store.view.admin.contacts();
  const same = all.filter(
    ({ employerId, key, leftAt }) => employerId === employer.id && key === number && leftAt === null,
  );
  if (same.some(({ confirmedAt }) => confirmedAt !== null))
    throw new Mistake(`This number answers for ${employer.name} already.`);
  return same;
}

interface Invitation {
  employer: EmployerLine;
  number: string;
  code: string;
}

/** It leaves at once: the operator, who has spoken with them, chooses the hour. */
function sendInvitation(desk: Desk, changes: Changes, { employer, number, code }: Invitation): void {
  const text = fill(en['contact.invite'], { employer: employer.name, organisation: desk.organisation, code });
  changes.send({
    channel: 'sms',
    address: number,
    conversation: '',
    personId: null,
    body: { text, choices: [] },
    priority: 'broadcast',
    replyTo: null,
    dueAt: desk.now,
    staleAt: null,
  });
}

async function remove(desk: Desk, typed: string): Promise<Result> {
  const all = (await desk.store.view.admin.contacts()).filter(({ leftAt }) => leftAt === null);
  const contact = ending('contact', typed, all, ({ id }) => id);
  const { id, employerId, employerName, personId, personName } = contact;
  const changes = new Changes();
  changes.set('employer_contacts', { id, leftAt: null }, { leftAt: desk.now }, 1);
  await endRole(desk, changes, contact);
  const open = (await desk.store.view.admin.openQuestions(employerId)).filter(
    ({ contactId }) => contactId === id,
  );
  giveBack(desk, changes, open, false);
  await decide(desk, changes, {
    command: 'contacts remove',
    personId,
    detail: { contact: id, employer: employerId },
  });
  const who = personName ?? 'The contact';
  return { said: `${who} answers no more for ${employerName}. ${openQuestions(open.length)}`, data: { id } };
}
