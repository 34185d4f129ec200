// Ten thousand employers who do as they like: every question ends in one outcome that its asker is told. `TOWNS=20` is a thousand.
import { expect } from 'chai';
import { questionTown } from '../support/questionTown.js';

const towns = Number(process.env.TOWNS ?? 200);
/** Much of a town is the store's work, beside which another one thinks. */
const atOnce = 4;

describe(`A question to one of ${towns * 50} employers`, () => {
  const first = Date.now() % 1_000_000;
  for (let seed = first; seed < first + towns; seed += atOnce)
    it(`ends in one outcome that its asker is told, and no date goes by in silence (seeds from ${seed})`, async () => {
      const seeds = Array.from({ length: atOnce }, (_, index) => seed + index);
      const found = await Promise.all(seeds.map((one) => questionTown(one, 50)));
      found.forEach(({ amiss, ended, gone, takenBack, questions }, index) => {
        expect(amiss, `seed ${seed + index}`).to.deep.equal([]);
        expect(ended + takenBack + gone, `seed ${seed + index}`).to.equal(questions);
      });
    }).timeout(240_000);
});
