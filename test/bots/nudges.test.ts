// The word about what was left unfinished comes at 8 in the morning by text, whatever the clocks do in the night.
import { expect } from 'chai';
import { Scene } from '../support/scene.js';

const nights = [
  ['an ordinary night', 'Friday 23 October 2026', '11 hours'],
  ['a night in which the clocks go back', 'Saturday 24 October 2026', '12 hours'],
  ['a night in which the clocks go forward', 'Saturday 27 March 2027', '10 hours'],
] as const;

describe('the word about what was left', () => {
  for (const [night, day, hours] of nights)
    it(`comes at 8 after ${night}`, async () => {
      const scene = await Scene.open(`today is ${day}, 20:30`, 'groups: Art group', 'Jo is in Art group');
      try {
        await scene.says('Jo', 'post I painted a boat');
        expect(await scene.pass(hours)).to.have.length(0);
        expect(await scene.pass('29 minutes')).to.have.length(0);
        const [word] = await scene.pass('2 minutes');
        expect(word?.body.text).to.equal(
          'What you wrote is still here. Nobody has seen it.\nYou wrote: "I painted a boat"',
        );
      } finally {
        await scene.close();
      }
    });
});
