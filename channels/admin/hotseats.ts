// `hotseats`: live hours with a guest, for whoever runs the service without Slack. What is done here is what a press there does.
import { randomInt } from 'node:crypto';
import type { Command } from 'commander';
import { DateTime } from 'luxon';
import { momentOf } from '../../dialogs/dates.js';
import { addSeeds } from '../../dialogs/desk/hotseatSeeds.js';
import { announceHotseat, cancelHotseat, moveHotseat } from '../../dialogs/hotseatTold.js';
import { hashOf } from '../../dialogs/secrets.js';
import { Changes } from '../../store/changes.js';
import type { Hotseat } from '../../store/hotseats.js';
import { openCommunity } from './communities.js';
import { type Desk, decide, Mistake, newId, type Result, type Run, when } from './desk.js';
import { nameOf, timeZone, wholeNumber } from './given.js';
import { ending, onePerson } from './names.js';

interface Adding {
  topic: string;
  at: string;
  zone: string;
  minutes: number;
  group: string[];
  seed: string[];
  person?: string;
  cohost?: string;
  checked?: true;
}

const several = (typed: string, before: string[]): string[] => [...before, typed];

export function hotseats(noun: Command, run: Run): void {
  noun.command('list').description('Shows all of them, the newest first.').action(run(list));
  noun
    .command('add')
    .description('Makes one and tells the people of its groups a week before.')
    .argument('<guest>', 'the name people text after ASK', nameOf)
    .requiredOption('--topic <text>', 'what it is about, in a few words')
    .requiredOption('--at <time>', 'when it starts: "2026-12-01 11:00"')
    .requiredOption('--group <community>', 'who may ask; more than once for several', several, [])
    .option('--zone <zone>', 'whose time that is', timeZone, 'Europe/London')
    .option('--minutes <number>', 'how long it is', wholeNumber(15, 180), 60)
    .option('--seed <question>', 'to start with when nobody asks; more than once', several, [])
    .option('--person <person>', 'the guest, where they are known here: a name or id')
    .option('--cohost <person>', 'who begins where the guest is late')
    .option('--checked', 'questions wait until somebody lets them through')
    .action(run(add));
  noun
    .command('move')
    .description('Moves one; everybody who was told is told.')
    .argument('<hotseat>', 'the end of its id')
    .requiredOption('--at <time>', 'when it starts now: "2026-12-01 11:00"')
    .action(run(move));
  noun
    .command('cancel')
    .description('Calls one off; everybody who was told is told.')
    .argument('<hotseat>', 'the end of its id')
    .action(run(cancel));
  noun
    .command('code')
    .description('Makes a code by which the guest comes in. The one before it holds no more.')
    .argument('<hotseat>', 'the end of its id')
    .action(run(code));
}

/** Those shown. */
const MOST = 500;

async function list({ store }: Desk): Promise<Result> {
  const all = await store.view.hotseats.all(MOST);
  const rows = await Promise.all(
    all.map(async ({ guestName, guestPersonId, id, startsAt, state, topic }) => {
      const questions = await store.view.hotseats.questions(id);
      return {
        guest: guestName,
        known: guestPersonId !== null,
        topic,
        starts: when(startsAt),
        state,
        invited: await store.view.hotseats.countInvited(id),
        asked: questions.filter(({ seed }) => seed === 'no').length,
        answered: questions.filter((one) => one.state === 'answered').length,
        id,
      };
    }),
  );
  return { rows };
}

/** What the house's own functions write into. */
const ledgerOf = (desk: Desk, changes: Changes) => ({ changes, now: desk.now, newId: () => newId(desk) });

/** @throws Mistake */
function timeOf(desk: Desk, typed: string, zone: string): number {
  const at = DateTime.fromFormat(typed, 'yyyy-MM-dd HH:mm', { zone });
  if (!at.isValid) throw new Mistake('A time looks like "2026-12-01 11:00".');
  if (at.toMillis() <= desk.now) throw new Mistake('That time has gone by. Give one to come.');
  return at.toMillis();
}

async function add(desk: Desk, guest: string, options: Adding): Promise<Result> {
  const groups = await Promise.all(options.group.map((typed) => openCommunity(desk, typed)));
  const changes = new Changes();
  const hotseat = await rowOf(desk, guest, options);
  changes.add('hotseats', hotseat);
  const ledger = ledgerOf(desk, changes);
  for (const { id } of groups)
    changes.add('hotseat_communities', { id: newId(desk), hotseatId: hotseat.id, communityId: id });
  addSeeds(ledger, hotseat.id, options.seed);
  announceHotseat(ledger, hotseat);
  const { id, startsAt, zone } = hotseat;
  await decide(desk, changes, { command: 'hotseats add', detail: { hotseat: id } });
  return { said: `${guest} is announced for ${momentOf(startsAt, zone)}.`, data: { id } };
}

/** Where nobody is there to let questions through, they go to the guest at once. */
async function rowOf(desk: Desk, guest: string, options: Adding): Promise<Hotseat> {
  const { checked, cohost, minutes, person, topic, zone } = options;
  const startsAt = timeOf(desk, options.at, zone);
  return {
    id: newId(desk),
    topic,
    guestName: guest,
    guestPersonId: person === undefined ? null : (await onePerson(desk, person)).id,
    cohostPersonId: cohost === undefined ? null : (await onePerson(desk, cohost)).id,
    byId: null,
    zone,
    startsAt,
    minutes,
    state: 'draft',
    movedFrom: null,
    checked: checked ? 'yes' : 'no',
    createdAt: desk.now,
    changedAt: desk.now,
  };
}

/** @throws Mistake */
async function oneToCome({ store }: Desk, typed: string): Promise<Hotseat> {
  const found = ending('hotseat', typed, await store.view.hotseats.all(MOST), ({ id }) => id);
  if (['summary', 'archive', 'cancelled'].includes(found.state)) throw new Mistake('That one is over.');
  return found;
}

async function move(desk: Desk, typed: string, { at }: { at: string }): Promise<Result> {
  const hotseat = await oneToCome(desk, typed);
  const { guestName, id, zone } = hotseat;
  const startsAt = timeOf(desk, at, zone);
  if (hotseat.state === 'draft') throw new Mistake('Nobody was told of that one yet. Change it in Slack.');
  if (startsAt === hotseat.startsAt) throw new Mistake('It starts then already.');
  const changes = new Changes();
  moveHotseat(ledgerOf(desk, changes), hotseat, startsAt);
  await decide(desk, changes, { command: 'hotseats move', detail: { hotseat: id } });
  return {
    said: `${guestName} now comes ${momentOf(startsAt, zone)}. Everybody who knew is told.`,
    data: { id },
  };
}

async function cancel(desk: Desk, typed: string): Promise<Result> {
  const hotseat = await oneToCome(desk, typed);
  if (hotseat.state === 'closed' || hotseat.state === 'mop-up') throw new Mistake('That one is over.');
  const changes = new Changes();
  cancelHotseat(ledgerOf(desk, changes), hotseat);
  await decide(desk, changes, { command: 'hotseats cancel', detail: { hotseat: hotseat.id } });
  return {
    said: `${hotseat.guestName} is called off. Everybody who knew is told.`,
    data: { id: hotseat.id },
  };
}

async function code(desk: Desk, typed: string): Promise<Result> {
  const hotseat = await oneToCome(desk, typed);
  if (hotseat.guestPersonId !== null)
    throw new Mistake('The guest is known here already, and needs no code.');
  const changes = new Changes();
  const made = String(randomInt(1_000_000)).padStart(6, '0');
  changes.set('hotseats', { id: hotseat.id, guestPersonId: null }, { guestCode: hashOf(made) }, 1);
  await decide(desk, changes, { command: 'hotseats code', detail: { hotseat: hotseat.id } });
  return {
    said: `Hand this to ${hotseat.guestName}: text or write GUEST ${made} to us.`,
    data: { code: made },
  };
}
