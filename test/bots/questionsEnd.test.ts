// Questions always end: five hundred employers who do as they like, and a server that is away for days; a fifth of them each day.
// `npm run test:long` has ten thousand.
import { expect } from 'chai';
import { questionTown } from '../support/questionTown.js';
import { partOfToday } from '../support/today.js';

describe('A question', () => {
  const seed = Date.now() % 1_000_000;
  for (const town of partOfToday([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 5))
    it(`ends in one outcome that its asker is told, and no date goes by in silence (seed ${seed + town})`, async () => {
      const found = await questionTown(seed + town, 50);
      expect(found.amiss).to.deep.equal([]);
      expect(found.ended + found.takenBack + found.gone).to.equal(found.questions);
      expect(found.ended).to.be.above(0);
    }).timeout(60_000);
});
