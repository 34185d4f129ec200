// Somebody at the page `/chat` with a browser that runs no scripts: presses its buttons, posts its forms, and reads what the next
// page says.
import { Visitor } from './visitor.js';
import type { Entrance, Face, Saying, Seen, Sight } from './face.js';

/** As small as a picture can be that is one. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

export async function enterPage({ address, secret }: Entrance): Promise<Face> {
  const visitor = new Visitor(address);
  visitor.cookies.set('doorstep', secret);
  await visitor.open();
  return new PageFace(visitor);
}

class PageFace implements Face {
  /** Presses the same button on the same page once more. */
  sayAgain: () => Promise<void> = async () => {};
  /** The page has come in answer to what was said, and nobody else can have said anything since. */
  private isFresh = false;

  constructor(private readonly visitor: Visitor) {}

  async say({ text, press, picture: shows, times }: Saying): Promise<void> {
    const { visitor } = this;
    const choice = press === undefined ? undefined : choicesOn(visitor.page.html)[press]?.id;
    const form = { ...visitor.keys, words: '', ...(choice === undefined ? { words: text } : { choice }) };
    this.sayAgain = async () => {
      if (shows) await visitor.sendPhoto(new Blob([picture]), 'picture.png');
      else await visitor.post(form);
      this.isFresh = true;
    };
    await Promise.all(Array.from({ length: times }, () => this.sayAgain()));
  }

  async look(count: number): Promise<Sight> {
    if (!this.isFresh || saidOn(this.visitor.page.html).length < Math.min(count, 30))
      await this.visitor.open();
    this.isFresh = false;
    const { html } = this.visitor.page;
    return { said: saidOn(html), open: choicesOn(html).map(({ label }) => label) };
  }

  async close(): Promise<void> {}
}

function saidOn(html: string): Seen[] {
  const [, log = ''] = /role="log"(.*?)<form id="talk"/s.exec(html) ?? [];
  return log
    .split('<div class="said ')
    .slice(1)
    .map((one) => ({
      by: one.startsWith('bot') ? 'bot' : 'person',
      text: plain(/<p class="text" dir="auto">(.*?)<\/p>/s.exec(one)?.[1] ?? ''),
      choices: plain(/<p class="unseen">(.*?)<\/p>/s.exec(one)?.[1] ?? ''),
    }));
}

const choicesOn = (html: string): { id: string; label: string }[] =>
  [...html.matchAll(/<button name="choice" value="([^"]*)">.*?<span>(.*?)<\/span><\/button>/gs)].map(
    ([, id = '', label = '']) => ({ id: plain(id), label: plain(label) }),
  );

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** As a browser reads it. */
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, sign: string) => signs[sign] ?? '');
