// Somebody writes for the first time: a person and an address are made, and join the turn's changes.
import type { Changes } from '../store/changes.js';
import type { Address, Person, Who } from '../store/people.js';
import type { Cause } from './turn.js';

const DEFAULTS = {
  name: null,
  zone: 'Europe/London',
  language: 'en',
  pageVisibility: 'groups',
  digestEvery: 'weekly',
  digestHour: 10,
  digestDay: 5,
  pausedUntil: null,
} as const;

/** The person and address of a first message, or `null` for a timer: nobody is made by the clock. */
export function newcomer(cause: Cause, newId: () => string, now: number): { who: Who; join(changes: Changes): void } | null {
  if (cause.kind !== 'message') return null;
  const person: Person = { ...DEFAULTS, id: newId(), createdAt: now };
  const address: Address = {
    id: newId(),
    channel: cause.row.channel,
    key: cause.row.address,
    activePersonId: person.id,
    conversation: cause.row.conversation,
    optedOutAt: null,
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
