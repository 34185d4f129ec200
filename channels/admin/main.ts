// The operator's command: sets a service up and looks after it from a shell, also while the service runs. It talks to no provider.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { Conflict } from '../../store/changes.js';
import { audit } from './audit.js';
import { check } from './check.js';
import { communities } from './communities.js';
import { contacts } from './contacts.js';
import { Mistake, type Run } from './desk.js';
import { employers } from './employers.js';
import { hotseats } from './hotseats.js';
import { outbox } from './outbox.js';
import { shown } from './output.js';
import { people } from './people.js';
import { requests } from './requests.js';
import { roles } from './roles.js';
import { safeguarding } from './safeguarding.js';
import { seed } from './town.js';
import { updates } from './updates.js';
import { waiting } from './waiting.js';

type Noun = (noun: Command, run: Run) => void;

const nouns: readonly (readonly [name: string, about: string, noun: Noun])[] = [
  ['communities', 'the groups people can join', communities],
  ['employers', 'who can be asked', employers],
  ['contacts', 'the people who answer for an employer', contacts],
  ['hotseats', 'live hours with a guest', hotseats],
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

/** Where a command's words go, and what it is told by its surroundings. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Runs one command to its end. @returns the exit code: 0 done, 1 bad news or our own fault, 2 to be typed or set differently */
export async function operate(words: readonly string[], around: Surroundings): Promise<number> {
  let exitCode = 0;
  const program = programFor(around);
  const run: Run =
    (work) =>
    async (...given) => {
      const { json = false, demo = false } = program.opts<{ json?: boolean; demo?: boolean }>();
      // Whoever only looks makes no store.
      const noun = words.find((word) => !word.startsWith('-'));
      // Only now: help needs no database.
      const { openDesk } = await import('./open.js');
      const desk = await openDesk(around.environment, demo, noun === 'check');
      try {
        if (desk.isDemo && !demo) around.err("No setting names a store: this is the demo's.\n");
        const result = await work(desk, ...given);
        around.out(shown(result, json));
        exitCode = result.exitCode ?? 0;
      } finally {
        await desk.store.close();
      }
    };
  for (const [name, about, noun] of nouns) noun(program.command(name).description(about), run);
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, around);
  }
}

function programFor({ out, err }: Surroundings): Command {
  return new Command('npm run admin --')
    .description('Sets Doorstep up and looks after it. Settings are those of the service.')
    .option('--json', 'prints JSON, for programs')
    .option('--demo', "looks at the demo's store")
    .exitOverride()
    .configureOutput({
      writeOut: out,
      writeErr: err,
      outputError: (text) => err(text.replace(/^error: (.)/, (_, first: string) => first.toUpperCase())),
    })
    .showHelpAfterError('(Add --help to see how it is used.)');
}

function explain(error: unknown, { err }: Surroundings): number {
  // Commander has said it already; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Conflict) err('Somebody else changed this just now. Look again, and try again.\n');
  else err(`${error instanceof Error ? error.message : String(error)}\n`);
  return error instanceof Mistake ? 2 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = await operate(process.argv.slice(2), {
    environment: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
