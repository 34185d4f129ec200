import { expect } from 'chai';
import { eachStore } from '../support/stores.js';
import { add, comment, community, ids, membership, person, update } from './rows.js';

describe('Communities', () => {
  eachStore((place) => {
    it('are listed as a person has them, the one last shared with first', async () => {
      const store = await place.open();
      await add(store, {
        communities: ['c', 'b', 'a', 'closed', 'asked', 'left'].map((id) =>
          community(id, { name: id === 'b' ? 'B' : id, closedAt: id === 'closed' ? 5 : null }),
        ),
        memberships: [
          membership('a', 'p1'),
          membership('b', 'p1'),
          membership('c', 'p1'),
          membership('closed', 'p1'),
          membership('asked', 'p1', { state: 'asked' }),
          membership('left', 'p1', { until: 7 }),
        ],
        updates: [
          update('u1', 'p1', { communityId: 'c' }),
          update('u2', 'p2', { communityId: 'b', createdAt: 900 }),
        ],
      });
      const view = store.view.communities;
      expect(ids(await view.mine('p1'))).to.deep.equal(['c', 'a', 'b']);
      expect(ids(await view.near('p1', 9, 0))).to.deep.equal(['left']);
      expect((await view.names()).map(({ name }) => name)).to.deep.equal(['a', 'asked', 'B', 'c', 'left']);
      expect([
        (await view.byName('b'))?.id,
        await view.byName('nothing'),
        (await view.byId('closed'))?.closedAt,
      ]).to.deep.equal(['b', null, 5]);
      expect([
        (await view.membership('asked', 'p1'))?.state,
        await view.membership('left', 'p1'),
      ]).to.deep.equal(['asked', null]);
      expect([(await view.lastLeft('p1', 7))?.communityId, await view.lastLeft('p1', 8)]).to.deep.equal([
        'left',
        null,
      ]);
      expect([await view.countMembers('a'), await view.countMembers('asked')]).to.deep.equal([1, 0]);
    });

    it('near somebody are those they may join, most members first, page by page', async () => {
      const store = await place.open();
      await add(store, {
        communities: [
          community('few'),
          community('many', { joining: 'request' }),
          community('none'),
          community('secret', { joining: 'invited' }),
          community('mine'),
        ],
        memberships: [
          membership('few', 'p2'),
          membership('many', 'p2'),
          membership('many', 'p3'),
          membership('mine', 'p1', { state: 'asked' }),
          membership('none', 'p2', { until: 4 }),
          membership('none', 'p3', { until: 4 }),
          membership('none', 'p4', { until: 4 }),
        ],
      });
      const view = store.view.communities;
      expect(ids(await view.near('p1', 2, 0))).to.deep.equal(['many', 'few']);
      expect(ids(await view.near('p1', 2, 2))).to.deep.equal(['none']);
    });
  });
});

describe('Updates', () => {
  eachStore((place) => {
    it('are found by their author, their words and their time', async () => {
      const store = await place.open();
      await add(store, {
        people: [person('p2', { name: 'Sam' })],
        updates: [
          update('u1', 'p1', { createdAt: 10, fingerprint: 'f' }),
          update('u2', 'p1', { createdAt: 20, fingerprint: 'f', state: 'taken-back' }),
          update('u3', 'p1', { createdAt: 30 }),
        ],
        comments: [
          comment('k1', 'u1', 'p2', { visibleFrom: 50 }),
          comment('k2', 'u1', 'p2', { visibleFrom: 10 }),
          comment('k3', 'u1', 'p2', { state: 'held' }),
          comment('k4', 'u1', 'p9', { visibleFrom: 99 }),
        ],
      });
      const view = store.view.updates;
      expect(await view.byId('u1')).to.deep.equal(update('u1', 'p1', { createdAt: 10, fingerprint: 'f' }));
      expect([
        (await view.same('p1', 'f', 10))?.id,
        await view.same('p1', 'f', 11),
        await view.same('p2', 'f', 0),
      ]).to.deep.equal(['u1', null, null]);
      expect(ids(await view.of('p1', 2))).to.deep.equal(['u3', 'u2']);
      expect(await view.countSince('p1', 20)).to.equal(2);
      expect((await view.comments('u1', 50)).map(({ id, name }) => [id, name])).to.deep.equal([
        ['k2', 'Sam'],
        ['k1', 'Sam'],
      ]);
    });
  });
});
