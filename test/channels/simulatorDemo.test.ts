// The demo as `npm start` opens it, in a real browser: one page with the phone, the web chat and Slack, one person on two of
// them, and one conversation over all.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { readConfig } from '../../channels/config.js';
import { openLog } from '../../channels/log.js';
import { openService, type Service } from '../../channels/main.js';
import { noBrowser, openBrowser } from '../support/browser.js';
import { findings } from '../support/pageStates.js';
import { freePort } from '../support/ports.js';
import { itToday, partOfToday } from '../support/today.js';
import { faintWords, smallTargets } from './simulatorSight.js';

describe('the demo', function () {
  this.timeout(30_000);
  let browser: Browser;
  let folder: string;
  let demo: Service;
  let page: Page;
  const complaints: string[] = [];
  const faults: string[] = [];

  before(async function () {
    const opened = await openBrowser();
    if (!opened) {
      console.log(noBrowser);
      return this.skip();
    }
    browser = opened;
    folder = await mkdtemp(join(tmpdir(), 'doorstep-demo-'));
    const read = readConfig({ PORT: String(await freePort()) }, ['--demo']);
    if ('problems' in read) throw new Error(read.problems.join(' '));
    const config = { ...read.config, database: { file: join(folder, 'demo.sqlite') } };
    demo = await openService(config, openLog('error', { write: (line) => void faults.push(line) }));
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
    if (folder) await rm(folder, { recursive: true });
  });
  afterEach(async () => {
    await page.context().close();
    expect(complaints.splice(0), 'what the browser complained of').to.deep.equal([]);
    expect(faults).to.deep.equal([]);
  });

  /** Somebody new opens it. */
  async function open(width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    context.setDefaultTimeout(8_000);
    page = await context.newPage();
    page.on('console', (line) => complaints.push(line.text()));
    page.on('pageerror', (fault) => complaints.push(fault.message));
    page.on('request', (request) => {
      if (!/^data:/.test(request.url()) && !request.url().startsWith(demo.address))
        complaints.push(`it asks for ${request.url()}`);
    });
    await page.goto(`${demo.address}/simulator`);
    await page.locator('#log[role=log]').waitFor();
    await web().locator('.live').waitFor();
  }

  const web = () => page.frameLocator('iframe');
  const onPhone = (words: string) => page.locator('#thread li.theirs').getByText(words).last();
  const inChat = (words: string) => web().locator('.said.bot').getByText(words).last();

  const inSlack = (place: string, name: string) =>
    page.locator(`${place} button`).filter({ hasText: name }).last();

  async function text(words: string): Promise<void> {
    await page.fill('#words', words);
    await page.keyboard.press('Enter');
  }

  itToday(0, 4)(
    'lets one person be on the phone and in the web chat, by a code of the one typed into the other',
    async () => {
      await open(1280);
      await page.locator('#try button').nth(3).click();
      await page.keyboard.press('Enter');
      await onPhone('1 Give me a code').waitFor();
      await text('1');
      const code = /\d{6}/.exec(await onPhone('Your code is').innerText())?.[0] ?? '';
      await web().locator('#words').fill(`LINK ${code}`);
      await web().locator('.send').click();
      await inChat('Now look where you got the code').waitFor();
      await onPhone('Somebody typed your code').waitFor();
      await text('1');
      await onPhone('Both are you now, and your name is Jo').waitFor();
      await inChat('Both are you now, and your name is Jo').waitFor();
    },
  );

  itToday(1, 4)("brings Jo's question from the phone to Paul in Slack, and his answer back", async () => {
    await open(1280);
    await page.locator('#try button').nth(4).click();
    await page.keyboard.press('Enter');
    await onPhone('We asked').waitFor();
    await inSlack('#slack-people', 'Paul').getByText('1 new').waitFor();
    await inSlack('#slack-people', 'Paul').click();
    await page.locator('#slack-said .theirs').getByText('do you bake bread at night?').waitFor();
    await inSlack('#slack-said', 'Answer').focus();
    await page.keyboard.press('Enter');
    await page.locator('#slack-form textarea').waitFor();
    expect(await page.evaluate('document.activeElement.localName')).to.equal('textarea');
    expect(await findings(page)).to.deep.equal([]);
    expect(await page.evaluate(smallTargets)).to.deep.equal([]);
    await page.keyboard.type('Yes, we begin at 4.');
    await page.locator('#slack-form .primary').click();
    await page.locator('#slack-said').getByText('Sent to Jo.').waitFor();
    await onPhone('Hill Bakery says: "Yes, we begin at 4."').waitFor();
  });

  itToday(2, 4)('shows staff in Slack that Jo needs a person, and that Mel has taken it', async () => {
    await open(1280);
    await inSlack('#slack-places', '#doorstep-staff').click();
    await text('PERSON');
    await page.locator('#slack-said').getByText('Jo needs you').waitFor();
    await inSlack('#slack-said', 'I take it').click();
    await page.locator('#slack-said').getByText('Mel has taken this.').waitFor();
    await page.locator('#slack-said').getByText('It is yours now.').waitFor();
    await inSlack('#slack-said', 'Open the thread').click();
    await page.fill('#slack-words', 'I know Jo.');
    await page.keyboard.press('Enter');
    await page.locator('#slack-said').getByText('Only staff see this.').waitFor();
    await inSlack('#slack-back', 'Back to the channel').click();
    await inSlack('#slack-said', 'Write to them').click();
    await page.locator('#slack-form textarea').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#slack-form').waitFor({ state: 'hidden' });
    await inSlack('#slack-places', 'Home').click();
    await page.locator('#slack-home').getByText('What needs you now').waitFor();
    expect(await findings(page)).to.deep.equal([]);
    await inSlack('#slack-places', 'Doorstep').click();
    await page.fill('#slack-words', '/cop');
    await page.keyboard.press('Enter');
    await page.locator('#slack-said').getByText('Write /cop and one of these').waitFor();
  });

  itToday(3, 4)("keeps Jo's question for the guest who is to come, and Mel lets it through", async () => {
    await open(1280);
    await inSlack('#slack-places', '#doorstep-staff').click();
    await page.locator('#try button').nth(5).click();
    await page.keyboard.press('Enter');
    await onPhone('I keep your question').waitFor();
    await page.locator('#slack-said').getByText('do you bake at night?').waitFor();
    await inSlack('#slack-said', 'Let through').click();
    await page.locator('#slack-said').getByText('Paul will read it.').waitFor();
    await inSlack('#slack-said', 'Move').click();
    await page.locator('#slack-form input[type=datetime-local]').waitFor();
    expect(await findings(page)).to.deep.equal([]);
    expect(await page.evaluate(smallTargets)).to.deep.equal([]);
    await page.keyboard.press('Escape');
    await page.locator('#slack-form').waitFor({ state: 'hidden' });
  });

  it('is seen whole, well and large enough, at 320 and 1280 pixels, by day and by night', async () => {
    const sides = [
      [320, 'light'],
      [1280, 'dark'],
      [320, 'dark'],
      [1280, 'light'],
    ] as const;
    for (const [width, scheme] of partOfToday(sides, 4)) {
      await open(width, scheme);
      await page.click('#others summary');
      const where = `${width} ${scheme}`;
      expect(await findings(page), where).to.deep.equal([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), where).to.equal(0);
      expect(await page.evaluate(smallTargets), where).to.deep.equal([]);
      expect(await page.evaluate(faintWords), where).to.deep.equal([]);
      await page.context().close();
    }
  });

  itToday(1, 2)(
    'has its panes side by side on a wide screen and below each other on a narrow one, whatever their number',
    async () => {
      const lefts = `[...document.querySelectorAll('.pane')].map((one) => one.getBoundingClientRect().left)`;
      const rows = `new Set([...document.querySelectorAll('.pane')].map((one) => one.getBoundingClientRect().top)).size`;
      for (const [width, columns] of [
        [1280, 3],
        [320, 1],
      ] as const) {
        await open(width);
        expect(new Set(await page.evaluate<number[]>(lefts)).size, String(width)).to.equal(columns);
        await page.evaluate(
          `document.querySelector('.web').after(document.querySelector('.web').cloneNode())`,
        );
        expect(await page.evaluate(rows), `one more at ${width}`).to.equal(width === 320 ? 5 : 2);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).to.equal(0);
        await page.context().close();
      }
    },
  );
});
