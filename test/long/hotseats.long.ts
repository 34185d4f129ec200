// A hotseat at its full size. Each run prints its seed.
import { Crowd } from '../support/hotseatCrowd.js';
import { answersAll } from '../support/hotseatPlay.js';

describe('A hotseat', () => {
  it('answers 200 askers from three places, each once, all who ask the same, whatever is begun anew', () =>
    answersAll(200)).timeout(120_000);

  it('hears 200 askers on three channels in one hour: fairly by channel, nobody twice before all once, nothing told twice', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    console.log(`      seed ${seed}`);
    await Crowd.play(200, seed);
  }).timeout(600_000);
});
