import { expect } from 'chai';
import type { Database } from '../../store/database.js';
import { quoted } from '../../store/database.js';
import type { Place } from '../support/stores.js';
import { eachStore } from '../support/stores.js';
import {
  address,
  addressPerson,
  answer,
  changes,
  comment,
  contact,
  inbound,
  newPeople,
  outbound,
  person,
  question,
  update,
} from './rows.js';

const erasure = (personId: string) => changes({ operations: [{ kind: 'erase', personId }] });

const auditOf = (id: string, kind: string) => ({
  id,
  at: 1,
  kind,
  personId: 'p1',
  actor: 'p1',
  detail: '{}',
});

interface Column {
  table: string;
  column: string;
}

/** Every column of the real schema that refers to a person. */
async function personColumns(db: Database): Promise<Column[]> {
  const sql =
    db.kind === 'sqlite'
      ? `select t.name as "table", c.name as "column" from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table'`
      : `select table_name as "table", column_name as "column" from information_schema.columns where table_schema = 'public'`;
  const columns = await db.all<Column>(sql);
  return columns.filter(({ column }) => /^(personId|.+PersonId)$/.test(column));
}

/** One row about a person in every table, whatever it is: texts are the column's name, numbers are 1. */
async function fillEveryTable(place: Place, personId: string): Promise<void> {
  const { writer } = await place.connect();
  const tables = new Map<string, string[]>();
  for (const { table, column } of await personColumns(writer))
    tables.set(table, [...(tables.get(table) ?? []), column]);
  for (const [table, mine] of tables) {
    const columns = await columnsOf(writer, table);
    const values = columns.map(({ column, type }) => {
      if (mine.includes(column)) return personId;
      if (table === 'inbox' && column === 'state') return 'done';
      if (column === 'eraseAfter') return 'no';
      return /int/i.test(type) ? 1 : `${personId} ${column}`;
    });
    const places = values.map((_, n) => `$${n + 1}`).join(', ');
    await writer.all(
      `insert into ${table} (${columns.map(({ column }) => quoted(column)).join(', ')}) values (${places})`,
      values,
    );
  }
}

async function columnsOf(db: Database, table: string): Promise<{ column: string; type: string }[]> {
  return db.kind === 'sqlite'
    ? await db.all('select name as "column", type from pragma_table_info($1)', [table])
    : await db.all(
        `select column_name as "column", data_type as type from information_schema.columns where table_name = $1`,
        [table],
      );
}

describe('FORGET ME', () => {
  eachStore((place) => {
    it('leaves the person in no column of any table', async () => {
      const store = await place.open();
      await store.commit(changes({ inserts: { people: [person('gone')] } }));
      await fillEveryTable(place, 'gone');
      await store.commit(erasure('gone'));
      const { reader } = await place.connect();
      const columns = await personColumns(reader);
      expect(columns.length).to.be.greaterThan(20);
      for (const { table, column } of columns) {
        const left = await reader.all(`select 1 from ${table} where ${quoted(column)} = 'gone'`);
        expect(left, `${table}.${column}`).to.deep.equal([]);
      }
      expect(await store.view.people.person('gone')).to.equal(null);
    });

    it('leaves none of their words, and keeps those of others', async () => {
      const store = await place.open();
      await store.commit(newPeople('p1', 'p2', 'p3'));
      const mine = { text: 'SECRET', reason: 'SECRET' };
      await store.inbox.keep(inbound('before', { body: { text: 'SECRET' } }));
      const set = changes({
        inbox: { id: 1, state: 'done' },
        inserts: {
          updates: [update('u1', 'p1', mine), update('u2', 'p2')],
          update_revisions: [{ id: 'r1', updateId: 'u1', text: 'SECRET', replacedAt: 1 }],
          comments: [
            comment('k1', 'u2', 'p1', { text: 'SECRET' }),
            comment('k2', 'u1', 'p2', { text: 'to SECRET' }),
            comment('k3', 'u2', 'p3'),
          ],
          questions: [
            question('q1', 'p1', { text: 'SECRET' }),
            question('q2', 'p2', { contactId: 'p1 for e1' }),
          ],
          answers: [
            answer('a1', 'q1', 'p2', { text: 'dear SECRET' }),
            answer('a2', 'q2', 'p1', { text: 'SECRET' }),
          ],
          employer_contacts: [contact('e1', 'p1', { key: 'SECRET' })],
          reports: [
            {
              id: 'x1',
              personId: 'p1',
              aboutKind: 'person',
              aboutId: 'p3',
              reason: 'SECRET',
              createdAt: 1,
              closedAt: null,
            },
          ],
          waiting: [
            {
              id: 'w1',
              kind: 'person',
              personId: 'p1',
              aboutId: null,
              note: 'SECRET',
              createdAt: 1,
              doneAt: null,
            },
          ],
        },
        outbox: [outbound('p1', { body: { text: 'dear SECRET', choices: [] } }), outbound('p2')],
      });
      await store.commit({ ...set, state: { personId: 'p1', version: 1, json: 'SECRET' } });
      await store.commit(erasure('p1'));

      expect(await everyText(place)).to.not.match(/SECRET|p1/);
      expect(await store.view.updates.byId('u2')).to.not.equal(null);
      expect((await store.view.updates.comments('u2', 200)).map(({ id }) => id)).to.deep.equal(['k3']);
      expect(await store.view.questions.byId('q2')).to.include({ personId: 'p2', contactId: null });
      expect(await store.outbox.byId(2)).to.include({ personId: 'p2', state: 'due' });
      expect(await store.view.people.who('sms', 'number of p2')).to.not.equal(null);
    });

    it('still recognises a message that arrives again, and turns one that waits into a newcomer’s', async () => {
      const store = await place.open();
      await store.commit(newPeople('p1'));
      const done = await store.inbox.keep(inbound('done'));
      await store.inbox.keep(inbound('waits'));
      await store.commit({ ...erasure('p1'), inbox: { id: done.id, state: 'done' } });
      expect(await store.inbox.keep(inbound('done'))).to.deep.equal({
        id: done.id,
        personId: null,
        duplicate: true,
      });
      const [waits] = await store.inbox.kept(0, 5);
      expect(waits).to.include({ providerId: 'waits', personId: null, address: 'number of p1' });
      await store.commit(newPeople('p1'));
    });

    it('keeps an opt-out as a bare address that still blocks', async () => {
      const store = await place.open();
      const set = newPeople('p1');
      set.inserts.addresses = [address('p1', { optedOutAt: 5 })];
      await store.commit(set);
      await store.commit(erasure('p1'));
      expect(await store.view.people.optedOutAt('sms', 'number of p1')).to.equal(5);
      await store.commit(changes({ outbox: [outbound(null, { address: 'number of p1' })] }));
      expect(await store.outbox.claim(10, 5, 5)).to.deep.equal([]);
    });

    it('leaves a shared phone to the others', async () => {
      const store = await place.open();
      await store.commit(newPeople('p1', 'p2'));
      const shared = addressPerson('p2', { addressId: 'at p1', since: 5 });
      await store.commit(changes({ inserts: { address_people: [shared] } }));
      await store.commit(erasure('p1'));
      expect((await store.view.people.who('sms', 'number of p1'))?.person.id).to.equal('p2');
    });

    it('lets the goodbye leave, and then nothing is left', async () => {
      const store = await place.open();
      await store.commit(newPeople('p1'));
      await store.commit({
        ...erasure('p1'),
        outbox: [outbound('p1', { eraseAfter: 'yes' }), outbound('p1')],
      });
      const rows = await store.outbox.claim(10, 5, 5);
      expect(rows.map(({ personId, eraseAfter }) => [personId, eraseAfter])).to.deep.equal([[null, 'yes']]);
      await store.outbox.record({ id: rows[0]?.id as number, state: 'sent', providerId: 'X', at: 11 });
      expect(await everyText(place)).to.not.match(/p1/);
    });

    it('keeps the safeguarding audit, and takes the link out of the rest', async () => {
      const store = await place.open();
      await store.commit({
        ...erasure('p1'),
        inserts: { audit: [auditOf('a', 'safeguarding'), auditOf('b', 'erase')] },
      });
      const audit = await store.view.safety.audit(null, 5);
      expect(audit.map(({ kind, personId, actor }) => [kind, personId, actor])).to.deep.equal([
        ['erase', null, 'erased'],
        ['safeguarding', 'p1', 'p1'],
      ]);
    });

    it('leaves a turn of theirs that was still thinking nothing to write', async () => {
      const store = await place.open();
      await store.commit(changes({ state: { personId: 'p1', version: 1, json: '{}' } }));
      await store.commit(erasure('p1'));
      const late = await store
        .commit(changes({ state: { personId: 'p1', version: 2, json: '{}' } }))
        .catch((e: Error) => e.name);
      expect(late).to.equal('Conflict');
    });
  });
});

describe('FORGET ME in Slack', () => {
  eachStore((place) => {
    it('takes the pictures along that were sent and never shared, and nobody else’s', async () => {
      const store = await place.open();
      const here = { id: 's', channel: 'slack', key: 'T1/U1' };
      const addresses = [address('p1', here)];
      const joins = [addressPerson('p1', { addressId: 's' })];
      const inserts = { people: [person('p1')], addresses, address_people: joins };
      await store.commit(changes({ inserts }));
      for (const user of ['U1', 'U12'])
        await store.pictures.keep({
          id: user,
          conversation: `slack/T1/${user}`,
          contentType: 'image/png',
          bytes: Buffer.from('x'),
          at: 1,
        });
      await store.commit(erasure('p1'));
      expect(await store.pictures.find('U1')).to.equal(null);
      expect(await store.pictures.find('U12')).to.not.equal(null);
    });
  });
});

describe('MY DATA', () => {
  eachStore((place) => {
    it('gives what every table knows about a person, but not who blocked them or why somebody worries', async () => {
      const store = await place.open();
      await fillEveryTable(place, 'p1');
      await store.commit(newPeople('p1'));
      const safeguarding = {
        id: 's',
        kind: 'safeguarding',
        personId: 'p1',
        aboutId: null,
        note: 'n',
        createdAt: 1,
        doneAt: null,
      };
      const block = { id: 'b', personId: 'p2', blockedPersonId: 'p1', since: 1, until: null };
      await store.commit(changes({ inserts: { waiting: [safeguarding], blocks: [block] } }));
      const everything = await store.view.people.everythingAbout('p1');
      const { reader } = await place.connect();
      for (const { table, column } of await personColumns(reader)) {
        if (column === 'personId') expect(everything[table], table).to.have.length.at.least(1);
      }
      expect(everything.people).to.deep.equal([person('p1')]);
      expect(everything.waiting).to.have.length(1);
      expect(everything.blocks).to.have.length(1);
    });
  });
});

/** All rows of all tables as one text. */
async function everyText(place: Place): Promise<string> {
  const { reader } = await place.connect();
  const tables = new Set((await personColumns(reader)).map(({ table }) => table));
  const rows = [...tables, 'people', 'update_revisions'].map((table) => reader.all(`select * from ${table}`));
  return JSON.stringify(await Promise.all(rows));
}
