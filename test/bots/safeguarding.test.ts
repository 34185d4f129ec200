// Alerts that somebody may be in danger: they are heard until somebody looks after them, whatever staff do. `npm run test:long`
// tries many more.
import { expect } from 'chai';
import { allowed, longestSilence } from '../support/alerts.js';
import { Scene } from '../support/scene.js';

describe('An alert that nobody looks after', () => {
  const seed = Date.now() % 1_000_000;
  it(`is heard again within ten minutes, whatever staff do (seed ${seed})`, async () => {
    expect(await longestSilence(seed, 25)).to.be.at.most(allowed);
  }).timeout(30_000);

  it('is heard where there is no lead and no staff, and after its person was forgotten', async () => {
    const scene = await Scene.open('Jo is in no group');
    try {
      await scene.says('Jo', 'I want to die');
      for (const words of ['forget me', '1', '2']) await scene.says('Jo', words);
      const paged = (await scene.pass('1 hour')).filter(({ priority }) => priority === 'safeguarding');
      expect(paged).to.have.length(6);
      expect(paged[0]?.body.text).to.match(/^Doorstep alert: nobody looks after Someone yet\. Reference /);
    } finally {
      await scene.close();
    }
  });

  it('says outside office hours that nobody is there, and when', async () => {
    const scene = await Scene.open('Jo is in no group', 'today is Friday 4 December 2026, 18:00');
    try {
      const [reply] = await scene.says('Jo', 'I want to die');
      expect(reply?.body.text).to.contain('our office is shut until Monday 9am.');
    } finally {
      await scene.close();
    }
  });
});
