// Signing in by a one-use link, from the text that asks for it to the page it opens.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { monotonicFactory } from 'ulid';
import { turnTaker } from '../../bots/turn.js';
import { changes, community, inbound, membership, newPeople, update } from '../store/rows.js';
import { openReadingService, type Read, type ReadingService } from '../support/readingPages.js';
import { house } from '../support/stage.js';

const code = 'abcd-efgh-jkmn';
const quarter = 15 * 60 * 1000;
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');

const cookieOf = ({ headers }: Read): string => (headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';

describe('Signing in by a link', () => {
  let service: ReadingService;
  const start = async (url?: string) => {
    service = await openReadingService(url);
    await service.store.commit(newPeople('jo', 'sam'));
    await service.store.commit(
      changes({
        inserts: {
          communities: [community('art')],
          memberships: [membership('art', 'jo'), membership('art', 'sam')],
          updates: [update('u1', 'sam', { communityId: 'art', text: 'for the group alone' })],
        },
      }),
    );
  };
  afterEach(() => service.close());

  /** As the conversation keeps it: the hash alone. */
  const link = (personId: string, until = service.now + quarter) =>
    service.store.commit(
      changes({
        inserts: {
          sign_ins: [{ hash: hashOf(code.replaceAll('-', '')), personId, until }],
        },
      }),
    );
  const press = (headers: Record<string, string> = {}): Promise<Read> =>
    service.read(`/in/${code}`, null, { method: 'POST', headers });

  it('shows a button first, however often, and the button works once', async () => {
    await start();
    await link('jo');
    for (const _ of [1, 2, 3]) {
      const { status, text, headers } = await service.read(`/in/${code}`);
      expect(status).to.equal(200);
      expect(text).to.include('<form method="post"><button>Sign in as Name of jo</button>');
      expect(headers.get('set-cookie')).to.equal(null);
    }
    const entered = await press();
    expect([entered.status, entered.headers.get('location')]).to.deep.equal([303, '/u/jo']);
    expect(entered.headers.get('set-cookie')).to.match(
      /^__Host-doorstep=[\w-]{43}; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Lax; Secure$/,
    );
    const cookie = { cookie: cookieOf(entered) };
    expect((await service.read('/u/jo', null, { headers: cookie })).text).to.include('This is your page.');
    expect((await service.read('/c/art', null, { headers: cookie })).text).to.include('for the group alone');

    const second = await press();
    expect([second.status, cookieOf(second)]).to.deep.equal([410, '']);
    expect(second.text).to.include('This link does not work any more').and.include('Text SIGN IN to us');
  });

  it('reads a code as it is typed off a phone', async () => {
    await start();
    await link('jo');
    for (const typed of ['ABCD-EFGH-JKMN', 'abcdefghjkmn', 'abcd%20efgh%20jkmn'])
      expect((await service.read(`/in/${typed}`)).status, typed).to.equal(200);
  });

  it('says the same of a link that is too old, was never ours, or is of somebody forgotten', async () => {
    await start();
    const never = await service.read('/in/zzzz-zzzz-zzzz');
    expect(never.status).to.equal(410);
    await link('jo', service.now);
    expect((await service.read(`/in/${code}`)).text).to.equal(never.text);
    expect((await press()).text).to.equal(never.text);
    await service.store.commit(changes({ operations: [{ kind: 'erase', personId: 'jo' }] }));
    await link('jo');
    expect((await service.read(`/in/${code}`)).text).to.equal(never.text);
    expect((await press()).text).to.equal(never.text);
  });

  it('is not pressed by another site', async () => {
    await start();
    await link('jo');
    expect((await press({ 'sec-fetch-site': 'cross-site' })).status).to.equal(403);
    expect((await press({ 'sec-fetch-site': 'same-origin' })).status).to.equal(303);
  });

  it('keeps the session of who is there already, and replaces anybody else’s', async () => {
    await start();
    await link('jo');
    const own = await press({ cookie: await service.signedIn('jo') });
    expect([own.status, cookieOf(own)]).to.deep.equal([303, '']);
    expect((await press()).status).to.equal(410);
    await link('jo');
    const other = await press({ cookie: await service.signedIn('sam') });
    const headers = { cookie: cookieOf(other) };
    expect((await service.read('/u/jo', null, { headers })).text).to.include('This is your page.');
  });

  it('gives no role: an employer sees no group', async () => {
    await start();
    const role = {
      id: 'r',
      personId: 'boss',
      kind: 'employer',
      communityId: null,
      since: 1,
      until: null,
    } as const;
    await service.store.commit(newPeople('boss'));
    await service.store.commit(changes({ inserts: { roles: [role] } }));
    await link('boss');
    const headers = { cookie: cookieOf(await press()) };
    expect((await service.read('/u/boss', null, { headers })).status).to.equal(200);
    expect((await service.read('/c/art', null, { headers })).status).to.equal(404);
  });

  it('begins with a text', async () => {
    await start();
    const { store } = service;
    const consent = { addressId: 'at jo', wording: 'as spoken', version: 1, givenAt: 1, withdrawnAt: null };
    await store.commit(changes({ inserts: { consents: [{ id: 'k', personId: 'jo', ...consent }] } }));
    const kept = await store.inbox.keep(
      inbound('SM1', { address: 'number of jo', body: { text: 'sign in' } }),
    );
    const [row] = await store.inbox.rows([kept.id]);
    if (!row) throw new Error('the text was not kept');
    const ids = { newId: monotonicFactory(), now: () => service.now, chance: Math.random };
    const take = turnTaker({
      store,
      house,
      carriers: {},
      pages: (_, text) => [text],
      texts: () => 1,
      ...ids,
    });
    await store.commit(await take({ kind: 'message', row }));
    const [sent] = await store.outbox.claim(service.now, 1, 1_000);
    const path = /https:\/\/doorstep\.example(\/in\/\S+)/.exec(sent?.body.text ?? '')?.[1] ?? '';
    expect((await service.read(path)).text).to.include('Sign in as Name of jo');
    const entered = await service.read(path, null, { method: 'POST' });
    expect(entered.headers.get('location')).to.equal('/u/jo');
    service.now += quarter;
    expect((await service.read(path)).status).to.equal(410);
  });

  it('leaves out Secure where the service is not behind https', async () => {
    await start('http://127.0.0.1:3978');
    await link('jo');
    expect((await press()).headers.get('set-cookie')).to.match(
      /^doorstep=[^;]+; Path=\/; [^;]+; HttpOnly; SameSite=Lax$/,
    );
  });
});
