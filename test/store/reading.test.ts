// Who may read what: pages of people and communities, secret feed addresses, one-use links. On every database.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { Store } from '../../store/store.js';
import { eachStore } from '../support/stores.js';
import {
  answer,
  changes,
  comment,
  community,
  employer,
  membership,
  newPeople,
  person,
  question,
  update,
} from './rows.js';

const now = 1_000;
const town = { kind: 'c', id: 'c1' } as const;
const pageOf = (id: string) => ({ kind: 'u', id }) as const;
const asking = (reader: string | null) => ({ reader, now, most: 10 });
const ids = (page: { things: { id: string }[] } | null) => page?.things.map(({ id }) => id) ?? null;

/** p1 shares in c1, where p2 is too; p3 is a stranger. */
async function open(store: Store): Promise<void> {
  await store.commit(newPeople('p1', 'p2', 'p3'));
  await store.commit(
    changes({
      inserts: {
        communities: [community('c1')],
        memberships: [membership('c1', 'p1'), membership('c1', 'p2')],
        updates: [update('u1', 'p1'), update('u2', 'p1', { visibleFrom: 200 })],
      },
    }),
  );
}

const change = (table: 'updates' | 'communities' | 'people' | 'memberships', where: object, values: object) =>
  changes({ operations: [{ kind: 'set', table, where, values, expect: 1 }] });

const web = (at: number) => ({ address: 'dl_1', conversation: 'w1', at });

const role = (personId: string, kind: 'facilitator' | 'staff' | 'employer', communityId: string | null) =>
  changes({
    inserts: {
      roles: [{ id: `${personId} ${kind}`, personId, kind, communityId, since: 1, until: null }],
    },
  });

describe('Reading', () => {
  eachStore((place) => {
    let store: Store;
    beforeEach(async () => {
      store = await place.open();
      await open(store);
    });
    it('shows replies under their update, the newest twenty, and to the open web only those opened to it', async () => {
      const reply = (id: string, by: string, more: object = {}) => comment(id, 'u1', by, more);
      const many = Array.from({ length: 23 }, (_, count) =>
        reply(`m${10 + count}`, 'p1', { visibleFrom: 100 + count, text: `${count}` }),
      );
      await store.commit(
        changes({
          inserts: {
            comments: [
              ...many,
              reply('k1', 'p2', { visibleFrom: 200, text: 'Well done' }),
              reply('k2', 'p2', { state: 'removed' }),
              reply('k3', 'p2', { visibleFrom: now + 1 }),
            ],
          },
        }),
      );
      const seen = async (reader: string | null, forFeed = false) => {
        const page = await store.reading.read(town, { ...asking(reader), forFeed });
        const comments = page?.things.find(({ id }) => id === 'u1')?.comments;
        return comments && [comments.earlier, comments.shown.length, comments.shown.at(-1)];
      };
      const last = { id: 'k1', by: 'Name of p2', text: 'Well done', at: 200, isOwn: false };
      expect(await seen('p1')).to.deep.equal([4, 20, last]);
      expect(await seen('p2', true)).to.deep.equal([0, 0, undefined]);
      await store.commit(change('communities', { id: 'c1' }, { visibility: 'public' }));
      await store.commit(change('people', { id: 'p1' }, { pageVisibility: 'anyone' }));
      expect(await seen(null)).to.deep.equal([
        3,
        20,
        { id: 'm32', by: 'Name of p1', text: '22', at: 122, isOwn: false },
      ]);
    });

    const read = async (reader: string | null) => [
      ids(await store.reading.read(pageOf('p1'), asking(reader))),
      ids(await store.reading.read(town, asking(reader))),
    ];

    it('shows members what was shared with them, newest first, and nobody else anything', async () => {
      expect(await read('p2')).to.deep.equal([
        ['u2', 'u1'],
        ['u2', 'u1'],
      ]);
      expect(await read('p3')).to.deep.equal([null, null]);
      expect(await read(null)).to.deep.equal([null, null]);
      expect(await store.reading.read(pageOf('nobody'), asking('p2'))).to.equal(null);
      expect(await store.reading.read({ kind: 'c', id: 'nowhere' }, asking('p2'))).to.equal(null);
    });

    it('shows the open web what is in a public community and by somebody whose page is for anyone', async () => {
      await store.commit(change('communities', { id: 'c1' }, { visibility: 'public' }));
      expect(await read(null)).to.deep.equal([null, []]);
      await store.commit(change('people', { id: 'p1' }, { pageVisibility: 'anyone' }));
      expect(await read(null)).to.deep.equal([
        ['u2', 'u1'],
        ['u2', 'u1'],
      ]);
      expect(await read('p3')).to.deep.equal(await read(null));
      await store.commit(change('communities', { id: 'c1' }, { visibility: 'members' }));
      expect(await read(null)).to.deep.equal([[], null]);
    });

    for (const [what, values] of [
      ['held', { state: 'held' }],
      ['waiting', { state: 'waiting' }],
      ['taken back', { state: 'taken-back' }],
      ['removed', { state: 'removed' }],
      ['only for its author', { visibility: 'only-me' }],
      ['before its time', { visibleFrom: now + 1 }],
    ] as const)
      it(`shows nobody else an update that is ${what}`, async () => {
        await store.commit(change('updates', { id: 'u1' }, values));
        expect(await read('p2')).to.deep.equal([['u2'], ['u2']]);
        const feed = await store.reading.read(pageOf('p1'), { ...asking('p1'), forFeed: true });
        expect(ids(feed)).to.deep.equal(['u2']);
      });

    it('shows authors what is theirs, with why others do not see it', async () => {
      const marks = async () =>
        (await store.reading.read(pageOf('p1'), asking('p1')))?.things.map(({ id, mark }) => `${id} ${mark}`);
      for (const [mark, values] of [
        ['waiting', { state: 'waiting' }],
        ['held', { state: 'held' }],
        ['only-me', { state: 'shared', visibility: 'only-me', communityId: null }],
      ] as const) {
        await store.commit(change('updates', { id: 'u1' }, values));
        expect(await marks()).to.deep.equal(['u2 null', `u1 ${mark}`]);
      }
      await store.commit(change('updates', { id: 'u2' }, { visibleFrom: now + 1 }));
      expect((await marks())?.[0]).to.equal('u2 not-yet');
      await store.commit(change('communities', { id: 'c1' }, { closedAt: 5 }));
      await store.commit(change('updates', { id: 'u2' }, { visibleFrom: 1 }));
      expect(await marks()).to.include('u2 closed');
      await store.commit(change('updates', { id: 'u2' }, { state: 'removed' }));
      expect(await marks()).to.deep.equal(['u1 only-me']);
    });

    it('shows nothing across a block, whoever set it', async () => {
      for (const [personId, blockedPersonId] of [
        ['p1', 'p2'],
        ['p2', 'p1'],
      ] as const) {
        const id = `${personId} blocks`;
        const block = { id, personId, blockedPersonId, since: 1, until: null };
        await store.commit(changes({ inserts: { blocks: [block] } }));
        expect(await read('p2')).to.deep.equal([null, []]);
        await store.commit(changes({ operations: [{ kind: 'remove', table: 'blocks', where: { id } }] }));
        expect((await read('p2'))[0]).to.have.length(2);
      }
    });

    it('shows nothing to who has left or only asked, nothing of a closed community or a forgotten person', async () => {
      await store.commit(change('memberships', { personId: 'p2' }, { state: 'asked' }));
      expect(await read('p2')).to.deep.equal([null, null]);
      await store.commit(change('memberships', { personId: 'p2' }, { state: 'member', until: 5 }));
      expect(await read('p2')).to.deep.equal([null, null]);
      await store.commit(change('memberships', { personId: 'p2' }, { until: null }));
      await store.commit(change('communities', { id: 'c1' }, { closedAt: 5 }));
      expect(await read('p2')).to.deep.equal([null, null]);
      await store.commit(change('communities', { id: 'c1' }, { closedAt: null }));
      await store.commit(changes({ operations: [{ kind: 'erase', personId: 'p1' }] }));
      expect(await read('p2')).to.deep.equal([null, []]);
    });

    it('keeps what an author shared in a group they left, as they were told', async () => {
      await store.commit(change('memberships', { personId: 'p1' }, { until: 5 }));
      expect(await read('p2')).to.deep.equal([
        ['u2', 'u1'],
        ['u2', 'u1'],
      ]);
    });

    it('lets in whoever runs the community, and staff, by their roles alone', async () => {
      await store.commit(role('p3', 'employer', null));
      await store.commit(role('p3', 'facilitator', 'c2'));
      expect((await read('p3'))[1]).to.equal(null);
      await store.commit(role('p3', 'staff', null));
      expect((await read('p3'))[1]).to.deep.equal(['u2', 'u1']);
    });

    it('shows shared answers without a trace of who asked, and leaves out what is private or held', async () => {
      const shared = { communityId: 'c1', shared: 'yes', state: 'closed', answeredAt: 300 } as const;
      await store.commit(
        changes({
          inserts: {
            employers: [employer('e1')],
            questions: [
              question('q1', 'p1', shared),
              question('q2', 'p1', { ...shared, shared: 'no' }),
              question('q3', 'p1', { ...shared, state: 'withdrawn' }),
              question('q4', 'p1', shared),
            ],
            answers: [
              answer('a1', 'q1', 'p3'),
              answer('a2', 'q1', 'p3', { state: 'held' }),
              answer('a3', 'q2', 'p3'),
              answer('a4', 'q3', 'p3'),
              answer('a5', 'q4', 'p3', { state: 'removed' }),
            ],
          },
        }),
      );
      const page = await store.reading.read(town, asking('p2'));
      expect(ids(page)).to.deep.equal(['q1', 'u2', 'u1']);
      expect(page?.things[0]?.answers).to.deep.equal([
        { id: 'a1', employer: 'Firm e1', text: 'text of a1', at: 100 },
      ]);
      expect(JSON.stringify(page?.things[0])).to.not.match(/p1|p3/);
    });

    it('turns pages that skip nothing and repeat nothing, though some things share their moment', async () => {
      const many = Array.from({ length: 25 }, (_, n) =>
        update(`v${n}`, 'p2', { visibleFrom: 300 + (n >> 2) }),
      );
      await store.commit(changes({ inserts: { updates: many } }));
      const found: string[] = [];
      let before: { at: number; id: string } | undefined;
      for (;;) {
        const page = await store.reading.read(town, { ...asking('p1'), ...(before && { before }) });
        found.push(...(ids(page) ?? []));
        before = page?.things.at(-1);
        if (!page?.more) break;
      }
      expect(found).to.have.length(27);
      expect(new Set(found).size).to.equal(27);
    });

    it('knows whose a feed key is, for its page alone, until another is made', async () => {
      const key = await store.reading.makeFeedKey('p2', town, 1);
      expect(await store.reading.feedOwner(key, town)).to.equal('p2');
      expect(await store.reading.feedOwner(key, { kind: 'u', id: 'c1' })).to.equal(null);
      const other = await store.reading.makeFeedKey('p2', town, 2);
      expect(await store.reading.feedOwner(key, town)).to.equal(null);
      expect(await store.reading.feedOwner(other, town)).to.equal('p2');
      const { reader } = await place.connect();
      expect(JSON.stringify(await reader.all('select * from feed_keys'))).to.not.include(other);
    });

    it('signs in once, in time, and makes the web no place where news go', async () => {
      const hash = createHash('sha256').update('the code').digest('base64url');
      const link = { hash, personId: 'p2', until: 500 };
      await store.commit(changes({ inserts: { sign_ins: [link] } }));
      expect(await store.reading.signInOf('the code', 500)).to.equal(null);
      expect(await store.reading.signInOf('the code', 499)).to.deep.equal({
        id: 'p2',
        name: person('p2').name,
      });
      expect(await store.reading.useSignIn('another code', web(400))).to.equal(null);
      expect(await store.reading.reader('dl_1')).to.equal(null);
      expect(await store.reading.useSignIn('the code', web(400))).to.equal('p2');
      expect(await store.reading.useSignIn('the code', web(400))).to.equal(null);
      expect((await store.reading.reader('dl_1'))?.id).to.equal('p2');
      expect((await store.view.people.addressOf('p2'))?.channel).to.equal('sms');

      await store.commit(changes({ inserts: { sign_ins: [link] } }));
      expect(await store.reading.useSignIn('the code', web(500))).to.equal(null);
    });

    it('lets only one of two who press at once in', async () => {
      const hash = createHash('sha256').update('the code').digest('base64url');
      await store.commit(changes({ inserts: { sign_ins: [{ hash, personId: 'p2', until: 500 }] } }));
      const press = (address: string) =>
        store.reading.useSignIn('the code', { address, conversation: 'w', at: 1 });
      expect((await Promise.all([press('dl_1'), press('dl_2')])).filter(Boolean)).to.deep.equal(['p2']);
    });
  });
});
