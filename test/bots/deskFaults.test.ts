// Everything staff can do is made to go amiss: at its very end, when all of it has been thought. Nothing of it stays, whoever did it is
// told so with a code that the log has too, and what goes amiss once alone is done all the same.
import { expect } from 'chai';
import type { Deed } from '../../dialogs/desk/deed.js';
import { deeds } from '../../dialogs/desk/index.js';
import { Scene } from '../support/scene.js';
import type { SentRow } from '../support/stage.js';

const told =
  /^Sorry, I could not do that\. A person at Hillside will look at it\. If they ask, the code is (\d+)\.$/;
const staff = deeds.map((_, index) => `S${index + 1}`);

describe('a deed of the desk that goes amiss', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open(
      'groups: Art group',
      'Sam is in Art group',
      ...staff.map((name) => `${name} is staff in Slack`),
    );
    await scene.says('Sam', 'person');
  });
  after(() => scene.close());

  /** Each deed does all it does, and then does not work: so often. */
  async function failing<T>(times: number, act: () => Promise<T>): Promise<T> {
    const worked = deeds.map((deed) => ({ deed, perform: deed.perform }));
    for (const { deed, perform } of worked) {
      let left = times;
      deed.perform = async (...given) => {
        await perform.apply(deed, given);
        if (left-- > 0) throw new Error(`${deed.verb} did not work`);
      };
    }
    try {
      return await act();
    } finally {
      for (const { deed, perform } of worked) deed.perform = perform;
    }
  }

  const lineOf = async () => {
    const [line] = await scene.store.view.safety.linesOf('person-sam');
    return line ?? expect.fail('nothing waits');
  };
  const filled = {
    text: 'Hello',
    why: 'It is kind.',
    name: 'Music',
    who: 'T1/US1',
    role: 'staff',
    way: 'give',
  };
  const pressesOf = async () => {
    const { id } = await lineOf();
    const about = ({ form, verb }: Deed): string => (form || verb.includes('menu') ? 'person-sam' : id);
    return deeds.map((deed, index) => ({
      who: staff[index] ?? '',
      says: { choice: `do:${deed.verb}:${about(deed)}`, filled },
    }));
  };
  const saidTo = (sent: readonly SentRow[], who: string): string[] =>
    sent.filter(({ address }) => address === `T1/U${who}`).map(({ body }) => body.text);

  it('leaves nothing, and says so to whoever did it, with a code', async () => {
    const presses = await pressesOf();
    const { faults, sent } = await failing(3, () => scene.hear(...presses));
    const tried = deeds.filter(({ verb }) =>
      faults.some((fault) => fault.includes(`Error: ${verb} did not work`)),
    );
    expect(tried.length).to.be.above(25);
    for (const { verb } of tried) {
      const heard = saidTo(sent, staff[deeds.findIndex((deed) => deed.verb === verb)] ?? '');
      expect(heard, verb).to.have.length(1);
      expect(heard[0], verb).to.match(told);
    }
    expect(await scene.store.view.safety.audit(null, 10)).to.deep.equal([]);
    expect(await lineOf()).to.deep.include({ doneAt: null, takenBy: null });
    expect(sent.filter(({ channel }) => channel === 'sms')).to.deep.equal([]);
    const parked = (await scene.store.view.safety.waiting(100)).filter(({ kind }) => kind === 'parked');
    expect(parked).to.have.length(tried.length);
  }).timeout(20_000);

  it('is done all the same, once, if it goes amiss once', async () => {
    const { id } = await lineOf();
    const press = { who: 'S1', says: { choice: `do:take:${id}` } };
    const { sent } = await failing(1, () => scene.hear(press));
    expect(saidTo(sent, 'S1')).to.deep.equal(['It is yours now.']);
    expect(await scene.store.view.safety.audit(null, 10)).to.have.length(1);
  });
});
