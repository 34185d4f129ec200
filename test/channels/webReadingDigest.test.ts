// A digest as a page: for whom it was made, and as it stands now. And what was read on a group's page does not come again by itself.
import { expect } from 'chai';
import { changes } from '../store/rows.js';
import { at, openArtGroup, set } from '../support/artGroup.js';
import type { ReadingService } from '../support/readingPages.js';

describe('The page of a digest', () => {
  let service: ReadingService;
  beforeEach(async () => {
    service = await openArtGroup();
    const digest = { id: 'd1', personId: 'sam', slot: '2026-12-01', createdAt: at, sentAt: at };
    const item = { id: 'i1', digestId: 'd1', personId: 'sam', number: 1, openedAt: null };
    await service.store.commit(
      changes({
        inserts: {
          digests: [{ ...digest, state: 'sent' }],
          digest_items: [{ ...item, kind: 'update', itemId: 'u1' }],
        },
      }),
    );
  });
  afterEach(() => service.close());

  it('shows its person what stood in it, whole, with the numbers they text', async () => {
    const { status, text } = await service.read('/d/d1', 'sam');
    expect(status).to.equal(200);
    expect(text).to.include('Your news of Monday 30 November 2026, 11:30am');
    expect(text).to.include('I got a job\n\nI start soon').and.include('<h2>1 ');
  });

  it('is not there for anybody else, nor before it has left', async () => {
    for (const reader of ['jo', 'kit', null])
      expect((await service.read('/d/d1', reader)).status).to.equal(404);
    await set(service, { table: 'digests', id: 'd1' }, { state: 'made' });
    expect((await service.read('/d/d1', 'sam')).status).to.equal(404);
    expect((await service.read('/d/other', 'sam')).status).to.equal(404);
  });

  it('says of what was taken down that it was, and nothing else of it', async () => {
    await set(service, { table: 'updates', id: 'u1' }, { state: 'removed' });
    const { text } = await service.read('/d/d1', 'sam');
    expect(text).to.include('This was taken down.').and.not.include('I got a job');
  });

  it('has nothing new to tell whoever has read the page of the group', async () => {
    await set(service, { table: 'digests', id: 'd1' }, { state: 'failed' });
    const news = () => service.store.digestRuns.newsFor([{ id: 'sam', since: 0 }], at + 1, 9);
    expect((await news()).get('sam')?.count).to.equal(1);
    await service.read('/c/art', 'sam');
    expect((await news()).get('sam')?.count).to.equal(0);
  });
});
