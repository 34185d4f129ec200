// The widget on somebody else's site, in a real browser: a site with the strictest policy, loud styles of its own, and no trust.
import { createServer, type Server } from 'node:http';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { holds, noBrowser, openBrowser } from '../support/browser.js';
import { openPageService, type PageService } from '../support/pageService.js';
import { findings } from '../support/pageStates.js';
import { freePort } from '../support/ports.js';
import { faintWords, smallTargets } from '../support/sight.js';
import { itToday, partOfToday } from '../support/today.js';

const shadow = `[...document.body.children].find((one) => one.shadowRoot).shadowRoot`;

describe('the widget, on another site', function () {
  this.timeout(20_000);
  let browser: Browser;
  let service: PageService;
  let site: Server;
  let address: string;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  const asked: string[] = [];

  before(async function () {
    const opened = await openBrowser();
    if (!opened) {
      console.log(noBrowser);
      return this.skip();
    }
    browser = opened;
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    service = await openPageService({ origins: [address], town: 'groups: Art group' });
    site = createServer(({ url = '' }, answer) => {
      const isStyle = url.startsWith('/site.css');
      answer.writeHead(200, {
        ...policyFor(service.address),
        'Content-Type': isStyle ? 'text/css' : 'text/html; charset=utf-8',
      });
      answer.end(isStyle ? loud : host(service.address));
    });
    await new Promise<void>((resolve) => site.listen(port, '127.0.0.1', resolve));
  });
  after(async () => {
    await browser?.close();
    site?.close();
    await service?.close();
  });
  beforeEach(async () => {
    complaints.length = 0;
    asked.length = 0;
    context = await browser.newContext();
    context.setDefaultTimeout(8_000);
    page = await visit(address);
  });
  afterEach(async () => {
    await context.close();
    expect(service.faults).to.deep.equal([]);
  });

  async function visit(site: string): Promise<Page> {
    const opened = await context.newPage();
    opened.on('pageerror', (fault) => complaints.push(fault.message));
    opened.on('console', (line) => void (line.type() === 'error' && complaints.push(line.text())));
    opened.on('request', (request) =>
      asked.push(`${request.method()} ${request.url().replace(service.address, '')}`),
    );
    await opened.goto(site);
    await opened.waitForSelector('.launch');
    return opened;
  }

  const said = () => page.locator('.said .text').allTextContents();
  const until = (count: number) => holds(page, `${shadow}.querySelectorAll('.said').length >= ${count}`);
  const focused = () =>
    page.evaluate<string>(
      `(() => { const one = ${shadow}.activeElement; return one ? one.id || one.className : 'elsewhere'; })()`,
    );

  async function open(): Promise<void> {
    await page.click('.launch');
    await until(1);
  }

  itToday(0)('asks for nothing before it is opened but its script and its style', async () => {
    expect(asked.filter((one) => !one.includes(address))).to.deep.equal([
      'GET /widget.js',
      'GET /assets/page.css',
    ]);
    await open();
    expect(asked).to.include('POST /chat/session');
  });

  itToday(1)(
    'is drawn and greets where the site allows nothing inline and no foreign styles, and sets no cookie',
    async () => {
      await open();
      expect((await said())[0]).to.match(/^Hi, I am a computer helper/);
      const [background, size] = await page.evaluate<string[]>(`(() => {
      const style = getComputedStyle(${shadow}.querySelector('.panel'));
      return [style.backgroundColor, style.fontSize];
    })()`);
      expect([background, size]).to.deep.equal(['rgb(244, 240, 230)', '18px']);
      expect(await context.cookies()).to.deep.equal([]);
      expect(complaints).to.deep.equal([]);
    },
  );

  itToday(2)('talks, and the page around it stays as it was', async () => {
    const before = await page.evaluate(`document.querySelector('main').outerHTML`);
    await open();
    await page.click('.choices button:has-text("OK")');
    await until(3);
    await page.fill('#words', 'Jo <b>');
    await page.press('#words', 'Enter');
    await until(5);
    expect((await said()).slice(1, 4)).to.deep.equal([
      'OK',
      'What name shall others see? Any name is fine.',
      'Jo <b>',
    ]);
    expect(await page.evaluate(`document.querySelector('main').outerHTML`)).to.equal(before);
    expect(page.url()).to.equal(`${address}/`);
  });

  itToday(0)('opens with the focus in it, closes with Escape, and goes back to what opened it', async () => {
    await page.focus('.launch');
    await page.keyboard.press('Enter');
    await until(1);
    expect(await focused()).to.equal('words');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Escape');
    expect(await page.isVisible('.panel')).to.equal(false);
    expect(await focused()).to.equal('launch');
    await page.keyboard.press('Enter');
    expect(await said()).to.have.length(1);
  });

  itToday(1)(
    'knows the person again after a reload, and has what was said before the log is called one',
    async () => {
      await open();
      await page.click('.choices button:has-text("OK")');
      await until(3);
      await page.reload();
      await page.waitForSelector('.launch');
      await page.evaluate(`(() => {
      window.order = [];
      const look = new MutationObserver((all) => window.order.push(...all.flatMap(({ type, target, attributeName, addedNodes }) =>
        type === 'attributes' ? (attributeName === 'role' ? ['role ' + target.getAttribute('role')] : [])
          : [...addedNodes].filter((one) => one.classList?.contains('said')).map(() => 'said'))));
      look.observe(${shadow}, { childList: true, subtree: true, attributes: true });
    })()`);
      await open();
      await until(3);
      await holds(page, `${shadow}.querySelector('[role=log]')`);
      expect(await page.evaluate('window.order')).to.deep.equal([
        'role group',
        'said',
        'said',
        'said',
        'role log',
      ]);
      expect(await page.locator('.choices button').count()).to.equal(0);
    },
  );

  itToday(2)('keeps what is sent offline until the line is back', async () => {
    await open();
    await context.setOffline(true);
    await page.fill('#words', 'from the bus');
    await page.press('#words', 'Enter');
    await holds(page, `/You are offline/.test(${shadow}.querySelector('[role=status]').textContent)`);
    await context.setOffline(false);
    await until(3);
    expect((await said())[1]).to.equal('from the bus');
  });

  itToday(0)('looks as its person wants it, and saves what they change', async () => {
    const look = () => page.getAttribute('.panel', 'data-size');
    await open();
    await page.click('summary:has-text("Settings")');
    await page.check('text=Very large');
    await page.click('text=Save settings');
    await holds(page, `/are saved/.test(${shadow}.querySelector('[role=status]').textContent)`);
    expect(await look()).to.equal('3');
    // They change their mind on another screen.
    const [session] = await Promise.all([
      page.waitForRequest(/chat\/session$/),
      page.reload().then(() => page.click('.launch')),
    ]);
    const { secret } = JSON.parse(session.postData() ?? '') as { secret: string };
    const { address: web = '' } = (await service.store.sessions.use(secret, Date.now())) ?? {};
    await service.store.preferences.save(web, { size: '2' });
    await page.reload();
    await page.click('.launch');
    await holds(page, `${shadow}.querySelector('.panel').dataset.size === '2'`);
    await page.click('summary:has-text("Settings")');
    expect(await page.isChecked('text=Large >> nth=0')).to.equal(true);
  });

  itToday(1)('forgets the device, and is somebody new when it is opened again', async () => {
    await open();
    await page.click('.choices button:has-text("OK")');
    await until(3);
    await page.click('summary:has-text("Settings")');
    await page.click('summary:has-text("Forget this device")');
    await page.click('text=Yes, forget this device');
    await page.waitForSelector('.launch');
    expect(await page.evaluate('JSON.stringify(localStorage)')).to.equal('{}');
    await open();
    expect(await said()).to.have.length(1);
  });

  it('has nothing for axe to find, is large enough and clear enough, on small and large screens, light and dark', async () => {
    const sides = [
      [320, 'light'],
      [1280, 'dark'],
    ] as const;
    for (const [width, colorScheme] of partOfToday(sides, 2)) {
      await page.setViewportSize({ width, height: 720 });
      await page.emulateMedia({ colorScheme });
      await page.reload();
      await page.waitForSelector('.launch');
      expect(await findings(page), 'closed').to.deep.equal([]);
      await open();
      expect(await findings(page), 'open').to.deep.equal([]);
      expect(await page.evaluate(smallTargets(shadow))).to.deep.equal([]);
      expect(await page.evaluate(faintWords(shadow))).to.deep.equal([]);
    }
  });

  itToday(2)('says so on a site that is not listed', async () => {
    page = await visit(address.replace('127.0.0.1', 'localhost'));
    await page.click('.launch');
    await holds(page, `/not here right now/.test(${shadow}.querySelector('[role=status]').textContent)`);
  });
});

const policyFor = (door: string) => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    `script-src ${door}/widget.js`,
    `connect-src ${door} ${door.replace('http', 'ws')}`,
    `img-src ${door} 'self'`,
    "style-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types doorstep',
  ].join('; '),
});

/** Would change every word and button of the widget, could it reach them. */
const loud = `html { font-size: 62.5%; letter-spacing: 2px; line-height: 3; text-align: right; color: #8a0000; background: #fff }
  button, p, div { text-transform: uppercase; border: 9px dotted #8a0000; font: 10px monospace }`;

const host = (door: string): string => `<!doctype html>
<html lang="en"><head><title>A town</title><link rel="stylesheet" href="/site.css"></head>
<body><main><h1>A town</h1><p>Its own words.</p></main><script src="${door}/widget.js" data-label="Chat with us"></script></body></html>`;
