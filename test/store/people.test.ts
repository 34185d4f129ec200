import { expect } from 'chai';
import type { Role } from '../../store/people.js';
import { eachStore } from '../support/stores.js';
import { add, address, addressPerson, community, ids, membership, newPeople, person } from './rows.js';

const role = (id: string, more: Partial<Role> = {}): Role => ({
  id,
  personId: 'p1',
  kind: 'staff',
  communityId: null,
  since: 1,
  until: null,
  ...more,
});

describe('People', () => {
  eachStore((place) => {
    it('are known by where they write from, with their consent and conversation', async () => {
      const store = await place.open();
      expect(await store.view.people.who('sms', 'number of p1')).to.equal(null);
      const consent = { personId: 'p1', addressId: 'at p1', wording: 'welcome', version: 1 };
      await store.commit({
        ...newPeople('p1'),
        state: { personId: 'p1', version: 1, json: '{"a":"é"}' },
        inserts: {
          ...newPeople('p1').inserts,
          consents: [
            { ...consent, id: 'old', givenAt: 9, withdrawnAt: 10 },
            { ...consent, id: 'new', givenAt: 8, withdrawnAt: null },
          ],
        },
      });
      const who = {
        person: person('p1'),
        address: address('p1'),
        consentedAt: 8,
        version: 1,
        state: '{"a":"é"}',
      };
      expect(await store.view.people.who('sms', 'number of p1')).to.deep.equal(who);
      expect(await store.view.people.who('web', 'number of p1')).to.equal(null);
      expect(await store.view.people.whoIs('p1')).to.deep.equal(who);
      expect(await store.view.people.whoIs('p2')).to.equal(null);
      expect(await store.view.people.person('p2')).to.equal(null);
    });

    it('are reached at their newest address that works, else at their newest', async () => {
      const store = await place.open();
      await store.commit(newPeople('p1'));
      const more = ['optedOutAt', 'problem', 'left'].map((id) => ({
        address: address('p1', {
          id,
          key: id,
          ...(id === 'optedOutAt' ? { optedOutAt: 5 } : {}),
          problem: id === 'problem' ? 'landline' : null,
        }),
        link: addressPerson('p1', { addressId: id, since: 9, until: id === 'left' ? 10 : null }),
      }));
      await add(store, {
        addresses: more.map((one) => one.address),
        address_people: more.map(({ link }) => link),
      });
      expect((await store.view.people.addressOf('p1'))?.id).to.equal('at p1');
      await store.outbox.optedOut('sms', 'number of p1', 20);
      expect((await store.view.people.addressOf('p1'))?.id).to.equal('problem');
      expect((await store.view.people.whoIs('p1'))?.address.id).to.equal('problem');
      expect(await store.view.people.addressOf('p2')).to.equal(null);
    });

    it('are found by the name others see, among those who share a group', async () => {
      const store = await place.open();
      const named = ['p1', 'p2', 'p3', 'p4'].map((id) => person(id, { name: id === 'p4' ? 'Al' : 'Sam' }));
      await add(store, {
        people: named,
        communities: [community('c1'), community('c2')],
        memberships: [
          membership('c1', 'p1'),
          membership('c1', 'p2'),
          membership('c2', 'p3'),
          membership('c1', 'p4'),
          membership('c2', 'p1', { until: 5 }),
        ],
      });
      expect(ids(await store.view.people.namesakes('p1', 'SAM'))).to.deep.equal(['p2']);
    });

    it('hold roles and blocks until those end', async () => {
      const store = await place.open();
      await add(store, {
        roles: [
          role('a'),
          role('b', { until: 2 }),
          role('c', { kind: 'facilitator', communityId: 'c1', since: 2 }),
          role('d', { personId: 'p2', kind: 'facilitator', communityId: 'c2' }),
        ],
        blocks: [
          { id: 'x', personId: 'p1', blockedPersonId: 'p2', since: 1, until: null },
          { id: 'y', personId: 'p1', blockedPersonId: 'p3', since: 1, until: 2 },
        ],
      });
      expect(ids(await store.view.people.rolesOf('p1'))).to.deep.equal(['a', 'c']);
      expect(await store.view.communities.facilitators('c1')).to.deep.equal(['p1']);
      const view = store.view.people;
      expect([
        await view.blockedBetween('p1', 'p2'),
        await view.blockedBetween('p2', 'p1'),
        await view.blockedBetween('p1', 'p3'),
      ]).to.deep.equal([true, true, false]);
    });
  });
});
