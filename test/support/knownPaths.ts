// The ways into every question as they were found last, kept in a file: one line each, to be read.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Path } from './paths.js';

/** One way a line: `menu@1/chooseWhatToDo/chosen  member: menu`. */
const golden = 'test/support/paths.golden.txt';

/** The ways that were found last. */
export const knownPaths = (): Path[] =>
  readFileSync(golden, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, at = '', kind = '', says = ''] = /^(\S+) {2}([^:]+): (.*)$/.exec(line) ?? [];
      return { at, kind: kind as Path['kind'], says: says.split(' > ') };
    });

export const keepPaths = (paths: readonly Path[]): void =>
  writeFileSync(golden, paths.map(({ at, kind, says }) => `${at}  ${kind}: ${says.join(' > ')}\n`).join(''));
