// What somebody began to write is kept thirty days, and erased then by the clock: they need not come back for it.
import { expect } from 'chai';
import { age } from '../support/interruptRows.js';
import { Scene } from '../support/scene.js';

describe('drafts', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(
      'groups: Art group',
      'Jo is in Art group',
      'Rosa answers for Hill Bakery',
      'Kit is in Art group',
      'Leo is in Art group',
    );
  });
  afterEach(() => scene.close());

  /** All that is kept of somebody's conversation. */
  const kept = async (who: string): Promise<string> => JSON.stringify((await scene.stateOf(who)) ?? {});

  it('are erased after thirty days, with the reply that read them back', async () => {
    await scene.says('Jo', 'post I like tea');
    await scene.says('Jo', '0');
    await scene.says('Jo', 'ask Do I need boots?');
    await scene.says('Jo', 'stop');
    await scene.pass('29 days');
    expect(await kept('Jo'))
      .to.include('I like tea')
      .and.to.include('boots');
    const sent = await scene.pass('2 days');
    expect(await kept('Jo')).not.to.match(/tea|boots/);
    expect(sent, 'nothing is said of it').to.have.length(0);
  });

  it('go one by one, each thirty days after it was left', async () => {
    await scene.says('Jo', 'post I like tea');
    await scene.says('Jo', '0');
    await scene.pass('20 days');
    await scene.says('Jo', 'ask Do I need boots?');
    await scene.says('Jo', '0');
    await scene.pass('11 days');
    expect(await kept('Jo'))
      .to.include('boots')
      .and.not.to.include('tea');
    await scene.pass('20 days');
    expect(await kept('Jo')).not.to.include('boots');
  });

  it('and so do words in a step that nobody answered', async () => {
    await scene.says('Jo', 'post I like tea');
    await scene.pass('29 days');
    expect(await kept('Jo')).to.include('I like tea');
    await scene.pass('2 days');
    expect(await kept('Jo')).not.to.include('tea');
    const [reply] = await scene.says('Jo', 'again');
    expect(reply?.body.text).not.to.include('tea');
  });

  it('are kept thirty days from the last message, not from the first', async () => {
    await scene.says('Jo', 'post I like tea');
    await scene.pass('20 days');
    await scene.says('Jo', 'again');
    await scene.pass('20 days');
    expect(await kept('Jo')).to.include('I like tea');
    await scene.pass('11 days');
    expect(await kept('Jo')).not.to.include('tea');
  });

  it('of somebody who was never welcomed go too', async () => {
    await scene.says('Mia', 'I got a job at last');
    expect(await kept('Mia')).to.include('job');
    await scene.pass('31 days');
    expect(await kept('Mia')).not.to.include('job');
  });

  it('that went back to one side with UNLINK end there', async () => {
    await scene.says('Kit', 'link');
    const [shown] = await scene.says('Kit', '1');
    await scene.says('Leo', `link ${/\d{6}/.exec(shown?.body.text ?? '')?.[0]}`);
    await scene.pass('1 second');
    await scene.says('Kit', '1');
    await scene.says('Leo', 'post I like tea');
    await scene.says('Leo', '0');
    await scene.says('Kit', 'unlink');
    await scene.says('Kit', '1');
    expect(await kept('Leo')).to.include('I like tea');
    await scene.pass('31 days');
    expect(await kept('Leo')).not.to.include('tea');
  });

  it('in a step of an older version are a draft in the newer one', async () => {
    await scene.says('Jo', 'post I like tea');
    await age(scene, ['Jo'], (id) => id.replace(/@\d+$/, '@0'));
    const [changed] = await scene.says('Jo', '1');
    expect(changed?.body.text).to.include('I have learned something new');
    const [offered] = await scene.says('Jo', 'post');
    expect(offered?.body.text).to.equal('You were writing: "I like tea"');
    const [readBack] = await scene.says('Jo', '1');
    expect(readBack?.body.text).to.equal('You wrote: "I like tea"');
  });
});
