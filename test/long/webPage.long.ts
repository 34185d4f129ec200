// axe-core, from A to AAA and best practice, on every state of the page, from every side: with and without its script, on small and
// large screens, in light, dark and forced colours.
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { noBrowser, openBrowser } from '../support/browser.js';
import { findings, openStage, type PageStage, reach, sights, states } from '../support/pageStates.js';

describe('the page, looked at from every side', () => {
  let browser: Browser;
  let stage: PageStage;

  before(async function () {
    const opened = await openBrowser();
    if (!opened) {
      console.log(noBrowser);
      return this.skip();
    }
    browser = opened;
    stage = await openStage();
  });
  after(async () => {
    await browser?.close();
    await stage?.service.close();
  });

  for (const state of Object.keys(states))
    it(`has nothing for axe to find at "${state}", ${sights.length} times`, async () => {
      const found: string[] = [];
      for (const sight of sights) {
        const page = await reach(browser, stage, state, sight);
        for (const finding of await findings(page)) found.push(`${JSON.stringify(sight)} ${finding}`);
        await page.context().close();
      }
      expect(found).to.deep.equal([]);
    });
});
