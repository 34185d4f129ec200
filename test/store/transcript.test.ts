import { expect } from 'chai';
import type { Store } from '../../store/store.js';
import { eachStore } from '../support/stores.js';
import { address, addressPerson, changes, inbound, outbound, person } from './rows.js';

const start = (store: Store, id = 'c1', address = 'dl_jo') => store.transcript.start({ id, address, at: 1 });
const said = (key: string, conversation = 'c1') => ({ conversation, key, activity: { text: key }, at: 2 });

describe('The transcript', () => {
  eachStore((place) => {
    it('starts a conversation once, and says whether the address has another', async () => {
      const store = await place.open();
      const both = await Promise.all([start(store), start(store)]);
      expect(both).to.deep.equal([
        { fresh: true, first: true },
        { fresh: false, first: true },
      ]);
      expect(await start(store, 'c2')).to.deep.equal({ fresh: true, first: false });
      expect(await start(store, 'c3', 'dl_sam')).to.deep.equal({ fresh: true, first: true });
      expect(await store.transcript.conversation('c1')).to.include({
        id: 'c1',
        address: 'dl_jo',
        endedAt: null,
      });
      expect(await store.transcript.conversation('c9')).to.equal(null);
    });

    it('numbers what is said, each conversation by itself, also at the same moment', async () => {
      const store = await place.open();
      await start(store);
      await start(store, 'c2', 'dl_sam');
      const places = await Promise.all(
        Array.from({ length: 20 }, (_, n) => store.transcript.append(said(`k${n}`, n % 2 ? 'c2' : 'c1'))),
      );
      expect(places.map((one) => one?.sequence)).to.deep.equal(
        Array.from({ length: 20 }, (_, n) => Math.floor(n / 2) + 1),
      );
      const heard = await store.transcript.after('c1', 3, 4);
      expect(heard.map(({ sequence, activity }) => [sequence, activity])).to.deep.equal([
        [4, { text: 'k6' }],
        [5, { text: 'k8' }],
        [6, { text: 'k10' }],
        [7, { text: 'k12' }],
      ]);
    });

    it('gives the newest, in order, and those before a number, no more than asked', async () => {
      const store = await place.open();
      await start(store);
      await start(store, 'c2', 'dl_sam');
      for (let count = 1; count <= 7; count += 1) await store.transcript.append(said(`k${count}`));
      await store.transcript.append(said('other', 'c2'));
      const numbers = async (limit: number, before?: number) =>
        (await store.transcript.latest('c1', limit, before)).map(({ sequence }) => sequence);
      expect(await numbers(3)).to.deep.equal([5, 6, 7]);
      expect(await numbers(3, 5)).to.deep.equal([2, 3, 4]);
      expect(await numbers(3, 2)).to.deep.equal([1]);
      expect(await numbers(3, 1)).to.deep.equal([]);
      expect(await numbers(99)).to.have.length(7);
      expect((await store.transcript.latest('c1', 1))[0]?.activity).to.deep.equal({ text: 'k7' });
    });

    it('takes the same key once, and gives its number again', async () => {
      const store = await place.open();
      await start(store);
      const places = await Promise.all(
        [said('a'), said('a'), said('b'), said('a')].map((one) => store.transcript.append(one)),
      );
      const [first, again, other, later] = places;
      expect([first?.fresh, again?.fresh, other?.fresh, later?.fresh]).to.deep.equal([
        true,
        false,
        true,
        false,
      ]);
      expect([again?.sequence, later?.sequence]).to.deep.equal([first?.sequence, first?.sequence]);
      expect(await store.transcript.append(said('b'))).to.deep.equal({
        sequence: other?.sequence,
        fresh: false,
      });
      expect(await store.transcript.after('c1', 0, 9)).to.have.length(2);
      expect(await store.transcript.find('c1', 'b')).to.equal(other?.sequence);
      expect(await store.transcript.find('c1', 'c')).to.equal(null);
    });

    it('writes nothing where no conversation is, or none any more, beside others that stand', async () => {
      const store = await place.open();
      await start(store);
      await start(store, 'c2', 'dl_sam');
      await store.transcript.append(said('before', 'c2'));
      await store.transcript.end('c2', 5);
      await store.transcript.end('c2', 9);
      const places = await Promise.all(
        [said('a'), said('b', 'c2'), said('c', 'c9')].map((one) => store.transcript.append(one)),
      );
      expect(places.map((one) => one?.sequence ?? null)).to.deep.equal([1, null, null]);
      expect((await store.transcript.conversation('c2'))?.endedAt).to.equal(5);
      expect(await store.transcript.after('c2', 0, 9)).to.have.length(1);
    });

    it('tells who watches, once for each new thing, until they stop', async () => {
      const store = await place.open();
      await start(store);
      const heard: string[] = [];
      const stop = store.transcript.watch((conversation) => heard.push(conversation));
      await store.transcript.append(said('a'));
      await store.transcript.append(said('a'));
      await store.transcript.append(said('b'));
      stop();
      await store.transcript.append(said('c'));
      expect(heard).to.deep.equal(['c1', 'c1']);
    });

    it('gives back what a database cannot hold without harm', async () => {
      const store = await place.open();
      await start(store);
      const activity = { text: 'a\0b\ud800c 🎉', channelData: { deep: [null, 1.5] } };
      await store.transcript.append({ ...said('a'), activity });
      const [heard] = await store.transcript.after('c1', 0, 1);
      expect(heard?.activity).to.deep.equal({ ...activity, text: 'ab\ufffdc 🎉' });
    });

    it('keeps its numbers over a restart', async () => {
      const store = await place.open();
      await start(store);
      await store.transcript.append(said('a'));
      await store.close();
      const again = await place.open();
      expect((await again.transcript.append(said('b')))?.sequence).to.equal(2);
    });

    it('is emptied with its pictures by FORGET ME, goes on for the goodbye, and leaves others alone', async () => {
      const store = await place.open();
      await twoOnTheWeb(store);
      await store.commit(changes({ operations: [{ kind: 'erase', personId: 'jo' }] }));
      const goodbye = await store.transcript.append(said('goodbye'));
      expect(goodbye?.sequence).to.equal(2);
      expect((await store.transcript.after('c1', 0, 9)).map(({ sequence }) => sequence)).to.deep.equal([2]);
      expect(await store.pictures.find('picture of jo')).to.equal(null);
      expect(await store.transcript.after('c2', 0, 9)).to.have.length(1);
      expect((await store.pictures.find('picture of sam'))?.bytes).to.deep.equal(Buffer.from([0, 1, 255]));
    });

    it('is shown by MY DATA', async () => {
      const store = await place.open();
      await twoOnTheWeb(store);
      const found = await store.view.people.everythingAbout('jo');
      expect(found['transcript']).to.have.length(1);
      expect(found['web_conversations']).to.have.length(1);
      expect(found['pictures']?.map((row) => Object.keys(row))).to.deep.equal([
        ['id', 'conversation', 'contentType', 'at'],
      ]);
    });
  });
});

async function twoOnTheWeb(store: Store): Promise<void> {
  for (const [personId, conversation] of [
    ['jo', 'c1'],
    ['sam', 'c2'],
  ] as const) {
    const key = `dl_${personId}`;
    await store.commit(
      changes({
        inserts: {
          people: [person(personId)],
          addresses: [address(personId, { channel: 'web', key, conversation })],
          address_people: [addressPerson(personId)],
        },
      }),
    );
    await start(store, conversation, key);
    await store.transcript.append(said('hello', conversation));
    const bytes = Buffer.from([0, 1, 255]);
    await store.pictures.keep({
      id: `picture of ${personId}`,
      conversation,
      contentType: 'image/png',
      bytes,
      at: 1,
    });
  }
}

describe('A message to be sent', () => {
  eachStore((place) => {
    it('knows the provider’s id of the message it answers', async () => {
      const store = await place.open({ now: () => 1 });
      const { id } = await store.inbox.keep(inbound('SM-asked'));
      await store.commit(
        changes({
          outbox: [outbound('p1', { replyTo: id }), outbound('p2'), outbound('p3', { replyTo: id + 99 })],
        }),
      );
      const rows = await store.outbox.claim(1, 9, 1000);
      expect(rows.map(({ repliesTo }) => repliesTo)).to.deep.equal(['SM-asked', null, null]);
    });
  });
});
