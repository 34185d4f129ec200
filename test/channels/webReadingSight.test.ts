// Pages for reading as they are seen: axe-core, and what it cannot see, from every side. Without a browser on this machine it is
// skipped, and says so.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { seedTown } from '../../channels/simulator/town.js';
import { townId } from '../../channels/simulator/town/rows.js';
import { answer, changes, question, update } from '../store/rows.js';
import { noBrowser, openBrowser } from '../support/browser.js';
import { findings } from '../support/pageStates.js';
import { openReadingService, type ReadingService } from '../support/readingPages.js';
import { cutOff, faintWords, focusSeen, longestLine, smallTargets, sticksOut } from '../support/sight.js';
import { itToday, sidesOfToday } from '../support/today.js';

const art = `/c/${townId('group', 'art')}`;
const own = `/u/${townId('person', 'jo')}`;

/** Where, and who is signed in there. */
const states: Readonly<Record<string, readonly [path: string, as: string | null]>> = {
  'my own page': [own, 'jo'],
  'a friend’s page': [`/u/${townId('person', 'sam')}`, 'jo'],
  'a group': [art, 'jo'],
  'a group, from outside': [art, null],
  'nothing there': ['/u/nobody', null],
  'a link to sign in': ['/in/abcd-efgh-jkmn', null],
  'a link that is over': ['/in/zzzz', null],
  'a secret address': [art, 'jo'],
  'a report': ['/report/answer/a1', 'jo'],
};
const statuses: Readonly<Record<string, number>> = { 'nothing there': 404, 'a link that is over': 410 };
const sides = [320, 1280].flatMap((width) =>
  (['light', 'dark', 'forced'] as const).map((scheme) => ({ width, scheme })),
);
type Side = (typeof sides)[number];

const long = `I made a cup at the art group. ${'It has a long handle and a very small foot, and I like it a lot. '.repeat(6)}`;

describe('pages for reading, looked at', function () {
  this.timeout(60_000);
  let browser: Browser;
  let service: ReadingService;

  before(async function () {
    const opened = await openBrowser();
    if (!opened) {
      console.log(noBrowser);
      this.skip();
    }
    browser = opened;
    service = await openReadingService('http://127.0.0.1');
    await furnish(service);
  });
  after(async () => {
    await browser?.close();
    await service?.close();
  });

  async function looking<T>(
    state: string,
    { width, scheme }: Side,
    look: (page: Page) => Promise<T>,
  ): Promise<T> {
    const [path, as] = states[state] ?? ['/', null];
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme === 'dark' ? 'dark' : 'light',
      forcedColors: scheme === 'forced' ? 'active' : 'none',
    });
    try {
      if (as !== null) await context.addCookies([await cookieOf(service, townId('person', as))]);
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const answer = await page.goto(service.base + path);
      expect(answer?.status()).to.equal(statuses[state] ?? 200);
      if (state === 'a secret address') {
        await page.click('text=Follow this page');
        await page.click('text=Make a secret address');
      }
      expect(asked.filter((url) => !url.startsWith(service.base))).to.deep.equal([]);
      return await look(page);
    } finally {
      await context.close();
    }
  }

  Object.keys(states).forEach((state, place) => {
    for (const side of sidesOfToday(sides, place))
      it(`leave axe nothing to find, and are large, clear and narrow enough: ${state} (${JSON.stringify(side)})`, async () => {
        await looking(state, side, async (page) => {
          expect(await findings(page)).to.deep.equal([]);
          if (side.scheme === 'forced') await page.emulateMedia({ forcedColors: 'none' });
          expect(await page.evaluate(smallTargets()), 'small').to.deep.equal([]);
          expect(await page.evaluate(faintWords()), 'faint').to.deep.equal([]);
          expect(await page.evaluate(sticksOut), 'sticks out').to.deep.equal([]);
          expect(await page.evaluate(cutOff), 'cut off').to.deep.equal([]);
        });
      });
  });

  itToday(0)('have lines of 70 characters at most', async () => {
    for (const state of ['a group', 'my own page'])
      expect(await looking(state, { width: 1280, scheme: 'light' }, (page) => page.evaluate(longestLine)))
        .to.be.above(50)
        .and.at.most(70);
  });

  itToday(1)('show what has the focus, in the order of reading', async () => {
    await looking('a group', { width: 320, scheme: 'light' }, async (page) => {
      const names: string[] = [];
      for (let presses = 0; presses < 4; presses++) {
        await page.keyboard.press('Tab');
        const seen = await page.evaluate<{ name: string } & Record<string, boolean | string>>(focusSeen());
        expect(seen).to.include({ isRinged: true, isInView: true, isOnTop: true });
        names.push(seen.name);
      }
      expect(names.slice(0, 2)).to.deep.equal(['My page', 'Forget this device']);
    });
  });

  itToday(2)('sign in by pressing the button', async () => {
    await looking('a link to sign in', { width: 320, scheme: 'light' }, async (page) => {
      await page.click('text=Sign in as Jo');
      expect(await page.textContent('main .lead')).to.match(/^This is your page\./);
      await page.goBack();
      await page.reload();
      expect(await page.textContent('h1')).to.equal('This link does not work any more');
    });
  });
});

async function cookieOf(service: ReadingService, personId: string) {
  const [name = '', value = ''] = (await service.signedIn(personId)).split('; ').at(-1)?.split('=') ?? [];
  return { name, value, url: service.base };
}

/** The sample town, with a question, a long update and a private one. */
async function furnish({ store, now }: ReadingService): Promise<void> {
  await seedTown(store, now);
  const group = { communityId: townId('group', 'art') };
  const asked = {
    ...group,
    text: 'Do I need a pass to paint a wall?',
    shared: 'yes',
    state: 'closed',
  } as const;
  const jo = townId('person', 'jo');
  const hash = createHash('sha256').update('abcdefghjkmn').digest('base64url');
  await store.commit(
    changes({
      inserts: {
        questions: [question('q1', townId('person', 'sam'), { ...asked, answeredAt: now - 1_000 })],
        answers: [
          answer('a1', 'q1', townId('person', 'mel'), {
            employerId: townId('employer', 'greens'),
            text: 'Yes. Ask at the desk and we give you one.',
          }),
        ],
        updates: [
          update('v1', jo, { ...group, text: long, visibleFrom: now - 2_000, editedAt: now - 1_000 }),
          update('v2', jo, {
            communityId: null,
            visibility: 'only-me',
            text: 'I am proud.',
            visibleFrom: now - 3_000,
          }),
        ],
        sign_ins: [{ hash, personId: jo, until: now + 60_000 }],
      },
      operations: [
        {
          kind: 'set',
          table: 'communities',
          where: { id: group.communityId },
          values: { visibility: 'public' },
        },
        {
          kind: 'set',
          table: 'people',
          where: { id: townId('person', 'sam') },
          values: { pageVisibility: 'anyone' },
        },
      ],
    }),
  );
}
