// The operator's command: sets a service up and looks after it from a shell, also while the service runs. It talks to no provider.
import { Command, CommanderError } from 'commander';
import { Conflict } from '../../store/changes.js';
import { openStore } from '../../store/store.js';
import { audit } from './audit.js';
import { check } from './check.js';
import { communities } from './communities.js';
import { contacts } from './contacts.js';
import { Mistake, type Run } from './desk.js';
import { employers } from './employers.js';
import { outbox } from './outbox.js';
import { shown } from './output.js';
import { people } from './people.js';
import { requests } from './requests.js';
import { roles } from './roles.js';
import { safeguarding } from './safeguarding.js';
import { readSettings } from './settings.js';
import { seed } from './town.js';
import { updates } from './updates.js';
import { waiting } from './waiting.js';

type Noun = (noun: Command, run: Run) => void;

const nouns: readonly (readonly [name: string, about: string, noun: Noun])[] = [
  ['communities', 'the groups people can join', communities],
  ['employers', 'who can be asked', employers],
  ['contacts', 'the people who answer for an employer', contacts],
  ['roles', 'staff, facilitators, safeguarding leads', roles],
  ['people', 'find somebody; their data and how to reach them', people],
  ['waiting', 'what a human must look at', waiting],
  ['updates', 'what people wrote and somebody must decide on', updates],
  ['requests', 'people who asked to join', requests],
  ['safeguarding', 'words that disclosed harm', safeguarding],
  ['outbox', 'messages that are not sent, or may not be', outbox],
  ['audit', 'who did what', audit],
  ['seed', 'adds the sample town', seed],
  ['check', 'whether the database is whole, and what is in it', check],
];

/** Exit codes: 0 done, 1 bad news or our own fault, 2 something to be typed or set differently. */
async function main(words: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('npm run admin --')
    .description('Sets Doorstep up and looks after it. Settings are those of the service.')
    .option('--json', 'prints JSON, for programs')
    .option('--demo', 'looks at the store of the demo')
    .exitOverride()
    .configureOutput({
      outputError: (text, write) =>
        write(text.replace(/^error: (.)/, (_, first: string) => first.toUpperCase())),
    })
    .showHelpAfterError('(Add --help to see how it is used.)');
  const run: Run =
    (work) =>
    async (...given) => {
      const { json = false, demo = false } = program.opts<{ json?: boolean; demo?: boolean }>();
      const { settings, ...rest } = readSettings(process.env, demo);
      const store = await openStore(settings);
      try {
        const result = await work({ store, now: Date.now(), ...rest }, ...given);
        process.stdout.write(shown(result, json));
        exitCode = result.exitCode ?? 0;
      } finally {
        await store.close();
      }
    };
  for (const [name, about, noun] of nouns) noun(program.command(name).description(about), run);
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  // Commander has said it already; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Conflict) {
    process.stderr.write('Somebody else changed this just now. Look again, and try again.\n');
    return 1;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return error instanceof Mistake ? 2 : 1;
}

process.exitCode = await main(process.argv.slice(2));
