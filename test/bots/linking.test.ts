// LINK and UNLINK in any order: nothing is lost, nothing gets to somebody else, and no address comes back that said STOP.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Person } from '../../store/people.js';
import { Scene } from '../support/scene.js';
import { runsOfToday } from '../support/today.js';

const names = ['Ann', 'Bob', 'Cat', 'Dan'] as const;
type Name = (typeof names)[number];
const groups = ['Art group', 'Shop jobs', 'Tea club'] as const;

/** A town in which things are done at phones; a phone is named after who had it first. */
class Phones {
  readonly texts = new Map<Name, string[]>(names.map((name) => [name, []]));
  readonly out = new Set<Name>();
  private posts = 0;

  private constructor(
    readonly scene: Scene,
    readonly before: ReadonlyMap<Name, Person>,
  ) {}

  static async open(): Promise<Phones> {
    const scene = await Scene.open(
      `groups: ${groups.join(', ')}`,
      ...names.map((name) => `${name} is in Art group`),
    );
    const before = new Map<Name, Person>();
    for (const name of names) before.set(name, await personAt(scene, name));
    return new Phones(scene, before);
  }

  async post(name: Name): Promise<void> {
    const text = `news ${++this.posts} from the phone of ${name}`;
    await this.scene.says(name, `POST ${text}`);
    await this.scene.says(name, '1');
    if (!this.out.has(name)) this.texts.get(name)?.push(text);
  }

  async join(name: Name, group: string): Promise<void> {
    await this.scene.says(name, `JOIN ${group}`);
    await this.scene.says(name, '0');
  }

  /** The whole way, as far as it goes. */
  async link(first: Name, second: Name): Promise<void> {
    await this.scene.says(first, 'LINK');
    const code = /\d{6}/.exec((await this.scene.says(first, '1'))[0]?.body.text ?? '')?.[0];
    if (!code || first === second) return;
    await this.scene.says(second, `LINK ${code}`);
    await this.scene.pass('1 second');
    await this.scene.says(first, 'yes it is me');
    await this.scene.says(first, '0');
  }

  async unlink(name: Name): Promise<void> {
    await this.scene.says(name, 'UNLINK');
    await this.scene.says(name, 'Take it apart');
    await this.scene.says(name, '0');
  }

  async stop(name: Name): Promise<void> {
    await this.scene.says(name, 'STOP');
    this.out.add(name);
  }

  async start(name: Name): Promise<void> {
    await this.scene.says(name, 'START');
    this.out.delete(name);
    await this.scene.says(name, '0');
  }

  /** Whatever was shared at a phone is by whoever is at that phone now, and by nobody else. */
  async check(): Promise<void> {
    const { updates, people } = this.scene.store.view;
    const byPerson = new Map<string, Name[]>();
    for (const name of names) {
      const { id } = await personAt(this.scene, name);
      byPerson.set(id, [...(byPerson.get(id) ?? []), name]);
    }
    for (const [id, phones] of byPerson) {
      const texts = (await updates.of(id, 1_000)).map(({ text }) => text);
      expect(texts.sort(), phones.join()).to.deep.equal(
        phones.flatMap((name) => this.texts.get(name) ?? []).sort(),
      );
      expect((await people.addressesOf(id)).map(({ key }) => key).sort()).to.deep.equal(
        phones.map((name) => this.scene.town.numberOf(name)).sort(),
      );
    }
    for (const name of names) {
      const out = await people.optedOutAt('sms', this.scene.town.numberOf(name));
      expect(out !== null, `${name} has stopped`).to.equal(this.out.has(name));
    }
  }
}

async function personAt(scene: Scene, name: string): Promise<Person> {
  const who = await scene.store.view.people.who('sms', scene.town.numberOf(name));
  if (!who) throw new Error(`nobody is at the phone of ${name}`);
  return who.person;
}

const groupsOf = async ({ store }: Scene, id: string): Promise<string[]> =>
  (await store.view.communities.mine(id)).map(({ name }) => name).sort();

const phone = fc.constantFrom(...names);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant('link' as const), phone, phone) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('unlink' as const), phone, phone) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('post' as const), phone, phone) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('stop' as const, 'start' as const), phone, phone) },
);

describe('linking', function () {
  this.timeout(60_000);

  it('loses nothing, mixes nothing and brings no stopped phone back, in whatever order', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const phones = await Phones.open();
        try {
          for (const [what, name, other] of steps) {
            await phones[what](name, other);
            await phones.check();
          }
          for (const name of names) await phones.start(name);
          for (const name of names) await phones.unlink(name);
          await phones.check();
          for (const name of names)
            expect(await personAt(phones.scene, name), name).to.deep.equal(phones.before.get(name));
        } finally {
          await phones.scene.close();
        }
      }),
      { numRuns: runsOfToday(12) },
    ));

  it('gives each side its own groups back, also those both were in, but not those they left', async () => {
    const phones = await Phones.open();
    const { scene } = phones;
    await phones.join('Ann', 'Shop jobs');
    await phones.join('Bob', 'Tea club');
    await phones.link('Ann', 'Bob');
    const { id } = await personAt(scene, 'Bob');
    expect(await groupsOf(scene, id)).to.deep.equal([...groups]);
    expect(await scene.store.view.communities.countMembers('group-art-group')).to.equal(3);
    await phones.unlink('Ann');
    const { id: ann } = await personAt(scene, 'Ann');
    const { id: bob } = await personAt(scene, 'Bob');
    expect(await groupsOf(scene, ann)).to.deep.equal(['Art group', 'Shop jobs']);
    expect(await groupsOf(scene, bob)).to.deep.equal(['Art group', 'Tea club']);

    await phones.link('Ann', 'Bob');
    await scene.says('Bob', 'LEAVE Art group');
    await scene.says('Bob', 'Leave');
    await phones.unlink('Bob');
    expect(await groupsOf(scene, ann)).to.deep.equal(['Shop jobs']);
    expect(await groupsOf(scene, bob)).to.deep.equal(['Tea club']);
    await scene.close();
  });

  it('keeps whoever was blocked away from every side, linked or not', async () => {
    const phones = await Phones.open();
    const { scene } = phones;
    await scene.tell('Cat blocks Bob');
    const cat = (await personAt(scene, 'Cat')).id;
    const isKeptAway = async (name: Name) =>
      scene.store.view.people.blockedBetween(cat, (await personAt(scene, name)).id);
    await phones.link('Ann', 'Bob');
    expect([await isKeptAway('Ann'), await isKeptAway('Bob')]).to.deep.equal([true, true]);
    await phones.unlink('Bob');
    expect([await isKeptAway('Ann'), await isKeptAway('Bob')]).to.deep.equal([true, true]);
    await phones.link('Bob', 'Ann');
    expect(await isKeptAway('Ann')).to.equal(true);
    await scene.close();
  });

  it('runs a turn again that was thinking on the other side meanwhile', async () => {
    const phones = await Phones.open();
    const { scene } = phones;
    await scene.says('Bob', 'POST I got a job');
    await scene.says('Ann', 'LINK');
    const code = /\d{6}/.exec((await scene.says('Ann', '1'))[0]?.body.text ?? '')?.[0];
    await scene.says('Bob', `LINK ${code}`);
    await scene.pass('1 second');
    const { faults } = await scene.hear({ who: 'Ann', says: '1' }, { who: 'Bob', says: '1' });
    expect(faults).to.deep.equal([]);
    phones.texts.set('Bob', ['I got a job']);
    await phones.check();
    await scene.close();
  });

  it('forgets both sides when the person is forgotten, and tells them of both before', async () => {
    const phones = await Phones.open();
    const { scene } = phones;
    await phones.post('Bob');
    await phones.link('Ann', 'Bob');
    const { id } = await personAt(scene, 'Ann');
    const all = await scene.store.view.people.everythingAbout(id);
    expect(all.people?.map((row) => (row as Person).name)).to.have.members(['Ann', 'Bob']);
    expect(all.addresses).to.have.length(2);
    await scene.says('Bob', 'FORGET ME');
    await scene.says('Bob', 'Delete it all');
    await scene.says('Bob', 'Forget me');
    const { people } = scene.store.view;
    for (const name of ['Ann', 'Bob'] as const) {
      expect(await people.person(phones.before.get(name)?.id ?? ''), name).to.equal(null);
      expect(await people.who('sms', scene.town.numberOf(name)), name).to.equal(null);
    }
    await scene.close();
  });

  it('keeps the stricter of two wishes about who sees a page', async () => {
    const phones = await Phones.open();
    const { scene } = phones;
    await scene.says('Ann', 'SETTINGS');
    await scene.says('Ann', 'Who sees my news');
    await scene.says('Ann', 'Anyone');
    await phones.link('Ann', 'Bob');
    expect((await personAt(scene, 'Bob')).pageVisibility).to.equal('groups');
    await scene.close();
  });

  it('counts as read what either of them has read on a page, and once they are two again, each their own', async () => {
    const phones = await Phones.open();
    const { scene } = phones;
    await phones.post('Cat');
    await scene.pass('11 minutes');
    const { now } = scene.town;
    const visit = { communityId: scene.town.group('Art group'), sinceAt: now - 60 * 60_000, untilAt: now };
    const bob = await personAt(scene, 'Bob');
    await scene.store.reading.visited({ ...visit, personId: bob.id });
    await scene.store.reading.visited({
      ...visit,
      personId: (await personAt(scene, 'Ann')).id,
      untilAt: now - 30 * 60_000,
    });
    const news = async (name: Name) => {
      const { id } = await personAt(scene, name);
      return (await scene.store.digestRuns.newsFor([{ id, since: 0 }], now, 7)).get(id)?.count;
    };
    expect([await news('Ann'), await news('Bob'), await news('Dan')]).to.deep.equal([1, 0, 1]);
    for (const _ of ['once', 'and again']) {
      await phones.link('Ann', 'Bob');
      expect(await news('Ann')).to.equal(0);
      await phones.unlink('Ann');
    }
    expect(await news('Bob')).to.equal(0);
    await scene.close();
  });

  it('tells people where they came to last', async () => {
    const phones = await Phones.open();
    const { scene } = phones;
    const reachedAt = async () =>
      (await scene.store.view.people.addressOf((await personAt(scene, 'Ann')).id))?.key;
    await phones.link('Ann', 'Bob');
    expect(await reachedAt()).to.equal(scene.town.numberOf('Ann'));
    await scene.says('Bob', 'MENU');
    expect(await reachedAt()).to.equal(scene.town.numberOf('Bob'));
    await phones.stop('Bob');
    expect(await reachedAt()).to.equal(scene.town.numberOf('Ann'));
    await scene.close();
  });

  it('stops guessing from many phones', async () => {
    const phones = await Phones.open();
    const { scene } = phones;
    const guessers = Array.from({ length: 25 }, (_, index) => `G${index}`);
    await scene.tell(...guessers.map((name) => `${name} is in no group`));
    for (let tries = 0; tries < 4; tries++)
      await scene.hear(...guessers.map((who, index) => ({ who, says: `LINK 9999${tries}${index % 10}` })));
    expect((await scene.says('Ann', 'LINK 123456'))[0]?.body.text).to.match(/^That was one try too many/);
    await scene.pass('16 minutes');
    expect((await scene.says('Ann', 'LINK 123456'))[0]?.body.text).to.match(/^I do not know that code/);
    await scene.close();
  });
});
