import { expect } from 'chai';
import type { InboxRow } from '../../store/inbox.js';
import { eachStore } from '../support/stores.js';
import { changes, inbound, newPeople } from './rows.js';

describe('The inbox', () => {
  eachStore((place) => {
    it('keeps a message once, however often it arrives at the same moment', async () => {
      const { inbox } = await place.open();
      const kept = await Promise.all(Array.from({ length: 5 }, () => inbox.keep(inbound('SM1'))));
      expect(kept.map(({ duplicate }) => duplicate)).to.deep.equal([false, true, true, true, true]);
      expect(new Set(kept.map(({ id }) => id)).size).to.equal(1);
      expect(await inbox.counts()).to.deep.equal({ kept: 1, done: 0, parked: 0 });
    });

    it('recognises a message that was kept before, beside new ones, and tells them apart by channel', async () => {
      const { inbox } = await place.open();
      const first = await inbox.keep(inbound('SM1'));
      const [again, fresh, elsewhere] = await Promise.all([
        inbox.keep(inbound('SM1')),
        inbox.keep(inbound('SM2')),
        inbox.keep(inbound('SM1', { channel: 'web' })),
      ]);
      expect(again).to.deep.equal({ ...first, duplicate: true });
      expect([fresh?.duplicate, elsewhere?.duplicate]).to.deep.equal([false, false]);
    });

    it('says who is active at the address, also for a message that was there before', async () => {
      const store = await place.open();
      const { inbox } = store;
      expect((await inbox.keep(inbound('SM1'))).personId).to.equal(null);
      await store.commit(newPeople('p1'));
      expect((await inbox.keep(inbound('SM2'))).personId).to.equal('p1');
      expect((await inbox.keep(inbound('SM2'))).personId).to.equal('p1');
    });

    it('hands over what waits for a turn, oldest first, after an id and no more than asked', async () => {
      const store = await place.open();
      const { inbox } = store;
      const ids: number[] = [];
      for (const name of ['SM1', 'SM2', 'SM3', 'SM4']) ids.push((await inbox.keep(inbound(name))).id);
      await store.commit(changes({ inbox: { id: ids[1] as number, state: 'done' } }));
      expect((await inbox.kept(0, 2)).map(({ id }) => id)).to.deep.equal([ids[0], ids[2]]);
      expect((await inbox.kept(ids[0] as number, 9)).map(({ id }) => id)).to.deep.equal([ids[2], ids[3]]);
      expect((await inbox.rows(ids.slice(0, 3))).map(({ id }) => id)).to.deep.equal([ids[0], ids[2]]);
      expect(await inbox.rows([])).to.deep.equal([]);
    });

    it('gives a message back as it came', async () => {
      const { inbox } = await place.open();
      const body = {
        text: `Wŷn's "café"\n🎉 ${'long '.repeat(320)}`,
        choice: '1',
        media: [{ url: 'u', contentType: 'c' }],
      };
      const message = inbound('SM1', { body, receivedAt: 1_764_000_000_123 });
      const { id } = await inbox.keep(message);
      const [row] = await inbox.kept(0, 1);
      expect(row).to.deep.equal({ ...message, id, personId: null, state: 'kept', attempts: 0 });
    });

    it('keeps a message with characters no database holds, without them', async () => {
      const { inbox } = await place.open();
      const hostile = inbound('id\0\uD800', {
        address: '+44\0',
        body: { text: 'a\0b \uDFFF c \\u0000 "d"' },
      });
      const both = await Promise.all([inbox.keep(hostile), inbox.keep(inbound('SM2'))]);
      expect((await inbox.keep(hostile)).id).to.equal(both[0].id);
      const [row] = await inbox.kept(0, 1);
      expect(row?.body.text).to.equal('ab \uFFFD c \\u0000 "d"');
      expect(row?.address).to.equal('+44');
    });

    it('counts tries', async () => {
      const { inbox } = await place.open();
      const { id } = await inbox.keep(inbound('SM1'));
      await Promise.all([inbox.tried(id), inbox.tried(id)]);
      expect((await inbox.rows([id]))[0]?.attempts).to.equal(2);
    });

    it('learns whose turn a first message became', async () => {
      const store = await place.open();
      const { inbox, view } = store;
      const { id } = await inbox.keep(inbound('SM1'));
      const set = newPeople('p1');
      await store.commit({
        ...set,
        state: { personId: 'p1', version: 1, json: '{}' },
        inbox: { id, state: 'done' },
      });
      const { inbox: theirs } = await view.people.everythingAbout('p1');
      expect(theirs?.map((row) => (row as InboxRow).providerId)).to.deep.equal(['SM1']);
    });
  });
});
