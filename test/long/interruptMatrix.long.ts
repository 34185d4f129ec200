// The whole interrupt matrix.
import { expect } from 'chai';
import { casesOf, playAll } from '../support/matrix.js';
import { explore, facts } from '../support/paths.js';
import { Scene } from '../support/scene.js';

describe('the interrupt matrix, at length', () => {
  it('holds for every question of every flow and every interruption', async () => {
    const scene = await Scene.open(...facts);
    try {
      const cases = casesOf(await explore(scene));
      console.log(`      ${cases.length} cases`);
      expect((await playAll(scene, cases)).join('\n')).to.equal('');
    } finally {
      await scene.close();
    }
  }).timeout(300_000);
});
