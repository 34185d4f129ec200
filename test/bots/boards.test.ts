import { expect } from 'chai';
import { boardWatch } from '../../bots/boards.js';
import { house } from '../support/stage.js';
import { staffChannel } from '../support/slackTowns.js';
import { temporaryStore } from '../support/stores.js';

describe('the board', () => {
  it('is drawn again for what the store wrote by itself, once, and never where there is no desk', async () => {
    const { store, remove } = await temporaryStore();
    try {
      let now = 1_000;
      const dues = async () => (await store.outbox.claim(now, 10, 1_000)).map(({ body }) => body.drawn);
      const board = { what: 'board', about: 'all' };
      await boardWatch({ store, house, now: () => now })();
      expect(await dues()).to.deep.equal([]);
      const look = boardWatch({ store, house: { ...house, desk: staffChannel }, now: () => now });
      await look();
      expect(await dues()).to.deep.equal([board]);
      await look();
      expect(await dues()).to.deep.equal([]);
      now = 2_000;
      await store.commit({
        inserts: {
          waiting: [
            {
              id: 'w1',
              kind: 'address-problem',
              personId: null,
              aboutId: 'a1',
              note: 'A number is no mobile.',
              createdAt: now,
              doneAt: null,
            },
          ],
        },
        operations: [],
        outbox: [],
      });
      await look();
      expect(await dues()).to.deep.equal([board]);
    } finally {
      await remove();
    }
  });
});
