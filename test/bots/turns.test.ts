// Who is next: the texts of one person are answered in order, one at a time; a text that arrives again is no second turn.
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { en } from '../../dialogs/words/en.js';
import { Scene } from '../support/scene.js';

/** The first words, up to what differs from person to person. */
const beginning = (text: string): string => text.split(/[.,:?]| from/)[0] ?? '';
const everybody = Array.from({ length: 40 }, (_, index) => `P${index + 1}`);

describe('turns', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open('groups: Art group', ...everybody.map((name) => `${name} is in Art group`));
  });
  afterEach(() => scene.close());

  it('answer four texts of one person, 3 ms apart, in order, for 40 people of 40', async () => {
    const texts = ['post', 'I saw a fox', '2', 'menu'];
    const sent = (
      await Promise.all(
        texts.map(async (says, index) => {
          await wait(3 * index);
          return scene.hear(...everybody.map((who) => ({ who, says })));
        }),
      )
    ).flatMap((outcome) => outcome.sent);
    for (const who of everybody) {
      const own = sent
        .filter(({ address }) => address === scene.town.numberOf(who))
        .sort((a, b) => a.id - b.id);
      expect(own.map(({ body }) => beginning(body.text))).to.deep.equal([
        beginning(en['post.write'].ask),
        'You wrote',
        beginning(en['post.onlyMe']),
        beginning(en['menu.first'].ask),
      ]);
    }
  });

  it('answer four texts of somebody new, 3 ms apart, in order, for 40 people of 40', async () => {
    const strangers = everybody.map((name) => `New${name}`);
    const sent = (
      await Promise.all(
        ['hello', 'ok', 'Jo', 'later'].map(async (says, index) => {
          await wait(3 * index);
          return scene.hear(...strangers.map((who) => ({ who, says })));
        }),
      )
    ).flatMap((outcome) => outcome.sent);
    for (const who of strangers) {
      const own = sent
        .filter(({ address }) => address === scene.town.numberOf(who))
        .sort((a, b) => a.id - b.id);
      expect(own.map(({ body }) => beginning(body.text))).to.deep.equal([
        beginning(en['welcome.consent'].ask),
        beginning(en['welcome.name'].ask),
        'Hello Jo',
        beginning(en['menu.first'].ask),
      ]);
    }
  });

  it('take the same message, five times at once, as one turn with one reply', async () => {
    const again = { who: 'P1', says: 'menu', providerId: 'SM-the-same' };
    const { sent } = await scene.hear(again, again, again, again, again);
    expect(sent).to.have.length(1);
    expect(await scene.store.inbox.counts()).to.deep.equal({ kept: 0, done: 1, parked: 0 });
  });

  it('take a message that arrives again much later for what it is', async () => {
    const once = { who: 'P1', says: 'menu', providerId: 'SM-once' };
    await scene.hear(once);
    await scene.pass('2 days');
    const { sent } = await scene.hear(once);
    expect(sent).to.have.length(0);
  });

  it('make one person out of the first two texts of somebody new that arrive at once', async () => {
    const { sent, faults } = await scene.hear({ who: 'New', says: 'hello' }, { who: 'New', says: 'ok' });
    expect(faults).to.deep.equal([]);
    expect(sent.map(({ personId }) => personId)).to.deep.equal([sent[0]?.personId, sent[0]?.personId]);
    expect(sent.map(({ body }) => beginning(body.text))).to.deep.equal([
      beginning(en['welcome.consent'].ask),
      beginning(en['welcome.name'].ask),
    ]);
  });
});
