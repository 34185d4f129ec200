// Every flow, every question, every message that may break in: a third of them each day, all of them in the long run.
import { expect } from 'chai';
import { names } from '../../dialogs/names.js';
import { casesOf, playAll } from '../support/matrix.js';
import { explore, facts, type Path } from '../support/paths.js';
import { Scene } from '../support/scene.js';
import { partOfToday } from '../support/today.js';

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
  this.timeout(60_000);
  let scene: Scene;
  let paths: Path[];
  before(async () => {
    scene = await Scene.open(...facts);
    paths = await explore(scene);
  });
  after(() => scene.close());

  it('knows a way into every dialog that asks something', () => {
    const reached = new Set(paths.map(({ at }) => at.split('/')[0]));
    expect(Object.values(names).filter((id) => !reached.has(id))).to.have.members([
      ...askNothing,
      ...begunElsewhere,
    ]);
  });

  it('holds for the third of today', async () => {
    expect((await playAll(scene, partOfToday(casesOf(paths)))).join('\n')).to.equal('');
  });
});
