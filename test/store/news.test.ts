import { expect } from 'chai';
import type { ChangeSet } from '../../store/changes.js';
import type { Digest, DigestItem, News } from '../../store/digests.js';
import type { Update } from '../../store/updates.js';
import { eachStore } from '../support/stores.js';
import {
  answer,
  changes,
  comment,
  community,
  employer,
  membership,
  person,
  question,
  update,
} from './rows.js';

const now = 1_000;
const found = (news: readonly News[]) => news.map(({ itemId }) => itemId);

const at = (visibleFrom: number) => ({ visibleFrom, createdAt: visibleFrom });

/** Me in c1 and (muted) c2; Ann, Bob and Cat write. */
function town(...updates: Update[]): ChangeSet {
  return changes({
    inserts: {
      people: ['me', 'ann', 'bob', 'cat'].map((id) => person(id, { name: id.toUpperCase() })),
      communities: [community('c1'), community('c2'), community('c3')],
      memberships: [
        membership('c1', 'me'),
        membership('c2', 'me', { mutedAt: 5 }),
        membership('c3', 'me', { until: 9 }),
        membership('c1', 'ann'),
      ],
      updates,
    },
  });
}

const digest = (id: string, more: Partial<Digest> = {}): Digest => ({
  id,
  personId: 'me',
  slot: id,
  state: 'sent',
  createdAt: 10,
  ...more,
});
const item = (digestId: string, number: number, itemId: string): DigestItem => ({
  id: `${digestId} ${number}`,
  digestId,
  personId: 'me',
  number,
  kind: 'update',
  itemId,
  openedAt: null,
});

describe('News', () => {
  eachStore((place) => {
    it('are answers, then comments, then updates with most different people first, newest first', async () => {
      const store = await place.open();
      await store.commit(
        town(
          update('mine', 'me', at(100)),
          update('a1', 'ann', at(500)),
          update('a2', 'ann', at(600)),
          update('a3', 'ann', at(700)),
          update('b1', 'bob', at(200)),
          update('b2', 'bob', at(300)),
        ),
      );
      await store.commit(
        changes({
          inserts: {
            employers: [employer('e1', { name: 'Bakery' })],
            questions: [question('q1', 'me', { communityId: 'c1' })],
            answers: [answer('ans', 'q1', 'cat')],
            comments: [
              comment('k1', 'mine', 'ann', { visibleFrom: 150 }),
              comment('k2', 'mine', 'bob', { visibleFrom: 160 }),
              comment('own', 'mine', 'me'),
            ],
          },
        }),
      );
      const news = await store.view.digests.news('me', 100, now, 20);
      expect(found(news)).to.deep.equal(['ans', 'k2', 'k1', 'a3', 'b2', 'a2', 'b1', 'a1']);
      expect(found(await store.view.digests.news('me', 100, now, 3))).to.deep.equal(['ans', 'k2', 'k1']);
      expect(news[0]).to.deep.equal({
        kind: 'answer',
        itemId: 'ans',
        communityId: 'c1',
        communityName: 'Group c1',
        byName: 'Bakery',
        byId: 'cat',
        text: 'text of ans',
        at: 100,
      });
      expect(news[3]).to.deep.equal({
        kind: 'update',
        itemId: 'a3',
        communityId: 'c1',
        communityName: 'Group c1',
        byName: 'ANN',
        byId: 'ann',
        text: 'text of a3',
        at: 700,
      });
      expect(await store.view.digests.countNews('me', 100, now)).to.deep.equal({ items: 8, communities: 1 });
      expect(await store.view.digests.countNews('me', 900, now)).to.deep.equal({ items: 0, communities: 0 });
    });

    it('leave out what nobody should see, what is old, and what is one’s own', async () => {
      const store = await place.open();
      await store.commit(
        town(
          update('seen', 'ann'),
          update('own', 'me'),
          update('muted', 'ann', { communityId: 'c2' }),
          update('left', 'ann', { communityId: 'c3' }),
          update('removed', 'ann', { state: 'removed' }),
          update('waiting', 'ann', { state: 'waiting' }),
          update('held', 'ann', { state: 'held' }),
          update('back', 'ann', { state: 'taken-back' }),
          update('later', 'ann', { visibleFrom: now + 1 }),
          update('old', 'ann', { visibleFrom: 99 }),
          update('alone', 'ann', { visibility: 'only-me' }),
          update('blocked', 'bob'),
          update('blocker', 'cat'),
          update('shown', 'ann'),
        ),
      );
      await store.commit(
        changes({
          inserts: {
            digests: [digest('d1')],
            digest_items: [item('d1', 1, 'shown')],
            blocks: [
              { id: 'x', personId: 'me', blockedPersonId: 'bob', since: 1, until: null },
              { id: 'y', personId: 'cat', blockedPersonId: 'me', since: 1, until: null },
              { id: 'z', personId: 'me', blockedPersonId: 'ann', since: 1, until: 2 },
            ],
          },
        }),
      );
      expect(found(await store.view.digests.news('me', 100, now, 20))).to.deep.equal(['seen']);
      const open = async (id: string) =>
        (await store.view.digests.open('me', 'update', id, now))?.itemId ?? null;
      for (const id of ['seen', 'muted', 'shown', 'old', 'own']) expect(await open(id), id).to.equal(id);
      for (const id of [
        'left',
        'removed',
        'waiting',
        'held',
        'back',
        'later',
        'alone',
        'blocked',
        'blocker',
        'none',
      ]) {
        expect(await open(id), id).to.equal(null);
      }
    });

    it('can be opened while they may be seen: an answer by its asker or when shared, a comment with its update', async () => {
      const store = await place.open();
      await store.commit(town(update('u1', 'ann'), update('gone', 'ann', { state: 'removed' })));
      await store.commit(
        changes({
          inserts: {
            questions: [
              question('q1', 'me'),
              question('q2', 'ann'),
              question('q3', 'ann', { shared: 'yes' }),
            ],
            answers: [
              answer('a1', 'q1', 'cat'),
              answer('a2', 'q2', 'cat'),
              answer('a3', 'q3', 'cat'),
              answer('a4', 'q1', 'cat', { state: 'held' }),
            ],
            comments: [
              comment('k1', 'u1', 'bob'),
              comment('k2', 'gone', 'bob'),
              comment('k3', 'u1', 'bob', { state: 'removed' }),
            ],
          },
        }),
      );
      const view = store.view.digests;
      const opened = async (kind: 'answer' | 'comment', all: string[]) =>
        await Promise.all(all.map(async (id) => (await view.open('me', kind, id, now)) !== null));
      expect(await opened('answer', ['a1', 'a2', 'a3', 'a4'])).to.deep.equal([true, false, true, false]);
      expect(await opened('comment', ['k1', 'k2', 'k3'])).to.deep.equal([true, false, false]);
    });

    it('stay bound to the numbers of their digest', async () => {
      const store = await place.open();
      await store.commit(
        changes({
          inserts: {
            digests: [
              digest('d1'),
              digest('d2', { createdAt: 20 }),
              digest('d3', { personId: 'ann', createdAt: 30 }),
            ],
            digest_items: [item('d1', 2, 'u2'), item('d1', 1, 'u1'), item('d2', 1, 'u3')],
          },
        }),
      );
      const view = store.view.digests;
      expect([
        (await view.latest('me', 0))?.id,
        await view.latest('me', 21),
        (await view.byId('d3'))?.personId,
      ]).to.deep.equal(['d2', null, 'ann']);
      expect((await view.items('d1')).map(({ itemId }) => itemId)).to.deep.equal(['u1', 'u2']);
      expect([(await view.item('d1', 2))?.itemId, await view.item('d1', 3)]).to.deep.equal(['u2', null]);
    });
  });
});
