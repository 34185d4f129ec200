// The phone of the demo page in a real browser, texting with an application that answers what it heard. Without a browser on this
// machine it is skipped, and says so. The whole page is looked at in simulatorDemo.test.ts.
import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { type Browser, chromium, type Page } from 'playwright-core';
import calculator from 'sms-segments-calculator';
import { openLog } from '../../channels/log.js';
import { openServer, type WebServer } from '../../channels/server.js';
import { addSimulator } from '../../channels/simulator/index.js';
import { openPretendSlack, type PretendSlack } from '../../channels/simulator/slack/slack.js';
import { addSlackPane } from '../../channels/simulator/slackPane.js';
import { slackPeople, team } from '../../channels/simulator/town/slack.js';
import { pageFile } from '../../channels/simulator/pageFiles.js';
import { openPretendTwilio, type PretendTwilio } from '../../channels/simulator/twilio.js';
import { itToday } from '../support/today.js';

const accountSid = `AC${'2'.repeat(32)}`;
const authToken = 'a pretend token';
const us = '+447700900000';
const ana = '+447700900201';
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

interface Keypad {
  mode: string;
  press(text: string, key: string, now: number): string;
}

describe('the keypad of the demo phone', () => {
  let keypad: Keypad;
  let now = 0;
  /** Presses keys 100 ms apart; a space is a pause. */
  const type = (presses: string): string => {
    let text = '';
    for (const key of presses) {
      now += key === ' ' ? 1500 : 100;
      if (key !== ' ') text = keypad.press(text, key, now);
    }
    return text;
  };

  beforeEach(async () => {
    const module = (await import(pageFile('keypad.js').href)) as { Keypad: new () => Keypad };
    keypad = new module.Keypad();
  });

  it('moves through the letters of a key, and begins a new one after a pause or on another key', () => {
    expect(type('4433555 555666')).to.equal('Hello');
    expect(type('2 2 222')).to.equal('Aac');
  });

  it('comes round to the first letter after the digit', () => {
    expect(type('22222')).to.equal('A');
  });

  it('writes capitals after a full stop, in ABC everywhere, in abc nowhere, and digits in 123', () => {
    expect(type('444 10444')).to.equal('I. I');
    expect(type('##23')).to.equal('AD');
    expect(type('#123')).to.equal('123');
    expect(type('##23')).to.equal('ad');
  });

  it('has the signs people need under 1 and *', () => {
    expect(type('111')).to.equal('?');
    expect(type('**')).to.equal('@');
  });
});

describe('the count of segments on the demo phone', () => {
  it('is the count of Twilio, for every alphabet and around every border', async () => {
    const { countSegments } = (await import(pageFile('segments.js').href)) as {
      countSegments: (text: string) => { segments: number };
    };
    const borders = [0, 1, 66, 67, 68, 70, 71, 134, 135, 152, 153, 154, 160, 161, 305, 306, 307, 700];
    for (const alphabet of ['ab c1', 'a€[]~', 'aé\n\r', 'aç', 'a😀ŵ']) {
      const characters = Array.from(alphabet);
      for (const length of borders) {
        const pick = (_: unknown, i: number): string | undefined =>
          characters[(i * 7 + length) % characters.length];
        const text = Array.from({ length }, pick).join('');
        const right = new calculator.SegmentedMessage(text).segments.length;
        expect(countSegments(text).segments, JSON.stringify(text)).to.equal(right);
      }
    }
  });
});

describe('the demo page', function () {
  this.timeout(30_000);
  let browser: Browser | undefined;
  let server: WebServer;
  let pretend: PretendTwilio;
  let slack: PretendSlack;
  let address: string;
  let page: Page;
  const complaints: string[] = [];

  before(async function () {
    if (!browserPath) {
      console.log('      no Chromium at /usr/bin: the demo page is not tested');
      this.skip();
    }
    server = openServer({ port: 0, host: '127.0.0.1', publicUrl: '', log: openLog('silent') });
    pretend = await openPretendTwilio({ accountSid, authToken, webhook: '', callbackPauseMs: 1 });
    addSimulator(server, pretend);
    slack = await openSlack();
    addSlackPane(server, slack);
    addEcho();
    address = await server.listen();
    pretend.webhook = `${address}/sms/incoming`;
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'];
    browser = await chromium.launch({ executablePath: browserPath, args });
  });

  after(async () => {
    if (!browser) return;
    await browser.close();
    await server.close();
    await pretend.close();
    await slack.close();
  });

  /** A workspace where nobody listens. */
  const openSlack = () => {
    const users = slackPeople.map(({ user, name }) => ({ id: user, name }));
    const workspaces = [{ id: team, name: 'Hillside', users, channels: [{ id: 'C1', name: 'staff' }] }];
    return openPretendSlack({ signingSecret: 'pretend', events: '', workspaces, retryPausesMs: [] });
  };

  /** Answers what it heard; what begins with "ask" goes to Ana as well. */
  function addEcho(): void {
    server.route('POST', '/sms/incoming', 16_384, async ({ body }) => {
      const heard = new URLSearchParams(body.toString());
      const text = heard.get('Body') ?? '';
      await answer(heard.get('From') ?? '', `You said: ${text}`);
      if (text.startsWith('ask')) await answer(ana, `Somebody asks: ${text.padEnd(200, '.')}`);
      return { status: 200, type: 'text/xml', body: '<Response/>' };
    });
  }

  async function answer(To: string, Body: string): Promise<void> {
    const url = `${pretend.baseUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`;
    const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    await fetch(url, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams({ To, From: us, Body }),
    });
  }

  async function open(width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
    if (!browser) throw new Error('no browser');
    page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    // No web chat runs here: nothing stands in its frame.
    await page.route('**/chat', (route) => route.fulfill({ body: '' }));
    await page.goto(`${address}/simulator`);
    await page.locator('#log[role=log]').waitFor();
  }

  afterEach(async () => {
    await page?.close();
    expect(complaints.splice(0), 'what the browser complained of').to.deep.equal([]);
  });

  const count = async (text: string): Promise<string> => {
    await page.fill('#words', text);
    return page.locator('#count').innerText();
  };
  const phone = (name: string) => page.locator('.phones button').filter({ hasText: name }).first();
  const screen = () => page.locator('#thread').innerText();
  const draft = () => page.locator('#words').inputValue();

  itToday(0)(
    'sends what Jo types on a keyboard, and shows the answer on the screen and in the log',
    async () => {
      await open(1280);
      await page.fill('#words', 'Hello there');
      await page.keyboard.press('Enter');
      await page.locator('#thread').getByText('You said: Hello there').waitFor();
      expect(await draft()).to.equal('');
      expect(await page.locator('#log li').last().innerText()).to.match(
        /^Doorstep to Jo at \d\d:\d\d, 1 segment\n/,
      );
      expect(await page.locator('#sum').innerText()).to.equal(
        '2 segments in all: 1 from people, 1 from Doorstep.',
      );
    },
  );

  itToday(1)('sends what Jo types with the keypad', async () => {
    await open(1280);
    for (const key of ['4', '4', '2', '8', '1'])
      await page.locator('#keypad button').filter({ hasText: key }).first().click();
    expect(await draft()).to.equal('Hat.');
    await page.click('#clear');
    expect(await draft()).to.equal('Hat');
    await page.click('#send');
    await page.locator('#thread').getByText('You said: Hat').waitFor();
  });

  itToday(2)('counts characters and segments while somebody types', async () => {
    await open(1280);
    expect(await count('')).to.equal('0 characters, 0 segments');
    expect(await count('x'.repeat(160))).to.equal('160 characters, 1 segment');
    expect(await count('x'.repeat(161))).to.equal('161 characters, 2 segments');
    expect(await count(`${'x'.repeat(80)}ŵ`)).to.equal('81 characters, 2 segments');
  });

  itToday(0)('keeps what was typed on each phone, and shows that a text came to another one', async () => {
    await open(1280);
    await phone('Sam').click();
    await page.fill('#words', 'ask me later');
    await page.keyboard.press('Enter');
    await page.locator('#others summary').getByText('1 new').waitFor();
    await page.click('#others summary');
    expect(await phone('Ana').innerText()).to.contain('1 new');
    await page.fill('#words', 'not sent yet');
    await phone('Ana').click();
    expect(await draft()).to.equal('');
    expect(await screen())
      .to.contain('2 segments')
      .and.to.contain('Somebody asks: ask me later');
    expect(await phone('Ana').innerText()).not.to.contain('new');
    await phone('Sam').click();
    expect(await draft()).to.equal('not sent yet');
  });

  itToday(1)('puts a suggestion into the right hands without sending it', async () => {
    await open(1280);
    await page.locator('#try button').nth(2).click();
    expect(await draft()).to.equal('Hello');
    expect(await page.locator('#phone-title').innerText()).to.contain('New phone');
    expect(await screen()).to.equal('No texts yet.');
  });

  itToday(2)('shows markup as the letters it is made of', async () => {
    await open(1280);
    await page.fill('#words', '<img src=x> <b>bold</b>');
    await page.keyboard.press('Enter');
    await page.locator('#thread').getByText('You said: <img src=x> <b>bold</b>').waitFor();
    expect(await page.locator('#thread img, #log img, #thread b').count()).to.equal(0);
  });

  itToday(0)('keeps what was typed when the text is not taken', async () => {
    await open(1280);
    pretend.webhook = 'http://127.0.0.1:9/';
    await page.fill('#words', 'precious');
    await page.keyboard.press('Enter');
    await page.locator('#status').getByText('did not take the text').waitFor();
    expect(await draft()).to.equal('precious');
    pretend.webhook = `${address}/sms/incoming`;
    // The browser itself notes an answer of 502.
    complaints.length = 0;
  });

  itToday(1)('can be used with the keyboard alone', async () => {
    await open(1280);
    await phone('Sam').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#phone-title').innerText()).to.contain('Sam');
    await page.locator('#keypad button').first().focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).to.equal('2abc');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineWidth')).to.equal('3px');
  });

  itToday(2)('takes texts only as JSON and only from the phones of the demo', async () => {
    await open(320);
    const post = async (type: string, body: string) =>
      (await fetch(`${address}/simulator/texts`, { method: 'POST', headers: { 'content-type': type }, body }))
        .status;
    const jo = '+447700900101';
    expect(await post('text/plain', JSON.stringify({ from: jo, body: 'Hello' }))).to.equal(415);
    expect(await post('application/json', '{')).to.equal(400);
    expect(await post('application/json', JSON.stringify({ from: '+441632960000', body: 'Hello' }))).to.equal(
      400,
    );
    expect(await post('application/json', JSON.stringify({ from: jo, body: 'Hello' }))).to.equal(200);
    expect((await fetch(`${address}/simulator/files/..%2Findex.ts`)).status).to.equal(404);
  });

  itToday(0)(
    'takes deeds in Slack only as JSON, only from its people, and only what can be done there',
    async () => {
      await open(320);
      const mel = 'U0MEL';
      const post = async (deed: object, type = 'application/json') => {
        const asked = { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(deed) };
        return (await fetch(`${address}/simulator/slack`, asked)).status;
      };
      expect(await post({ deed: 'close-form', user: mel }, 'text/plain')).to.equal(415);
      expect(await post({ deed: 'close-form', user: 'U0NOBODY' })).to.equal(400);
      expect(await post({ deed: 'close-form', user: mel })).to.equal(200);
      expect(await post({ deed: 'press', user: mel, channel: 'C1', ts: '1.0', value: 'yes' })).to.equal(409);
      expect(await post({ deed: 'send-form', user: mel, put: {} })).to.equal(409);
      expect((await fetch(`${address}/simulator/slack?user=U0NOBODY`)).status).to.equal(404);
    },
  );

  itToday(1)(
    'keeps what was written in Slack when it is not taken, and shows markup as the letters it is made of',
    async () => {
      await open(1280);
      await page.locator('#slack-places button').getByText('#staff').click();
      await page.fill('#slack-words', '<img src=x> *bold* & more');
      await page.keyboard.press('Enter');
      await page.locator('#slack-status').getByText('did not take that').waitFor();
      await page.waitForFunction(
        'document.querySelector("#slack-words").value === "<img src=x> *bold* & more"',
      );
      await page.locator('#slack-said').getByText('<img src=x>').waitFor();
      expect(await page.locator('#slack-said img').count()).to.equal(0);
      // The browser itself notes an answer of 502.
      complaints.length = 0;
    },
  );
});
