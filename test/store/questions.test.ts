import { expect } from 'chai';
import type { AuditRow, Waiting } from '../../store/safety.js';
import { eachStore } from '../support/stores.js';
import { aDay, add, answer, contact, employer, ids, person, question } from './rows.js';

const waiting = (id: string, createdAt: number, doneAt: number | null): Waiting => ({
  id,
  kind: 'person',
  personId: null,
  aboutId: null,
  note: '',
  createdAt,
  doneAt,
});

const audit = (id: string, at: number, kind: string): AuditRow => ({
  id,
  at,
  kind,
  personId: null,
  actor: 'admin',
  detail: '{}',
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
      const view = store.view.employers;
      expect(ids(await view.answering())).to.deep.equal(['e2', 'e1']);
      expect([ids(await view.list(2, 0)), ids(await view.list(9, 2))]).to.deep.equal([
        ['e1', 'e2'],
        ['e3', 'e5'],
      ]);
      expect(ids(await view.names())).to.deep.equal(['e1', 'e2', 'e3', 'e5']);
      expect([(await view.byName('firm E4'))?.id, await view.byId('e9')]).to.deep.equal(['e4', null]);
      expect(await view.invitation('sms', 'new')).to.include({ employerId: 'e5', employerName: 'Firm e5' });
      expect(await view.invitation('sms', 'number of p1')).to.equal(null);
      expect(ids(await view.contacts('e1'))).to.deep.equal(['p2 for e1', 'p1 for e1']);
      expect((await view.contactsOf('p2')).map(({ employerName }) => employerName)).to.deep.equal([
        'Firm e1',
      ]);
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
      const view = store.view.questions;
      expect(await view.byId('q1')).to.include({
        askerName: 'Jo',
        employerName: 'Firm e1',
        text: 'text of q1',
      });
      expect(ids(await view.openFor('c'))).to.deep.equal(['q2', 'q1']);
      expect([(await view.lastAnsweredBy('c', 0))?.id, await view.lastAnsweredBy('c', 36)]).to.deep.equal([
        'q4',
        null,
      ]);
      expect(ids(await view.toldTo('p1', 40))).to.deep.equal(['q6', 'q3']);
      expect(ids(await view.toldTo('p1', 41))).to.deep.equal(['q6']);
      expect(ids(await view.untold('p1'))).to.deep.equal(['q5', 'q4']);
      expect(ids(await view.waitingOf('p1'))).to.deep.equal(['q8', 'q2', 'q1']);
      expect(ids(await view.answers('q3'))).to.deep.equal(['a1', 'a3']);
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
