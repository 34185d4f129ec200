import { expect } from 'chai';
import { Changes } from '../../store/changes.js';
import * as rows from './rows.js';
import { eachStore } from '../support/stores.js';

describe('numbers of communities', () => {
  eachStore((place) => {
    it('count people now, and updates and answers since a moment', async () => {
      const store = await place.open();
      const changes = new Changes();
      for (const id of ['c1', 'c2']) changes.add('communities', rows.community(id, { name: id }));
      for (const id of ['p1', 'p2', 'p3']) changes.add('people', rows.person(id));
      changes.add('memberships', rows.membership('c1', 'p1'));
      changes.add('memberships', rows.membership('c1', 'p2', { state: 'asked' }));
      changes.add('memberships', rows.membership('c1', 'p3', { until: 5 }));
      const seen = { communityId: 'c1', createdAt: 100 };
      changes.add('updates', rows.update('u1', 'p1', seen));
      changes.add('updates', rows.update('u2', 'p1', { ...seen, createdAt: 99 }));
      changes.add('updates', rows.update('u3', 'p1', { ...seen, state: 'held' }));
      changes.add('updates', rows.update('u4', 'p1', { ...seen, visibility: 'only-me' }));
      const asked = { communityId: 'c1', askedAt: 90 };
      changes.add('questions', rows.question('q1', 'p1', { ...asked, answeredAt: 110 }));
      changes.add('questions', rows.question('q2', 'p1', { ...asked, answeredAt: 131 }));
      changes.add('questions', rows.question('q3', 'p1', { ...asked, answeredAt: null }));
      const { inserts, operations, outbox } = changes;
      await store.commit({ inserts, operations, outbox });
      expect(await store.view.communities.numbers(['c2', 'c1'], 100)).to.deep.equal([
        { communityId: 'c2', people: 0, updates: 0, answers: 0, timeToAnswer: null },
        { communityId: 'c1', people: 1, updates: 1, answers: 2, timeToAnswer: 31 },
      ]);
      expect(await store.view.communities.numbers([], 0)).to.deep.equal([]);
    });
  });
});
