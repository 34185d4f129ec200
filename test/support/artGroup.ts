// A small group for tests of the pages for reading, and what its people do there.
import type { Tables } from '../../store/changes.js';
import { changes, community, membership, newPeople, update } from '../store/rows.js';
import { openReadingService, type Read, type ReadingService } from './readingPages.js';

/** When u1 is seen from: milliseconds UTC. */
export const at = Date.UTC(2026, 10, 30, 11, 30);

/** Jo and Sam are in Art group, where Jo has shared u1; Kit is a stranger. */
export async function openArtGroup(url?: string): Promise<ReadingService> {
  const service = await openReadingService(url);
  const text = 'I got a job\n\nI start soon';
  await service.store.commit(newPeople('jo', 'sam', 'kit', 'mia'));
  await service.store.commit(
    changes({
      inserts: {
        communities: [community('art', { name: 'Art group', about: 'We paint.' })],
        memberships: [membership('art', 'jo'), membership('art', 'sam')],
        updates: [update('u1', 'jo', { communityId: 'art', text, visibleFrom: at })],
      },
    }),
  );
  return service;
}

/** Changes one row. */
export const set = <T extends keyof Tables>(
  { store }: ReadingService,
  where: { table: T; id: string },
  values: Partial<Tables[T]>,
): Promise<void> =>
  store.commit(
    changes({
      operations: [{ kind: 'set', table: where.table, where: { id: where.id }, values, expect: 1 }],
    }),
  );

/** What is in Art group by Jo is for anyone now. */
export async function openUp(service: ReadingService): Promise<void> {
  await set(service, { table: 'communities', id: 'art' }, { visibility: 'public' });
  await set(service, { table: 'people', id: 'jo' }, { pageVisibility: 'anyone' });
}

/** Posts the hidden values of a page's forms. */
export function press(service: ReadingService, path: string, as: string, page: string): Promise<Read> {
  const hidden = [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const body = new URLSearchParams(
    hidden.map(([, name = '', value = '']): [string, string] => [name, value]),
  );
  return service.read(path, as, { method: 'POST', body });
}

/** A secret feed address, made by pressing the button on the page: its path and key. */
export async function secretFeed(service: ReadingService, path: string, as: string): Promise<string> {
  const page = await service.read(path, as);
  const made = await press(service, `${path}.atom`, as, page.text);
  return (
    /<code>https:\/\/doorstep\.example([^<]+)<\/code>/.exec(made.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  );
}
