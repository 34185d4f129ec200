// The states of the chat in which it is looked at, and how a person gets there, with a script and without one.
import { setTimeout as wait } from 'node:timers/promises';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { holds } from './browser.js';
import { openPageService, type PageService } from './pageService.js';

/** How a page is looked at. */
export interface Sight {
  readonly width: number;
  readonly scheme: 'light' | 'dark' | 'forced';
  readonly live: boolean;
}

const schemes = ['light', 'dark', 'forced'] as const;

/** Every side there is to look from. */
export const sights: readonly Sight[] = [true, false].flatMap((live) =>
  [320, 1280].flatMap((width) => schemes.map((scheme) => ({ live, width, scheme }))),
);

interface Visit {
  readonly page: Page;
  readonly stage: PageStage;
  readonly live: boolean;
}

/** The service, and how long its bot thinks. */
export interface PageStage {
  readonly service: PageService;
  /** Milliseconds. */
  thinks: number;
}

export async function openStage(): Promise<PageStage> {
  const stage = { thinks: 0 };
  const service = await openPageService({ think: () => wait(stage.thinks), town: 'groups: Art group' });
  return Object.assign(stage, { service });
}

const said = (page: Page, count: number) =>
  holds(page, `document.querySelectorAll('.said').length >= ${count}`);
const statusSays = (page: Page, text: RegExp) =>
  holds(page, `${text}.test(document.querySelector('[role=status]').textContent)`);

async function press(page: Page, choice: string, count: number): Promise<void> {
  await page.click(`.choices button:has-text("${choice}")`);
  await said(page, count);
}

async function send(page: Page, words: string, count: number): Promise<void> {
  await page.fill('#words', words);
  await page.click('.send');
  await said(page, count);
}

/** A way to each of the eight. */
export const states: Readonly<Record<string, (visit: Visit) => Promise<void>>> = {
  async start() {},
  async choices({ page }) {
    await press(page, 'OK', 3);
    await send(page, 'Jo', 5);
  },
  async typing({ page, stage, live }) {
    if (!live) await press(page, 'Tell me more', 3);
    stage.thinks = live ? 1_500 : 2_300;
    await page.fill('#words', 'hello');
    await page.click('.send');
    await statusSays(page, live ? /is writing/ : /not here yet/);
    stage.thinks = 0;
  },
  async 'told again'({ page }) {
    await send(page, 'purple elephants', 3);
  },
  async 'read-back'({ page }) {
    await press(page, 'OK', 3);
    await send(page, 'Jo', 5);
    await press(page, 'Art group', 7);
    await send(page, 'post I got a job at the bakery', 9);
  },
  async upload({ page }) {
    await page.click('summary:has-text("Send a photo")');
  },
  async offline({ page, live }) {
    if (!live) {
      await page.click('summary:has-text("Send a photo")');
      await page.setInputFiles('#photo', {
        name: 'a.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from('none'),
      });
      await page.click('.photos button');
      return statusSays(page, /could not open/);
    }
    await page.context().setOffline(true);
    await send(page, 'from the train', 2);
    await statusSays(page, /You are offline/);
  },
  async 'long history'({ page, stage }) {
    await press(page, 'OK', 3);
    const talk = (await page.getAttribute('.doorstep', 'data-talk')) ?? '';
    for (let place = 0; place < 12; place += 1) {
      await stage.service.say(
        talk,
        `This is what was new in Art group on day ${place}. `.repeat(1 + (place % 3)),
      );
    }
    await page.goto(`${stage.service.address}/chat`);
    await page.click('summary:has-text("Settings")');
    await page.click('summary:has-text("Forget this device")');
  },
};

/** Somebody new, in one of the states. The caller closes the page's context. */
export async function reach(browser: Browser, stage: PageStage, state: string, sight: Sight): Promise<Page> {
  const { width, scheme, live } = sight;
  const context = await browser.newContext({
    viewport: { width, height: 720 },
    colorScheme: scheme === 'dark' ? 'dark' : 'light',
    forcedColors: scheme === 'forced' ? 'active' : 'none',
  });
  context.setDefaultTimeout(8_000);
  // The checker needs a browser that runs scripts; without ours the page is what it is without any.
  if (!live) await context.route('**/widget.js*', (route) => route.abort());
  const page = await context.newPage();
  await page.goto(`${stage.service.address}/chat`);
  if (live) await page.waitForSelector('.live');
  await states[state]?.({ page, stage, live });
  // Words are there before their style is.
  await page.waitForLoadState('load');
  return page;
}

/** Rules of the highest level that the checker leaves off unless told. */
const more = [
  'color-contrast-enhanced',
  'identical-links-same-purpose',
  'meta-refresh-no-exceptions',
  'target-size',
];

/** What axe-core finds, from A to AAA and best practice, in the page and the frames in it: the rule, and where. */
export async function findings(page: Page): Promise<string[]> {
  for (const frame of page.frames()) await frame.evaluate(axe.source);
  const rules = Object.fromEntries(more.map((rule) => [rule, { enabled: true }]));
  const script = `axe.run(document, { rules: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`;
  const { violations } = await page.evaluate<axe.AxeResults>(script);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`),
  );
}
