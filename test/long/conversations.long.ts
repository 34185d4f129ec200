// Every conversation file with the store closed and opened between all lines, and three with the process killed there.
import { openKilledStage } from '../support/killedStage.js';
import { play } from '../support/player.js';
import { allScripts, begunAhead, killed, nameOf, onStage } from '../support/scripts.js';
import { openStage } from '../support/stage.js';

describe('conversations with the store closed and opened between all lines, at length', () => {
  const scripts = allScripts();
  const played = begunAhead(scripts, (script) =>
    onStage(openStage, async (stage) => {
      await play(script, stage, { restarts: true, rewrites: false });
    }),
  );
  for (const script of scripts) it(nameOf(script), () => played(script));

  for (const script of scripts.filter((one) => killed.has(nameOf(one))))
    it(`${nameOf(script)}, with the process killed`, () =>
      onStage(openKilledStage, async (stage) => {
        await play(script, stage, { restarts: true, rewrites: false });
      }));
});
