// Loaded before the tests: what they write for a moment stands in memory where the system has room there, so that they wait for no
// disk. A process that is killed leaves it as it would leave a file.
import { accessSync, constants, statfsSync } from 'node:fs';

const memory = '/dev/shm';
const enough = 2 * 1024 ** 3;

function hasRoom(): boolean {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= enough;
  } catch {
    // No such place on this system.
    return false;
  }
}

if (!process.env.TMPDIR && hasRoom()) process.env.TMPDIR = memory;
