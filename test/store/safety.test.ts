import { expect } from 'chai';
import { Changes } from '../../store/changes.js';
import type { AuditRow, Waiting } from '../../store/safety.js';
import { eachStore } from '../support/stores.js';
import * as rows from './rows.js';

const line = (id: string, more: Partial<Waiting>): Waiting => ({
  id,
  kind: 'person',
  personId: 'p1',
  aboutId: null,
  note: 'A note.',
  createdAt: 1,
  doneAt: null,
  ...more,
});

const kept = (id: string, kind: string, detail: object, more: Partial<AuditRow> = {}): AuditRow => ({
  id,
  at: 1,
  kind,
  personId: 'p1',
  actor: 'staff',
  detail: JSON.stringify(detail),
  ...more,
});

describe('What keeps people safe', () => {
  eachStore((place) => {
    it('is found by the person, by the thing, and by whether anybody has ended it', async () => {
      const store = await place.open();
      const changes = new Changes();
      changes.add('waiting', line('w1', { kind: 'safeguarding', aboutId: 'a1', createdAt: 5 }));
      changes.add(
        'waiting',
        line('w2', { kind: 'safeguarding', aboutId: 'a2', createdAt: 2, personId: 'p2' }),
      );
      changes.add('waiting', line('w3', { kind: 'safeguarding', aboutId: 'a3', doneAt: 9 }));
      changes.add('waiting', line('w4', { kind: 'report', aboutId: 'r1' }));
      changes.add('waiting', line('w5', { kind: 'held-update', aboutId: 'u1' }));
      const report = { personId: 'p2', aboutKind: 'update', aboutId: 'u1', reason: null, createdAt: 1 };
      changes.add('reports', { id: 'r1', ...report, closedAt: null });
      changes.add('reports', { id: 'r2', ...report, closedAt: 3 });
      changes.add('audit', kept('a1', 'safeguarding', { words: 'Help' }, { at: 5 }));
      changes.add('audit', kept('a4', 'safeguarding', { verb: 'acknowledged' }, { at: 6 }));
      changes.add('audit', kept('a5', 'safeguarding', { words: 'Before' }, { at: 4 }));
      const { inserts, operations, outbox } = changes;
      await store.commit({ inserts, operations, outbox });
      const { safety } = store.view;
      const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);
      expect(ids(await safety.cases())).to.deep.equal(['w2', 'w1']);
      expect(ids(await safety.cases('p1'))).to.deep.equal(['w1']);
      expect(ids(await safety.disclosures('p1', 5))).to.deep.equal(['a1']);
      expect(ids(await safety.openAbout('u1'))).to.have.members(['w4', 'w5']);
      expect(ids(await safety.reportsAbout('u1'))).to.deep.equal(['r1']);
      expect(await safety.report('r2')).to.include({ closedAt: 3 });
    });

    it('says what was last kept from others, until it is asked about again', async () => {
      const store = await place.open();
      const { inserts } = rows.newPeople('p1');
      inserts.updates = [
        rows.update('u1', 'p1', { state: 'removed' }),
        rows.update('u2', 'p1', { state: 'sent-back' }),
        rows.update('u3', 'p1', { state: 'shared' }),
      ];
      inserts.audit = [
        kept('d1', 'admin', { command: 'updates remove', update: 'u1' }, { at: 10 }),
        kept('d2', 'moderation', { verb: 'sent-back', update: 'u2' }, { at: 20 }),
        kept('d3', 'moderation', { verb: 'approved', update: 'u3' }, { at: 30 }),
      ];
      await store.commit({ inserts, operations: [], outbox: [] });
      const { safety } = store.view;
      expect(await safety.lastKeptBack('p1', 0)).to.include({ id: 'u2', kind: 'update' });
      expect(await safety.lastKeptBack('p1', 25)).to.equal(null);
      expect((await safety.decisionsAbout('p1', 'u1')).map(({ id }) => id)).to.deep.equal(['d1']);
      const appeal = { waiting: [line('w1', { kind: 'appeal', aboutId: 'u2' })] };
      await store.commit({ inserts: appeal, operations: [], outbox: [] });
      expect(await safety.lastKeptBack('p1', 0)).to.include({ id: 'u1' });
    });

    it('knows who has a role, and what somebody is kept away from', async () => {
      const store = await place.open();
      const { inserts } = rows.newPeople('p1');
      const role = { personId: 'p1', communityId: null, since: 1 };
      inserts.roles = [
        { id: 'o1', kind: 'safeguarding', until: null, ...role },
        { id: 'o2', kind: 'staff', until: 5, ...role },
      ];
      inserts.communities = [rows.community('c1'), rows.community('c2')];
      inserts.memberships = [
        rows.membership('c1', 'p1', { state: 'barred' }),
        rows.membership('c2', 'p1', { state: 'barred', until: 4 }),
      ];
      await store.commit({ inserts, operations: [], outbox: [] });
      expect(await store.view.safety.holders('safeguarding')).to.deep.equal(['p1']);
      expect(await store.view.safety.holders('staff')).to.deep.equal([]);
      const { communities } = store.view;
      expect((await communities.barredFrom('p1')).map(({ id }) => id)).to.deep.equal(['c1']);
      expect((await communities.everIn('p1')).map(({ id }) => id)).to.have.members(['c1', 'c2']);
    });
  });
});
