// A new store that is migrated already: the migrations run once in a process, and whoever needs an empty store gets a copy. Tests
// of the migrations themselves do without.
import { constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../store/store.js';

let template: Promise<string> | undefined;

/** Where nothing stands yet, an empty store does afterwards. */
export async function migrated(file: string): Promise<void> {
  if (existsSync(file)) return;
  copyFileSync(await (template ??= makeTemplate()), file, constants.COPYFILE_EXCL);
}

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'empty.sqlite');
  // Closing writes everything into the one file.
  await (await openStore({ file })).close();
  return file;
}
