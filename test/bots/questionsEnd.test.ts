// Questions always end: fifty employers who do as they like, and a server that is away for days. `npm run test:long` has ten thousand.
import { expect } from 'chai';
import { questionTown } from '../support/questionTown.js';

describe('A question', () => {
  const seed = Date.now() % 1_000_000;
  it(`ends in one outcome that its asker is told, and no date goes by in silence (seed ${seed})`, async () => {
    const found = await questionTown(seed, 50);
    expect(found.amiss).to.deep.equal([]);
    expect(found.ended + found.takenBack + found.gone).to.equal(found.questions);
    expect(found.ended).to.be.above(0);
  }).timeout(60_000);
});
