// Somebody at the page `/chat` in a real browser, with its script: types, presses, and reads the log.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { holds } from './browser.js';
import { picture } from './pageFace.js';
import type { Enter, Face, Saying, Seen, Sight } from './face.js';

/** Everybody has a context of their own in the one browser. */
export function enterWithScript(browser: Browser): Enter {
  return async ({ address, secret }) => {
    const context = await browser.newContext();
    context.setDefaultTimeout(15_000);
    await context.addCookies([{ name: 'doorstep', value: secret, url: address }]);
    const page = await context.newPage();
    await page.goto(`${address}/chat`);
    await page.waitForSelector('.live');
    return new ScriptFace(context, page);
  };
}

const all = `[...document.querySelectorAll('.said')].map((one) => ({
  by: one.classList.contains('bot') ? 'bot' : 'person',
  text: one.querySelector('.text')?.textContent ?? '',
  choices: one.querySelector('p.unseen')?.textContent ?? '',
}))`;
const buttons = `[...document.querySelectorAll('.choices button span')].map((one) => one.textContent)`;

class ScriptFace implements Face {
  constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
  ) {}

  async say({ text, press, picture: shows }: Saying): Promise<void> {
    const { page } = this;
    const taken = page.waitForResponse(
      (answer) =>
        answer.request().method() === 'POST' && /\/(activities|upload)$/.test(answer.url()) && answer.ok(),
    );
    if (shows) await this.show();
    else if (press !== undefined) await page.locator('.choices button').nth(press).click();
    else {
      await page.fill('#words', text);
      await page.click('.send');
    }
    await taken;
  }

  async sayAgain(): Promise<void> {
    throw new Error('the script sends each message once');
  }

  async look(count: number): Promise<Sight> {
    await holds(this.page, `document.querySelectorAll('.said').length >= ${count}`);
    return {
      said: await this.page.evaluate<Seen[]>(all),
      open: await this.page.evaluate<string[]>(buttons),
    };
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private async show(): Promise<void> {
    const { page } = this;
    await page.click('summary:has-text("Send a photo")');
    await page.setInputFiles('#photo', { name: 'picture.png', mimeType: 'image/png', buffer: picture });
    await page.click('.photos button');
  }
}
