// `audit`: who did what. Nobody changes it.
import type { Command } from 'commander';
import type { Desk, Result, Run } from './desk.js';
import { wholeNumber } from './given.js';

export function audit(noun: Command, run: Run): void {
  noun
    .command('list')
    .description('Shows the newest lines. Words that disclosed harm stay out: safeguarding show has them.')
    .option('--kind <kind>', 'only these: admin, role, erase, consent, opt-out, opt-in, safeguarding')
    .option('--limit <number>', 'how many at most', wholeNumber(1, 10_000), 50)
    .action(run(list));
}

async function list({ store }: Desk, { kind, limit }: { kind?: string; limit: number }): Promise<Result> {
  const lines = await store.view.admin.audit(kind ?? null, limit);
  const rows = lines.map((line) => ({
    at: new Date(line.at),
    kind: line.kind,
    by: line.actor,
    about: line.personName ?? line.personId,
    ...told(line.detail),
  }));
  return { rows };
}

/** What was done, and the rest of a detail without the words of a member. */
function told(json: string): { command: string | null; detail: string } {
  const { words: _, command = null, ...rest } = JSON.parse(json) as Record<string, string>;
  const detail = Object.entries(rest).map(([name, value]) => `${name}: ${value}`);
  return { command, detail: detail.join(', ') };
}
