// The rules of the outbox gate at length: more people, more weeks, on every database there is.
import { expect } from 'chai';
import { GateWorld, hours, weeks } from '../support/gateWorld.js';
import { eachStore } from '../support/stores.js';

describe('The gate of the outbox at length', () => {
  const first = Number(process.env.SEED ?? Date.now() % 1_000_000);
  eachStore((place) => {
    for (const [when, from] of Object.entries(weeks))
      for (const seed of place.kind === 'sqlite' ? [first, first + 1] : [first])
        it(`keeps every rule for sixty people, in ${when} (seed ${seed})`, async () => {
          const clock = { now: from };
          const more = { hours, now: () => clock.now };
          const nodes = [await place.open(more), await place.open(more)] as const;
          const world = new GateWorld(seed, nodes, { people: 60, from, days: 50, clock });
          await world.run();
          expect(world.amiss).to.deep.equal([]);
          expect(world.sent.length).to.be.above(500);
        }).timeout(600_000);
  });
});
