import { expect } from 'chai';
import { eachStore } from '../support/stores.js';
import { address, changes, newPeople } from './rows.js';

const browser = (key: string) => address('p1', { id: key, channel: 'web', key });

describe('Preferences', () => {
  eachStore((place) => {
    it('belong to the person at a web identity, whichever it is', async () => {
      const store = await place.open();
      const { preferences } = store;
      expect(await preferences.read('dl_1')).to.equal(null);
      expect(await preferences.save('dl_1', { size: '3' })).to.equal(false);
      const people = newPeople('p1');
      people.inserts.addresses?.push(browser('dl_1'), browser('dl_2'));
      await store.commit(people);
      expect(await preferences.read('dl_1')).to.equal(null);
      expect(await preferences.save('dl_1', { size: '3' })).to.equal(true);
      expect(await preferences.save('dl_2', { calm: true })).to.equal(true);
      const both = { size: '3', pictures: true, calm: true, aloud: 'off' };
      expect(await preferences.read('dl_1')).to.deep.equal(both);
      expect(await preferences.read('dl_2')).to.deep.equal(both);
    });

    it('that are saved at one moment are all kept', async () => {
      const store = await place.open();
      const { preferences } = store;
      const people = newPeople('p1');
      people.inserts.addresses = [address('p1', { channel: 'web', key: 'dl_1' })];
      await store.commit(people);
      await Promise.all([
        preferences.save('dl_1', { size: '2' }),
        preferences.save('dl_1', { pictures: false }),
        preferences.save('dl_1', { aloud: 'new' }),
      ]);
      const all = { size: '2', pictures: false, calm: false, aloud: 'new' };
      expect(await preferences.read('dl_1')).to.deep.equal(all);
      await store.commit(changes({ operations: [{ kind: 'erase', personId: 'p1' }] }));
      expect(await preferences.read('dl_1')).to.equal(null);
    });
  });
});
