// What employers share in groups: who may, who reads it, under which name, and what is left when somebody goes.
import { expect } from 'chai';
import type { Store } from '../../store/store.js';
import { eachStore } from '../support/stores.js';
import {
  add,
  changes,
  comment,
  community,
  contact,
  employer,
  membership,
  newPeople,
  update,
} from './rows.js';

const now = 1_000;
const asking = (reader: string | null) => ({ reader, now, most: 10 });
const place = (communityId: string, more: object = {}) => ({
  id: `g-${communityId}`,
  communityId,
  employerId: 'e1',
  byId: 'mia',
  askedAt: 1,
  since: 2,
  until: null,
  ...more,
});
const places = async (store: Store, personId: string) =>
  (await store.view.employers.placesOf(personId)).map(({ communityId }) => communityId);
const named = async (store: Store, personId: string) =>
  (await store.view.digests.news(personId, 0, now, 9)).map(({ byName, itemId }) => [itemId, byName]);
const blocks = (blockedPersonId: string) => ({
  id: 'b1',
  personId: 'jo',
  blockedPersonId,
  since: 1,
  until: null,
});

/** Ana and Bo answer for e1, which shares in c1; Jo is in c1. Ana has shared for e1, Jo has replied, and Ana has replied to that. */
async function open(store: Store): Promise<void> {
  await store.commit(newPeople('ana', 'bo', 'jo', 'mia'));
  await add(store, {
    communities: [
      community('c1', { visibility: 'public' }),
      community('c2'),
      community('shut', { closedAt: 5 }),
    ],
    memberships: [membership('c1', 'jo'), membership('c1', 'mia')],
    employers: [employer('e1')],
    employer_contacts: [contact('e1', 'ana'), contact('e1', 'bo')],
    employer_groups: [
      place('c1'),
      place('c2', { since: null }),
      place('shut'),
      place('c2', { id: 'ended', until: 9 }),
    ],
    updates: [update('u1', 'ana', { employerId: 'e1' })],
    comments: [
      comment('k1', 'u1', 'jo', { createdAt: 150 }),
      comment('k2', 'u1', 'ana', { employerId: 'e1', createdAt: 200, visibleFrom: 200 }),
    ],
  });
}

describe('What employers share', () => {
  eachStore((placeOf) => {
    let store: Store;
    beforeEach(async () => {
      store = await placeOf.open();
      await open(store);
    });

    it('is shared where the employer has agreed, by those who answer for it', async () => {
      expect([
        await places(store, 'ana'),
        await places(store, 'bo'),
        await places(store, 'jo'),
      ]).to.deep.equal([['c1'], ['c1'], []]);
      await add(store, { memberships: [membership('c1', 'bo', { state: 'barred' })] });
      expect(await places(store, 'bo')).to.deep.equal([]);
      await store.commit(
        changes({
          operations: [{ kind: 'set', table: 'employers', where: { id: 'e1' }, values: { leftAt: 9 } }],
        }),
      );
      expect(await places(store, 'ana')).to.deep.equal([]);
    });

    it('is asked into a group once at a time', async () => {
      const again = await add(store, { employer_groups: [place('c1', { id: 'twice' })] }).then(
        () => 'kept',
        () => 'refused',
      );
      expect(again).to.equal('refused');
    });

    it("bears the employer's name in news, and never that of whoever wrote it", async () => {
      expect(await named(store, 'jo')).to.deep.equal([
        ['k2', 'Firm e1'],
        ['u1', 'Firm e1'],
      ]);
      expect(await named(store, 'ana')).to.deep.equal([['k1', 'Name of jo']]);
      expect(await named(store, 'bo')).to.deep.equal([]);
    });

    it('is read on the page of the group by its people alone, and stands on no page of a person', async () => {
      const seen = await store.reading.read({ kind: 'c', id: 'c1' }, asking('jo'));
      expect(seen?.things.map(({ byId, byName, id }) => [id, byId, byName])).to.deep.equal([
        ['u1', null, 'Firm e1'],
      ]);
      expect(seen?.things[0]?.comments.shown.map(({ by }) => by)).to.deep.equal(['Name of jo', 'Firm e1']);
      await store.commit(
        changes({
          operations: [
            { kind: 'set', table: 'people', where: { id: 'ana' }, values: { pageVisibility: 'anyone' } },
          ],
        }),
      );
      expect((await store.reading.read({ kind: 'c', id: 'c1' }, asking(null)))?.things).to.deep.equal([]);
      expect((await store.reading.read({ kind: 'u', id: 'ana' }, asking('jo')))?.things).to.deep.equal([]);
      expect((await store.reading.read({ kind: 'u', id: 'ana' }, asking('ana')))?.things.length).to.equal(1);
    });

    it('makes nobody known who only wrote for an employer', async () => {
      expect(await store.reading.read({ kind: 'u', id: 'ana' }, asking('jo'))).to.equal(null);
    });

    it('is gone for whoever blocked anybody who answers for the employer', async () => {
      await add(store, { blocks: [blocks('bo')] });
      expect(await named(store, 'jo')).to.deep.equal([]);
      expect(await store.view.digests.open('jo', 'update', 'u1', now)).to.equal(null);
      expect(await store.view.digests.open('jo', 'comment', 'k2', now)).to.equal(null);
      expect((await store.reading.read({ kind: 'c', id: 'c1' }, asking('jo')))?.things).to.deep.equal([]);
      expect((await named(store, 'mia')).length).to.equal(1);
    });

    it('is known to staff as the employer in the group', async () => {
      const item = await store.view.admin.item('u1');
      expect([item?.personName, item?.employerName, item?.place, item?.communityId]).to.deep.equal([
        'Firm e1',
        'Firm e1',
        'Group c1',
        'c1',
      ]);
    });

    it('goes with whoever wrote it, and the place stays for the others', async () => {
      await store.commit(changes({ operations: [{ kind: 'erase', personId: 'ana' }] }));
      expect(await store.view.updates.byId('u1')).to.equal(null);
      expect(await named(store, 'jo')).to.deep.equal([]);
      expect(await places(store, 'bo')).to.deep.equal(['c1']);
      await store.commit(changes({ operations: [{ kind: 'erase', personId: 'mia' }] }));
      expect((await store.view.employers.groupOf('g-c1'))?.byId).to.equal(null);
    });
  });
});
