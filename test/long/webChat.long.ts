// Microsoft's Web Chat 4.18.1, whole and in a real browser, on the page of another site: over a socket and by polling. What stands on
// its screen is what the transcript has, in the same order, whatever the line does.
import { expect } from 'chai';
import type { Browser, BrowserContext } from 'playwright-core';
import sharp from 'sharp';
import { holds, noBrowser, openBrowser } from '../support/browser.js';
import { freePort } from '../support/ports.js';
import { fast, openSlowLine, type SlowLine } from '../support/slowLine.js';
import {
  noWebChat,
  openOtherSite,
  type OtherSite,
  WebChatScreen,
  webChatScript,
} from '../support/webChat.js';
import { openWebService, secret, type WebService } from '../support/webService.js';
import { changes, community } from '../store/rows.js';

const aQuarter = 15 * 60_000;

for (const [way, webSocket] of [
  ['a socket', true],
  ['polling', false],
] as const)
  describe(`Web Chat over ${way}`, function () {
    this.timeout(180_000);
    let browser: Browser;
    let web: WebService;
    let site: OtherSite;
    let line: SlowLine;
    let port: number;
    let context: BrowserContext;
    let screen: WebChatScreen;
    /** What the browser complained about. */
    const complaints: string[] = [];

    before(async function () {
      const opened = await openBrowser();
      if (!opened || webChatScript === undefined) {
        console.log(opened ? noWebChat : noBrowser);
        await opened?.close();
        return this.skip();
      }
      browser = opened;
      port = await freePort();
      const address = `http://127.0.0.1:${port}`;
      site = await openOtherSite(webChatScript, async (query) => {
        const { said } = await web.ask('/tokens/generate', { token: secret, json: {} });
        const domain = query.has('line') ? `${address}/v3/directline` : web.domain;
        return { domain, token: String(said['token']), webSocket };
      });
      web = await openWebService({ settings: { publicUrl: address, origins: [site.address] } });
      await web.store.commit(changes({ inserts: { communities: [community('c1', { name: 'Art group' })] } }));
      line = await connected();
    });
    after(async () => {
      await browser?.close();
      await line?.close();
      await web?.close();
      await site?.close();
    });
    beforeEach(async () => {
      complaints.length = 0;
      context = await browser.newContext();
      context.setDefaultTimeout(20_000);
      screen = new WebChatScreen(await context.newPage());
      screen.page.on('pageerror', (fault) => complaints.push(fault.message));
    });
    afterEach(async () => {
      await context?.close();
      expect(complaints).to.deep.equal([]);
      expect(web?.faults).to.deep.equal([]);
    });

    const connected = () => openSlowLine(port, Number(new URL(web.address).port), fast);
    /** @param over all of it goes over the line that can be cut; else only the socket does. */
    const open = async (over: '' | '?line' = ''): Promise<void> => {
      await screen.page.goto(`${site.address}/${over}`);
      await screen.reads(/^bot: .*computer helper from Hillside/s);
    };
    const press = (label: string) => screen.choice(label).click();
    const inTranscript = async (): Promise<string[]> => {
      await web.quiet();
      const conversation = await screen.page.evaluate<string>('window.line.conversationId');
      const spoken = await web.store.transcript.after(conversation, 0, 1_000);
      return spoken.flatMap(({ activity }) => {
        const { text, from, type } = activity as { text?: string; from: { role: string }; type: string };
        return type === 'message'
          ? [`${from.role === 'bot' ? 'bot' : 'person'}: ${text ?? ''}`.replace(/\s+/g, ' ')]
          : [];
      });
    };
    /** Everything is there, once and in order, and nobody is told that something did not go out. */
    const showsAll = async (): Promise<string[]> => {
      await screen.settled();
      const spoken = await inTranscript();
      await holds(
        screen.page,
        `document.querySelectorAll('.webchat__bubble').length >= ${spoken.length}`,
        30_000,
      );
      expect(await screen.said()).to.deep.equal(spoken);
      expect(await screen.isFailed()).to.equal(false);
      return spoken;
    };

    it('starts with the greeting, and goes through choices by pressing them', async () => {
      await open();
      await press('Tell me more');
      await screen.reads(/^bot: .*Shall we begin/s);
      await press('OK');
      await screen.reads(/^bot: What name/);
      await screen.type('Jo');
      await screen.reads(/^bot: .*Which group/s);
      await press('Art group');
      await screen.reads(/^bot: .*Art group/s, 9);
      await screen.type('post I painted a boat');
      await screen.reads(/^bot: You wrote: "I painted a boat"/);
      await press('Share with Art group');
      await screen.reads(/^bot: Shared/);
      expect(await screen.choice('').count()).to.equal(0);
      await showsAll();
    });

    it('sends a picture, and shows it', async () => {
      await open();
      const buffer = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#084' } })
        .jpeg()
        .toBuffer();
      await screen.page.setInputFiles('.webchat__upload-button--file-input', {
        name: 'boat.jpg',
        mimeType: 'image/jpeg',
        buffer,
      });
      await screen.page.waitForSelector('.webchat__attachment-icon--checked');
      await screen.page.click('.webchat__send-button');
      await holds(
        screen.page,
        `[...document.querySelectorAll('.webchat__bubble--from-user img')].some(({ src, naturalWidth }) => src.includes('/media/') && naturalWidth === 400)`,
      );
      await screen.settled();
      expect(await screen.isFailed()).to.equal(false);
    });

    it('sends a hundred, three at a time, and shows each once, in order, with its answer', async () => {
      await open();
      const sent: string[] = [];
      for (let burst = 0; burst < 34; burst += 1) {
        for (const place of [1, 2, 3]) {
          sent.push(`message ${burst} ${place}`);
          await screen.type(sent.at(-1) ?? '');
        }
        await screen.settled();
      }
      const spoken = await showsAll();
      expect(spoken.filter((one) => one.startsWith('person'))).to.deep.equal(
        sent.map((text) => `person: ${text}`),
      );
      expect(spoken.filter((one) => one.startsWith('bot'))).to.have.length(sent.length + 1);
    });

    it('has everything after a reload, and goes on', async () => {
      await open();
      await press('OK');
      await screen.reads(/^bot: What name/);
      const before = await screen.said();
      await screen.page.reload();
      await screen.reads(/^bot: What name/, 3);
      expect(await screen.said()).to.deep.equal(before);
      await screen.type('Jo');
      await screen.reads(/^bot: .*Which group/s, 5);
      await showsAll();
    });

    it('gets itself a fresh token every quarter of an hour, for longer than one lasts', async () => {
      await screen.page.clock.install();
      await open();
      const first = await screen.page.evaluate<string>('window.line.token');
      for (const text of ['one', 'two', 'three']) {
        const refreshed = screen.page.waitForResponse('**/tokens/refresh');
        web.pass(aQuarter);
        await screen.page.clock.fastForward(aQuarter + 1_000);
        expect((await refreshed).status()).to.equal(200);
        await screen.type(text);
        await holds(screen.page, `window.line.token !== '${first}'`);
        await showsAll();
      }
    });

    if (webSocket)
      it('comes back when its line breaks, with nothing lost and nothing twice', async () => {
        await open('?line');
        await press('OK');
        await screen.reads(/^bot: What name/);
        line.cut();
        await screen.type('Jo');
        await screen.reads(/^bot: .*Which group/s, 5);
        await showsAll();
        await line.close();
        await screen.page.waitForTimeout(1_000);
        line = await connected();
        await press('Art group');
        await screen.reads(/^bot: /, 7);
        await showsAll();
      });
  });
