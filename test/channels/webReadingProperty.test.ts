// Any people, groups, visibilities, blocks and removals: on every page and in every feed each reader finds exactly what they may
// see, and no number, e-mail address or web identity is among it. READING_RUNS towns; each failure prints its seed.
import { expect } from 'chai';
import fc from 'fast-check';
import { address, addressPerson, changes } from '../store/rows.js';
import { openReadingService, type ReadingService } from '../support/readingPages.js';
import { Eyes, lookedAt, type Town, towns, without } from '../support/readingTown.js';
import { runsOfToday } from '../support/today.js';

const runs = Number(process.env.READING_RUNS ?? runsOfToday(25));

describe('Pages for reading, whatever the town', () => {
  let service: ReadingService;
  beforeEach(async () => {
    service = await openReadingService();
    service.now = lookedAt;
  });
  afterEach(() => service.close());

  it(`show each reader exactly what they may see (${runs} towns)`, async () => {
    let made = 0;
    const one = fc.asyncProperty(towns, fc.option(fc.nat(3)), async (townOf, forgotten) => {
      made += 1;
      const prefix = `t${made}-`;
      await look(service, townOf(prefix), forgotten === null ? null : `${prefix}p${forgotten}`);
    });
    await fc.assert(one, { numRuns: runs, endOnFailure: true });
  }).timeout(600_000);
});

/** Looks at every page and feed with everybody's eyes, after one of them was forgotten. */
async function look(service: ReadingService, made: Town, gone: string | null): Promise<void> {
  await moveIn(service, made);
  const keys = await keysOf(service, made);
  for (const { id } of made.people) await service.signedIn(id);
  if (gone) await service.store.commit(changes({ operations: [{ kind: 'erase', personId: gone }] }));
  const town = gone ? without(made, gone) : made;
  for (const reader of [null, ...made.people.map(({ id }) => id)]) {
    const eyes = new Eyes(town, reader === gone ? null : reader);
    const anybody = new Eyes(town, null);
    for (const page of pagesOf(made)) {
      const mine = page.kind === 'u' ? eyes.personPage(page.id) : eyes.communityPage(page.id);
      const about = `${page.path} as ${reader}`;
      expect(await found(service, page.path, reader), about).to.deep.equal(inOrder(mine));
      const open =
        page.kind === 'u' ? anybody.personPage(page.id, true) : anybody.communityPage(page.id, true);
      expect(await found(service, `${page.path}.atom`, reader), `open feed ${about}`).to.deep.equal(
        inOrder(open),
      );
      if (reader === null) continue;
      const mayRead = mine !== null && reader !== gone;
      const fed = page.kind === 'u' ? eyes.personFeed(page.id) : eyes.communityPage(page.id, true);
      const key = keys.get(`${reader} ${page.path}`) ?? '';
      const secret = await found(service, `${page.path}.atom?key=${key}`, null);
      expect(secret, `secret feed ${about}`).to.deep.equal(mayRead ? inOrder(fed) : null);
    }
  }
}

const inOrder = (ids: readonly string[] | null): string[] | null => ids && [...new Set(ids)].sort();

interface Page {
  readonly kind: 'u' | 'c';
  readonly id: string;
  readonly path: string;
}

const pagesOf = ({ people, communities }: Town): Page[] => [
  ...people.map(({ id }): Page => ({ kind: 'u', id, path: `/u/${id}` })),
  ...communities.map(({ id }): Page => ({ kind: 'c', id, path: `/c/${id}` })),
];

const numberOf = (personId: string): string => `+44 private ${personId}`;

async function moveIn({ store }: ReadingService, { people, ...rest }: Town): Promise<void> {
  const addresses = people.map(({ id }) => address(id, { key: numberOf(id) }));
  const address_people = people.map(({ id }) => addressPerson(id));
  await store.commit(changes({ inserts: { people, addresses, address_people, ...rest } }));
}

/** A secret feed address of everybody for everything, made before anything was forgotten. */
async function keysOf({ store }: ReadingService, town: Town): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const { id } of town.people)
    for (const page of pagesOf(town))
      keys.set(`${id} ${page.path}`, await store.reading.makeFeedKey(id, page, lookedAt));
  return keys;
}

/** The ids of everything on a page and those it leads on to; `null`: it is not there. */
async function found(service: ReadingService, path: string, reader: string | null): Promise<string[] | null> {
  const ids: string[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const { status, text }: { status: number; text: string } = await service.read(next, reader);
    for (const secret of [/44 private/, /dl_secret/, /\w@\w/]) expect(text, next).to.not.match(secret);
    if (status === 404) return null;
    expect(status).to.equal(200);
    ids.push(...[...text.matchAll(/words of ([\w-]+)\./g)].map(([, id = '']) => id));
    next = /<a href="([^"]+)" rel="next">/.exec(text)?.[1];
  }
  return inOrder(ids);
}
