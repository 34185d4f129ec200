// Listening to a hotseat: each hears what they want of it, once, however many listen and whatever rings at the same time.
import { expect } from 'chai';
import { HOLD_MS } from '../../dialogs/hotseatAnswers.js';
import { HOTSEAT_QUARTER } from '../../dialogs/hotseatHeard.js';
import { isTooMany } from '../../dialogs/hotseatListeners.js';
import type { HotseatWatcher } from '../../store/hotseats.js';
import { answerNext, MINUTE, NOON, type Play, withAskers } from '../support/hotseatPlay.js';
import { Scene } from '../support/scene.js';
import { house } from '../support/stage.js';
import { add, changes, newPeople } from '../store/rows.js';

/** `count` people who ask nothing, and listen by text. */
async function addListeners(play: Play, mode: HotseatWatcher['mode'], count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, at) => `l${String(at).padStart(3, '0')}`);
  await play.store.commit(newPeople(...people, 'mel'));
  await add(play.store, {
    hotseat_watchers: people.map((personId) => ({
      id: `${personId} listens`,
      hotseatId: 'h1',
      personId,
      addressId: `at ${personId}`,
      mode,
      since: NOON,
      until: null,
      heardUntil: NOON,
    })),
  });
  return people;
}

const set = (
  { store }: Play,
  table: 'hotseats' | 'hotseat_watchers',
  { id, values }: { id: string; values: object },
): Promise<void> => store.commit(changes({ operations: [{ kind: 'set', table, where: { id }, values }] }));

async function answerAt(play: Play, text: string): Promise<void> {
  await answerNext(play, text);
  play.now += HOLD_MS;
  await play.ring();
}

describe('Listening to a hotseat', () => {
  it('brings every answer to whoever wants them all, in parts, and to an asker once', async () => {
    await withAskers(2, async (play) => {
      const people = await addListeners(play, 'every', 150);
      await set(play, 'hotseat_watchers', { id: 'q000 watches', values: { mode: 'every' } });
      play.textsPerSecond = 100;
      await answerAt(play, 'At four.');
      expect(people.every((id) => play.told.get(id)?.length === 1)).to.equal(true);
      expect(play.told.get('p0')).to.have.length(1);
      expect(play.told.get('l149')?.[0]).to.include('Somebody asked').and.include('At four.');
    });
  });

  it('goes over to one text a quarter of an hour where the number is too slow, and says so to all and to who runs it', async () => {
    await withAskers(3, async (play) => {
      const people = await addListeners(play, 'every', 130);
      await set(play, 'hotseats', { id: 'h1', values: { byId: 'mel' } });
      await answerAt(play, 'At four.');
      await answerAt(play, 'At five.');
      for (const id of people) {
        expect(play.told.get(id), id).to.have.length(1);
        expect(play.told.get(id)?.[0]).to.include('every 15 minutes');
      }
      expect(play.told.get('mel')).to.have.length(1);
      expect(play.told.get('mel')?.[0]).to.include('More people listen to Paul');
      play.now = NOON + 15 * MINUTE;
      await play.ring();
      for (const id of people) {
        expect(play.told.get(id), id).to.have.length(2);
        expect(play.told.get(id)?.[1]).to.include('At four.').and.include('At five.');
      }
    });
  });

  it('brings a quarter of an hour once, even where two clocks of it ring at the same time', async () => {
    await withAskers(2, async (play) => {
      await addListeners(play, 'quarter', 1);
      await answerAt(play, 'At four.');
      await answerAt(play, 'At five.');
      play.now = NOON + 15 * MINUTE;
      const due = await play.store.view.timers.due(play.now, 10);
      expect(due.map(({ kind }) => kind)).to.deep.equal([HOTSEAT_QUARTER, HOTSEAT_QUARTER]);
      const sets = await Promise.all(due.map((timer) => play.think(timer)));
      const outcomes = await Promise.all(
        sets.map((set) =>
          play.store.commit(set).then(
            () => 'told',
            ({ name }: Error) => name,
          ),
        ),
      );
      expect(outcomes.sort()).to.deep.equal(['Conflict', 'told']);
    });
  });

  it('goes back to each side when LINK is undone: what they asked, and how they listen', async () => {
    const scene = await Scene.open(
      'today is Tuesday 1 December 2026, 11:05',
      'groups: Art group',
      'Ann is in Art group',
      'Bob is in Art group',
      'Paul is the guest of Art group on Tuesday 1 December 2026, 11:00',
    );
    try {
      const personAt = async (name: string) =>
        (await scene.store.view.people.who('sms', scene.town.numberOf(name)))?.person.id ?? '';
      const heldBy = async (name: string) => {
        const id = await personAt(name);
        const asked = await scene.store.view.hotseats.askedBy('hotseat-paul', id);
        const watcher = await scene.store.view.hotseats.watcher('hotseat-paul', id);
        return `${asked.map(({ text }) => text).join()} / ${watcher?.mode}`;
      };
      await scene.says('Ann', 'ask paul do you bake?');
      await scene.says('Bob', 'ask paul is it hot?');
      await scene.says('Bob', 'follow every');
      const before = [await heldBy('Ann'), await heldBy('Bob')];
      await scene.says('Ann', 'LINK');
      const code = /\d{6}/.exec((await scene.says('Ann', '1'))[0]?.body.text ?? '')?.[0] ?? '';
      await scene.says('Bob', `LINK ${code}`);
      await scene.pass('1 second');
      await scene.says('Ann', 'yes it is me');
      expect(await heldBy('Ann')).to.equal('do you bake?,is it hot? / mine');
      await scene.says('Ann', 'UNLINK');
      await scene.says('Ann', 'Take it apart');
      expect([await heldBy('Ann'), await heldBy('Bob')]).to.deep.equal(before);
    } finally {
      await scene.close();
    }
  });

  it('knows beforehand how many it can text in time', () => {
    const slow = { house };
    const fast = { house: { ...house, textsPerSecond: 10 } };
    expect([60, 61].map((people) => isTooMany(slow, people))).to.deep.equal([false, true]);
    expect([600, 601].map((people) => isTooMany(fast, people))).to.deep.equal([false, true]);
  });
});
