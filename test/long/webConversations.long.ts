// Every conversation file on the page with its script, in a real browser, on the page without, and over Direct Line.
import type { Browser } from 'playwright-core';
import { browserPath, noBrowser, openBrowser } from '../support/browser.js';
import { enterClient } from '../support/clientFace.js';
import { enterPage } from '../support/pageFace.js';
import { enterWithScript } from '../support/scriptFace.js';
import { allScripts } from '../support/scripts.js';
import { playedAt } from '../support/webPlay.js';

describe('conversations on the page with its script, at length', () => {
  let browser: Browser | undefined;

  before(async function () {
    if (browserPath === undefined) {
      console.log(noBrowser);
      this.skip();
    }
    browser = await openBrowser();
  });
  after(() => browser?.close());

  playedAt('script', allScripts(), () => enterWithScript(browser as Browser));
});

describe('conversations on the page without a script, at length', () =>
  playedAt('page', allScripts(), () => enterPage));

describe('conversations over Direct Line, at length', () =>
  playedAt('client', allScripts(), () => enterClient));
