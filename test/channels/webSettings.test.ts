// How somebody wants the chat to look: it is theirs wherever they are known, with a script and without one.
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { openPageService, type PageService } from '../support/pageService.js';
import { changes } from '../store/rows.js';
import { Visitor } from '../support/visitor.js';

const listed = 'https://town.example';

describe('the settings of the page', () => {
  let service: PageService;
  let jo: Visitor;

  before(async () => (service = await openPageService({ origins: [listed] })));
  after(() => service.close());
  beforeEach(async () => (jo = await newcomer()));
  afterEach(() => expect(service.faults).to.deep.equal([]));

  async function newcomer(): Promise<Visitor> {
    const visitor = new Visitor(service.address);
    await visitor.open();
    return visitor;
  }

  const save = (visitor: Visitor, settings: Record<string, string>) =>
    visitor.post({ ...visitor.keys, words: '', do: 'look', ...settings });
  const look = ({ page }: Visitor) => /data-size.*?data-aloud="\w+"/.exec(page.html)?.[0];
  const checked = ({ page }: Visitor) =>
    [...page.html.matchAll(/name="(\w+)"(?: value="(\w+)")? checked/g)].map(([, name, value = 'on']) => [
      name,
      value,
    ]);
  const large = 'data-size="3" data-pictures="off" data-calm="on" data-aloud="new"';

  async function ask(path: string, body: object, headers: Record<string, string>) {
    const answer = await fetch(`${service.address}/chat/session${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return answer;
  }
  const cookie = () => ({ cookie: `doorstep=${jo.cookies.get('doorstep') ?? ''}` });

  /** Looks again until the newest thing said has these words in it. */
  async function reads(visitor: Visitor, words: string): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      if (visitor.said.at(-1)?.includes(words)) return;
      await wait(20);
      await visitor.open();
    }
    expect(visitor.said.at(-1)).to.include(words);
  }

  async function link(first: Visitor, second: Visitor): Promise<void> {
    await first.send('', 'OK');
    await first.send('Jo');
    await first.send('LINK');
    await first.send('', 'Give me a code');
    const [code = ''] = /\d{6}/.exec(first.said.at(-1) ?? '') ?? [];
    await second.send(`LINK ${code}`);
    await service.tick();
    await reads(first, 'Somebody typed your code.');
    await first.send('', 'Yes it is me');
    await reads(second, 'Both are you now, and your name is Jo.');
  }

  it('are on every browser of a person who is linked, and changed from each', async () => {
    const tablet = await newcomer();
    await save(jo, { size: '3', calm: 'on', aloud: 'new' });
    await link(jo, tablet);
    expect(look(tablet)).to.equal(large);
    expect(checked(tablet)).to.deep.equal([
      ['size', '3'],
      ['calm', 'on'],
      ['aloud', 'new'],
    ]);
    await save(tablet, { size: '2', pictures: 'on', aloud: 'off' });
    await jo.open();
    expect(look(jo)).to.equal('data-size="2" data-pictures="on" data-calm="off" data-aloud="off"');
  });

  it('come along from the side that typed the code, where the other never chose', async () => {
    const tablet = await newcomer();
    await save(tablet, { size: '3', calm: 'on', aloud: 'new' });
    await link(jo, tablet);
    await jo.open();
    expect(look(jo)).to.equal(large);
  });

  it("are nobody else's", async () => {
    await save(jo, { size: '3' });
    expect(look(await newcomer())).to.match(/^data-size="1" data-pictures="on"/);
  });

  it('stay with the browser of somebody who is not known yet', async () => {
    await jo.send('', 'OK');
    const [, talk = ''] = /data-talk="([^"]+)"/.exec(jo.page.html) ?? [];
    const address = (await service.store.transcript.conversation(talk))?.address ?? '';
    const personId = (await service.store.view.people.who('web', address))?.person.id ?? '';
    await service.store.commit(changes({ operations: [{ kind: 'erase', personId }] }));
    await save(jo, { size: '3', calm: 'on', aloud: 'new' });
    expect(await service.store.preferences.read(address)).to.equal(null);
    await jo.open();
    expect(look(jo)).to.equal(large);
  });

  it('are saved by a script that has the session, and by nobody else', async () => {
    await jo.send('', 'OK');
    const saved = await ask('/look', { look: 'size=3&calm=on&aloud=new' }, cookie());
    expect([saved.status, saved.headers.get('set-cookie')]).to.deep.equal([
      204,
      'doorstep_look=size=3&calm=on&aloud=new; Path=/; Max-Age=31536000; SameSite=Lax',
    ]);
    await jo.open();
    expect(look(jo)).to.equal(large);
    const rows: [object, Record<string, string>, number][] = [
      [{ look: 'size=2' }, {}, 403],
      [{ look: 'size=2' }, { ...cookie(), origin: listed }, 403],
      [{ look: 'size=2', secret: 'made up' }, { origin: listed }, 403],
      [{ look: 'size=2', secret: '' }, { origin: 'https://evil.example' }, 403],
      [{ look: 'x'.repeat(101) }, cookie(), 400],
      [{}, cookie(), 400],
    ];
    for (const [body, headers, status] of rows)
      expect((await ask('/look', body, headers)).status, JSON.stringify([body, headers])).to.equal(status);
    await jo.open();
    expect(look(jo)).to.equal(large);
  });

  it('come to a widget with its first answer, and are saved from it without a cookie', async () => {
    const from = { origin: listed };
    const first = await (await ask('', { secret: '', look: 'size=2' }, from)).json();
    const {
      secret,
      look: found,
      sheet,
    } = first as { secret: string; look: string; sheet: { markup: string } };
    expect(found).to.equal('size=2&aloud=off');
    expect(sheet.markup).to.include('name="size" value="2" checked').and.include('Forget this device');
    const saved = await ask('/look', { secret, look: 'size=3&calm=on&aloud=new' }, from);
    expect([saved.status, saved.headers.get('set-cookie')]).to.deep.equal([204, null]);
    const again = (await (await ask('', { secret, look: 'size=2' }, from)).json()) as { look: string };
    expect(again.look).to.equal('size=3&calm=on&aloud=new');
    const later = (await (await ask('', { secret, place: 1 }, from)).json()) as object;
    expect(later).to.not.have.any.keys('look', 'sheet');
  });
});
