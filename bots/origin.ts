// Where things come from: each row a turn adds for its person remembers the address, so that UNLINK can give each side its own
// back; and the address they came to last is where they are told things.
import type { TableName } from '../store/changes.js';
import type { LiveTurn } from './liveTurn.js';

/** Tables whose rows belong to a person and came from an address; of the others the dialogs say it themselves. */
const remembering = [
  ...(['roles', 'comments', 'answers', 'digests', 'digest_items'] as const),
  ...(['reports', 'blocks', 'waiting', 'timers'] as const),
] satisfies TableName[];

export function rememberOrigin({ address, changes, person }: LiveTurn): void {
  for (const table of remembering)
    for (const row of changes.inserts[table] ?? [])
      if (row.personId === person.id) row.addressId ??= address.id;
}

/** Written down only when they came from somewhere else: most people have one address. */
export function rememberArrival({ address, changes, now, person, state }: LiveTurn): void {
  const isElsewhere = state.at !== undefined && state.at !== address.id;
  state.at = address.id;
  if (!isElsewhere) return;
  changes.set(
    'address_people',
    { addressId: address.id, personId: person.id, until: null },
    { heardAt: now },
  );
}
