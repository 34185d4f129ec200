// The outcome of a question whose asker texts STOP, sleeps, or hears of two of them: it is told once, as its employer's, and no date
// is named that has been.
import { expect } from 'chai';
import { Scene } from '../support/scene.js';
import type { SentRow } from '../support/stage.js';

const bakery = ['Bob answers for Hill Bakery', 'Jo is in no group', 'Ana is staff in Slack'];
const hour = 60 * 60 * 1000;

describe('the outcome of a question', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  const open = async (time: string, ...more: string[]) => {
    scene = await Scene.open(`today is Tuesday 1 December 2026, ${time}`, ...more, ...bakery);
  };
  /** Nobody hears anything meanwhile, nor does anything ring. */
  const away = (hours: number) => {
    scene.town.now += hours * hour;
  };
  const readBy = (who: string, rows: readonly SentRow[]): string[] =>
    rows
      .filter(({ address, channel }) => channel === 'sms' && scene.town.nameOf(address) === who)
      .map(({ body }) => body.text);
  const says = async (who: string, words: string) => readBy('Jo', await scene.says(who, words));
  const pass = async (length: string) => readBy('Jo', await scene.pass(length));

  it('is told at START where it waited for a day, we were away on that day, and STOP came before the next', async () => {
    await open('20:00');
    await says('Jo', 'ask hill bakery do you bake at night?');
    await pass('2 hours');
    expect(await says('Bob', 'pass')).to.deep.equal([]);
    away(24);
    expect(await pass('9 hours')).to.deep.equal([]);
    await says('Jo', 'stop');
    expect(await pass('2 hours')).to.deep.equal([]);
    expect(await says('Jo', 'start')).to.deep.equal(['Hill Bakery cannot answer this.']);
    expect(await pass('2 days')).to.deep.equal([]);
  });

  it('comes in the morning, once, where STOP and START are both of the night', async () => {
    await open('20:00');
    await says('Jo', 'ask hill bakery do you bake at night?');
    await pass('2 hours');
    await says('Bob', 'pass');
    await says('Jo', 'stop');
    expect(await says('Jo', 'start')).to.deep.equal(['Welcome back. Text MENU to see what you can do.']);
    expect(await pass('12 hours')).to.deep.equal(['Hill Bakery cannot answer this.']);
  });

  it('has no date where it is late: at night, after a day on which we were away', async () => {
    await open('10:00');
    await says('Jo', 'ask hill bakery do you bake at night?');
    await pass('3 days');
    away(8);
    away(12);
    expect((await says('Jo', 'my questions')).join()).to.equal(
      'You asked: "do you bake at night?"\nThe answer is late. You will hear soon.',
    );
    await says('Jo', '1');
    expect((await pass('12 hours')).join()).to.include('Hill Bakery did not answer in time.');
  });

  for (const isOut of [false, true])
    it(`is each employer's own where staff let another one's words through later${isOut ? ', and is told at START' : ''}`, async () => {
      await open('10:00', 'Ann answers for Mill Bakery');
      await says('Jo', 'ask hill bakery do you bake at night?');
      await says('Bob', 'What is your phone number?');
      await pass('7 days');
      await says('Jo', 'ask someone else');
      await says('Jo', '1');
      await pass('1 hour');
      expect((await says('Ann', 'We bake at night.')).join()).to.include(
        'Mill Bakery says: "We bake at night."',
      );
      if (isOut) await says('Jo', 'stop');
      const held = (await scene.store.view.safety.waiting(100)).find(({ kind }) => kind === 'held-answer');
      const rows = await scene.says('Ana', { choice: `do:approve:${held?.id}`, filled: {} } as never);
      const heard = isOut ? await says('Jo', 'start') : readBy('Jo', rows);
      expect(heard.join()).to.equal('Hill Bakery says after all: "What is your phone number?"');
    });
});
