// The whole interrupt matrix, along ways that are looked for anew.
import { expect } from 'chai';
import { playAll, standing } from '../support/matrix.js';
import { knownPaths } from '../support/knownPaths.js';
import { facts, lookForPaths } from '../support/paths.js';
import { Scene } from '../support/scene.js';

describe('the interrupt matrix, at length', () => {
  it('holds for every question of every flow and every interruption', async () => {
    const paths = await lookForPaths();
    const scene = await Scene.open(...facts);
    try {
      const spots = paths.map(({ at }) => at);
      expect(
        knownPaths().map(({ at }) => at),
        'look for the ways again with UPDATE=1',
      ).to.have.members(spots);
      const { walkers, problems } = await standing(scene, paths);
      console.log(`      ${walkers.length} questions`);
      problems.push(...(await playAll(scene, walkers)));
      expect(problems.length, `\n${problems.join('\n')}\n`).to.equal(0);
    } finally {
      await scene.close();
    }
  }).timeout(600_000);
});
