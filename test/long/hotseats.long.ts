import { answersAll } from '../support/hotseatPlay.js';

describe('A hotseat', () => {
  it('answers 200 askers from three places, each once, all who ask the same, whatever is begun anew', () =>
    answersAll(200)).timeout(120_000);
});
