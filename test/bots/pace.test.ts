// Somebody, or a machine, sends very much: they are asked for a rest once, nothing is lost, and STOP and words that disclose harm
// are heard at any pace. PACE_RUNS bursts; each failure prints its seed.
import { expect } from 'chai';
import fc from 'fast-check';
import { USUAL_PACE } from '../../bots/pace.js';
import { Scene } from '../support/scene.js';

const runs = Number(process.env.PACE_RUNS ?? 3);
const [minute, hour] = USUAL_PACE as [(typeof USUAL_PACE)[number], (typeof USUAL_PACE)[number]];
const rest = /^That was a lot at once\. Your words are safe\. Please wait (a minute|\d+ minutes) before/;

describe('The pace of one person', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open('groups: Art group', 'Jo is in Art group', 'Sam is in Art group');
  });
  afterEach(() => scene.close());

  const many = (who: string, count: number) =>
    Array.from({ length: count }, (_, place) => ({ who, says: `post I saw ${place} foxes` }));
  const texts = (sent: readonly { address: string; body: { text: string } }[], who = 'Jo') =>
    sent.filter(({ address }) => address === scene.town.numberOf(who)).map(({ body }) => body.text);
  const waits = async () => (await scene.store.view.admin.waiting(10)).map(({ note }) => note);

  it('is bounded to what comes in a minute without waiting for an answer: one kind word, the open question again, and then silence', async () => {
    const { sent, faults } = await scene.hear(...many('Jo', minute.most + 21), { who: 'Sam', says: 'menu' });
    expect(faults).to.deep.equal([]);
    const heard = texts(sent);
    expect(heard).to.have.length(minute.most + 2);
    expect(heard.at(-1)).to.match(rest).and.include('You wrote: "I saw 120 foxes"');
    expect(heard.filter((text) => rest.test(text))).to.have.length(1);
    expect(texts(sent, 'Sam'), 'nobody else waits').to.have.length(1);
    expect(await scene.store.inbox.counts()).to.deep.equal({ kept: 0, done: 122, parked: 20 });
    expect(await waits()).to.deep.equal(['Very many messages came at once. Those beyond were set aside.']);
  });

  it('is as before when the minute is over, and the step is where it was', async () => {
    await scene.hear(...many('Jo', minute.most + 5));
    await scene.pass('1 minute');
    expect(texts(await scene.says('Jo', '2'))).to.deep.equal(['OK. Only you can see it.']);
  });

  it('is bounded in an hour too, and it is said how long the rest is', async () => {
    for (let count = 0; count < hour.most; count += 100) {
      expect(
        texts((await scene.hear(...many('Jo', 101))).sent).filter((text) => rest.test(text)),
      ).to.deep.equal([]);
      await scene.pass('1 minute');
    }
    const { sent } = await scene.hear(...many('Jo', 3));
    expect(texts(sent)).to.have.length(2);
    expect(texts(sent)[1]).to.match(/Please wait 5\d minutes before you text me again\./);
    await scene.pass('50 minutes');
    expect(texts(await scene.says('Jo', 'menu'))[0]).to.include('What would you like to do?');
  });

  it('never holds up STOP, nor words that disclose harm', async () => {
    await scene.hear(...many('Jo', minute.most + 5));
    const { sent } = await scene.hear({ who: 'Jo', says: 'he hits me and I want to die' });
    expect(texts(sent)[0]).to.match(/^You matter\./);
    expect(sent.some(({ priority }) => priority === 'safeguarding')).to.equal(true);
    expect(texts(await scene.says('Jo', 'STOP'))).to.deep.equal([
      'You will get no more messages from us. Text START to come back.',
    ]);
  });

  it('loses nothing and stays within the bounds, whatever is sent when', async () => {
    const burst = fc.record({
      texts: fc.integer({ min: 1, max: 180 }),
      rest: fc.integer({ min: 1, max: 90 }),
    });
    let made = 0;
    const property = fc.asyncProperty(fc.array(burst, { minLength: 1, maxLength: 6 }), async (bursts) => {
      const who = `P${(made += 1)}`;
      await scene.tell(`${who} is in Art group`);
      const before = await scene.store.inbox.counts();
      const answered: number[] = [];
      for (const { texts: count, rest: minutes } of bursts) {
        const { sent } = await scene.hear(...many(who, count));
        for (const text of texts(sent, who)) if (!rest.test(text)) answered.push(scene.town.now);
        await scene.pass(`${minutes} minutes`);
      }
      const all = bursts.reduce((sum, { texts: count }) => sum + count, 0);
      const after = await scene.store.inbox.counts();
      expect(after.kept).to.equal(0);
      expect(after.done + after.parked - before.done - before.parked).to.equal(all);
      expect(answered.length + (after.parked - before.parked)).to.equal(all);
      for (const { most, within } of USUAL_PACE)
        for (const end of answered)
          expect(answered.filter((at) => at > end - within && at <= end).length).to.be.at.most(2 * most);
    });
    await fc.assert(property, { numRuns: runs, endOnFailure: true });
  });
});
