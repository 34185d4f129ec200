// Digests by the clock: fifty people for three months. `npm run test:long` has a thousand for two years.
import { expect } from 'chai';
import { digestTown } from '../support/digestTown.js';

describe('Digests', () => {
  const seed = Date.now() % 1_000_000;
  it(`reach fifty people for three months: nothing twice, nothing lost, nobody at night (seed ${seed})`, async () => {
    const { amiss, ...found } = await digestTown(seed, 50, 92);
    expect(amiss).to.deep.equal([]);
    expect(found.sent).to.be.above(100);
    expect(found.cuts).to.be.above(0);
    expect(found.failed).to.be.above(0);
  }).timeout(60_000);
});
