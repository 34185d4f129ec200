// What staff take down is gone wherever it stood: pages, feeds, pictures, digests, replies, what was asked before, and their own cards.
import { expect } from 'chai';
import { changes } from '../store/rows.js';
import { openReadingService, publicUrl, type ReadingService } from '../support/readingPages.js';
import { Scene } from '../support/scene.js';
import type { SentRow } from '../support/stage.js';

describe('What staff take down', () => {
  let scene: Scene;
  let pages: ReadingService;
  const cards = new Map<string, SentRow['sheet']>();
  const open = async (...sentences: string[]) => {
    scene = await Scene.open(
      'groups: Art group',
      'Jo is in Art group',
      'Sam is in Art group',
      'Mia runs Art group in Slack',
      'Ana is staff in Slack',
      ...sentences,
    );
    pages = await openReadingService(publicUrl, scene.store);
    await scene.store.commit(
      changes({
        operations: [
          { kind: 'set', table: 'people', where: { id: jo() }, values: { pageVisibility: 'anyone' } },
        ],
      }),
    );
  };
  afterEach(async () => {
    await pages.close();
    await scene.close();
  });

  const jo = () => scene.town.person('Jo');
  const art = () => scene.town.group('Art group');
  const see = (sent: readonly SentRow[]): readonly SentRow[] => {
    for (const { body, sheet } of sent) if (body.drawn) cards.set(body.drawn.about, sheet);
    return sent;
  };
  const says = async (who: string, ...texts: string[]) => {
    const heard: string[] = [];
    for (const text of texts)
      for (const { body } of see(await scene.says(who, text))) if (!body.drawn) heard.push(body.text);
    return heard.join('\n');
  };
  const remove = async (about: string) => {
    see(await scene.says('Ana', { choice: `do:remove:${about}`, filled: { why: 'It is unkind' } }));
    see(await scene.pass('1 minute'));
    pages.now = scene.town.now;
  };
  const secretFeed = async (kind: 'u' | 'c', id: string) =>
    `/${kind}/${id}.atom?key=${await scene.store.reading.makeFeedKey(scene.town.person('Sam'), { kind, id }, scene.town.now)}`;
  /** As it stands in Slack now. */
  const card = (line: string): string => JSON.stringify(cards.get(line));
  const lineOf = async (kind: string) => {
    const line = (await scene.store.view.safety.waiting(9)).find((one) => one.kind === kind);
    if (!line) throw new Error(`nothing waits of the kind ${kind}`);
    return line.id;
  };

  it('is an update gone from pages, feeds, pictures, digests, REPLY, REPORT and the card', async () => {
    await open();
    await says('Jo', 'post Kim is a fool', '1');
    await scene.pass('11 minutes');
    const [update] = await scene.store.view.updates.of(jo(), 1);
    const id = update?.id ?? '';
    const photo = { id: 'photo1', conversation: 'w', contentType: 'image/jpeg', bytes: Buffer.from('x') };
    await scene.store.pictures.keep({ ...photo, at: 1 });
    await scene.store.commit(
      changes({
        inserts: { update_pictures: [{ id: 'x1', updateId: id, pictureId: 'photo1', alt: 'Kim' }] },
      }),
    );
    pages.now = scene.town.now;
    const addresses: (readonly [path: string, as: string | null])[] = [
      [`/u/${jo()}`, null],
      [`/u/${jo()}`, scene.town.person('Sam')],
      [`/u/${jo()}`, jo()],
      [`/c/${art()}`, null],
      [`/c/${art()}`, scene.town.person('Sam')],
      [`/u/${jo()}.atom`, null],
      [`/c/${art()}.atom`, null],
      [await secretFeed('u', jo()), null],
      [await secretFeed('c', art()), null],
    ];
    const sam = scene.town.person('Sam');
    const showing = async () => {
      const read = await Promise.all(
        addresses.map(async ([path, as]) => [path, (await pages.read(path, as)).text.includes('is a fool')]),
      );
      return read.filter(([, isThere]) => isThere).map(([path]) => path);
    };
    expect(await showing()).to.have.length(addresses.length);
    expect((await pages.read(`/media/${id}/photo1`, sam)).status).to.equal(200);
    expect((await pages.read(`/report/update/${id}`, sam)).status).to.equal(200);
    expect(await says('Sam', 'digest')).to.contain('Kim is a fool');
    await says('Sam', '1', 'report', '1');
    const line = await lineOf('report');
    expect(card(line)).to.contain('Kim is a fool');
    await remove(line);
    expect(await showing()).to.deep.equal([]);
    expect((await pages.read(`/media/${id}/photo1`, sam)).status).to.equal(404);
    expect((await pages.read(`/report/update/${id}`, sam)).status).to.equal(404);
    expect(card(line)).to.not.contain('Kim is a fool');
    expect(await says('Sam', '1')).to.equal('This was taken down.');
    expect(await says('Sam', 'digest')).to.not.contain('fool');
    expect(await says('Sam', 'reply I agree')).to.contain('This was taken down.');
    await scene.tell('Tom is in Art group');
    expect(await says('Tom', 'digest')).to.not.contain('fool');
  });

  it('is a reply gone from below its update and from the news of whoever it was for', async () => {
    await open('Jo shared in Art group 1 day ago: I drew a dog');
    await says('Sam', 'digest', '1', 'reply It is ugly as you');
    await scene.pass('11 minutes');
    pages.now = scene.town.now;
    const below = async () => (await pages.read(`/c/${art()}`, jo())).text.includes('ugly');
    expect(await below()).to.equal(true);
    await says('Jo', 'digest', '1', 'report', '1');
    const line = await lineOf('report');
    expect(card(line)).to.contain('ugly');
    await remove(line);
    expect(await below()).to.equal(false);
    expect(card(line)).to.not.contain('ugly');
    expect(await says('Jo', '1')).to.equal('This was taken down.');
  });

  it('is an answer gone from what was asked before', async () => {
    await open(
      'employers: Hill Bakery (food)',
      'Sam asked Hill Bakery 2 days ago: When do you bake the bread? They said: Ask your mum.',
    );
    const ask = () => says('Jo', 'ask When do you bake the bread?');
    expect(await ask()).to.contain('Someone asked this.');
    await says('Jo', '0');
    const [known] = await scene.store.view.questions.similar(['bake', 'bread'], 1);
    const [answer] = await scene.store.view.questions.answers(known?.id ?? '');
    await remove(answer?.id ?? '');
    expect(await ask()).to.not.contain('Someone asked this.');
  });
});
