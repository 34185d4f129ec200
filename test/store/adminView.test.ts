// What the operator looks at, on every database.
import { expect } from 'chai';
import type { AdminView } from '../../store/adminView.js';
import type { Tables } from '../../store/changes.js';
import { eachStore } from '../support/stores.js';
import * as rows from './rows.js';

type Inserts = { [T in keyof Tables]?: Tables[T][] };

describe('admin view', () => {
  eachStore((place) => {
    /** The view of a store with two people, and what else is given. */
    async function holding(inserts: Inserts): Promise<AdminView> {
      const store = await place.open();
      await store.commit(rows.newPeople('p1', 'p2'));
      await store.commit(rows.changes({ inserts }));
      return store.view.admin;
    }

    it('lists every community with who is in it and who asked', async () => {
      const admin = await holding({
        communities: [
          rows.community('c1', { name: 'b' }),
          rows.community('c2', { name: 'A', parentId: 'c1', closedAt: 5 }),
        ],
        memberships: [
          rows.membership('c1', 'p1'),
          rows.membership('c1', 'p2', { state: 'asked' }),
          rows.membership('c2', 'p1', { until: 3 }),
        ],
      });
      const lines = await admin.communities();
      expect(lines.map(({ id }) => id)).to.deep.equal(['c2', 'c1']);
      expect(lines[0]).to.include({ parentName: 'b', closedAt: 5, members: 0, asked: 0 });
      expect(lines[1]).to.include({ parentName: null, closedAt: null, members: 1, asked: 1 });
      const [request] = await admin.requests();
      expect(request).to.include({ personId: 'p2', personName: 'Name of p2', communityName: 'b' });
    });

    it('lists every employer, contact and open question', async () => {
      const admin = await holding({
        employers: [rows.employer('e1'), rows.employer('e2', { leftAt: 9 })],
        employer_contacts: [
          rows.contact('e1', 'p1', { rank: 2 }),
          rows.contact('e1', null, { confirmedAt: null }),
        ],
        questions: [
          rows.question('q1', 'p2', { employerId: 'e1' }),
          rows.question('q2', 'p2', { employerId: 'e1', state: 'answered' }),
        ],
      });
      expect(
        (await admin.employers()).map(({ id, contacts, open }) => ({ id, contacts, open })),
      ).to.deep.equal([
        { id: 'e1', contacts: 1, open: 1 },
        { id: 'e2', contacts: 0, open: 0 },
      ]);
      expect((await admin.contacts()).map(({ personName }) => personName)).to.deep.equal([
        null,
        'Name of p1',
      ]);
      expect((await admin.openQuestions('e1')).map(({ id }) => id)).to.deep.equal(['q1']);
    });

    it('finds people by a part of their name, whatever is in it', async () => {
      const people = ['100% Jo', '100 Joan', 'a_b', 'axb'].map((name) => rows.person(name, { name }));
      const admin = await holding({ people });
      const found = async (part: string) => (await admin.peopleLike(part, 10)).map(({ name }) => name);
      expect(await found('jo')).to.deep.equal(['100 Joan', '100% Jo']);
      expect(await found('0%')).to.deep.equal(['100% Jo']);
      expect(await found('A_B')).to.deep.equal(['a_b']);
      expect(await found(String.raw`\ '`)).to.deep.equal([]);
      expect((await admin.peopleCalled('NAME OF P1', 5)).map(({ id }) => id)).to.deep.equal(['p1']);
      expect(await admin.peopleNames()).to.have.length(6);
    });

    it('shows updates, comments and answers that others do not see yet', async () => {
      const admin = await holding({
        communities: [rows.community('c1')],
        employers: [rows.employer('e1')],
        questions: [rows.question('q1', 'p2')],
        updates: [
          rows.update('u1', 'p1', { state: 'waiting', createdAt: 3 }),
          rows.update('u2', 'p1'),
          rows.update('u3', 'p1', { state: 'removed' }),
        ],
        comments: [rows.comment('k1', 'u2', 'p2', { state: 'held', createdAt: 2 })],
        answers: [
          rows.answer('a1', 'q1', 'p1', { state: 'held', createdAt: 1 }),
          rows.answer('a2', 'q1', 'p1'),
        ],
      });
      const held = (await admin.held()).map(({ kind, id, place: where }) => `${kind} ${id} ${where}`);
      expect(held).to.deep.equal(['answer a1 Firm e1', 'comment k1 Group c1', 'update u1 Group c1']);
      expect(await admin.item('u3')).to.include({
        kind: 'update',
        state: 'removed',
        personName: 'Name of p1',
      });
      expect(await admin.item('u4')).to.equal(null);
      expect(await admin.questionOf('a2')).to.equal('q1');
      expect(await admin.questionOf('a3')).to.equal(null);
    });

    it('says of a report what was reported, and of words of harm how it stands', async () => {
      const line = { personId: 'p1', note: 'Look.', doneAt: null };
      const report = {
        personId: 'p1',
        aboutKind: 'update',
        aboutId: 'u9',
        reason: null,
        createdAt: 1,
        closedAt: null,
      };
      const harm = { kind: 'safeguarding', personId: 'p1', actor: 'doorstep', detail: '{}' };
      const admin = await holding({
        reports: [{ id: 'r1', ...report }],
        waiting: [
          { ...line, id: 'w1', kind: 'report', aboutId: 'r1', createdAt: 3 },
          { ...line, id: 'w2', kind: 'safeguarding', aboutId: 's1', createdAt: 2 },
          { ...line, id: 'w3', kind: 'safeguarding', aboutId: 's2', createdAt: 1, doneAt: 4 },
        ],
        audit: [
          { ...harm, id: 's1', at: 2 },
          { ...harm, id: 's2', at: 3 },
          { ...harm, id: 's3', at: 4, actor: 'admin' },
        ],
      });
      expect((await admin.waiting(10)).map(({ id, itemId }) => `${id} ${itemId}`)).to.deep.equal([
        'w2 s1',
        'w1 u9',
      ]);
      const incidents = (await admin.incidents(10)).map(({ reference, doneAt }) => `${reference} ${doneAt}`);
      expect(incidents).to.deep.equal(['s1 null', 's2 4']);
      expect((await admin.audit('safeguarding', 2)).map(({ id }) => id)).to.deep.equal(['s3', 's2']);
      expect((await admin.audit(null, 10))[0]).to.include({ id: 's3', personName: 'Name of p1' });
    });

    it('shows messages without their words and addresses', async () => {
      const store = await place.open();
      await store.commit(rows.newPeople('p1'));
      await store.commit(rows.changes({ outbox: [rows.outbound('p1'), rows.outbound(null)] }));
      const lines = await store.view.admin.outbox(10, ['due', 'unknown'], 10);
      expect(lines.map(({ personName }) => personName)).to.deep.equal([null, 'Name of p1']);
      expect(lines[0]).not.to.have.any.keys('body', 'address', 'conversation');
      expect(await store.view.admin.outbox(10, ['sent'], 10)).to.deep.equal([]);
      expect(await store.view.admin.outbox(10, [], 10)).to.deep.equal([]);
    });

    it('knows who has which role, and counts what there is', async () => {
      const role = { personId: 'p1', since: 1, until: null };
      const admin = await holding({
        communities: [rows.community('c1')],
        roles: [
          { ...role, id: 'r1', kind: 'staff', communityId: null },
          { ...role, id: 'r2', kind: 'facilitator', communityId: 'c1' },
          { ...role, id: 'r3', kind: 'safeguarding', communityId: null, until: 2 },
        ],
      });
      const lines = (await admin.roles()).map(({ kind, communityName }) => `${kind} ${communityName}`);
      expect(lines).to.deep.equal(['facilitator Group c1', 'staff null']);
      expect(await admin.counts()).to.deep.include({ what: 'people', count: 2 });
    });
  });
});
