// Chromium, where this machine has one: tests that need it say so when they are skipped.
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';

export const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
/** What a skipped suite prints. */
export const noBrowser = '      no Chromium at /usr/bin: what only a browser can show is not tested';

const quietly = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with a profile of its own; `undefined` where there is none. */
export const openBrowser = async (): Promise<Browser | undefined> =>
  browserPath === undefined ? undefined : chromium.launch({ executablePath: browserPath, args: quietly });

/**
 * Resolves once an expression holds in the page. The browser's own way of waiting evaluates text inside the page, which our policy
 * forbids. @throws Error after `most` milliseconds, with the expression.
 */
export async function holds(page: Page, expression: string, most = 8_000): Promise<void> {
  const end = Date.now() + most;
  // A page that is on its way to the next one cannot be asked.
  while (!(await page.evaluate(expression).catch(() => false))) {
    if (Date.now() > end) throw new Error(`it never came to be that ${expression}`);
    await wait(20);
  }
}
