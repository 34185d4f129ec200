// Pages for reading, as a browser gets them: what stands on them, for whom, and what does not.
import { expect } from 'chai';
import { answer, changes, community, employer, question, update } from '../store/rows.js';
import { at, openArtGroup, openUp, secretFeed, set } from '../support/artGroup.js';
import { publicUrl, type Read, type ReadingService } from '../support/readingPages.js';

const role = (personId: string, communityId: string) => ({
  id: `role of ${personId}`,
  personId,
  kind: 'facilitator' as const,
  communityId,
  since: 1,
  until: null,
});

describe('Pages for reading', () => {
  let service: ReadingService;
  beforeEach(async () => {
    service = await openArtGroup();
  });
  afterEach(() => service.close());

  it('show a member what was shared, dated in words, each word as it was typed', async () => {
    const { status, text, headers } = await service.read('/u/jo', 'sam');
    expect(status).to.equal(200);
    expect(text).to.include('<h1><bdi>Name of jo</bdi></h1>').and.include('I got a job\n\nI start soon');
    expect(text).to.include(
      '<time datetime="2026-11-30T11:30:00.000Z">Monday 30 November 2026, 11:30am</time>',
    );
    expect(text).to.include('href="/c/art"').and.include('You are signed in as');
    expect(text).to.not.match(/<script|\son\w+=|javascript:|https?:\/\/(?!doorstep\.example)/);
    expect(headers.get('content-security-policy')).to.match(
      /^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers.get('cache-control')).to.equal('no-store');
    expect(headers.get('x-robots-tag')).to.include('noindex');
    expect((await service.read('/c/art', 'sam')).text).to.include('href="/u/jo"');
  });

  it('show the open web what the author and the group have opened, and its feed', async () => {
    await openUp(service);
    for (const path of ['/u/jo', '/c/art']) {
      const { status, text } = await service.read(path);
      expect(status, path).to.equal(200);
      expect(text).to.include('I got a job').and.include(`<code>${publicUrl}${path}.atom</code>`);
      expect(text).to.include(`<link rel="alternate" type="application/atom+xml" href="${path}.atom">`);
      expect(text).to.not.match(/<form|signed in/);
      const feed = await service.read(`${path}.atom`);
      expect(feed.headers.get('content-type')).to.equal('application/atom+xml; charset=utf-8');
      expect(feed.text).to.include('<content type="text">I got a job');
      expect(feed.text).to.include(`<id>${publicUrl}${path}#u1</id>`);
    }
  });

  it('show people what is theirs on their own page, and only there', async () => {
    await set(service, { table: 'updates', id: 'u1' }, { visibility: 'only-me', communityId: null });
    expect((await service.read('/u/jo', 'jo')).text)
      .to.include('I got a job')
      .and.include('Only you see this.');
    expect((await service.read('/u/jo', 'jo')).text).to.include('<nav aria-label="Your groups">');
    expect((await service.read('/u/jo', 'sam')).text).to.not.include('I got a job');
    const feed = await secretFeed(service, '/u/jo', 'jo');
    expect((await service.read(feed)).text)
      .to.include('<feed')
      .and.not.include('I got a job');
  });

  it('show questions with their shared answers, and never who asked', async () => {
    await service.store.commit(
      changes({
        inserts: {
          employers: [employer('e1', { name: "Green's Cafe" })],
          questions: [
            question('q1', 'jo', {
              communityId: 'art',
              text: 'Do I need a pass?',
              shared: 'yes',
              state: 'closed',
              answeredAt: at,
            }),
          ],
          answers: [answer('a1', 'q1', 'kit', { text: 'No, just come.' })],
          blocks: [{ id: 'b', personId: 'jo', blockedPersonId: 'sam', since: 1, until: null }],
        },
      }),
    );
    const { text } = await service.read('/c/art', 'sam');
    expect(text)
      .to.include('Do I need a pass?')
      .and.include('Green&#39;s Cafe says')
      .and.include('No, just come.');
    expect(text).to.not.match(/Name of (jo|kit)|\/u\/(?!sam)/);
    const feed = await service.read(await secretFeed(service, '/c/art', 'sam'));
    expect(feed.text)
      .to.include('Do I need a pass?')
      .and.include('No, just come.')
      .and.not.match(/of jo|of kit/);
  });

  it('say which group one grew out of, to whoever may know of that', async () => {
    const { store } = service;
    const grew = '<p class="by">Grew out of <a href="/c/art"><bdi>Art group</bdi></a></p>';
    await store.commit(
      changes({ inserts: { communities: [community('clay', { parentId: 'art', visibility: 'public' })] } }),
    );
    expect((await service.read('/c/clay', 'sam')).text).to.include(grew);
    for (const as of ['kit', null])
      expect((await service.read('/c/clay', as)).text).to.not.match(/Grew out of|Art group/);
    await openUp(service);
    expect((await service.read('/c/clay')).text).to.include(grew);
    await set(service, { table: 'communities', id: 'art' }, { closedAt: at });
    expect((await service.read('/c/clay')).text).to.include('Grew out of <bdi>Art group</bdi>');
    expect((await service.read('/c/art', 'sam')).text).to.not.include('Grew out of');
  });

  it('have pictures, for whoever may see the update', async () => {
    const photo = { id: 'photo1', conversation: 'w', contentType: 'image/jpeg', bytes: Buffer.from('bytes') };
    await service.store.pictures.keep({ ...photo, at: 1 });
    await service.store.pictures.keep({ ...photo, id: 'photo2', at: 1 });
    const row = { id: 'x1', updateId: 'u1', pictureId: 'photo1', alt: 'A red cup' };
    await service.store.commit(changes({ inserts: { update_pictures: [row] } }));
    expect((await service.read('/u/jo', 'sam')).text).to.include(
      '<img src="/media/u1/photo1" alt="A red cup" loading="lazy">',
    );
    const picture = await service.read('/media/u1/photo1', 'sam');
    expect([picture.status, picture.text]).to.deep.equal([200, 'bytes']);
    expect(picture.headers.get('content-type')).to.equal('image/jpeg');
    const headers = { 'if-none-match': picture.headers.get('etag') ?? '' };
    expect((await service.read('/media/u1/photo1', 'sam', { headers })).status).to.equal(304);
    for (const [path, as] of [
      ['/media/u1/photo1', null],
      ['/media/u1/photo1', 'kit'],
      ['/media/u1/photo2', 'sam'],
      ['/media/u2/photo1', 'sam'],
    ] as const)
      expect((await service.read(path, as, { headers })).status, `${path} as ${as}`).to.equal(404);
    await set(service, { table: 'updates', id: 'u1' }, { state: 'waiting' });
    await service.store.commit(changes({ inserts: { roles: [role('kit', 'art'), role('mia', 'other')] } }));
    const asOf = async (as: string) => (await service.read('/media/u1/photo1', as, { headers })).status;
    expect([await asOf('kit'), await asOf('mia'), await asOf('sam')]).to.deep.equal([304, 404, 404]);
    await set(service, { table: 'updates', id: 'u1' }, { state: 'removed' });
    expect((await service.read('/media/u1/photo1', 'sam', { headers })).status).to.equal(404);
    expect((await service.read('/media/u1/photo1', 'jo', { headers })).status).to.equal(404);
  });

  it('turn page by page', async () => {
    const many = Array.from({ length: 23 }, (_, n) =>
      update(`v${n}`, 'jo', { communityId: 'art', text: `news ${n}.`, visibleFrom: at + n }),
    );
    await service.store.commit(changes({ inserts: { updates: many } }));
    const seen: string[] = [];
    let path: string | undefined = '/u/jo';
    for (let turns = 0; path !== undefined; turns += 1) {
      expect(turns).to.be.below(4);
      const { text }: Read = await service.read(path, 'sam');
      seen.push(...[...text.matchAll(/news (\d+)\./g)].map(([, n]) => n ?? ''));
      expect(text.includes('>Newest<')).to.equal(turns > 0);
      path = /<a href="([^"]+)" rel="next">Older/.exec(text)?.[1];
    }
    expect(seen).to.deep.equal(Array.from({ length: 23 }, (_, n) => String(22 - n)));
  });
});
