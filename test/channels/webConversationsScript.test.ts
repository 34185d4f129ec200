// Conversation files on the page with its script, in a real browser: a few that between them press, type, undo, link a phone, send
// a picture and lose the line. A quarter of these each day; all files are played so at length.
import type { Browser } from 'playwright-core';
import { browserPath, noBrowser, openBrowser } from '../support/browser.js';
import { enterWithScript } from '../support/scriptFace.js';
import { allScripts, nameOf } from '../support/scripts.js';
import { partOfToday } from '../support/today.js';
import { playedAt } from '../support/webPlay.js';

const chosen = new Set([
  'post-guided.txt',
  'post-undo-in-time.txt',
  'post-change.txt',
  'ask-guided.txt',
  'digest-read.txt',
  'link-web-to-text.txt',
  'photo-web.txt',
  'welcome-on-the-web.txt',
]);

describe('conversations on the page with its script', function () {
  this.timeout(60_000);
  let browser: Browser | undefined;

  before(async function () {
    if (browserPath === undefined) {
      console.log(noBrowser);
      this.skip();
    }
    browser = await openBrowser();
  });
  after(() => browser?.close());

  playedAt(
    'script',
    partOfToday(
      allScripts().filter((script) => chosen.has(nameOf(script))),
      4,
    ),
    () => enterWithScript(browser as Browser),
  );
});
