// `outbox`: messages on their way, and those of which nobody knows whether they arrived. Never their words or numbers.
import type { Command } from 'commander';
import { Changes } from '../../store/changes.js';
import type { Outcome, OutboxState } from '../../store/outbox.js';
import { MASS_STOP } from '../../store/doubtedStops.js';
import type { Why } from '../../store/sending.js';
import { type Desk, decide, Mistake, newId, type Result, type Run, when } from './desk.js';
import { wholeNumber } from './given.js';

const open: readonly OutboxState[] = ['due', 'sending', 'unknown', 'failed'];
const most = 200;
const number = wholeNumber(1, Number.MAX_SAFE_INTEGER);

export function outbox(noun: Command, run: Run): void {
  noun
    .command('list')
    .description(`Shows what is not sent, the newest ${most}.`)
    .option('--unknown', 'only those that may have gone out')
    .action(run(list));
  onOne(
    noun,
    'retry',
    'Sends one again that did not go out. Ask the provider first: it may arrive twice.',
  ).action(run(retry));
  onOne(noun, 'settle', 'Says of an unknown one that it did go out.')
    .option('--failed', 'it did not, and shall not be sent again')
    .action(run(settle));
  noun
    .command('stops')
    .description('Decides about stops that the provider told of, so many at once that nobody believed them.')
    .option('--believe', 'they have stopped')
    .option('--again', 'they have not: they are tried again now')
    .action(run(stops));
}

const onOne = (noun: Command, name: string, about: string): Command =>
  noun.command(name).description(about).argument('<id>', 'the number of an unknown one', number);

async function list({ now, store }: Desk, { unknown }: { unknown?: true }): Promise<Result> {
  const lines = await store.view.admin.outbox(now, unknown ? ['unknown'] : open, most);
  const rows = lines.map((line) => ({
    id: line.id,
    to: line.personName,
    channel: line.channel,
    state: line.state,
    why: line.why === null ? null : reasons[line.why],
    due: new Date(line.dueAt),
    tried: line.attempts,
    last: when(line.claimedAt),
    problem: line.problem,
    code: line.code,
  }));
  return { rows };
}

/** `due` says when it is looked at next. */
const reasons: Readonly<Record<Why, string>> = {
  night: 'held: night',
  enough: 'held: had enough for now',
  stop: 'held: outbox stops',
  again: 'being tried again',
  later: 'not due yet',
  pace: 'waiting for pace',
  behind: 'behind another',
  unknown: 'may have gone out',
  sending: 'on its way',
  now: 'due',
};

async function stops(desk: Desk, { believe, again }: { believe?: true; again?: true }): Promise<Result> {
  const { now, store } = desk;
  const lines = (await store.view.admin.waiting(most)).filter(({ kind }) => kind === MASS_STOP);
  if (lines.length === 0) return { said: 'No stop is in doubt.' };
  if (believe === again) throw new Mistake('Ask the provider, and then say --believe or --again.');
  const changes = new Changes();
  for (const { id } of lines) changes.set('waiting', { id, doneAt: null }, { doneAt: now }, 1);
  changes.decideStops({ stopped: believe === true, at: now, auditId: newId(desk) });
  await decide(desk, changes, { command: `outbox stops ${believe ? '--believe' : '--again'}` });
  return { said: believe ? 'They get no more texts.' : 'What waits for them goes out now.' };
}

async function retry(desk: Desk, id: number): Promise<Result> {
  await end(desk, 'retry', { id, state: 'due', dueAt: desk.now, problem: 'sent again by hand', code: null });
  return { said: `Message ${id} is sent again.`, data: { id } };
}

async function settle(desk: Desk, id: number, { failed }: { failed?: true }): Promise<Result> {
  const at = desk.now;
  const outcome: Outcome = failed
    ? { id, state: 'failed', problem: 'settled by hand', code: null, at }
    : { id, state: 'sent', providerId: `settled by hand ${id}`, at };
  await end(desk, failed ? 'settle --failed' : 'settle', outcome);
  return { said: `Message ${id} is settled: it ${failed ? 'did not go' : 'went'} out.`, data: { id } };
}

/** The audit says what was wanted before the outbox is touched: that is the store's own affair, and no change set. */
async function end(desk: Desk, command: string, outcome: Outcome): Promise<void> {
  const { store, now } = desk;
  const row = await store.outbox.byId(outcome.id);
  if (!row) throw new Mistake(`There is no message ${outcome.id}.`);
  if (row.state !== 'unknown')
    throw new Mistake(`Message ${outcome.id} is ${row.state}: only an unknown one is decided by hand.`);
  const changes = new Changes();
  changes.set(
    'waiting',
    { kind: 'unknown-send', aboutId: String(outcome.id), doneAt: null },
    { doneAt: now },
  );
  const detail = { message: outcome.id };
  await decide(desk, changes, { command: `outbox ${command}`, personId: row.personId, detail });
  await store.outbox.record(outcome);
}
