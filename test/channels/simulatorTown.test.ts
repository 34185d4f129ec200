// The sample town: that it is whole, that it is believable, and that a second start adds nothing.
import { expect } from 'chai';
import { segments } from '../../channels/plainText.js';
import { contacts, demoPhones, members, ownerOf } from '../../channels/simulator/town/people.js';
import { employers, groups } from '../../channels/simulator/town/places.js';
import { comments, guestHour, questions, updates } from '../../channels/simulator/town/stories.js';
import { seedTown } from '../../channels/simulator/town.js';
import { seedHotseat } from '../../channels/simulator/townHotseat.js';
import { seedSlack } from '../../channels/simulator/townSlack.js';
import { keywords } from '../../dialogs/understanding/text.js';
import type { Store } from '../../store/store.js';
import { temporaryStore } from '../support/stores.js';

const now = Date.UTC(2030, 5, 14, 12);
const hour = 3_600_000;
const week = 7 * 24 * hour;

describe('the sample town', () => {
  let store: Store;
  let place: Awaited<ReturnType<typeof temporaryStore>>;

  before(async () => {
    place = await temporaryStore();
    store = place.store;
    expect(await seedTown(store, now)).to.equal(true);
  });
  after(() => place.remove());

  const who = async (name: string) => {
    const phone = demoPhones.find((one) => one.name === name);
    return store.view.people.who('sms', phone?.number ?? '');
  };

  const groupsOf = async (id = ''): Promise<string[]> =>
    (await store.view.communities.mine(id)).map(({ name }) => name);

  it('is believable in size: 12 groups, 25 members, 8 employers', () => {
    expect([groups.length, members.length, employers.length]).to.deep.equal([12, 25, 8]);
  });

  it('has Jo in two groups and Sam in one, both welcomed, and phones nobody knows', async () => {
    const [jo, sam] = [await who('Jo'), await who('Sam')];
    expect(jo?.consentedAt).to.be.a('number');
    expect(await groupsOf(jo?.person.id)).to.have.members(['Art group', 'Shop jobs']);
    expect(await groupsOf(sam?.person.id)).to.have.members(['Art group']);
    expect(await who('New phone')).to.equal(null);
  });

  it('has somebody confirmed who answers for every employer, on a phone of the demo page', async () => {
    expect(await store.view.employers.answering()).to.have.length(8);
    for (const { number } of contacts) {
      const contact = await store.view.people.who('sms', number);
      expect(await store.view.employers.contactsOf(contact?.person.id ?? '')).to.have.length(1);
      expect(demoPhones.some((phone) => phone.number === number)).to.equal(true);
    }
  });

  it("asks Green's Cafe first when any employer will do", async () => {
    expect((await store.view.employers.answering())[0]?.name).to.equal("Green's Cafe");
  });

  it('has news for Jo and for Sam', async () => {
    for (const name of ['Jo', 'Sam']) {
      const person = (await who(name))?.person;
      const news = await store.view.digests.news(person?.id ?? '', now - week, now, 20);
      expect(news.length, name).to.be.at.least(3);
      expect(news.every((item) => item.at < now)).to.equal(true);
    }
  });

  it('finds what was asked before', async () => {
    const [found] = await store.view.questions.similar(keywords('do i wear a uniform in the shop'), 1);
    expect(found?.employerName).to.equal('Corner Stores');
  });

  it('adds nothing the second time', async () => {
    const before = await store.view.updates.of((await who('Jo'))?.person.id ?? '', 100);
    expect(await seedTown(store, now + week)).to.equal(false);
    expect(await store.view.updates.of((await who('Jo'))?.person.id ?? '', 100)).to.deep.equal(before);
    expect(await store.checkIntegrity()).to.equal(null);
  });

  it('has Mel of the staff in Slack, and Paul, who answers there and no longer by text', async () => {
    expect(await seedSlack(store, now)).to.equal(true);
    expect(await seedSlack(store, now)).to.equal(false);
    const [mel, paul] = [await who('Mel'), await who('Paul')];
    expect((await store.view.people.who('slack', 'T0HILLSIDE/U0MEL'))?.person.id).to.equal(mel?.person.id);
    const answersFor = await store.view.employers.contactsOf(paul?.person.id ?? '');
    expect(answersFor.map(({ channel, key, employerName }) => [channel, key, employerName])).to.deep.equal([
      ['slack', 'T0HILLSIDE/U0PAUL', 'Hill Bakery'],
    ]);
    expect(await store.checkIntegrity()).to.equal(null);
  });

  it('has Paul as the guest of the Art group at the next full hour, and again once that is over', async () => {
    const late = now + hour / 2 + 1;
    expect(await seedHotseat(store, late)).to.equal(true);
    expect(await seedHotseat(store, late)).to.equal(false);
    expect(await seedHotseat(store, late + 2 * hour)).to.equal(false);
    const [first] = await store.view.hotseats.all(9);
    const paul = (await store.view.people.who('slack', 'T0HILLSIDE/U0PAUL'))?.person.id;
    expect([first?.startsAt, first?.guestPersonId]).to.deep.equal([now + 2 * hour, paul]);
    expect(await store.view.hotseats.countInvited(first?.id ?? '')).to.equal(8);
    const nextDay = late + 24 * hour;
    expect(await seedHotseat(store, nextDay)).to.equal(true);
    const both = await store.view.hotseats.all(9);
    expect(both.map(({ startsAt }) => startsAt)).to.have.members([now + 2 * hour, now + 26 * hour]);
    expect(await store.checkIntegrity()).to.equal(null);
  });

  it('is written in plain words that fit a text message', () => {
    const words = [...updates, ...comments].map(([, , , text]) => text);
    words.push(...guestHour.seeds);
    for (const text of [...words, ...questions.flatMap((asked) => [asked.text, asked.answer])]) {
      expect(segments(text).segments, text).to.equal(1);
    }
    for (const { about } of [...groups, ...employers]) expect(segments(about).segments, about).to.equal(1);
  });

  it('uses only numbers that belong to nobody, each once', () => {
    const numbers = [...new Set([...demoPhones, ...members, ...contacts].map(({ number }) => number))];
    expect(numbers.every((number) => /^\+447700900\d{3}$/.test(number))).to.equal(true);
    expect(numbers).to.have.length(25 + 8 + 1 + 2);
    expect(ownerOf('+447700900201')).to.equal('Ana');
    expect(ownerOf('+447700900555')).to.equal(null);
  });
});
