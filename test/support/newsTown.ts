// A town of rows made by chance, with everything that decides whether somebody may read something: who is in which group, what is
// muted, removed or not yet seen, who keeps away from whom, and what was read before.
import type { Tables } from '../../store/changes.js';
import * as rows from '../store/rows.js';
import { seeded } from './stage.js';

type Inserts = { [T in keyof Tables]?: Tables[T][] };

export const now = 1_000_000;
export const readers = Array.from({ length: 8 }, (_, n) => `p${n}`);
const groups = ['c0', 'c1', 'c2', 'c3'];
const states = ['shared', 'shared', 'shared', 'waiting', 'held', 'removed', 'taken-back'] as const;

export function newsTown(seed: number): Inserts {
  const chance = seeded(seed);
  const of = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const at = () => Math.floor(chance() * now * 1.1) + 1;
  const maybe = <T>(value: T, often: number): T | null => (chance() < often ? value : null);
  const many = <T>(count: number, make: (n: number) => T): T[] =>
    Array.from({ length: count }, (_, n) => make(n));
  const updates = many(60, (n) => {
    const [visibleFrom, employerId] = [at(), maybe(of(['e0', 'e1']), 0.2)];
    const more = { communityId: of(groups), visibleFrom, createdAt: visibleFrom, employerId };
    return rows.update(`u${n}`, of(readers), {
      ...more,
      state: of(states),
      text: `${n} is new. More of it.`,
    });
  });
  const questions = many(20, (n) =>
    rows.question(`q${n}`, of(readers), {
      communityId: of(groups),
      shared: of(['no', 'yes', 'yes']),
      sharedAt: maybe(at(), 0.5),
      state: 'answered',
    }),
  );
  const digests = readers.flatMap((personId) =>
    (['shown', 'made', 'sent', 'failed'] as const).map((state) => ({
      id: `${state} of ${personId}`,
      personId,
      slot: state,
      state,
      createdAt: now,
    })),
  );
  return {
    people: readers.map((id) => rows.person(id)),
    communities: groups.map((id) => rows.community(id)),
    memberships: readers.flatMap((personId) =>
      groups
        .filter(() => chance() < 0.7)
        .map((id) =>
          rows.membership(id, personId, {
            until: maybe(5, 0.1),
            mutedAt: maybe(5, 0.15),
            state: of(['member', 'member', 'member', 'asked']),
          }),
        ),
    ),
    employers: ['e0', 'e1'].map((id) => rows.employer(id)),
    employer_contacts: [rows.contact('e0', 'p0'), rows.contact('e1', 'p1')],
    updates,
    comments: many(40, (n) => {
      const visibleFrom = at();
      return rows.comment(`k${n}`, of(updates).id, of(readers), {
        visibleFrom,
        createdAt: visibleFrom,
        state: of(['shared', 'shared', 'removed', 'held']),
      });
    }),
    questions,
    answers: questions.map(({ id }, n) =>
      rows.answer(`a${n}`, id, of(readers), {
        createdAt: at(),
        employerId: of(['e0', 'e1']),
        state: of(['sent', 'sent', 'held']),
      }),
    ),
    blocks: many(5, (n) => ({
      id: `b${n}`,
      personId: `p${n}`,
      blockedPersonId: `p${(n * 3 + 1) % 8}`,
      since: 1,
      until: maybe(2, 0.3),
    })),
    digests,
    digest_items: digests.map(({ id, personId }, n) => ({
      id: `i${n}`,
      digestId: id,
      personId,
      number: 1,
      kind: 'update',
      itemId: of(updates).id,
      openedAt: null,
    })),
    hotseats: many(6, (n) => ({
      id: `h${n}`,
      topic: 'work',
      guestName: `Guest ${n}`,
      guestPersonId: null,
      cohostPersonId: null,
      byId: null,
      zone: 'Europe/London',
      startsAt: of([now - 5, now + n + 5]),
      minutes: 60,
      state: of(['announced', 'box', 'summary', 'archive', 'cancelled', 'draft']),
      movedFrom: null,
      createdAt: 1,
      changedAt: at(),
    })),
    hotseat_communities: many(12, (n) => ({
      id: `hc${n}`,
      hotseatId: `h${n % 6}`,
      communityId: groups[(n * 7) % 4 === 0 ? 0 : n % 4] ?? 'c0',
    })).filter(
      (row, index, all) =>
        all.findIndex((o) => o.hotseatId === row.hotseatId && o.communityId === row.communityId) === index,
    ),
  };
}
