// The page brought to life by its script, in a real browser: what comes and goes without a reload, and that nothing is lost when
// the line is.
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { holds, noBrowser, openBrowser } from '../support/browser.js';
import { openPageService, type PageService } from '../support/pageService.js';
import { itToday } from '../support/today.js';

describe('the page, live', function () {
  this.timeout(20_000);
  let browser: Browser | undefined;
  let service: PageService;
  let context: BrowserContext;
  let page: Page;
  let thinking = 0;
  /** What the browser complained about. */
  const complaints: string[] = [];

  before(async function () {
    browser = await openBrowser();
    if (!browser) {
      console.log(noBrowser);
      return this.skip();
    }
    service = await openPageService({ think: () => wait(thinking) });
  });
  after(async () => {
    await browser?.close();
    await service?.close();
  });
  beforeEach(async () => {
    thinking = 0;
    complaints.length = 0;
    context = (await browser?.newContext({ reducedMotion: 'reduce' })) as BrowserContext;
    context.setDefaultTimeout(8_000);
    page = await visit();
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).to.deep.equal([]);
    expect(service.faults).to.deep.equal([]);
  });

  async function visit(): Promise<Page> {
    const opened = await context.newPage();
    opened.on('pageerror', (fault) => complaints.push(fault.message));
    opened.on('console', (line) => {
      // Chromium itself logs that the network is gone.
      const isOurs = line.type() === 'error' && !/ERR_INTERNET_DISCONNECTED/.test(line.text());
      if (isOurs) complaints.push(line.text());
    });
    await opened.goto(`${service.address}/chat`);
    await opened.waitForSelector('.live');
    return opened;
  }

  const said = (where = page): Promise<string[]> =>
    where.$$eval('.said', (all) =>
      all.map(
        (one) =>
          `${one.className.includes('bot') ? 'bot' : 'person'}: ${one.querySelector('.text')?.textContent}`,
      ),
    );
  const until = (count: number, where = page) =>
    holds(where, `document.querySelectorAll('.said').length >= ${count}`);
  const status = () => page.textContent('[role=status]');
  const statusSays = (text: RegExp) =>
    holds(page, `${text}.test(document.querySelector('[role=status]').textContent)`);
  const press = (choice: string) => page.click(`.choices button:has-text("${choice}")`);
  const focused = () =>
    page.evaluate<string>(
      `(document.activeElement.id || document.activeElement.className || document.activeElement.textContent)`,
    );
  const talk = () => page.getAttribute('.doorstep', 'data-talk') as Promise<string>;
  const address = async () => (await service.store.transcript.conversation(await talk()))?.address ?? '';

  async function type(words: string): Promise<void> {
    await page.fill('#words', words);
    await page.press('#words', 'Enter');
  }

  itToday(0)('has the answer without a reload, and leaves the focus where it is', async () => {
    await press('OK');
    await until(3);
    await page.evaluate('window.sameDocument = true');
    await type('Jo');
    await until(5);
    expect(await said()).to.deep.equal([
      'bot: Hi, I am a computer helper from Hillside. Your group sees what you share. Text STOP to stop.',
      'person: OK',
      'bot: What name shall others see? Any name is fine.',
      'person: Jo',
      'bot: What would you like to do?',
    ]);
    expect(await page.evaluate('window.sameDocument')).to.equal(true);
    expect(await focused()).to.equal('words');
    expect(await page.inputValue('#words')).to.equal('');
  });

  itToday(1)('adds to the log once for each turn of the bot, and changes nothing that is in it', async () => {
    await page.evaluate(`(() => {
      window.records = [];
      new MutationObserver((all) => window.records.push(...all.map((one) => ({
        added: one.addedNodes.length, removed: one.removedNodes.length, type: one.type,
        who: [...one.addedNodes].map((node) => node.className),
      })))).observe(document.querySelector('[role=log]'), { childList: true, subtree: true, characterData: true, attributes: true });
    })()`);
    await press('OK');
    await until(3);
    await service.say(await talk(), 'Something new', [{ id: 'x', label: 'Read it' }]);
    await until(4);
    await wait(100);
    const records = await page.evaluate<{ who: string[]; type: string; removed: number }[]>('window.records');
    expect(records.map(({ who, type: kind, removed }) => `${kind} ${who.join()} ${removed}`)).to.deep.equal([
      'childList said person 0',
      'childList said bot 0',
      'childList said bot 0',
    ]);
  });

  itToday(2)(
    'has the newest choice one Shift+Tab before the box, and the next question where the last one was',
    async () => {
      await page.focus('#words');
      await page.keyboard.press('Shift+Tab');
      expect(await focused()).to.equal('Tell me more');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      expect(await focused()).to.equal('choices');
      await until(3);
      await page.keyboard.press('Tab');
      expect(await focused()).to.equal('words');
    },
  );

  itToday(0)(
    "never takes away what the focus is on: a new question's choices wait until it is left",
    async () => {
      await page.focus('.choices button');
      await service.say(await talk(), 'Another question', [{ id: 'x', label: 'Read it' }]);
      await until(2);
      await wait(50);
      expect(await focused()).to.equal('OK');
      await page.keyboard.press('Tab');
      await page.focus('#words');
      expect(await page.$$eval('.choices button', (all) => all.map((one) => one.textContent))).to.deep.equal([
        'Read it',
      ]);
    },
  );

  itToday(1)('tells in the status line that the bot writes, and then no more', async () => {
    thinking = 900;
    await type('hello');
    await statusSays(/^Hillside is writing.$/);
    await until(3);
    expect(await status()).to.equal('');
  });

  itToday(2)('keeps three messages typed offline, and sends them once and in order', async () => {
    await context.setOffline(true);
    for (const words of ['one', 'two', 'three']) await type(words);
    await statusSays(/You are offline/);
    expect((await said()).slice(1)).to.deep.equal(['person: one', 'person: two', 'person: three']);
    await context.setOffline(false);
    await until(7);
    const stored = await service.store.transcript.after(await talk(), 0, 100);
    const own = stored.flatMap(({ activity }) => {
      const { from, text } = activity as { from: { role: string }; text: string };
      return from.role === 'user' ? text : [];
    });
    expect(own).to.deep.equal(['one', 'two', 'three']);
    expect((await said()).filter((line) => line.startsWith('person'))).to.have.length(3);
    expect(await status()).to.equal('');
  });

  itToday(0)(
    'sends what was typed offline when the page is opened again, once, and keeps the draft',
    async () => {
      await context.setOffline(true);
      await type('from the train');
      await page.fill('#words', 'half a thought');
      await page.close();
      await context.setOffline(false);
      page = await visit();
      await until(3);
      expect((await said()).slice(1, 2)).to.deep.equal(['person: from the train']);
      expect(await page.inputValue('#words')).to.equal('half a thought');
      await page.reload();
      await page.waitForSelector('.live');
      expect((await said()).filter((line) => line === 'person: from the train')).to.have.length(1);
    },
  );

  itToday(1)('has both sides in a second tab, each once', async () => {
    const second = await visit();
    await press('OK');
    await until(3);
    await until(3, second);
    await wait(100);
    expect(await said(second)).to.deep.equal(await said());
    expect(await second.$$('.choices button')).to.have.length(0);
  });

  itToday(2)('goes on over plain requests where sockets do not get through', async () => {
    await page.close();
    await context.addInitScript(
      `window.WebSocket = class { constructor() { setTimeout(() => this.onclose && this.onclose({})); } close() {} };`,
    );
    page = await visit();
    await press('OK');
    await until(3);
  });

  itToday(0)('works as plain forms until its script has come', async () => {
    await page.close();
    await context.route('**/widget.js*', (route) => route.abort());
    page = await context.newPage();
    await page.goto(`${service.address}/chat`);
    await press('OK');
    await until(3);
    expect(await page.isVisible('text=Check for new messages')).to.equal(true);
    expect(page.url()).to.equal(`${service.address}/chat#newest`);
  });

  itToday(1)(
    'takes new settings in place, moves to what opened them, and has them after a reload',
    async () => {
      await page.click('text=Settings');
      await page.check('text=Very large');
      await page.uncheck('text=Show pictures');
      await page.click('text=Save settings');
      expect(await page.getAttribute('.doorstep', 'data-size')).to.equal('3');
      expect(await page.isVisible('.picture')).to.equal(false);
      expect(await focused()).to.equal('Settings');
      await statusSays(/^Your settings are saved.$/);
      await page.reload();
      expect(await page.getAttribute('.doorstep', 'data-size')).to.equal('3');
      expect((await service.store.preferences.read(await address()))?.size).to.equal('3');
    },
  );

  itToday(2)('says that settings are not saved while it is offline', async () => {
    await context.setOffline(true);
    await page.click('text=Settings');
    await page.click('text=Save settings');
    await statusSays(/^Your settings are not saved\./);
  });

  itToday(0)('reads aloud when asked, message by message or what is new by itself', async () => {
    await page.close();
    await context.addInitScript(`
      window.spoken = [];
      Object.defineProperty(window, 'speechSynthesis', { value: { speak: (one) => window.spoken.push(one.text), cancel() {} } });
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };`);
    page = await visit();
    expect(await page.isVisible('.say')).to.equal(false);
    await page.click('text=Settings');
    await page.check('text=Read new messages to me');
    await page.click('text=Save settings');
    await page.getByRole('button', { name: /^Read aloud Hi, I am/ }).click();
    await press('OK');
    await until(3);
    const [first = '', second] = await page.evaluate<string[]>('window.spoken');
    expect(first).to.match(/^Hi, I am a computer helper/);
    expect(second).to.equal('What name shall others see? Any name is fine.');
  });

  itToday(1)('sends a photo in place, and says plainly what is none', async () => {
    const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#084' } })
      .jpeg()
      .toBuffer();
    await page.click('text=Send a photo');
    await page.setInputFiles('#photo', {
      name: 'not.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('not a photo'),
    });
    await page.click('.photos button');
    await statusSays(/could not open the picture/);
    complaints.length = 0; // The browser logs the refusal too.
    await page.click('text=Send a photo');
    await page.setInputFiles('#photo', { name: 'me.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.click('.photos button');
    await until(3);
    await holds(page, `document.querySelector('.photo')?.naturalWidth === 400`);
  });

  itToday(2)('writes what people type as text', async () => {
    await type(`<img src=x onerror="window.hit = 1"><script>window.hit = 2</script>`);
    await until(3);
    await page.reload();
    await page.waitForSelector('.live');
    expect(await page.evaluate('window.hit')).to.equal(undefined);
    expect((await said())[1]).to.include('<img src=x');
  });

  itToday(0)('leaves nothing behind when the device is told to forget', async () => {
    await page.fill('#words', 'a secret thought');
    await page.click('text=Settings');
    await page.click('summary:has-text("Forget this device")');
    await page.click('text=Yes, forget this device');
    await page.waitForSelector('text=This device has forgotten you');
    expect(await page.evaluate('JSON.stringify(localStorage)')).to.equal('{}');
    expect((await context.cookies()).map(({ name }) => name)).to.not.include('doorstep');
  });
});
