// `check`: is the database whole, what is in it, and which one was looked at. It changes nothing.
import type { Command } from 'commander';
import type { Desk, Result, Row, Run } from './desk.js';

export function check(noun: Command, run: Run): void {
  noun.action(run(look));
}

async function look({ store, place, isDemo, organisation }: Desk): Promise<Result> {
  const [flaw, counts, inbox, outbox] = await Promise.all([
    store.checkIntegrity(),
    store.view.admin.counts(),
    store.inbox.counts(),
    store.outbox.counts(),
  ]);
  const rows: Row[] = [
    { what: 'database', value: place },
    { what: 'used by', value: isDemo ? 'the demo' : 'the real service' },
    { what: 'organisation', value: organisation },
    { what: 'integrity', value: flaw ?? 'good' },
    ...counts.map(({ what, count }) => ({ what: what.replaceAll('_', ' '), value: count })),
    ...Object.entries(inbox).map(([state, count]) => ({ what: `inbox ${state}`, value: count })),
    ...Object.entries(outbox).map(([state, count]) => ({ what: `outbox ${state}`, value: count })),
  ];
  return flaw === null
    ? { rows, said: 'All is well.' }
    : { rows, said: 'The database is damaged. Stop the service and restore the last backup.', exitCode: 1 };
}
