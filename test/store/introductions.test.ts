import { expect } from 'chai';
import type { Introduction } from '../../store/introductions.js';
import type { Store } from '../../store/store.js';
import { eachStore } from '../support/stores.js';
import { add, answer, changes, contact, employer, ids, newPeople, question } from './rows.js';

const introduction = (id: string, more: Partial<Introduction> = {}): Introduction => ({
  id,
  questionId: 'q1',
  personId: 'p1',
  addressId: null,
  contactId: 'p2 for e1',
  askedBy: 'member',
  state: 'asked',
  memberGives: null,
  contactGives: null,
  createdAt: 1,
  changedAt: 1,
  ...more,
});

const answered = {
  state: 'answered',
  employerId: 'e1',
  contactId: 'p2 for e1',
  answeredAt: 100,
} as const;

/** p1 and p3 have asked e1, where p2 answers. */
async function town(store: Store): Promise<void> {
  await store.commit(newPeople('p1', 'p2', 'p3'));
  await add(store, {
    employers: [employer('e1')],
    employer_contacts: [contact('e1', 'p2')],
    questions: [
      question('q1', 'p1', answered),
      question('q2', 'p1', { ...answered, answeredAt: 200 }),
      question('q3', 'p3', { ...answered, anonymous: 'yes', answeredAt: 150 }),
      question('q4', 'p1', { employerId: 'e1', contactId: 'p2 for e1' }),
    ],
    answers: [answer('a1', 'q1', 'p2'), answer('a2', 'q2', 'p2'), answer('a3', 'q3', 'p2')],
  });
}

describe('Introductions', () => {
  eachStore((place) => {
    it('are possible by the newest answered question of each two', async () => {
      const store = await place.open();
      await town(store);
      const by = async (personId: string, since: number) =>
        (await store.view.introductions.meetable(personId, since)).map(({ questionId }) => questionId);
      expect(await by('p1', 0)).to.deep.equal(['q2']);
      expect(await by('p2', 0)).to.deep.equal(['q2', 'q3']);
      expect(await by('p2', 180)).to.deep.equal(['q2']);
    });

    it('are open on both sides until they end', async () => {
      const store = await place.open();
      await town(store);
      await add(store, { introductions: [introduction('i1'), introduction('i2', { state: 'ended' })] });
      for (const who of ['p1', 'p2'])
        expect(ids(await store.view.introductions.openOf(who))).to.deep.equal(['i1']);
      const [one] = await store.view.introductions.openOf('p2');
      expect(one).to.include({ memberName: 'Name of p1', employerName: 'Firm e1', contactPersonId: 'p2' });
    });

    it('show each side what they gave themselves and nothing of the other', async () => {
      const store = await place.open();
      await town(store);
      const both = { state: 'giving', memberGives: 'of the member', contactGives: 'of the contact' } as const;
      await add(store, { introductions: [introduction('i1', both)] });
      for (const [who, gives] of [
        ['p1', 'of the member'],
        ['p2', 'of the contact'],
      ] as const) {
        const { introductions } = await store.view.people.everythingAbout(who);
        expect(JSON.stringify(introductions)).to.include(gives);
        expect(JSON.stringify(introductions)).not.to.include(
          gives === 'of the member' ? 'of the contact' : 'of the member',
        );
      }
    });

    for (const who of ['p1', 'p2'])
      it(`go with whoever is erased: ${who}`, async () => {
        const store = await place.open();
        await town(store);
        await add(store, { introductions: [introduction('i1')] });
        await store.commit(changes({ operations: [{ kind: 'erase', personId: who }] }));
        expect(await store.view.introductions.byId('i1')).to.equal(null);
      });
  });
});
