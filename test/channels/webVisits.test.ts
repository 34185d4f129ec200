// Who has come to the page `/chat`, and who only looks: nothing is written down about anybody before they do something.
import { expect } from 'chai';
import { openPageService, type PageService } from '../support/pageService.js';
import { Visitor } from '../support/visitor.js';

const greeting =
  'bot: Hi, I am a computer helper from Hillside. Your group sees what you share. Text STOP to stop.';
const asksName = 'bot: What name shall others see? Any name is fine.';
const tables = [
  'people',
  'addresses',
  'web_sessions',
  'web_conversations',
  'transcript',
  'inbox',
  'outbox',
] as const;

describe('whoever comes to the page', () => {
  let service: PageService;
  let jo: Visitor;

  beforeEach(async () => {
    service = await openPageService({ town: 'groups: Art group' });
    jo = new Visitor(service.address);
    await jo.open();
  });
  afterEach(async () => {
    expect(service.faults).to.deep.equal([]);
    await service.close();
  });

  const rows = () => Promise.all(tables.map((table) => service.count(table)));
  const nothing = tables.map(() => 0);
  const ask = (body: object, headers: Record<string, string> = {}) =>
    fetch(`${service.address}/chat/session`, { method: 'POST', body: JSON.stringify(body), headers });
  const begin = ({ page }: Visitor) =>
    (/data-begin="([^"]*)"/.exec(page.html)?.[1] ?? '').replaceAll('&amp;', '&');
  const cookieOf = (visitor: Visitor) => ({ cookie: `doorstep=${visitor.cookies.get('doorstep') ?? ''}` });

  it('reads the greeting, and leaves nothing behind by looking', async () => {
    expect([jo.said, jo.choices]).to.deep.equal([[greeting], ['OK', 'Tell me more']]);
    for (const forwarded of ['10.0.0.1', '10.0.0.2'])
      await (await fetch(`${service.address}/chat`, { headers: { 'x-forwarded-for': forwarded } })).text();
    await jo.open('/chat?before=7');
    expect(jo.said).to.deep.equal([greeting]);
    expect(await rows()).to.deep.equal(nothing);
  });

  it('leaves nothing behind by posting without a page of ours, by a check, or by forgetting', async () => {
    const stray = new Visitor(service.address);
    await stray.post({ words: 'buy this' });
    await stray.post({ words: 'buy this', once: 'x', proof: 'y' });
    expect([stray.said, stray.draft]).to.deep.equal([[greeting], 'buy this']);
    await stray.post({ ...stray.keys, words: 'a draft', do: 'check' });
    expect([stray.draft, stray.choices]).to.deep.equal(['a draft', ['OK', 'Tell me more']]);
    await stray.post(stray.keys, '/chat/forget');
    expect(stray.page.html).to.include('This device has forgotten you');
    for (const body of [{}, { begin: '' }, { begin: begin(jo) }, { begin: 'once=a&proof=b' }])
      expect((await ask(body)).status).to.equal(403);
    expect((await ask({ begin: 'once=a&proof=b' }, cookieOf(jo))).status).to.equal(403);
    expect(await rows()).to.deep.equal(nothing);
  });

  it('has come with the first press: greeted, then heard, and one person however often it is pressed', async () => {
    const form = jo.page.html;
    await Promise.all([1, 2, 3].map(() => jo.send('', 'OK', form)));
    await jo.open();
    expect(jo.said).to.deep.equal([greeting, 'person: OK', asksName]);
    const counts = await rows();
    expect(counts.slice(0, 4)).to.deep.equal([1, 1, 1, 1]);
  });

  it('may begin with what they came to say: it is kept, and taken up after the welcome', async () => {
    await jo.send('POST I got a job!');
    expect(jo.said.at(-1)).to.match(/^bot: Thank you, I keep that for you\. .*\nHi, I am a computer helper/);
    expect(jo.choices).to.deep.equal(['OK', 'Tell me more']);
    for (const [words, choice] of [['', 'Tell me more'], ['', 'OK'], ['Jo']])
      await jo.send(words ?? '', choice);
    await jo.send('', 'Art group');
    expect(jo.said.at(-1)).to.match(/You wrote: &quot;I got a job!&quot;$/);
    await jo.send('', 'Only me');
    expect(jo.said.at(-1)).to.equal('bot: OK. Only you can see it.');
  });

  it('has one chat in two tabs', async () => {
    const first = jo.page.html;
    await jo.open();
    await jo.send('', 'OK', first);
    expect([jo.said, jo.status]).to.deep.equal([[greeting, 'person: OK', asksName], '']);
  });

  it('has come when the script of the page begins, once, and goes on with the form that came with it', async () => {
    const form = jo.page.html;
    const begun = await Promise.all([1, 2].map(() => ask({ place: 0, begin: begin(jo) }, cookieOf(jo))));
    const said = (await Promise.all(begun.map((one) => one.json()))) as { conversationId: string }[];
    expect(form).to.include(`data-talk="${said[0]?.conversationId}"`);
    expect(said[1]?.conversationId).to.equal(said[0]?.conversationId);
    expect((await rows()).slice(0, 4)).to.deep.equal([1, 1, 1, 1]);
    await jo.send('', 'OK', form);
    expect(jo.said).to.deep.equal([greeting, 'person: OK', asksName]);
    expect(begin(jo), 'it has begun').to.equal('');
  });

  it('never brings a chat back to life that was forgotten, with whatever page is left of it', async () => {
    const [form, cookie, keys] = [jo.page.html, jo.cookies.get('doorstep') ?? '', begin(jo)];
    await jo.send('', 'OK', form);
    await jo.post(jo.keys, '/chat/forget');
    jo.cookies.set('doorstep', cookie);
    expect((await ask({ place: 0, begin: keys }, cookieOf(jo))).status).to.equal(403);
    await jo.send('still me?', undefined, form);
    expect([jo.said, jo.draft]).to.deep.equal([[greeting], 'still me?']);
    expect(jo.status).to.include('This is a new chat.');
    expect(jo.cookies.get('doorstep')).to.not.equal(cookie);
    expect((await rows()).slice(0, 4)).to.deep.equal([1, 1, 0, 1]);
  });
});
