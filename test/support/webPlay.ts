// The conversation files as tests at one door of the web: each is played there, or says why not.
import { type Door, sideOf, whyNot } from './doors.js';
import type { Enter } from './face.js';
import { play } from './player.js';
import type { Script } from './script.js';
import { begunAhead, nameOf, onStage } from './scripts.js';
import { openWebStage } from './webLine.js';

/** @param enter asked when the first test runs: a browser may be opened before */
export function playedAt(door: Door, scripts: readonly Script[], enter: () => Enter): void {
  const played = scripts.filter((script) => whyNot(script, door) === undefined);
  const playOf = begunAhead(played, (script) => playAt(script, enter()));
  for (const script of scripts) {
    const why = whyNot(script, door);
    if (why === undefined) it(`${nameOf(script)}: ${script.story}`, () => playOf(script));
    else it.skip(`${nameOf(script)} is not played here: ${why}`);
  }
}

const playAt = (script: Script, enter: Enter): Promise<void> =>
  onStage(
    (file) => openWebStage(file, enter),
    async (stage) => {
      await play(script, stage, { restarts: false, rewrites: false, door: sideOf(script) });
    },
  );
