// `seed`: the sample town, for a first look.
import type { Command } from 'commander';
import { seedTown } from '../simulator/town.js';
import { type Desk, Mistake, remember, type Result, type Run } from './desk.js';

export function seed(noun: Command, run: Run): void {
  noun
    .option('--yes', "also where it is not the demo's store: the people of the town have pretend numbers")
    .action(run(addTown));
}

async function addTown(desk: Desk, { yes }: { yes?: true }): Promise<Result> {
  if (!desk.isDemo && !yes)
    throw new Mistake(
      'This is the store of a real service, and the people of the sample town have pretend numbers. ' +
        'Add --demo for the store of the demo, or --yes if you mean this one.',
    );
  if (!(await seedTown(desk.store, desk.now))) return { said: 'The sample town is there already.' };
  await remember(desk, { command: 'seed' });
  return { said: 'The sample town is there now. communities list and employers list show it.' };
}
