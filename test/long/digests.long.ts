// A thousand people in six zones for two years: every slot once at most, nobody at night, nothing twice, nothing lost. It takes
// six minutes; `PEOPLE=60` takes one.
import { expect } from 'chai';
import { digestTown } from '../support/digestTown.js';
import { killedDigests } from '../support/killedDigests.js';

const people = Number(process.env.PEOPLE ?? 1_000);
const days = 730;

describe('Digests at length', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  it(`reach ${people} people for two years (seed ${seed})`, async () => {
    const { amiss, ...found } = await digestTown(seed, people, days);
    expect(amiss).to.deep.equal([]);
    expect(found.sent).to.be.above(10 * people);
    expect(found.goodbyes).to.be.above(0);
  }).timeout(3_600_000);

  it(`reach forty people for a month while the process is killed thirty times (seed ${seed})`, async () => {
    const { amiss, ...found } = await killedDigests(seed, { people: 40, days: 30, kills: 30 });
    expect(amiss).to.deep.equal([]);
    expect(found.sent).to.be.above(100);
    expect(found.kills).to.be.above(20);
  }).timeout(900_000);
});
