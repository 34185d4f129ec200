// A long talk on the page `/chat`: light and quick to show, and all of it still there to read, page by page.
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import sharp from 'sharp';
import { drawn, idOf } from '../../channels/web/activity.js';
import { hear } from '../../channels/web/page/hearing.js';
import type { Web } from '../../channels/web/index.js';
import { openPageService, type PageService } from '../support/pageService.js';
import { Visitor } from '../support/visitor.js';

const news = [
  'Sam got a job at the bakery in town and starts on Monday.',
  'Hill Bakery answered: yes, you can bring a friend to the first day.',
  'There are 3 new things in Art group. Which one shall I read to you?',
  'Kim painted the boat house. You can see it at the open day on Friday.',
  'You wrote: "I learned to make soup and bread with my own two hands". Shall I share it?',
];

describe('a long talk on the page', () => {
  let service: PageService;
  let jo: Visitor;

  before(async () => (service = await openPageService({ secret: 'the secret of this test' })));
  after(() => service.close());
  beforeEach(async () => {
    jo = new Visitor(service.address);
    await jo.open();
    await jo.send('', 'Tell me more');
  });
  afterEach(() => expect(service.faults).to.deep.equal([]));

  const talk = () => /data-talk="([^"]+)"/.exec(jo.page.html)?.[1] ?? '';
  const earlier = () => /<a href="([^"]+)">Show earlier messages</.exec(jo.page.html)?.[1];

  it('shows the newest thirty, and those before them page by page, as far as there are any', async () => {
    for (let count = 0; count < 120; count += 1) await service.say(talk(), `news ${count}`);
    await jo.open();
    expect([jo.said.length, jo.said[0], jo.said.at(-1)]).to.deep.equal([30, 'bot: news 90', 'bot: news 119']);
    // News that come by themselves leave a question open, and its answer reads as what was pressed.
    expect(jo.choices).to.deep.equal(['OK', 'Not now']);
    const chat = jo.page.html;
    const pages: string[][] = [];
    for (let to = earlier(); to !== undefined; to = earlier()) {
      await jo.open(to);
      pages.push(jo.said);
      expect(jo.page.html)
        .to.include('<h1>Earlier messages</h1>')
        .and.include('href="/chat">Back to the chat');
      expect(jo.page.html, 'nothing is live there').to.not.match(/role="log"|<script|<form/);
    }
    expect(pages.map((said) => said.length)).to.deep.equal([50, 43]);
    expect([pages[0]?.[0], pages[0]?.at(-1)]).to.deep.equal(['bot: news 40', 'bot: news 89']);
    expect([pages[1]?.[0], pages[1]?.[1], pages[1]?.at(-1)]).to.deep.equal([
      'bot: Hi, I am a computer helper from Hillside. Your group sees what you share. Text STOP to stop.',
      'person: Tell me more',
      'bot: news 39',
    ]);
    await jo.send('', 'OK', chat);
    expect(jo.said.slice(-2)).to.deep.equal([
      'person: OK',
      'bot: What name shall others see? Any name is fine.',
    ]);
  });

  it('is as light after half a year, and no more of it is read than is shown', async () => {
    const { transcript } = service.store;
    const conversation = talk();
    await Promise.all(
      Array.from({ length: 2_000 }, (_, count) => {
        const text = `${news[count % news.length]} ${count}`;
        const about = { name: 'Hillside', at: count, replyToId: idOf(conversation, count) };
        const activity = drawn({ address: 'dl_jo', conversation, text, choices: [] }, about);
        return transcript.append({ conversation, key: `long ${count}`, activity, at: count });
      }),
    );
    const length = async (path: string) =>
      Number((await jo.ask(path, { headers: { 'accept-encoding': 'gzip' } })).headers.get('content-length'));
    expect((await length('/chat')) + (await length('/assets/page.css'))).to.be.within(1_000, 10_000);
    await jo.open();
    expect([jo.said.length, jo.said.at(-1)]).to.deep.equal([
      30,
      `bot: ${news[4]} 1999`.replaceAll('"', '&quot;'),
    ]);

    let read = 0;
    const counting = {
      ...transcript,
      latest: async (...asked: Parameters<typeof transcript.latest>) => {
        const found = await transcript.latest(...asked);
        read += found.length;
        return found;
      },
      after: () => Promise.reject(new Error('from the start')),
    };
    const settings = { publicUrl: service.address };
    await hear({ memory: { transcript: counting }, settings, tokens: {} } as unknown as Web, conversation);
    expect(read).to.be.within(30, 150);
  });

  it('is not for anybody else, and takes no place that makes no sense for more than the chat', async () => {
    for (let count = 0; count < 40; count += 1) await service.say(talk(), `news ${count}`);
    await jo.open();
    const to = earlier() ?? '';
    const sam = new Visitor(service.address);
    await sam.open(to);
    expect(sam.said).to.have.length(1);
    for (const odd of ['', 'x', '-1', '1e9', '99999999999', '1"><script>']) {
      await jo.open(`/chat?before=${encodeURIComponent(odd)}`);
      expect([jo.said.length, jo.page.html.includes('role="log"')], odd).to.deep.equal([30, true]);
    }
    await jo.open('/chat?before=0');
    expect([jo.page.status, jo.said.length]).to.deep.equal([200, 0]);
  });

  it('is in the order in which things were said, by form and by script', async () => {
    const conversation = talk();
    const noise = Buffer.from(Array.from({ length: 1_500 * 1_500 * 3 }, (_, at) => (at * 7919) % 251));
    const photo = await sharp(noise, { raw: { width: 1_500, height: 1_500, channels: 3 } })
      .png()
      .toBuffer();
    const form = jo.sendPhoto(new Blob([photo], { type: 'image/png' }), 'me.png');
    // The form has arrived, and its photo is still being drawn.
    await wait(200);
    const script = fetch(`${service.address}/v3/directline/conversations/${conversation}/activities`, {
      method: 'POST',
      headers: { authorization: 'Bearer the secret of this test', 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'that was me' }),
    });
    await Promise.all([form, script]);
    const said = await service.store.transcript.latest(conversation, 10);
    const own = said.filter(({ activity }) => (activity as { from: { role: string } }).from.role === 'user');
    expect(own.slice(1).map(({ activity }) => (activity as { text?: string }).text)).to.deep.equal([
      undefined,
      'that was me',
    ]);
  });
});
