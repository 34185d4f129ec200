// A whole group is told: everybody once, however many they are, whoever presses again, and although parts of it are begun anew.
import { expect } from 'chai';
import { turnTaker } from '../../bots/turn.js';
import { GROUP_TOLD } from '../../dialogs/desk/fanOut.js';
import { HOUSE } from '../../dialogs/turn.js';
import type { ChangeSet } from '../../store/changes.js';
import { temporaryStore } from '../support/stores.js';
import { changes, community, membership, newPeople } from '../store/rows.js';
import { house } from '../support/stage.js';

describe('a group is told', () => {
  it('everybody once, a hundred people at a time, though a part is taken up twice and who announced it goes', async () => {
    const { store, remove } = await temporaryStore();
    try {
      const ids = Array.from({ length: 250 }, (_, at) => `m${String(at).padStart(3, '0')}`);
      await store.commit(newPeople(...ids, 'mia'));
      await store.commit(changes({ inserts: toTell(ids) }));
      let made = 0;
      const take = turnTaker({
        store,
        house,
        carriers: {},
        pages: (_channel, text) => [text],
        texts: () => 1,
        now: () => NOON,
        newId: () => `n${++made}`,
        chance: () => 0.5,
      });
      const told: (string | null)[] = [];
      for (
        let [timer] = await store.view.timers.due(NOON, 1);
        timer;
        [timer] = await store.view.timers.due(NOON, 1)
      ) {
        const cause = { kind: 'timer', timer } as const;
        const set = await take(cause);
        const again = await take(cause);
        expect(set.outbox).to.have.length.at.most(100);
        told.push(...set.outbox.map(({ personId }) => personId));
        await store.commit(set);
        // Whoever announced it goes while it is being told.
        if (told.length === 100)
          await store.commit(changes({ operations: [{ kind: 'erase', personId: 'mia' }] }));
        // Another process had thought the same part through: none of it stays.
        await store.commit(again).then(
          () => expect.fail('a part was told twice'),
          ({ name }: Error) => expect(name).to.equal('Conflict'),
        );
      }
      expect(told).to.deep.equal(ids);
      expect((await store.outbox.counts()).due).to.equal(250);
    } finally {
      await remove();
    }
  });
});

const toTell = (ids: readonly string[]): ChangeSet['inserts'] => ({
  communities: [community('art')],
  memberships: ids.map((id) => membership('art', id)),
  announcements: [{ id: 'a1', communityId: 'art', byId: 'mia', text: 'Hello.', createdAt: 1, sentAt: NOON }],
  timers: [
    {
      id: 't1',
      kind: GROUP_TOLD,
      personId: HOUSE,
      aboutId: JSON.stringify({ what: 'announcement', groupId: 'art', announcementId: 'a1', after: '' }),
      dueAt: 1,
      doneAt: null,
      attempts: 0,
    },
  ],
});

const NOON = Date.UTC(2026, 11, 1, 12);
