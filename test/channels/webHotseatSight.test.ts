// The page of a hotseat as it is seen: axe-core and what it cannot see, from every side; and how it follows by itself. Without a browser on
// this machine it is skipped, and says so.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import type { Hotseat } from '../../store/hotseats.js';
import { changes } from '../store/rows.js';
import { openArtGroup, set } from '../support/artGroup.js';
import { noBrowser, openBrowser } from '../support/browser.js';
import { hotseatId, openHotseat, saidRow, short } from '../support/hotseatPages.js';
import { findings } from '../support/pageStates.js';
import type { ReadingService } from '../support/readingPages.js';
import { cutOff, faintWords, longestLine, smallTargets, sticksOut } from '../support/sight.js';
import { itToday, sidesOfToday } from '../support/today.js';
import { until } from '../support/until.js';

const states: Readonly<Record<string, Partial<Hotseat>>> = {
  before: { state: 'box', startsAt: Date.UTC(2026, 11, 3, 11), movedFrom: Date.UTC(2026, 11, 2, 11) },
  live: {},
  after: { state: 'summary' },
  'called off': { state: 'cancelled' },
};
const sides = [320, 1280].flatMap((width) =>
  (['light', 'dark', 'forced'] as const).map((scheme) => ({ width, scheme })),
);
type Side = (typeof sides)[number];

/** Runs in the page. */
const saidNow = "[...document.querySelectorAll('[role=log] article')].map(({ id }) => id).join()";

describe('the page of a hotseat, looked at', function () {
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
    service = await openHotseat({}, await openArtGroup('http://127.0.0.1'));
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
    const usual = { state: 'live', startsAt: service.now - 600_000, movedFrom: null } as const;
    await set(service, { table: 'hotseats', id: hotseatId }, { ...usual, ...states[state] });
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme === 'dark' ? 'dark' : 'light',
      forcedColors: scheme === 'forced' ? 'active' : 'none',
    });
    try {
      const [name = '', value = ''] = (await service.signedIn('sam')).split('; ').at(-1)?.split('=') ?? [];
      await context.addCookies([{ name, value, url: service.base }]);
      const page = await context.newPage();
      await page.clock.install();
      await page.goto(service.base + short);
      return await look(page);
    } finally {
      await context.close();
    }
  }

  Object.keys(states).forEach((state, place) => {
    for (const side of sidesOfToday(sides, place))
      it(`leaves axe nothing to find, and is large, clear and narrow enough: ${state} (${JSON.stringify(side)})`, async () => {
        await looking(state, side, async (page) => {
          if (process.env['PICTURES'])
            await page.screenshot({
              path: `${process.env['PICTURES']}/${state.replace(' ', '-')}-${side.width}-${side.scheme}.png`,
              fullPage: true,
            });
          expect(await findings(page)).to.deep.equal([]);
          if (side.scheme === 'forced') await page.emulateMedia({ forcedColors: 'none' });
          expect(await page.evaluate(smallTargets()), 'small').to.deep.equal([]);
          expect(await page.evaluate(faintWords()), 'faint').to.deep.equal([]);
          expect(await page.evaluate(sticksOut), 'sticks out').to.deep.equal([]);
          expect(await page.evaluate(cutOff), 'cut off').to.deep.equal([]);
          if (side.width > 1000) expect(await page.evaluate(longestLine)).to.be.at.most(70);
        });
      });
  });

  itToday(0, 2)(
    'follows by itself while the guest is there: what is new comes, what is taken back goes, and it ends',
    async () => {
      await looking('live', { width: 320, scheme: 'light' }, async (page) => {
        const look = async (wanted: string[]) => {
          await page.clock.runFor(5_000);
          await until(wanted.join(), async () => (await page.evaluate(saidNow)) === wanted.join());
        };
        expect(await page.evaluate(saidNow)).to.equal('a2,a3,a4');
        expect(await page.locator('.newer').count()).to.equal(0);
        expect(await page.locator('.comes').isVisible()).to.equal(true);
        const row = saidRow('a6', 'q5', 'Very hot.', service.now);
        await service.store.commit(changes({ inserts: { hotseat_answers: [row] } }));
        await look(['a2', 'a3', 'a4', 'a6']);
        await set(service, { table: 'hotseat_answers', id: 'a6' }, { state: 'undone' });
        await look(['a2', 'a3', 'a4']);
        await set(service, { table: 'hotseats', id: hotseatId }, { state: 'closed' });
        await page.clock.runFor(5_000);
        await page.getByText('Paul Reed has been here.').waitFor();
        expect(await page.locator('.comes').count()).to.equal(0);
      });
    },
  );

  itToday(1, 2)('works without a script: a link shows what is new', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const [name = '', value = ''] = (await service.signedIn('sam')).split('; ').at(-1)?.split('=') ?? [];
    await context.addCookies([{ name, value, url: service.base }]);
    const page = await context.newPage();
    await set(service, { table: 'hotseats', id: hotseatId }, { state: 'live' });
    await page.goto(service.base + short);
    await service.store.commit(
      changes({ inserts: { hotseat_answers: [saidRow('a7', 'q5', 'Warm as a bed.', service.now)] } }),
    );
    await page.click('text=Show what is new');
    expect(await page.textContent('[role=log]')).to.include('Warm as a bed.');
    await context.close();
  });
});
