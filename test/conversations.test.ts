// Plays every conversation file as it stands; a sixth of them each day once more with the store closed and opened between all lines
// (all of them at length), and one with the process killed there. `UPDATE=1` writes what was read into the files.
import { writeFileSync } from 'node:fs';
import { openKilledStage } from './support/killedStage.js';
import { play } from './support/player.js';
import { rewritten } from './support/rewrite.js';
import type { Script } from './support/script.js';
import { allScripts, begunAhead, killed, nameOf, onStage } from './support/scripts.js';
import { openStage } from './support/stage.js';
import { partOfToday } from './support/today.js';

const isUpdate = process.env.UPDATE === '1';
const scripts = allScripts();

async function playOnce(script: Script): Promise<void> {
  await onStage(openStage, async (stage) => {
    const played = await play(script, stage, { restarts: false, rewrites: isUpdate });
    if (isUpdate) writeFileSync(script.path, rewritten(script, played));
  });
}

const playWith = (open: typeof openStage | typeof openKilledStage) => (script: Script) =>
  onStage(open, async (stage) => {
    await play(script, stage, { restarts: true, rewrites: false });
  });

describe('conversations', () => {
  const once = begunAhead(scripts, playOnce);
  for (const script of scripts) it(`${nameOf(script)}: ${script.story}`, () => once(script));
  if (isUpdate) return;

  const today = partOfToday(scripts, 6);
  const reopened = begunAhead(today, playWith(openStage));
  for (const script of today)
    it(`${nameOf(script)}, with the store closed and opened between all lines`, () => reopened(script));

  for (const script of partOfToday(
    scripts.filter((one) => killed.has(nameOf(one))),
    6,
  ))
    it(`${nameOf(script)}, with the process killed between all lines`, () =>
      playWith(openKilledStage)(script)).timeout(60_000);
});
