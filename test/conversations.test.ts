// Plays every conversation file: once as it stands, once more with the store closed and opened between all lines, and three of
// them with the process killed there. `UPDATE=1` writes what was read into the files.
import { readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openKilledStage } from './support/killedStage.js';
import { play } from './support/player.js';
import { rewritten } from './support/rewrite.js';
import { readScript, type Script } from './support/script.js';
import { openStage, type Stage } from './support/stage.js';

const folder = fileURLToPath(new URL('../../test/conversations', import.meta.url));
const isUpdate = process.env.UPDATE === '1';
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => readScript(relative(process.cwd(), join(folder, name))));

/** Short ones, for every line costs a new process. */
const killed = new Set(['post-guided.txt', 'post-shortcut.txt', 'groups-join-then-post.txt']);
const nameOf = ({ path }: Script): string => path.split('/').at(-1) ?? path;

async function onStage(open: (file: string) => Stage | Promise<Stage>, act: (stage: Stage) => Promise<void>) {
  const place = await mkdtemp(join(tmpdir(), 'doorstep-'));
  const stage = await open(join(place, 'conversation.sqlite'));
  try {
    await act(stage);
  } finally {
    await stage.close();
    await rm(place, { recursive: true, force: true });
  }
}

describe('conversations', () => {
  for (const script of scripts) {
    const name = nameOf(script);
    it(`${name}: ${script.story}`, () =>
      onStage(openStage, async (stage) => {
        const played = await play(script, stage, { restarts: false, rewrites: isUpdate });
        if (isUpdate) writeFileSync(script.path, rewritten(script, played));
      }));
    if (isUpdate) continue;
    it(`${name}, with the store closed and opened between all lines`, () =>
      onStage(openStage, async (stage) => {
        await play(script, stage, { restarts: true, rewrites: false });
      }));
    if (!killed.has(name)) continue;
    it(`${name}, with the process killed between all lines`, () =>
      onStage(openKilledStage, async (stage) => {
        await play(script, stage, { restarts: true, rewrites: false });
      })).timeout(30_000);
  }
});
