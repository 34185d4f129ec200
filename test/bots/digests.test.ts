// Digests by the clock: fifty people for six weeks. `npm run test:long` has more of them for two years, and the process killed.
import { expect } from 'chai';
import { digestTown } from '../support/digestTown.js';

describe('Digests', () => {
  const seed = Date.now() % 1_000_000;
  it(`reach fifty people for six weeks: nothing twice, nothing lost, nobody at night (seed ${seed})`, async () => {
    const { amiss, ...found } = await digestTown(seed, 50, 42);
    expect(amiss).to.deep.equal([]);
    expect(found.sent).to.be.above(100);
    expect(found.cuts).to.be.above(0);
    expect(found.failed).to.be.above(0);
  }).timeout(60_000);
});
