// Microsoft's Web Chat, as a site would embed it: a page of another site, which is given a token and nothing else. Web Chat is no
// dependency (it brings hundreds of packages): WEB_CHAT names its script, such as node_modules/botframework-webchat/dist/webchat-minimal.js.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { Locator, Page } from 'playwright-core';
import { holds } from './browser.js';
import { freePort } from './ports.js';

/** Its script; `undefined` where this machine has none. */
export const webChatScript = [process.env.WEB_CHAT ?? ''].find(existsSync);
/** What a skipped check prints. */
export const noWebChat = "      WEB_CHAT names no script: Microsoft's Web Chat itself is not tested";

/**
 * A page that keeps its conversation in the tab, as Microsoft's samples do, so that a reload goes on with it.
 * @param line what `createDirectLine` is given besides.
 */
export const webChatPage = (line: {
  domain: string;
  token: string;
  webSocket?: boolean;
}): string => `<!doctype html>
<html lang="en"><title>Our town</title><style>html, body, #chat { height: 100%; margin: 0 }</style>
<div id="chat"></div><script src="/webChat.js"></script><script>
  const kept = JSON.parse(sessionStorage.getItem('talk') ?? '{}');
  window.line = WebChat.createDirectLine({ ...${JSON.stringify(line)}, ...kept });
  window.line.connectionStatus$.subscribe((status) => {
    const { conversationId, token } = window.line;
    if (status === 2) sessionStorage.setItem('talk', JSON.stringify({ conversationId, token }));
  });
  WebChat.renderWebChat({ directLine: window.line }, document.getElementById('chat'));
</script></html>`;

export interface OtherSite {
  readonly address: string;
  close(): Promise<void>;
}

/** @param mint gives a page the settings of its line: the secret stays with the site. */
export async function openOtherSite(
  script: string,
  mint: (query: URLSearchParams) => Promise<Parameters<typeof webChatPage>[0]>,
): Promise<OtherSite> {
  const port = await freePort();
  const chat = readFileSync(script);
  const say = (response: ServerResponse, type: string, body: string | Buffer): void => {
    response.setHeader('Content-Type', `${type}; charset=utf-8`);
    response.end(body);
  };
  const site = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
    if (pathname === '/webChat.js') return say(response, 'text/javascript', chat);
    if (pathname !== '/') {
      response.statusCode = 204;
      return response.end();
    }
    mint(searchParams).then(
      (line) => say(response, 'text/html', webChatPage(line)),
      (fault: unknown) => response.destroy(fault as Error),
    );
  });
  await new Promise<void>((resolve) => site.listen(port, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${port}`,
    close() {
      site.closeAllConnections();
      return new Promise((resolve) => site.close(() => resolve()));
    },
  };
}

/** What somebody does in Web Chat, and what stands on the screen then. */
export class WebChatScreen {
  constructor(readonly page: Page) {}

  /** Sends as somebody types; waits for nothing. */
  async type(words: string): Promise<void> {
    await this.page.fill('.webchat__send-box-text-box__input', words);
    await this.page.press('.webchat__send-box-text-box__input', 'Enter');
  }

  choice(label: string): Locator {
    return this.page.locator('.webchat__suggested-action', { hasText: label });
  }

  /** Everything said, in the order in which it stands there: `bot: …`, `person: …`. */
  said(): Promise<string[]> {
    return this.page.evaluate<string[]>(said);
  }

  /** Resolves once the last thing said, of all that `count` counts or more, reads like that. */
  async reads(last: RegExp, count = 1): Promise<void> {
    await holds(this.page, `(${said}).length >= ${count} && ${String(last)}.test((${said}).at(-1))`, 20_000);
  }

  /** Resolves once nothing is still being sent. */
  async settled(): Promise<void> {
    await holds(this.page, `!/\\bSending\\b/.test(${chat}.innerText)`, 30_000);
  }

  /** What a person would be told when a message did not go out. */
  async isFailed(): Promise<boolean> {
    return this.page.evaluate<boolean>(
      `/send failed|could not send|unable to connect/i.test(${chat}.innerText)`,
    );
  }
}

const chat = `document.querySelector('#chat')`;
const said = `[...document.querySelectorAll('.webchat__bubble')].map((one) =>
  (one.className.includes('--from-user') ? 'person: ' : 'bot: ') + one.querySelector('.webchat__bubble__content').innerText.trim().replace(/\\s+/g, ' '))`;
