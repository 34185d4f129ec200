// Somebody writes for the first time: a person and an address are made, and join the turn's changes.
import { newPerson } from '../dialogs/newPerson.js';
import type { Changes } from '../store/changes.js';
import type { InboxRow } from '../store/inbox.js';
import type { Address, Who } from '../store/people.js';
import { isOwnPlace } from './places.js';

export interface Newcomer {
  who: Who;
  join(changes: Changes): void;
}

interface Circumstances {
  now: number;
  /** The address had opted out before somebody was forgotten; only START brings it back. */
  optedOutAt: number | null;
  newId: () => string;
}

/** The person and address of a first message. */
export function newcomer(row: InboxRow, { now, optedOutAt, newId }: Circumstances): Newcomer {
  const person = newPerson(newId(), now);
  const address: Address = {
    id: newId(),
    channel: row.channel,
    key: row.address,
    activePersonId: person.id,
    conversation: isOwnPlace(row) ? row.conversation : '',
    optedOutAt,
    problem: null,
    problemAt: null,
    createdAt: now,
  };
  const link = { id: newId(), addressId: address.id, personId: person.id, since: now, until: null };
  return {
    who: { person, address, consentedAt: null, version: 0, state: null },
    join(changes) {
      changes.add('people', person);
      changes.add('addresses', address);
      changes.add('address_people', link);
    },
  };
}
