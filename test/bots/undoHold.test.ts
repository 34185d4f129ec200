// UNDO within ten minutes: nobody received it, on no channel, page or feed, then or ever after. Later it says who may have.
import { expect } from 'chai';
import { Scene } from '../support/scene.js';
import { seeded } from '../support/stage.js';

const MINUTE_MS = 60_000;
const readers = ['Sam', 'Mia', 'Fay'];

describe('UNDO', function () {
  this.timeout(60_000);
  let scene: Scene;
  /** All that left, and all that pages and feeds showed, to anybody but Jo. */
  let seen: string[];
  beforeEach(async () => {
    seen = [];
    scene = await Scene.open(
      'groups: Art group',
      'Jo is in Art group',
      'Sam is in Art group',
      'Mia is in Art group in Slack',
      'Fay runs Art group in Slack',
      'the group Art group has a channel in Slack',
      'Sam shared in Art group 1 day ago: I have a cat',
    );
    // As open as a page can be.
    await scene.says('Jo', 'my page');
  });
  afterEach(() => scene.close());

  const note = (rows: readonly object[]): void => {
    for (const row of rows)
      if (!('address' in row) || row.address !== scene.town.numberOf('Jo')) seen.push(JSON.stringify(row));
  };

  async function everybodyLooks(): Promise<void> {
    for (const who of readers) note(await scene.says(who, 'digest'));
    const { reading } = scene.store;
    const { now } = scene.town;
    for (const reader of [null, 'person-sam', 'person-mia', 'person-fay'])
      for (const page of [
        { kind: 'c', id: 'group-art-group' },
        { kind: 'u', id: 'person-jo' },
      ] as const)
        for (const forFeed of [true, false])
          note([{ page: await reading.read(page, { reader, now, most: 50, forFeed }) }]);
  }

  async function lookFor(ms: number): Promise<void> {
    note(await scene.pass(`${Math.round(ms / 1000)} seconds`));
    await everybodyLooks();
  }

  const sees = (words: string): boolean => seen.some((one) => one.includes(words));

  it('inside the hold: nobody received the update or the reply, then or in the weeks after', async () => {
    const seed = Math.floor(Math.random() * 1e9);
    console.log(`      seed ${seed}`);
    const chance = seeded(seed);
    note(await scene.says('Jo', 'post I painted a zebra'));
    note(await scene.says('Jo', '1'));
    await lookFor(chance() * 8 * MINUTE_MS);
    const [back] = await scene.says('Jo', 'undo');
    expect(back?.body.text).to.equal('Taken back. Nobody got it.');
    await scene.says('Jo', 'digest');
    await scene.says('Jo', '1');
    note(await scene.says('Jo', 'reply I saw a giraffe'));
    await lookFor(chance() * 8 * MINUTE_MS);
    expect((await scene.says('Jo', 'undo'))[0]?.body.text).to.equal('Taken back. Nobody got it.');
    await lookFor(11 * MINUTE_MS);
    await lookFor(8 * 24 * 60 * MINUTE_MS);
    expect(sees('zebra') || sees('giraffe'), seen.join('\n')).to.equal(false);
    expect(sees('I have a cat'), 'what was not taken back').to.equal(true);
  });

  it('after the hold: it is gone from then on, and says who may have seen it', async () => {
    await scene.says('Jo', 'post I painted a zebra');
    await scene.says('Jo', '1');
    await lookFor(9 * MINUTE_MS);
    expect(sees('zebra'), 'before the ten minutes are over').to.equal(false);
    await lookFor(2 * MINUTE_MS);
    expect(sees('zebra'), 'once they are').to.equal(true);
    const [back] = await scene.says('Jo', 'undo');
    expect(back?.body.text).to.equal('Taken back. People in Art group may have seen it.');
    seen = [];
    await everybodyLooks();
    await lookFor(8 * 24 * 60 * MINUTE_MS);
    expect(sees('zebra'), seen.join('\n')).to.equal(false);
  });
});
