// Texts longer than we read, as the web and Slack let them through: heard for harm to their end, and else asked for in parts.
import { expect } from 'chai';
import { inPieces } from '../../bots/tooLong.js';
import { Scene } from '../support/scene.js';

const long = 'I like tea. '.repeat(3_400);

describe('a text that is longer than we read', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open('groups: Art group', 'Jo is in Art group in Slack');
  });
  after(() => scene.close());

  const heard = async (who: string, words: string): Promise<string | undefined> =>
    (await scene.says(who, words)).find(({ personId }) => personId !== null)?.body.text;

  it('is cut into pieces that leave nothing out and overlap', () => {
    for (const length of [0, 1, 1_600, 1_601, 3_000, 3_001, 40_000]) {
      const text = Array.from({ length }, (_, at) => String.fromCodePoint(0x4e00 + (at % 5_000))).join('');
      const [first = '', ...others] = inPieces(text);
      expect(first + others.map((piece) => piece.slice(200)).join('')).to.equal(text);
      for (const piece of [first, ...others]) expect(piece.length).to.be.at.most(1_600);
    }
  });

  it('is asked for in parts, and what stood open stays', async () => {
    await heard('Jo', 'post');
    expect(await heard('Jo', long)).to.equal(
      'That is too long for me. Send it in parts of 1,600 letters or less.\nWrite your update. Send it when you are ready.',
    );
    expect(await heard('Jo', 'I like tea.')).to.match(/^You wrote: "I like tea\."/);
  });

  it('is heard for harm to its end, from whoever it is', async () => {
    expect(await heard('Jo', `${long} I want to die`)).to.match(/^You matter\./);
    expect(await heard('Stranger', `${long} my dad hits me`)).to.match(/^You matter\./);
  });

  it('of somebody new is kept as far as we read it', async () => {
    expect(await heard('Newcomer', long)).to.match(/^Hi, I am a computer helper/);
    const state = await scene.stateOf('Newcomer');
    expect(state?.firstWords).to.have.length(1_600);
  });
});
