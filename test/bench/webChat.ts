// How long somebody waits for an answer in Microsoft's Web Chat on a good line: from Enter to the bot's words on the screen, median of
// three. WEB_CHAT names its script. Absolute figures depend on the machine: it fails only past twice the promise.
import { holds, noBrowser, openBrowser } from '../support/browser.js';
import { noWebChat, openOtherSite, WebChatScreen, webChatScript } from '../support/webChat.js';
import { openWebService, secret } from '../support/webService.js';

const promised = 500;
const runs = 3;

async function measure(screen: WebChatScreen): Promise<number> {
  const answers = `document.querySelectorAll('.webchat__bubble:not(.webchat__bubble--from-user)').length`;
  const before = await screen.page.evaluate<number>(answers);
  const pressed = performance.now();
  await screen.type('hello');
  await holds(screen.page, `${answers} > ${before}`);
  return performance.now() - pressed;
}

async function run(script: string): Promise<void> {
  const browser = await openBrowser();
  if (!browser) return console.log(noBrowser);
  const site = await openOtherSite(script, async () => {
    const { said } = await web.ask('/tokens/generate', { token: secret, json: {} });
    return { domain: web.domain, token: String(said['token']) };
  });
  const web = await openWebService({ settings: { origins: [site.address] } });
  const screen = new WebChatScreen(await browser.newPage());
  await screen.page.goto(site.address);
  await screen.reads(/^bot: /);
  const waits: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    waits.push(await measure(screen));
    await screen.settled();
  }
  await browser.close();
  await site.close();
  await web.close();
  const middle = waits.sort((one, other) => one - other)[runs >> 1] ?? Number.NaN;
  console.log(`Web Chat shows an answer after ${Math.round(middle)} ms (promised ${promised})`);
  process.exitCode = middle <= 2 * promised ? 0 : 1;
}

if (webChatScript === undefined) console.log(noWebChat);
else await run(webChatScript);
