// All conversation files, and a place of its own for each play.
import { mkdtemp, rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readScript, type Script } from './script.js';
import type { Stage } from './stage.js';

const folder = fileURLToPath(new URL('../../../test/conversations', import.meta.url));

export const allScripts = (): Script[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readScript(relative(process.cwd(), join(folder, name))));

export const nameOf = ({ path }: Script): string => basename(path);

/** Those that are played with the process killed between their lines: short ones, for every line costs a new process. */
export const killed = new Set(['post-guided.txt', 'post-shortcut.txt', 'groups-join-then-post.txt']);

/** Acts on a stage with a store of its own, which is gone afterwards. */
export async function onStage(
  open: (file: string) => Stage | Promise<Stage>,
  act: (stage: Stage) => Promise<void>,
): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), 'doorstep-'));
  const stage = await open(join(place, 'conversation.sqlite'));
  try {
    await act(stage);
  } finally {
    await stage.close();
    await rm(place, { recursive: true, force: true });
  }
}

/** Most of a play is waiting for the disk and the line: the next few begin before their test asks for them. */
const atOnce = 4;

/** Gives each its play when its test asks, begun by then. Called among tests: none is left running after them. */
export function begunAhead(
  scripts: readonly Script[],
  play: (script: Script) => Promise<void>,
): (script: Script) => Promise<void> {
  const begun = new Map<Script, Promise<void>>();
  const begin = (script: Script): Promise<void> => {
    const playing = begun.get(script) ?? play(script);
    // Its fault is heard where its test waits for it.
    playing.catch(() => {});
    begun.set(script, playing);
    return playing;
  };
  after(() => Promise.allSettled(begun.values()));
  return (script) => {
    const place = scripts.indexOf(script);
    for (const next of scripts.slice(place + 1, place + atOnce)) void begin(next);
    // Tried once more, it is played once more.
    return begin(script).catch((fault: unknown) => {
      begun.delete(script);
      throw fault;
    });
  };
}
