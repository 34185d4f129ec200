// Hotseats: what the guest does, what those who asked hear of it, and how the clock moves it on. Nothing is told twice.
import { expect } from 'chai';
import { HOLD_MS, takeQuestion, undoAnswer } from '../../dialogs/hotseatAnswers.js';
import { cancelHotseat, moveHotseat } from '../../dialogs/hotseatTold.js';
import { Crowd } from '../support/hotseatCrowd.js';
import {
  answerNext,
  answersAll,
  hotseat,
  MINUTE,
  NOON,
  questions,
  withAskers,
} from '../support/hotseatPlay.js';

describe('A hotseat', () => {
  it('hears a crowd on three channels: fairly, nobody twice before all once, and tells nothing twice', () =>
    Crowd.play(24, 7)).timeout(60_000);

  it('answers 30 askers from three places, each once, all who ask the same, whatever is begun anew', () =>
    answersAll(30));

  it('tells nobody an answer that is taken back in time, and everybody one that is not', async () => {
    await withAskers(1, async (play) => {
      const { answer } = await answerNext(play, 'Oh no.');
      play.now += HOLD_MS - 1;
      expect(await play.act((turn) => undoAnswer(turn, answer))).to.equal(true);
      play.now += MINUTE;
      await play.ring();
      expect(play.told.size).to.equal(0);
      const second = await answerNext(play, 'At four.');
      play.now += HOLD_MS;
      expect(await play.act((turn) => undoAnswer(turn, second.answer))).to.equal(false);
      await play.ring();
      expect(play.told.get('p0')?.join()).to.include('At four.');
    });
  });

  it('gives a question to one of two hosts for three minutes', async () => {
    await withAskers(1, async (play) => {
      const take = async (host: string) => {
        const [question] = await questions(play);
        return play.act((turn) => question && takeQuestion(turn, question, host));
      };
      expect(await take('paul')).to.equal(true);
      expect(await take('mia')).to.equal(false);
      play.now += 3 * MINUTE;
      expect(await take('mia')).to.equal(true);
    });
  });

  it('that is moved or cancelled is told to everybody who was told of it, and once', async () => {
    await withAskers(150, async (play) => {
      await play.act((turn) => moveHotseat(turn, hotseat, NOON + 24 * 60 * MINUTE));
      await play.ring();
      const moved = await play.store.view.hotseats.byId('h1');
      expect(moved).to.include({ movedFrom: NOON, state: 'box' });
      await play.act((turn) => moved && cancelHotseat(turn, moved));
      await play.ring();
      expect(play.told.size).to.equal(150);
      for (const heard of play.told.values()) expect(heard).to.have.length(2);
      expect(play.told.get('p7')?.join())
        .to.include('Paul now comes Wednesday 2 December')
        .and.include('cannot come');
    });
  });

  it('comes to its end by the clock, once, and whoever got no answer hears that', async () => {
    await withAskers(3, async (play) => {
      await play.act((turn) => moveHotseat(turn, hotseat, NOON + MINUTE));
      await play.ring();
      play.told.clear();
      const { question } = await answerNext(play, 'At four.');
      for (const [minutes, state] of [
        [30, 'live'],
        [90, 'mop-up'],
        [4 * 24 * 60, 'summary'],
      ] as const) {
        play.now = NOON + minutes * MINUTE;
        await play.ring();
        expect((await play.store.view.hotseats.byId('h1'))?.state).to.equal(state);
      }
      for (const personId of ['p0', 'p1', 'p2'])
        expect(play.told.get(personId)?.join()).to.include(
          personId === question.personId ? 'At four.' : 'had no time for your question',
        );
    });
  });
});
