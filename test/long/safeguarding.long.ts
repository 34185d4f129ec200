// A thousand deeds of staff, members and holders of alert numbers, by chance: no alert that nobody looks after is ever silent.
import { expect } from 'chai';
import { allowed, longestSilence } from '../support/alerts.js';

describe('Alerts, through a thousand deeds', () => {
  const seed = Date.now() % 1_000_000;
  for (let run = 0; run < 25; run++)
    it(`are heard until somebody looks after them (seed ${seed + run})`, async () => {
      expect(await longestSilence(seed + run, 40)).to.be.at.most(allowed);
    }).timeout(120_000);
});
