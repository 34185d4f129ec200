// Reporting from a page for reading, from the link to the list of staff. It works without a script.
import { expect } from 'chai';
import { monotonicFactory } from 'ulid';
import { turnTaker } from '../../bots/turn.js';
import { answer, changes, comment, employer, question } from '../store/rows.js';
import { at, openArtGroup, set } from '../support/artGroup.js';
import { openHotseat, short } from '../support/hotseatPages.js';
import type { Read, ReadingService } from '../support/readingPages.js';
import { house } from '../support/stage.js';

const reasons = 'reason=unkind&words=It+is+rude';
const consent = (personId: string) => ({
  id: `consent of ${personId}`,
  personId,
  addressId: 'x',
  wording: 'as spoken',
  version: 1,
  givenAt: 1,
  withdrawnAt: null,
});

describe('Reporting from a page', () => {
  let service: ReadingService;
  beforeEach(async () => {
    service = await openArtGroup();
    await service.store.commit(
      changes({
        inserts: {
          consents: [consent('sam'), consent('kit')],
          comments: [comment('k1', 'u1', 'jo', { text: 'Rude words' }), comment('k2', 'u1', 'sam')],
          employers: [employer('e1')],
          questions: [
            question('q1', 'jo', { communityId: 'art', shared: 'yes', state: 'closed', answeredAt: at }),
          ],
          answers: [answer('a1', 'q1', 'kit')],
        },
      }),
    );
  });
  afterEach(() => service.close());

  const post = (path: string, as: string | null, body: string): Promise<Read> =>
    service.read(path, as, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

  /** The hidden values of the form on a page. */
  const keysOn = ({ text }: Read): string =>
    ['once', 'proof']
      .map(
        (name) =>
          `${name}=${new RegExp(`name="${name}" value="([^"]+)"`).exec(text.split('</header>')[1] ?? '')?.[1]}`,
      )
      .join('&');

  /** What was kept, worked on as turns. */
  async function work(): Promise<void> {
    const { store } = service;
    const ids = { newId: monotonicFactory(), now: () => service.now, chance: Math.random };
    const take = turnTaker({
      store,
      house,
      carriers: {},
      pages: (_, text) => [text],
      texts: () => 1,
      ...ids,
    });
    for (const row of await store.inbox.rows([1, 2, 3, 4]))
      await store.commit(await take({ kind: 'message', row }));
  }
  const reports = async () =>
    (await service.store.view.safety.waiting(9)).map(({ kind, note, communityId }) => [
      kind,
      note,
      communityId,
    ]);

  it('begins at what others wrote, for whoever is signed in', async () => {
    const { text } = await service.read('/c/art', 'sam');
    expect([...text.matchAll(/href="(\/report\/[^"]+)"/g)].map(([, path]) => path)).to.have.members([
      '/report/update/u1',
      '/report/comment/k1',
      '/report/answer/a1',
    ]);
    const own = await service.read('/c/art', 'jo');
    expect(own.text).to.include('/report/comment/k2').and.not.include('/report/update/u1');
    expect((await service.read('/u/jo', 'jo')).text).to.not.include('/report/update/u1');
  });

  it('shows the words again, asks what is the matter, and comes to the list that REPORT comes to', async () => {
    const asked = await service.read('/report/update/u1', 'sam');
    expect(asked.text).to.include('<h1>Report what Name of jo wrote</h1>').and.include('I got a job');
    expect(asked.text).to.not.include('<script');
    const done = await post('/report/update/u1', 'sam', `${keysOn(asked)}&${reasons}`);
    expect([done.status, done.text.includes('A person will look.')]).to.deep.equal([200, true]);
    expect(done.text).to.include('href="/c/art"');
    await work();
    expect(await reports()).to.deep.equal([['report', 'A report: It is unkind: It is rude', 'art']]);
    const [said] = await service.store.outbox.claim(service.now, 1, 1_000);
    expect(said?.channel).to.equal('web');
    expect(said?.body.text).to.include('Thank you. A person will look.');
  });

  it('begins at what the guest of a hotseat said too, for all but the guest', async () => {
    await openHotseat({}, service);
    const path = '/report/hotseat-answer/a3';
    expect((await service.read(short, 'sam')).text).to.include(`href="${path}"`);
    for (const as of ['paul', null]) expect((await service.read(short, as)).text).to.not.include('/report/');
    expect((await service.read(path, 'paul')).status).to.equal(404);
    const asked = await service.read(path, 'sam');
    expect(asked.text).to.include('<h1>Report what Paul Reed wrote</h1>');
    await post(path, 'sam', `${keysOn(asked)}&${reasons}`);
    await work();
    expect(await reports()).to.deep.equal([['report', 'A report: It is unkind: It is rude', null]]);
    const [line] = await service.store.view.safety.reportsAbout('a3');
    expect(line).to.include({ aboutKind: 'hotseat-answer', personId: 'sam' });
  });

  it('is one report however often it is pressed', async () => {
    const asked = await service.read('/report/comment/k1', 'sam');
    const body = `${keysOn(asked)}&${reasons}`;
    for (const _ of [1, 2, 3]) await post('/report/comment/k1', 'sam', body);
    expect((await service.store.inbox.rows([1, 2, 3])).length).to.equal(1);
    await post(
      '/report/comment/k1',
      'sam',
      `${keysOn(await service.read('/report/comment/k1', 'sam'))}&${reasons}`,
    );
    await work();
    expect((await reports()).length).to.equal(1);
  });

  it('asks again where nothing is picked, and keeps the words', async () => {
    const asked = await service.read('/report/answer/a1', 'sam');
    const again = await post('/report/answer/a1', 'sam', `${keysOn(asked)}&words=hm`);
    expect(again.text).to.include('Pick what is the matter.').and.include('>hm</textarea>');
    expect(await service.store.inbox.rows([1])).to.deep.equal([]);
  });

  it('takes nothing from another site, of what one does not see, or of what is gone', async () => {
    const asked = await service.read('/report/update/u1', 'sam');
    expect((await post('/report/update/u1', 'sam', reasons)).status).to.equal(403);
    expect((await post('/report/update/u1', 'sam', `once=x&proof=y&${reasons}`)).status).to.equal(403);
    const body = `${keysOn(asked)}&${reasons}`;
    for (const [path, as] of [
      ['/report/update/u1', null],
      ['/report/update/u1', 'kit'],
      ['/report/update/u1', 'jo'],
      ['/report/comment/k2', 'sam'],
      ['/report/person/jo', 'sam'],
      ['/report/update/nothing', 'sam'],
    ] as const) {
      expect((await service.read(path, as)).status, `${path} as ${as}`).to.equal(404);
      expect((await post(path, as, body)).status, `${path} as ${as}`).to.equal(404);
    }
    await set(service, { table: 'updates', id: 'u1' }, { state: 'removed' });
    expect((await post('/report/update/u1', 'sam', body)).status).to.equal(404);
    expect(await service.store.inbox.rows([1])).to.deep.equal([]);
  });

  it('hears words that disclose harm as in any message', async () => {
    const asked = await service.read('/report/update/u1', 'sam');
    await post('/report/update/u1', 'sam', `${keysOn(asked)}&reason=unsafe&words=I+want+to+die`);
    await work();
    expect((await reports()).map(([kind]) => kind)).to.deep.equal(['safeguarding']);
  });
});
