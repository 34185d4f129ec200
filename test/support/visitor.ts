// Somebody with a browser that runs no scripts: it keeps cookies, reads pages and posts the forms that stand in them.

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

export class Visitor {
  readonly cookies = new Map<string, string>();
  /** The page last seen. */
  page: Page = { status: 0, headers: new Headers(), html: '' };

  constructor(readonly address: string) {}

  /** Opens a page, following where it is sent. */
  async open(path = '/chat'): Promise<Page> {
    return this.ask(path, {});
  }

  /** Presses Send, or a choice by its label; `form` is the page the form was on. */
  async send(words: string, choice?: string, form: string = this.page.html): Promise<Page> {
    const body = new URLSearchParams({ ...keysOf(form), words });
    if (choice !== undefined) body.set('choice', idOf(form, choice));
    return this.ask('/chat', { method: 'POST', body });
  }

  /** Presses one of the buttons that say nothing, or posts any fields at all. */
  async post(fields: Record<string, string>, path = '/chat'): Promise<Page> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async sendPhoto(file: Blob, name: string): Promise<Page> {
    const body = new FormData();
    body.append('photo', file, name);
    const [, action = ''] = /action="([^"]*\/chat\/photo[^"]*)"/.exec(this.page.html) ?? [];
    return this.ask(action.replaceAll('&amp;', '&'), { method: 'POST', body });
  }

  /** The hidden values of the page's form. */
  get keys(): Record<string, string> {
    return keysOf(this.page.html);
  }

  /** What stands in the log: who said what, in order. */
  get said(): string[] {
    const found = this.page.html.matchAll(
      /<div class="said (bot|person)".*?<p class="who">.*?<\/p>(?:<p class="text" dir="auto">(.*?)<\/p>)?/gs,
    );
    return [...found].map(([, who = '', text = '']) => `${who}: ${text}`);
  }

  /** The labels of the choices that can be pressed. */
  get choices(): string[] {
    const found = this.page.html.matchAll(/<button name="choice".*?<span>(.*?)<\/span><\/button>/gs);
    return [...found].map(([, label = '']) => label);
  }

  get status(): string {
    return /role="status">(.*?)<\/p>/s.exec(this.page.html)?.[1] ?? '';
  }

  get draft(): string {
    return /<textarea[^>]*>\n?(.*?)<\/textarea>/s.exec(this.page.html)?.[1] ?? '';
  }

  async ask(path: string, request: RequestInit): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(request.headers as Record<string, string>), ...(cookie ? { cookie } : {}) };
    const answer = await asBrowsersDo(() =>
      fetch(this.address + path, { ...request, headers, redirect: 'manual' }),
    );
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    const to = answer.headers.get('location');
    if (to !== null) return this.open(to.replace(/#.*/, ''));
    return (this.page = { status: answer.status, headers: answer.headers, html: await answer.text() });
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/Max-Age=0/.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** A connection that was kept may be gone when it is used again: then they ask once more, over a new one. */
const asBrowsersDo = (ask: () => Promise<Response>): Promise<Response> =>
  ask().catch((fault: unknown) => {
    const { code } = ((fault instanceof Error ? fault.cause : undefined) ?? {}) as { code?: string };
    if (code !== 'ECONNRESET' && code !== 'UND_ERR_SOCKET') throw new Error(`${String(fault)}: ${code}`);
    return ask();
  });

const keysOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

function idOf(html: string, label: string): string {
  const buttons = html.matchAll(/<button name="choice" value="([^"]*)">.*?<span>(.*?)<\/span><\/button>/gs);
  const found = [...buttons].find(([, , text]) => text === label);
  if (!found) throw new Error(`there is no choice "${label}" on the page`);
  return found[1] ?? '';
}
