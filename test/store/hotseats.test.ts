import { expect } from 'chai';
import type { Hotseat, HotseatAnswer, HotseatQuestion } from '../../store/hotseats.js';
import type { Store } from '../../store/store.js';
import { eachStore } from '../support/stores.js';
import { add, changes, community, ids, membership, newPeople } from './rows.js';

const hotseat = (id: string, more: Partial<Hotseat> = {}): Hotseat => ({
  id,
  topic: 'work in a bakery',
  guestName: 'Paul',
  guestPersonId: null,
  cohostPersonId: null,
  byId: null,
  zone: 'Europe/London',
  startsAt: 1000,
  minutes: 60,
  state: 'live',
  movedFrom: null,
  createdAt: 1,
  changedAt: 1,
  ...more,
});

const asked = (
  id: string,
  personId: string | null,
  more: Partial<HotseatQuestion> = {},
): HotseatQuestion => ({
  id,
  hotseatId: 'h1',
  personId,
  addressId: personId && `at ${personId}`,
  channel: 'sms',
  text: `Question ${id}`,
  keywords: '',
  seed: 'no',
  askedAt: 1,
  state: 'waiting',
  sameAsId: null,
  claimedBy: null,
  leaseUntil: null,
  changedAt: 1,
  ...more,
});

const answered = (id: string, questionId: string, more: Partial<HotseatAnswer> = {}): HotseatAnswer => ({
  id,
  hotseatId: 'h1',
  questionId,
  byId: 'p3',
  text: `Answer ${id}`,
  state: 'said',
  createdAt: 1,
  visibleFrom: 30,
  correctsId: null,
  ...more,
});

const watcher = (personId: string) =>
  ({
    id: `${personId} watches`,
    hotseatId: 'h1',
    personId,
    addressId: `at ${personId}`,
    mode: 'mine',
    since: 1,
    until: null,
  }) as const;

/** p1 and p2 are in the group that holds it; p3 is the guest, and p4 is nowhere. */
async function town(store: Store): Promise<void> {
  await store.commit(newPeople('p1', 'p2', 'p3', 'p4'));
  await add(store, {
    communities: [community('c1')],
    memberships: [membership('c1', 'p1'), membership('c1', 'p2')],
    hotseats: [hotseat('h1', { guestPersonId: 'p3' })],
    hotseat_communities: [{ id: 'h1 in c1', hotseatId: 'h1', communityId: 'c1' }],
    hotseat_questions: [
      asked('q1', 'p1'),
      asked('q2', 'p2', { sameAsId: 'q1', askedAt: 2 }),
      asked('q3', null, { seed: 'yes' }),
    ],
    hotseat_watchers: [watcher('p1'), watcher('p2')],
  });
}

describe('Hotseats', () => {
  eachStore((place) => {
    it('take questions of those who are in a group that holds them', async () => {
      const store = await place.open();
      await town(store);
      expect(ids(await store.view.hotseats.takingFrom('p1'))).to.deep.equal(['h1']);
      expect(await store.view.hotseats.takingFrom('p4')).to.deep.equal([]);
      await store.commit(
        changes({
          operations: [
            { kind: 'set', table: 'hotseats', where: { id: 'h1' }, values: { state: 'cancelled' } },
          ],
        }),
      );
      expect(await store.view.hotseats.takingFrom('p1')).to.deep.equal([]);
    });

    it('show an answer once its hold is over, and how many asked', async () => {
      const store = await place.open();
      await town(store);
      await add(store, {
        hotseat_answers: [answered('a1', 'q1'), answered('a2', 'q3', { state: 'undone' })],
      });
      expect(await store.view.hotseats.feed('h1', 29)).to.deep.equal([]);
      const [only, ...more] = await store.view.hotseats.feed('h1', 30);
      expect(only).to.include({ id: 'a1', question: 'Question q1', askers: 2 });
      expect(more).to.deep.equal([]);
    });

    it('show what was put right instead of what it puts right, and not before it can be read', async () => {
      const store = await place.open();
      await town(store);
      const right = answered('a2', 'q1', { correctsId: 'a1', visibleFrom: 90 });
      await add(store, { hotseat_answers: [answered('a1', 'q1'), right] });
      expect(ids(await store.view.hotseats.feed('h1', 60))).to.deep.equal(['a1']);
      expect(ids(await store.view.hotseats.feed('h1', 90))).to.deep.equal(['a2']);
    });

    it('are listened to by each person once, in parts', async () => {
      const store = await place.open();
      await town(store);
      const first = await store.view.hotseats.watchers('h1', '', 1);
      expect(first.map(({ personId }) => personId)).to.deep.equal(['p1']);
      expect(await store.view.hotseats.watchers('h1', 'p2', 1)).to.deep.equal([]);
      expect(await store.view.hotseats.countWatchers('h1')).to.deep.equal([
        { mode: 'mine', channel: 'sms', count: 2 },
      ]);
      const again = add(store, { hotseat_watchers: [{ ...watcher('p1'), id: 'again' }] });
      expect(
        await again.then(
          () => 'kept',
          () => 'refused',
        ),
      ).to.equal('refused');
    });

    it('keep for its askers what they were not sent, once its hold is over and as it was put right', async () => {
      const store = await place.open();
      await town(store);
      const isAnswered = (id: string, toldAt: number | null) =>
        ({
          kind: 'set',
          table: 'hotseat_questions',
          where: { id },
          values: { state: 'answered', toldAt },
        }) as const;
      await store.commit(changes({ operations: [isAnswered('q1', 31), isAnswered('q2', null)] }));
      const right = answered('a2', 'q1', { correctsId: 'a1', visibleFrom: 90 });
      await add(store, { hotseat_answers: [answered('a1', 'q1'), right] });
      const untold = async (personId: string, by: number) =>
        (await store.view.hotseats.untoldTo(personId, by)).map(
          ({ id, mine, text }) => `${id} ${mine}: ${text}`,
        );
      expect(await untold('p2', 29)).to.deep.equal([]);
      expect(await untold('p2', 30)).to.deep.equal(['q2 Question q2: Answer a1']);
      expect(await untold('p2', 90)).to.deep.equal(['q2 Question q2: Answer a2']);
      expect(await untold('p1', 90)).to.deep.equal([]);
    });

    it('have a page for those who may read a group of theirs, by the beginning of their id', async () => {
      const store = await place.open();
      await town(store);
      const id = '01JDWPAULS4RRFFQ69G5FAVABC';
      await add(store, {
        hotseats: [hotseat(id, { state: 'summary', guestPersonId: 'p3' })],
        hotseat_communities: [{ id: 'long in c1', hotseatId: id, communityId: 'c1' }],
        hotseat_questions: [asked('q8', 'p1', { hotseatId: id }), asked('q9', null, { hotseatId: id })],
        hotseat_answers: [answered('a8', 'q8', { hotseatId: id }), answered('a9', 'q9', { hotseatId: id })],
      });
      const page = (reader: string | null, name = id.slice(0, 12)) =>
        store.reading.hotseat(name, { reader, now: 30 });
      expect((await page('p2'))?.talk.map(({ askedBy, askers }) => [askedBy, askers])).to.deep.equal([
        ['Name of p1', 1],
        [null, 0],
      ]);
      expect(await page('p2', id)).to.include({ id, phase: 'after', guestName: 'Paul' });
      expect((await page('p3'))?.talk.map(({ askedBy }) => askedBy)).to.deep.equal([null, null]);
      for (const [reader, name] of [
        ['p4', id],
        [null, id],
        ['p2', id.slice(0, 11)],
      ] as const)
        expect(await page(reader, name)).to.equal(null);
    });

    it('are news before they begin, and again once they are summed up', async () => {
      const store = await place.open();
      await town(store);
      await add(store, {
        hotseats: [
          hotseat('next', { state: 'box', startsAt: 500 }),
          hotseat('summed', { state: 'summary', changedAt: 300 }),
        ],
        hotseat_communities: ['next', 'summed'].map((hotseatId) => ({
          id: hotseatId,
          hotseatId,
          communityId: 'c1',
        })),
      });
      const news = async (since: number, now: number) =>
        ids(await store.view.hotseats.newsFor('p1', since, now)).sort();
      expect(await news(299, 400)).to.deep.equal(['next', 'summed']);
      expect(await news(300, 400)).to.deep.equal(['next']);
      expect(await news(300, 500)).to.deep.equal([]);
    });

    it('lose what somebody asked when they go; who asked the same asked it themselves', async () => {
      const store = await place.open();
      await town(store);
      await add(store, { hotseat_answers: [answered('a1', 'q1')] });
      await store.commit(changes({ operations: [{ kind: 'erase', personId: 'p1' }] }));
      const left = await store.view.hotseats.questions('h1');
      expect(left.map(({ id, sameAsId }) => `${id} ${sameAsId}`)).to.deep.equal(['q3 null', 'q2 null']);
      expect(await store.view.hotseats.answers('q1')).to.deep.equal([]);
      expect(ids(await store.view.hotseats.answers('q2'))).to.deep.equal(['a1']);
      await store.commit(changes({ operations: [{ kind: 'erase', personId: 'p3' }] }));
      expect(await store.view.hotseats.byId('h1')).to.include({
        guestPersonId: null,
        guestName: 'Our guest',
      });
    });

    it('invite members of their groups once, and tell those who were invited or listen, each once', async () => {
      const store = await place.open();
      await town(store);
      await add(store, { memberships: [membership('c1', 'p3')] });
      const { invitees, told } = store.view.hotseats;
      expect(await invitees('h1', '', 10), 'the guest is not asked to come').to.deep.equal(['p1', 'p2']);
      expect(await invitees('h1', 'p1', 10)).to.deep.equal(['p2']);
      await add(store, { hotseat_invited: [{ id: 'i1', hotseatId: 'h1', personId: 'p2', at: 5 }] });
      expect(await invitees('h1', '', 10)).to.deep.equal(['p1']);
      expect(await store.view.hotseats.countInvited('h1')).to.equal(1);
      expect(await told('h1', '', 10)).to.deep.equal(['p1', 'p2']);
      expect(await told('h1', 'p1', 1)).to.deep.equal(['p2']);
      const again = add(store, { hotseat_invited: [{ id: 'i2', hotseatId: 'h1', personId: 'p2', at: 6 }] });
      expect(
        await again.then(
          () => 'twice',
          () => 'once',
        ),
      ).to.equal('once');
      await store.commit(changes({ operations: [{ kind: 'erase', personId: 'p2' }] }));
      expect(await store.view.hotseats.countInvited('h1')).to.equal(0);
    });

    it('are found by who hosts them, by the code of their guest, and by when they are', async () => {
      const store = await place.open();
      await town(store);
      const more = { guestCode: 'hash', cohostPersonId: 'p1', checked: 'no', guestHereAt: 7 } as const;
      await add(store, {
        hotseats: [
          hotseat('h2', { ...more, state: 'box', startsAt: 2000 }),
          hotseat('h3', { state: 'cancelled', startsAt: 3000, guestCode: 'hash' }),
        ],
      });
      const { all, byGuestCode, hostedBy, running } = store.view.hotseats;
      expect(ids(await hostedBy('p1'))).to.deep.equal(['h2']);
      expect(ids(await hostedBy('p3'))).to.deep.equal(['h1']);
      expect(ids(await byGuestCode('hash'))).to.deep.equal(['h2']);
      expect(ids(await running(10))).to.deep.equal(['h1', 'h2']);
      expect(ids(await all(2))).to.deep.equal(['h3', 'h2']);
      expect((await hostedBy('p1'))[0]).to.include(more);
    });
  });
});
