// Where the files of the demo page lie, and how they are read. A browser takes them as they are: nothing
// builds or copies them.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Run from the sources the folder is beside this file; run from the compiled output it is in the sources. */
const folder = [
  new URL('./page/', import.meta.url),
  new URL('../../../channels/simulator/page/', import.meta.url),
].find((place) => existsSync(place));

/** The address of a page file on disk. Throws when the sources are not there. */
export function pageFile(name: string): URL {
  if (!folder)
    throw new Error('the folder channels/simulator/page is missing: the demo page cannot be shown');
  return new URL(name, folder);
}

export function readPageFile(name: string): Promise<Buffer> {
  return readFile(pageFile(name));
}
