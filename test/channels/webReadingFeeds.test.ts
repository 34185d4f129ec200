// Feeds of pages for reading, and the secret addresses of those that are for members.
import { expect } from 'chai';
import { changes } from '../store/rows.js';
import { openArtGroup, openUp, press, secretFeed, set } from '../support/artGroup.js';
import type { ReadingService } from '../support/readingPages.js';

describe('Feeds of pages for reading', () => {
  let service: ReadingService;
  beforeEach(async () => {
    service = await openArtGroup();
  });
  afterEach(() => service.close());

  it('are told again only when something in them has changed, or was taken back', async () => {
    await openUp(service);
    const first = await service.read('/u/jo.atom');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('last-modified')).to.equal('Mon, 30 Nov 2026 11:30:00 GMT');
    const again = async (): Promise<number> =>
      (await service.read('/u/jo.atom', null, { headers: { 'if-none-match': `"x", W/${etag}` } })).status;
    expect(await again()).to.equal(304);
    await set(service, { table: 'updates', id: 'u1' }, { state: 'removed' });
    expect(await again()).to.equal(200);
    const since = { 'if-modified-since': first.headers.get('last-modified') ?? '' };
    const dated = await service.read('/u/jo.atom', null, { headers: since });
    expect([dated.status, dated.text.includes('I got a job')]).to.deep.equal([200, false]);
  });

  it('have a secret address for a member, which ends when another is made, or when they leave', async () => {
    const first = await secretFeed(service, '/c/art', 'sam');
    expect(first).to.match(/^\/c\/art\.atom\?key=[\w-]{43}$/);
    const feed = await service.read(first);
    expect(feed.text).to.include('I got a job').and.not.include('key=');
    expect(feed.headers.get('cache-control')).to.equal('private, no-cache');
    expect((await service.read(first.replace('/c/art', '/u/jo'))).status).to.equal(404);

    const second = await secretFeed(service, '/c/art', 'sam');
    expect((await service.read(first)).status).to.equal(404);
    expect((await service.read(second)).status).to.equal(200);
    await service.store.commit(
      changes({
        operations: [{ kind: 'set', table: 'memberships', where: { personId: 'sam' }, values: { until: 9 } }],
      }),
    );
    expect((await service.read(second)).status).to.equal(404);
  });

  it('hear nothing from a form that another browser was given', async () => {
    const page = await service.read('/c/art', 'jo');
    expect((await press(service, '/c/art.atom', 'sam', page.text)).status).to.equal(403);
  });
});
