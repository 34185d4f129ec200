// Running a hotseat: two hosts at once, invitations to many, and a card for whoever looks at questions. Each timer is thought through twice
// and committed twice, as after a crash.
import { expect } from 'chai';
import { showHotseats } from '../../bots/hotseatsTouched.js';
import { wake } from '../../dialogs/hotseatHosts.js';
import { announceHotseat, cancelHotseat, moveHotseat } from '../../dialogs/hotseatTold.js';
import type { Hotseat } from '../../store/hotseats.js';
import { hotseat, MINUTE, NOON, type Play, questions, withAskers } from '../support/hotseatPlay.js';
import { add, community, membership, newPeople } from '../store/rows.js';

const DAY = 24 * 60 * MINUTE;
const many = 130;

/** People of a group who have asked nothing. */
async function withMembers(play: Play, count: number): Promise<Hotseat> {
  const people = Array.from({ length: count }, (_, at) => `m${String(at).padStart(3, '0')}`);
  await play.store.commit(newPeople(...people));
  await add(play.store, {
    communities: [community('c1')],
    memberships: people.map((personId) => membership('c1', personId)),
    hotseat_communities: [{ id: 'h1 in c1', hotseatId: 'h1', communityId: 'c1' }],
  });
  const draft: Hotseat = { ...hotseat, state: 'draft', startsAt: NOON + 8 * DAY };
  const { startsAt, state } = draft;
  const { id } = hotseat;
  await play.store.commit({
    inserts: {},
    operations: [{ kind: 'set', table: 'hotseats', where: { id }, values: { state, startsAt } }],
    outbox: [],
  });
  return draft;
}

const heardBy = (play: Play, personId: string): string => (play.told.get(personId) ?? []).join(' | ');

describe('Whoever runs a hotseat', () => {
  it('asks everybody of its groups a week before, once, and tells them once that it is moved, and off', async () => {
    await withAskers(2, async (play) => {
      const draft = await withMembers(play, many);
      await play.act((turn) => announceHotseat(turn, draft));
      await play.ring();
      expect(play.told.size, 'told more than a week before').to.equal(0);
      play.now = NOON + DAY;
      await play.ring();
      expect([...play.told.keys()].filter((id) => id.startsWith('m'))).to.have.length(many);
      const announced = await play.store.view.hotseats.byId('h1');
      expect(announced?.state).to.equal('announced');
      await play.act((turn) => announced && moveHotseat(turn, announced, NOON + 9 * DAY));
      play.now += MINUTE;
      await play.ring();
      play.now = NOON + 2 * DAY;
      await play.ring();
      const moved = await play.store.view.hotseats.byId('h1');
      await play.act((turn) => moved && cancelHotseat(turn, moved));
      play.now = NOON + 12 * DAY;
      await play.ring();
      for (const [personId, heard] of play.told)
        if (personId.startsWith('m')) expect(heard, heardBy(play, personId)).to.have.length(3);
      // Who asked and was not in the group was not invited, and knew of it all the same.
      expect(play.told.get('p0'), heardBy(play, 'p0')).to.have.length(2);
    });
  });

  it('finds no question before two hosts at once', async () => {
    await withAskers(4, async (play) => {
      await play.store.commit({
        ...newPeople('mia'),
        operations: [
          { kind: 'set', table: 'hotseats', where: { id: 'h1' }, values: { cohostPersonId: 'mia' } },
        ],
      });
      await play.act((turn) => {
        for (const host of ['paul', 'mia']) wake(turn, hotseat, host, { why: 'question' });
      });
      await play.ringTogether();
      const taken = (await questions(play)).filter(({ state }) => state === 'taken');
      expect(taken.map(({ claimedBy }) => claimedBy)).to.have.members(['mia', 'paul']);
    });
  });

  it('has one card, however many questions come before it is drawn', async () => {
    await withAskers(30, async (play) => {
      await withMembers(play, 1);
      play.house = { ...play.house, desk: { team: 'T1', channel: 'C1' } };
      const all = await questions(play);
      for (const { id } of all)
        await play.act(async (turn) => {
          turn.changes.set('hotseat_questions', { id }, { state: 'waiting' });
          await showHotseats(turn);
        });
      const cards = await play.waitingRows('T1 C1 hotseat:h1');
      expect(cards).to.equal(1);
    });
  });

  it('hears of a guest who is late, and nobody who waits hears it twice', async () => {
    await withAskers(3, async (play) => {
      await play.act((turn) => moveHotseat(turn, hotseat, NOON + 30 * MINUTE));
      for (const minutes of [1, 20, 30, 35, 40, 45, 46, 60]) {
        play.now = NOON + minutes * MINUTE;
        await play.ring();
      }
      for (const asker of ['p0', 'p1', 'p2']) {
        expect(heardBy(play, asker).split('a bit late'), heardBy(play, asker)).to.have.length(2);
        expect(heardBy(play, asker).split('not here yet'), heardBy(play, asker)).to.have.length(2);
      }
    });
  });
});
