// Pages for reading under attack: what is not there and what is not for the reader look alike, words never become markup, and
// strange requests get plain answers.
import { expect } from 'chai';
import { answer, changes, comment, employer, question } from '../store/rows.js';
import { at, openArtGroup, openUp, set } from '../support/artGroup.js';
import type { Read, ReadingService } from '../support/readingPages.js';

const nasty = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&amp;{{7*7}}]]>\u0007`;

describe('Pages for reading, under attack', () => {
  let service: ReadingService;
  beforeEach(async () => {
    service = await openArtGroup();
  });
  afterEach(() => service.close());

  it('answer what is not there and what is not for the reader exactly alike', async () => {
    const nowhere = await service.read('/u/nobody');
    expect([nowhere.status, nowhere.text]).to.deep.equal([404, nowhere.text]);
    expect(nowhere.text).to.include('There is nothing here').and.include('Text SIGN IN');
    for (const [path, as] of [
      ['/u/jo', null],
      ['/u/jo', 'kit'],
      ['/c/art', null],
      ['/c/art', 'kit'],
      ['/c/nowhere', 'kit'],
      ['/u/jo.atom', null],
      ['/u/jo.atom', 'sam'],
      ['/c/art.atom', 'sam'],
      ['/c/art.atom?key=guessed', 'sam'],
      ['/u/jo?before=tampered', 'sam'],
      ['/u/u1', 'sam'],
      ["/u/jo'%20or%201=1--", 'sam'],
      ['/u/jo%00', 'sam'],
      ['/u/..%2F..%2Fetc', 'sam'],
      ['/u/__proto__', 'sam'],
    ] as const)
      expect(plain(await service.read(path, as)), `${path} as ${as}`).to.deep.equal(plain(nowhere));
  });

  it('never take what people typed for markup', async () => {
    await openUp(service);
    await set(service, { table: 'people', id: 'jo' }, { name: nasty });
    await set(service, { table: 'communities', id: 'art' }, { name: nasty, about: nasty });
    await set(service, { table: 'updates', id: 'u1' }, { text: nasty });
    await service.store.commit(
      changes({
        inserts: {
          employers: [employer('e1', { name: nasty })],
          questions: [
            question('q1', 'sam', {
              communityId: 'art',
              text: nasty,
              shared: 'yes',
              state: 'closed',
              answeredAt: at,
            }),
          ],
          answers: [answer('a1', 'q1', 'kit', { text: nasty })],
          comments: [comment('k1', 'u1', 'kit', { text: nasty, visibleFrom: at })],
          update_pictures: [{ id: 'x1', updateId: 'u1', pictureId: nasty, alt: nasty }],
        },
      }),
    );
    for (const path of ['/u/jo', '/c/art', '/u/jo.atom', '/c/art.atom'])
      for (const as of [null, 'sam', 'jo']) {
        const { status, text } = await service.read(path, as);
        expect(status).to.equal(200);
        expect(text, path)
          .to.include('&lt;script&gt;')
          .and.not.match(/<script|<img src=x|alert\(1\)>|\]\]>/);
        if (as === 'jo' && !path.endsWith('.atom')) expect(text, path).to.include('<h3>Replies</h3>');
        if (path.endsWith('.atom')) expect(text).to.not.include('\u0007');
        else expect(text).to.match(/<img src="\/media\/u1\/[%\w.()*!~&#;-]+" alt="&quot;&gt;/);
      }
  });

  it('never repeat what an address says', async () => {
    await openUp(service);
    const word = encodeURIComponent(nasty);
    for (const path of [
      `/u/${word}`,
      `/c/${word}`,
      `/u/jo?before=${word}`,
      `/u/jo?${word}=${word}`,
      `/u/jo.atom?key=${word}`,
      `/c/art?before=1.${word}`,
      `/in/${word}`,
      `/u/jo?before=1.u1${word}`,
    ]) {
      const { status, text } = await service.read(path);
      expect(status, path).to.be.oneOf([200, 404, 410]);
      expect(text, path).to.not.match(/alert|7\*7/);
    }
  });

  it('live through long addresses, wrong methods and broken forms', async () => {
    for (const path of [
      `/u/${'a'.repeat(10_000)}`,
      `/c/art?before=${'9'.repeat(10_000)}`,
      `/in/${'a'.repeat(10_000)}`,
    ]) {
      const { status, text } = await service.read(path);
      expect(status).to.be.oneOf([404, 410]);
      expect(text).to.match(/There is nothing here|does not work any more/);
    }
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await service.read('/u/jo', 'sam', { method })).status, method).to.equal(405);
    for (const body of ['', 'id=1', 'id=%&proof=%', '{"id":1}', '\u0000'])
      expect((await service.read('/c/art.atom', 'sam', { method: 'POST', body })).status).to.equal(403);
    expect(
      (await service.read('/c/art.atom', 'sam', { method: 'POST', body: 'a'.repeat(2_000) })).status,
    ).to.equal(413);
    expect((await service.read('/c/art.atom', null, { method: 'POST', body: '' })).status).to.equal(404);
    expect((await service.read('/c/art', 'sam', { method: 'POST', body: '' })).status).to.equal(404);
    expect((await service.read('/healthz')).text).to.equal('alive');
    expect(service.lines.join('')).to.equal('');
  });

  it('take no cookie that is not a session of ours', async () => {
    for (const cookie of ['doorstep=guess', '__Host-doorstep=', '__Host-doorstep=a; doorstep=b', ';;=;', '%'])
      expect((await service.read('/u/jo', null, { headers: { cookie } })).status, cookie).to.equal(404);
    const own = await service.signedIn('sam');
    const secret = own.split('=').at(-1) ?? '';
    await service.store.sessions.end(secret, service.now);
    expect((await service.read('/u/jo', 'sam')).status).to.equal(404);
  });
});

/** An answer, but for what is of the moment. */
const plain = ({ status, text, headers }: Read) => [
  status,
  text,
  [...headers].filter(([name]) => name !== 'date' && name !== 'connection'),
];
