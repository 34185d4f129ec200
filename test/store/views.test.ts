import { expect } from 'chai';
import type { ChangeSet } from '../../store/changes.js';
import type { Role } from '../../store/people.js';
import type { Store } from '../../store/store.js';
import { eachStore } from '../support/stores.js';
import {
  aDay,
  address,
  addressPerson,
  answer,
  changes,
  comment,
  community,
  contact,
  employer,
  membership,
  newPeople,
  person,
  question,
  update,
} from './rows.js';

const add = (store: Store, inserts: ChangeSet['inserts']) => store.commit(changes({ inserts }));
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

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
      const role = (id: string, more: Partial<Role> = {}): Role => ({
        id,
        personId: 'p1',
        kind: 'staff',
        communityId: null,
        since: 1,
        until: null,
        ...more,
      });
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
      const { blockedBetween } = store.view.people;
      expect([
        await blockedBetween('p1', 'p2'),
        await blockedBetween('p2', 'p1'),
        await blockedBetween('p1', 'p3'),
      ]).to.deep.equal([true, true, false]);
    });
  });
});

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
      const {
        mine,
        near,
        names,
        byName,
        byId,
        membership: of,
        lastLeft,
        countMembers,
      } = store.view.communities;
      expect(ids(await mine('p1'))).to.deep.equal(['c', 'a', 'b']);
      expect(ids(await near('p1', 9, 0))).to.deep.equal(['left']);
      expect((await names()).map(({ name }) => name)).to.deep.equal(['a', 'asked', 'B', 'c', 'left']);
      expect([
        (await byName('b'))?.id,
        await byName('nothing'),
        (await byId('closed'))?.closedAt,
      ]).to.deep.equal(['b', null, 5]);
      expect([(await of('asked', 'p1'))?.state, await of('left', 'p1')]).to.deep.equal(['asked', null]);
      expect([(await lastLeft('p1', 7))?.communityId, await lastLeft('p1', 8)]).to.deep.equal(['left', null]);
      expect([await countMembers('a'), await countMembers('asked')]).to.deep.equal([1, 0]);
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
      const { near } = store.view.communities;
      expect(ids(await near('p1', 2, 0))).to.deep.equal(['many', 'few']);
      expect(ids(await near('p1', 2, 2))).to.deep.equal(['none']);
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
      const { byId, same, of, countSince, comments } = store.view.updates;
      expect(await byId('u1')).to.deep.equal(update('u1', 'p1', { createdAt: 10, fingerprint: 'f' }));
      expect([
        (await same('p1', 'f', 10))?.id,
        await same('p1', 'f', 11),
        await same('p2', 'f', 0),
      ]).to.deep.equal(['u1', null, null]);
      expect(ids(await of('p1', 2))).to.deep.equal(['u3', 'u2']);
      expect(await countSince('p1', 20)).to.equal(2);
      expect((await comments('u1', 50)).map(({ id, name }) => [id, name])).to.deep.equal([
        ['k2', 'Sam'],
        ['k1', 'Sam'],
      ]);
    });
  });
});

describe('Employers', () => {
  eachStore((place) => {
    it('answer when somebody confirmed, and are asked in turn', async () => {
      const store = await place.open();
      await add(store, {
        employers: [
          employer('e1', { lastAskedAt: 50 }),
          employer('e2'),
          employer('e3', { pausedAt: 1 }),
          employer('e4', { leftAt: 1 }),
          employer('e5'),
        ],
        employer_contacts: [
          contact('e1', 'p1', { rank: 2 }),
          contact('e1', 'p2'),
          contact('e2', 'p1'),
          contact('e3', 'p1'),
          contact('e4', 'p1'),
          contact('e5', null, { confirmedAt: null, key: 'new' }),
          contact('e1', 'p3', { leftAt: 4 }),
        ],
      });
      const { answering, list, names, byName, byId, invitation, contacts, contactsOf } = store.view.employers;
      expect(ids(await answering())).to.deep.equal(['e2', 'e1']);
      expect([ids(await list(2, 0)), ids(await list(9, 2))]).to.deep.equal([
        ['e1', 'e2'],
        ['e3', 'e5'],
      ]);
      expect(ids(await names())).to.deep.equal(['e1', 'e2', 'e3', 'e5']);
      expect([(await byName('firm E4'))?.id, await byId('e9')]).to.deep.equal(['e4', null]);
      expect(await invitation('sms', 'new')).to.include({ employerId: 'e5', employerName: 'Firm e5' });
      expect(await invitation('sms', 'number of p1')).to.equal(null);
      expect(ids(await contacts('e1'))).to.deep.equal(['p2 for e1', 'p1 for e1']);
      expect((await contactsOf('p2')).map(({ employerName }) => employerName)).to.deep.equal(['Firm e1']);
    });
  });
});

describe('Questions', () => {
  eachStore((place) => {
    it('are found by who asked, who has them and how they ended', async () => {
      const store = await place.open();
      const withContact = { employerId: 'e1', contactId: 'c for e1' };
      await add(store, {
        people: [person('p1', { name: 'Jo' })],
        employers: [employer('e1')],
        employer_contacts: [contact('e1', 'c')],
        questions: [
          question('q1', 'p1', { ...withContact, routedAt: 20 }),
          question('q2', 'p1', { ...withContact, routedAt: 15, askedAt: 30 }),
          question('q3', 'p1', { ...withContact, state: 'answered', toldAt: 40 }),
          question('q4', 'p1', { ...withContact, state: 'answered' }),
          question('q5', 'p1', { state: 'no-answer', askedAt: 5 }),
          question('q6', 'p1', { state: 'answered', toldAt: 50 }),
          question('q7', 'p1', { state: 'answered', toldAt: 60, closedAt: 61 }),
          question('q8', 'p1', { state: 'waiting', askedAt: 40 }),
        ],
        answers: [
          answer('a1', 'q3', 'c', { createdAt: 30 }),
          answer('a2', 'q4', 'c', { createdAt: 35 }),
          answer('a3', 'q3', 'c', { kind: 'addition', createdAt: 33 }),
        ],
      });
      const { byId, openFor, lastAnsweredBy, toldTo, untold, waitingOf, answers } = store.view.questions;
      expect(await byId('q1')).to.include({ askerName: 'Jo', employerName: 'Firm e1', text: 'text of q1' });
      expect(ids(await openFor('c'))).to.deep.equal(['q2', 'q1']);
      expect([(await lastAnsweredBy('c', 0))?.id, await lastAnsweredBy('c', 36)]).to.deep.equal(['q4', null]);
      expect(ids(await toldTo('p1', 40))).to.deep.equal(['q6', 'q3']);
      expect(ids(await toldTo('p1', 41))).to.deep.equal(['q6']);
      expect(ids(await untold('p1'))).to.deep.equal(['q5', 'q4']);
      expect(ids(await waitingOf('p1'))).to.deep.equal(['q8', 'q2', 'q1']);
      expect(ids(await answers('q3'))).to.deep.equal(['a1', 'a3']);
    });

    it('that were shared are found again by the words they have in common', async () => {
      const store = await place.open();
      const shared = { shared: 'yes', state: 'closed', answeredAt: 5 } as const;
      await add(store, {
        questions: [
          question('same', 'p1', { ...shared, keywords: 'early shift' }),
          question('near', 'p1', { ...shared, keywords: 'early bus shift pay' }),
          question('far', 'p1', { ...shared, keywords: 'shifty bread' }),
          question('private', 'p1', { keywords: 'early shift', state: 'closed', answeredAt: 5 }),
        ],
      });
      const found = await store.view.questions.similar(['early', 'shift', 'early'], 5);
      expect(found.map(({ id, score }) => [id, score])).to.deep.equal([
        ['same', 1],
        ['near', 0.5],
      ]);
      expect(await store.view.questions.similar([], 5)).to.deep.equal([]);
      expect(await store.view.questions.similar(['%'], 5)).to.deep.equal([]);
    });
  });
});

describe('Staff and the clock', () => {
  eachStore((place) => {
    it('see what waits, what was done, and what is due', async () => {
      const store = await place.open();
      const waiting = (id: string, createdAt: number, doneAt: number | null) => ({
        id,
        kind: 'person',
        personId: null,
        aboutId: null,
        note: '',
        createdAt,
        doneAt,
      });
      const audit = (id: string, at: number, kind: string) => ({
        id,
        at,
        kind,
        personId: null,
        actor: 'admin',
        detail: '{}',
      });
      await add(store, {
        waiting: [waiting('b', 2, null), waiting('a', 1, null), waiting('c', 3, 4)],
        audit: [audit('x', 1, 'role'), audit('y', aDay, 'erase')],
      });
      expect(ids(await store.view.safety.waiting(5))).to.deep.equal(['a', 'b']);
      expect(ids(await store.view.safety.audit(null, 5))).to.deep.equal(['y', 'x']);
      expect(ids(await store.view.safety.audit('role', 5))).to.deep.equal(['x']);
      expect([await store.view.timers.due(9, 9), await store.view.timers.next()]).to.deep.equal([[], null]);
    });
  });
});
