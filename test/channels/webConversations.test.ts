// The conversation files on the page without a script: every line a form that is posted, every answer read from the page that
// comes back. A fifth of them each day, all of them at length.
import { expect } from 'chai';
import { isInSlack, whyNot } from '../support/doors.js';
import { enterPage } from '../support/pageFace.js';
import { allScripts, nameOf } from '../support/scripts.js';
import { partOfToday } from '../support/today.js';
import { playedAt } from '../support/webPlay.js';

describe('conversations on the page without a script', () => {
  playedAt('page', partOfToday(allScripts(), 5), () => enterPage);
});

describe('the doors of the web', () => {
  for (const door of ['page', 'script', 'client'] as const)
    it(`leave out no more than one conversation in eight: ${door}`, () => {
      const ofMembers = allScripts().filter((script) => !isInSlack(script));
      const left = ofMembers.filter((script) => whyNot(script, door) !== undefined);
      expect(left.length, left.map(nameOf).join()).to.be.at.most(ofMembers.length / 8);
    });
});
