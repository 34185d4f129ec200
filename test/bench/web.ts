// How long somebody on an old phone waits: Chromium behind 50/20 kbit/s and 300 ms, from the address to the bot's first words, and
// from a press to the answer; with our script and without it, median of three, and Web Chat beside them where WEB_CHAT names its script.
// Absolute figures depend on the machine: it fails only past twice the promise.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { holds, noBrowser, openBrowser } from '../support/browser.js';
import { openPageService } from '../support/pageService.js';
import { freePort } from '../support/ports.js';
import { openSlowLine, type SlowLine } from '../support/slowLine.js';
import { webChatPage, webChatScript } from '../support/webChat.js';

const pace = { down: 50_000, up: 20_000, latency: 300 };
const promised = { first: 4_000, reply: 2_500 };
const runs = 3;
const secret = 'only for measuring';

interface Wait {
  /** Milliseconds, and bytes to the browser until then. */
  readonly first: number;
  readonly reply: number;
  readonly bytes: number;
}

const middle = (numbers: number[]): number =>
  [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0;
const words = (count: number) =>
  `document.querySelectorAll('.said.bot').length >= ${count} && document.querySelector('.said.bot').getBoundingClientRect().height > 20 && getComputedStyle(document.querySelector('.said.bot')).borderRadius !== '0px'`;

async function ours(page: Page, address: string, line: SlowLine, live: boolean): Promise<Wait> {
  const before = line.bytes;
  const began = performance.now();
  await page.goto(`${address}/chat`, { waitUntil: 'commit' });
  await holds(page, `document.querySelector('.said.bot') && ${words(1)}`, 120_000);
  const first = performance.now() - began;
  const bytes = line.bytes - before;
  if (live) await page.waitForSelector('.live', { timeout: 60_000 });
  else await page.waitForLoadState();
  // Until the line is free again, and a person has read.
  await page.waitForTimeout(3_000);
  const pressed = performance.now();
  await page.click('.choices button >> nth=0', { noWaitAfter: true });
  await holds(page, words(2), 60_000);
  return { first, reply: performance.now() - pressed, bytes };
}

async function webChat(page: Page, address: string, line: SlowLine): Promise<Wait> {
  const said = (count: number) =>
    `document.querySelectorAll('.webchat__bubble:not(.webchat__bubble--from-user) .webchat__bubble__content').length >= ${count}`;
  const before = line.bytes;
  const began = performance.now();
  await page.goto(`${address}/beside`, { waitUntil: 'commit' });
  await holds(page, said(1), 240_000);
  const first = performance.now() - began;
  const bytes = line.bytes - before;
  await page.waitForTimeout(3_000);
  const pressed = performance.now();
  await page.click('.webchat__suggested-action >> nth=0');
  await holds(page, said(2), 60_000);
  return { first, reply: performance.now() - pressed, bytes };
}

async function measure(
  browser: Browser,
  look: (page: Page) => Promise<Wait>,
  { times, live = true }: { times: number; live?: boolean },
): Promise<Wait> {
  const waits: Wait[] = [];
  for (let run = 0; run < times; run += 1) {
    const context = await browser.newContext({ javaScriptEnabled: live });
    context.setDefaultTimeout(240_000);
    waits.push(await look(await context.newPage()));
    await context.close();
  }
  return {
    first: middle(waits.map(({ first }) => first)),
    reply: middle(waits.map(({ reply }) => reply)),
    bytes: middle(waits.map(({ bytes }) => bytes)),
  };
}

/** Web Chat's own page: its script packed, one token, and nothing else. */
async function addBeside(
  service: Awaited<ReturnType<typeof openPageService>>,
  address: string,
  file: string,
): Promise<void> {
  const script = gzipSync(readFileSync(file));
  service.server.route('GET', '/webChat.js', 0, async () => ({
    status: 200,
    type: 'text/javascript; charset=utf-8',
    body: script,
    headers: { 'Content-Encoding': 'gzip' },
  }));
  service.server.route('GET', '/beside', 0, async () => {
    const made = await fetch(`${service.address}/v3/directline/tokens/generate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
    });
    const { token } = (await made.json()) as { token: string };
    return {
      status: 200,
      type: 'text/html; charset=utf-8',
      body: webChatPage({ token, domain: `${address}/v3/directline` }),
      headers: { 'Content-Security-Policy': "default-src * 'unsafe-inline' 'unsafe-eval' data: blob:" },
    };
  });
}

async function run(): Promise<void> {
  const browser = await openBrowser();
  if (!browser) return console.log(noBrowser);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const service = await openPageService({ publicUrl: address, secret });
  if (webChatScript !== undefined) await addBeside(service, address, webChatScript);
  const line = await openSlowLine(port, Number(new URL(service.address).port), pace);
  let isLate = false;
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
  const tell = (name: string, { first, reply, bytes }: Wait) =>
    console.log(
      `${name.padEnd(24)} first words ${seconds(first).padStart(7)} (${bytes} bytes)   reply ${seconds(reply).padStart(6)}`,
    );
  for (const live of [true, false]) {
    const found = await measure(browser, (page) => ours(page, address, line, live), { times: runs, live });
    tell(live ? 'ours, with its script' : 'ours, without', found);
    isLate ||= found.first > 2 * promised.first || found.reply > 2 * promised.reply;
  }
  if (webChatScript !== undefined)
    tell('Web Chat', await measure(browser, (page) => webChat(page, address, line), { times: 1 }));
  else console.log('Web Chat is not measured: WEB_CHAT names no script');
  await browser.close();
  await line.close();
  await service.close();
  if (!isLate) return;
  console.error(
    `Ours is later than twice the promise: ${seconds(promised.first)} and ${seconds(promised.reply)}.`,
  );
  process.exitCode = 1;
}

await run();
