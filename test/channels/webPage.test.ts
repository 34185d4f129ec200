// The page `/chat` without a script: every step by forms, what others cannot do with it, and what people type never being markup.
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import sharp from 'sharp';
import { openPageService, type PageService } from '../support/pageService.js';
import { Visitor } from '../support/visitor.js';

const listed = 'https://town.example';

describe('the page', () => {
  let service: PageService;
  let jo: Visitor;
  let thinking = 0;

  before(async () => (service = await openPageService({ think: () => wait(thinking), origins: [listed] })));
  after(() => service.close());
  beforeEach(async () => {
    thinking = 0;
    jo = new Visitor(service.address);
    await jo.open();
  });
  afterEach(() => expect(service.faults).to.deep.equal([]));

  describe('to somebody new', () => {
    it('has the greeting of the bot on the first view, with its choices as buttons', () => {
      expect(jo.said).to.have.length(1);
      expect(jo.said[0]).to.match(/^bot: Hi, I am a computer helper/);
      expect(jo.choices).to.deep.equal(['OK', 'Tell me more']);
    });

    it('keeps the session where no script and no other site can reach it', async () => {
      const answer = await fetch(`${service.address}/chat`);
      const cookie = answer.headers.get('set-cookie') ?? '';
      expect(cookie).to.match(/^doorstep=[\w-]{43}; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Lax$/);
      expect(await answer.text()).to.not.include(cookie.slice(9, 52));
    });

    it('is not somebody who has come when a browser only looks ahead', async () => {
      const answer = await fetch(`${service.address}/chat`, { headers: { 'sec-purpose': 'prefetch' } });
      expect([answer.status, answer.headers.get('set-cookie')]).to.deep.equal([503, null]);
    });
  });

  describe('step by step', () => {
    it('has the answer to a choice, and to words, on the page that comes next', async () => {
      await jo.send('', 'OK');
      expect(jo.said.slice(1)).to.deep.equal([
        'person: OK',
        'bot: What name shall others see? Any name is fine.',
      ]);
      await jo.send('Jo');
      expect(jo.said.slice(3)).to.deep.equal(['person: Jo', 'bot: What would you like to do?']);
      expect(jo.choices).to.include('Ask an employer');
    });

    it('is the same tomorrow, and in a second tab', async () => {
      await jo.send('', 'OK');
      const before = jo.said;
      await jo.open();
      expect(jo.said).to.deep.equal(before);
    });

    it('takes a form that is sent twice once, by a double click or a reload', async () => {
      const form = jo.page.html;
      await Promise.all([jo.send('hello', undefined, form), jo.send('hello', undefined, form)]);
      await jo.send('hello', undefined, form);
      expect(jo.said.filter((line) => line === 'person: hello')).to.have.length(1);
      expect(jo.said).to.have.length(3);
    });

    it('takes other words from a page gone back to as another message', async () => {
      const form = jo.page.html;
      await jo.send('', 'Tell me more', form);
      await jo.send('ok', undefined, form);
      expect(jo.said.filter((line) => line.startsWith('person'))).to.deep.equal([
        'person: Tell me more',
        'person: ok',
      ]);
    });

    it('keeps what is typed when a choice is pressed, messages are checked for, or settings are saved', async () => {
      await jo.send('half a thought', 'OK');
      expect([jo.draft, jo.said.length]).to.deep.equal(['half a thought', 3]);
      await jo.post({ ...jo.keys, words: 'more <of> it', do: 'check' });
      expect(jo.draft).to.equal('more &lt;of&gt; it');
      await jo.post({ ...jo.keys, words: 'still here', do: 'look', size: '2', calm: 'on' });
      expect([jo.draft, jo.status]).to.deep.equal(['still here', 'Your settings are saved.']);
    });

    it('keeps the settings, and takes none that make no sense', async () => {
      await jo.post({ ...jo.keys, words: '', do: 'look', size: '3', calm: 'on', aloud: '"><script>' });
      await jo.open();
      expect(jo.page.html).to.include('data-size="3" data-pictures="off" data-calm="on" data-aloud="off"');
      expect(jo.page.html).to.match(/name="size" value="3" checked/);
    });

    it('says that an answer is still to come when the bot takes long', async () => {
      await jo.send('', 'OK');
      thinking = 2_400;
      const began = jo.said.length;
      await jo.send('Jo');
      expect([jo.said.length - began, jo.status]).to.deep.equal([
        1,
        'Your message is here. The answer is not here yet.',
      ]);
      await wait(1_000);
      await jo.post({ ...jo.keys, words: '', do: 'check' });
      expect([jo.said.length - began, jo.status]).to.deep.equal([2, '']);
    });
  });

  describe('with a photo', () => {
    it('takes it, says so, and shows it to whoever is in the conversation', async () => {
      const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#084' } })
        .jpeg()
        .toBuffer();
      await jo.sendPhoto(new Blob([photo], { type: 'image/jpeg' }), 'me.jpg');
      expect(jo.page.status).to.equal(200);
      expect(jo.said.at(-1)).to.match(/^bot: /);
      const [, url = ''] = /<img class="photo" src="([^"]+)"/.exec(jo.page.html) ?? [];
      const shown = await fetch(url.replaceAll('&amp;', '&'));
      expect([shown.status, shown.headers.get('content-type')]).to.deep.equal([200, 'image/jpeg']);
    });

    it('says in plain words that it is none, and nothing else changes', async () => {
      await jo.sendPhoto(new Blob(['PK\u0003\u0004 not a photo']), 'me.jpg');
      expect(jo.status).to.equal('I could not open the picture. Only photos and pictures can be sent here.');
      expect(jo.said).to.have.length(1);
    });

    it('is a page with a way back when it is too big', async () => {
      await jo.sendPhoto(new Blob([Buffer.alloc(11 * 1024 * 1024)]), 'me.jpg');
      expect(jo.page.status).to.equal(413);
      expect(jo.page.html)
        .to.include('That is too big to send.')
        .and.include('<a class="button" href="/chat">');
    });
  });

  describe('keeps people safe', () => {
    const nasty = `<script>alert(1)</script><img src=x onerror=alert(1)>" onload="alert(1)' &amp; </textarea>`;

    it('writes what people type as text, in the log, in the box, and in what the bot repeats', async () => {
      await jo.send('', 'OK');
      await jo.send(nasty);
      await jo.post({ ...jo.keys, words: nasty, do: 'check' });
      expect(jo.page.html).to.not.match(/<script>|<img src=x|<\/textarea>[^<]*<\/textarea>/);
      expect(jo.page.html).to.include('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(jo.page.html.match(/<\/textarea>/g)).to.have.length(1);
    });

    it('reflects nothing of an address', async () => {
      await jo.open('/chat?all="><script>alert(1)</script>&x=<b>');
      expect(jo.page.html).to.not.match(/alert|<b>/);
    });

    it('allows nothing inline, nothing from elsewhere, and no frame around it', () => {
      const policy = jo.page.headers.get('content-security-policy') ?? '';
      expect(policy)
        .to.include("default-src 'none'")
        .and.include("script-src 'self';")
        .and.include("style-src 'self';");
      expect(policy).to.include("frame-ancestors 'none'").and.include("require-trusted-types-for 'script'");
      expect(policy).to.not.match(/unsafe|\*|data:/);
      expect(jo.page.html).to.not.match(/ style=|<style| on\w+=|<script>(?!<)/);
      expect(jo.page.html.replaceAll(service.address, '')).to.not.match(/(?:src|href|action)="(?!\/|#)/);
    });

    it('takes no form without its proof, and gives the words back', async () => {
      const { once = '', proof = '' } = jo.keys;
      for (const keys of [{}, { once }, { once, proof: 'x' }, { once: 'other', proof }]) {
        await jo.post({ ...keys, words: 'post this' } as Record<string, string>);
        expect(jo.draft).to.equal('post this');
        expect(jo.said).to.have.length(1);
      }
    });

    it('takes no form of one person from another', async () => {
      const sam = new Visitor(service.address);
      await sam.open();
      await sam.post({ ...jo.keys, words: 'I am Jo' });
      expect([sam.said.length, sam.draft]).to.deep.equal([1, 'I am Jo']);
      await jo.open();
      expect(jo.said).to.have.length(1);
    });

    it('begins anew where the cookie is gone, with the words kept', async () => {
      jo.cookies.clear();
      await jo.send('do not lose me');
      expect([jo.said.length, jo.draft]).to.deep.equal([1, 'do not lose me']);
      expect(jo.status).to.include('This is a new chat.').and.include('cookies');
      await jo.send(jo.draft);
      expect(jo.said).to.include('person: do not lose me');
    });

    it('says that words are too long, and keeps them', async () => {
      const long = 'word '.repeat(1_700).trim();
      await jo.send(long);
      expect([jo.status, jo.draft]).to.deep.equal([
        'That is too long to send at once. Please make it shorter.',
        long,
      ]);
    });

    it('forgets the device: the session is gone, the conversation over, and a new chat one press away', async () => {
      const other = new Visitor(service.address);
      for (const [name, value] of jo.cookies) other.cookies.set(name, value);
      await other.open();
      await jo.send('', 'OK');
      await jo.post(jo.keys, '/chat/forget');
      expect(jo.page.html).to.include('This device has forgotten you').and.include('Start a new chat');
      expect(jo.cookies.has('doorstep')).to.equal(false);
      await other.send('still me?');
      expect(other.status).to.include('This is a new chat.');
      expect(other.said).to.have.length(1);
    });

    it('does not forget anybody whose form it is not', async () => {
      await jo.post({ once: 'x', proof: 'y' }, '/chat/forget');
      await jo.open();
      expect(jo.cookies.has('doorstep')).to.equal(true);
      expect(jo.said).to.have.length(1);
    });
  });

  describe('its files', () => {
    it('are small: the first view in 10 kB, its style in 4, its script in 8, as they travel', async () => {
      const length = async (path: string) => {
        const sent = await jo.ask(path, { headers: { 'accept-encoding': 'gzip' } });
        return Number(sent.headers.get('content-length'));
      };
      await jo.open();
      const [, style = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(jo.page.html) ?? [];
      const [, script = ''] = /<script src="([^"]+)" defer>/.exec(jo.page.html) ?? [];
      const [page, css, js] = [await length('/chat'), await length(style), await length(script)];
      expect(css).to.be.within(500, 4_000);
      expect(js).to.be.within(500, 8_000);
      expect(page + css).to.be.within(1_000, 10_000);
    });

    it('are kept for good by their version, for a while without, and may be fetched from anywhere', async () => {
      await jo.open();
      const [, style = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(jo.page.html) ?? [];
      const kept = await fetch(service.address + style);
      expect(kept.headers.get('cache-control')).to.equal('public, max-age=31536000');
      const bare = await fetch(`${service.address}/widget.js`);
      expect(bare.headers.get('cache-control')).to.equal('public, max-age=600');
      expect(bare.headers.get('access-control-allow-origin')).to.equal('*');
    });

    it('are only those that are there', async () => {
      for (const path of [
        '/assets/nothing.css',
        '/assets/..%2f..%2fpackage.json',
        '/assets/page.ts',
        '/assets/%00.css',
      ])
        expect((await fetch(service.address + path)).status, path).to.equal(404);
      expect((await fetch(`${service.address}/assets/thumb.svg`)).headers.get('content-type')).to.equal(
        'image/svg+xml',
      );
    });

    it('travel unpacked to whoever cannot unpack', async () => {
      const { request } = await import('node:http');
      const body = await new Promise<Buffer>((resolve, reject) => {
        request(
          `${service.address}/assets/page.css`,
          { headers: { 'accept-encoding': 'identity' } },
          (answer) => {
            const chunks: Buffer[] = [];
            answer
              .on('data', (chunk: Buffer) => chunks.push(chunk))
              .on('end', () => resolve(Buffer.concat(chunks)));
          },
        )
          .on('error', reject)
          .end();
      });
      expect(() => gunzipSync(body)).to.throw();
      expect(body.toString('utf8')).to.include('.doorstep');
    });
  });
});
