// Rows that make an interruption so without anybody writing: timers, a web address, a block, a conversation saved long ago.
import type { SavedState } from '../../dialogs/turn.js';
import { Changes } from '../../store/changes.js';
import type { Who } from '../../store/people.js';
import { slug } from './sentences.js';
import type { Scene } from './scene.js';
import * as table from '../store/rows.js';

type Known = Who & { name: string };

/** Who they are by now: each has written something. */
function known(scene: Scene, walkers: readonly string[]): Promise<Known[]> {
  return Promise.all(
    walkers.map(async (name) => {
      const who = await scene.store.view.people.who('sms', scene.town.numberOf(name));
      if (!who) throw new Error(`${name} has not written`);
      return { ...who, name };
    }),
  );
}

async function change(
  scene: Scene,
  walkers: readonly string[],
  each: (changes: Changes, who: Known) => void,
): Promise<void> {
  const changes = new Changes();
  for (const who of await known(scene, walkers)) each(changes, who);
  await scene.change(changes);
}

/** A timer for each, due at once; with a note it is what staff say to them. */
export const setTimers = (
  scene: Scene,
  walkers: readonly string[],
  { kind, aboutId, note }: { kind: string; aboutId?: string; note?: string },
): Promise<void> =>
  change(scene, walkers, (changes, { name, person }) => {
    const { now } = scene.town;
    const noteId = `note-${name}`;
    const about = { personId: person.id, communityId: null, byId: null, kind: 'to-member' as const };
    if (note !== undefined) changes.add('notes', { ...about, id: noteId, text: note, createdAt: now });
    const timer = { id: `timer-${name}`, kind, personId: person.id, dueAt: now + 1_000 };
    const of = aboutId ?? (note === undefined ? person.id : noteId);
    changes.add('timers', { ...timer, aboutId: of, doneAt: null, attempts: 0 });
  });

/** The web page is theirs too, as LINK would make it. */
export const openOnWeb = (scene: Scene, walkers: readonly string[]): Promise<void> =>
  change(scene, walkers, (changes, { name, person }) => {
    const { address: key, ...at } = scene.town.placeOf(name, 'web');
    const addressId = `web-of-${name}`;
    const since = scene.town.now;
    const own = { ...at, id: addressId, key, activePersonId: person.id, createdAt: since };
    changes.add('addresses', table.address(person.id, own));
    changes.add('address_people', table.addressPerson(person.id, { id: `there-${name}`, addressId, since }));
  });

export const keepAway = (scene: Scene, walkers: readonly string[]): Promise<void> =>
  change(scene, walkers, (changes, { person }) =>
    changes.set('people', { id: person.id }, { barredAt: scene.town.now }, 1),
  );

/** Who is there for them alone: the author of what they read, and the contact they asked. */
export const othersOf = (name: string): string[] => [`S${name}`, `C${name}`];

/** Wherever they may be reached. */
export const addressesOf = ({ town }: Scene, name: string): string[] => [
  ...[name, `L${name}`].map((one) => town.numberOf(one)),
  town.placeOf(name, 'web').address,
];

export const blockThem = (scene: Scene, walkers: readonly string[]): Promise<void> =>
  change(scene, walkers, (changes, { name, person }) => {
    for (const other of ['Sam', 'Mia', 'Pip', ...othersOf(name)]) {
      const block = { personId: `person-${slug(other)}`, blockedPersonId: person.id };
      changes.add('blocks', { ...block, id: `block-${name}-${other}`, since: scene.town.now, until: null });
    }
  });

/** As if a newer version had come: their dialogs are called otherwise. */
export async function age(
  scene: Scene,
  walkers: readonly string[],
  idOf: (id: string) => string,
): Promise<void> {
  const all = await known(scene, walkers);
  await Promise.all(
    all.map(({ person, state, version }) => {
      const saved = JSON.parse(state ?? '') as SavedState;
      saved.stack = saved.stack.map((one) => ({ ...one, id: idOf(one.id) }));
      const json = JSON.stringify(saved);
      const next = { personId: person.id, version: version + 1, json };
      return scene.store.commit({ state: next, inserts: {}, operations: [], outbox: [] });
    }),
  );
}
