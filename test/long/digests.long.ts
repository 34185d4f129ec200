// A thousand people in six zones for two years: every slot once at most, nobody at night, nothing twice, nothing lost.
import { expect } from 'chai';
import { digestTown } from '../support/digestTown.js';

const towns = 5;

describe('Digests at length', () => {
  const first = Date.now() % 1_000_000;
  for (let seed = first; seed < first + towns; seed++)
    it(`reach two hundred people for two years (seed ${seed})`, async () => {
      const { amiss, ...found } = await digestTown(seed, 200, 730);
      expect(amiss).to.deep.equal([]);
      expect(found.sent).to.be.above(1_000);
      expect(found.goodbyes).to.be.above(0);
    }).timeout(400_000);
});
