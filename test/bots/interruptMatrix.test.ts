// Every flow, every question, everything that may break in: along the ways that are known; the long run looks for them anew.
import { expect } from 'chai';
import { names } from '../../dialogs/names.js';
import { playAll, standing } from '../support/matrix.js';
import { keepPaths, knownPaths } from '../support/knownPaths.js';
import { facts, lookForPaths } from '../support/paths.js';
import { Scene } from '../support/scene.js';

/** Dialogs that say what they have to say and never wait for an answer. */
const askNothing = [
  names.person,
  names.digest,
  names.open,
  names.confirmContact,
  names.digestTimes,
  names.myPage,
  names.myData,
  names.signIn,
  names.photo,
];
/** Begun by what happens on another side: linking.test.ts and the conversations play it. */
const begunElsewhere = [
  names.confirmLink,
  names.staffSays,
  names.answerMeet,
  names.giveContact,
  names.askedIn,
  names.employerAsked,
  names.quiet,
  names.putRight,
];

describe('the interrupt matrix', function () {
  this.timeout(600_000);
  let scene: Scene;
  before(async () => {
    if (process.env.UPDATE === '1') keepPaths(await lookForPaths());
    scene = await Scene.open(...facts);
  });
  after(() => scene.close());

  it('knows a way into every dialog that asks something', () => {
    const reached = new Set(knownPaths().map(({ at }) => at.split('/')[0]));
    expect(
      Object.values(names).filter((id) => !reached.has(id)),
      'no way there: look for the ways again with UPDATE=1',
    ).to.have.members([...askNothing, ...begunElsewhere]);
  });

  it('holds for every question of every flow and every interruption', async () => {
    const { walkers, problems } = await standing(scene, knownPaths());
    problems.push(...(await playAll(scene, walkers)));
    expect(problems.length, `\n${problems.join('\n')}\n`).to.equal(0);
  });
});
