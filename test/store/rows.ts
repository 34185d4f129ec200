// Rows for the store's tests: whole and plausible, so that a test names only what it is about.
import type { ChangeSet } from '../../store/changes.js';
import type { Community, Membership } from '../../store/communities.js';
import type { Employer, EmployerContact } from '../../store/employers.js';
import type { NewInbound } from '../../store/inbox.js';
import type { NewOutbound } from '../../store/outbox.js';
import type { Address, AddressPerson, Person } from '../../store/people.js';
import type { Answer, Question } from '../../store/questions.js';
import type { Store } from '../../store/store.js';
import type { Comment, Update } from '../../store/updates.js';

export const aDay = 24 * 60 * 60 * 1000;

export function person(id: string, more: Partial<Person> = {}): Person {
  return {
    id,
    name: `Name of ${id}`,
    zone: 'Europe/London',
    language: 'en',
    pageVisibility: 'groups',
    digestEvery: 'weekly',
    digestHour: 9,
    digestDay: 2,
    pausedUntil: null,
    createdAt: 1,
    webSettings: null,
    barredAt: null,
    digestNextAt: null,
    digestMark: null,
    digestEmpty: null,
    ...more,
  };
}

/** `at p1`, reached by text at `number of p1`. */
export function address(personId: string, more: Partial<Address> = {}): Address {
  return {
    id: `at ${personId}`,
    channel: 'sms',
    key: `number of ${personId}`,
    activePersonId: personId,
    conversation: 'our number',
    optedOutAt: null,
    problem: null,
    problemAt: null,
    createdAt: 1,
    ...more,
  };
}

export function addressPerson(personId: string, more: Partial<AddressPerson> = {}): AddressPerson {
  const addressId = more.addressId ?? `at ${personId}`;
  return { id: `${personId} ${addressId}`, addressId, personId, since: 1, until: null, ...more };
}

/** A set that makes people, each with an address of their own. */
export function newPeople(...ids: string[]): ChangeSet {
  return changes({
    inserts: {
      people: ids.map((id) => person(id)),
      addresses: ids.map((id) => address(id)),
      address_people: ids.map((id) => addressPerson(id)),
    },
  });
}

export function changes(parts: Partial<ChangeSet> = {}): ChangeSet {
  return { inserts: {}, operations: [], outbox: [], ...parts };
}

export const add = (store: Store, inserts: ChangeSet['inserts']): Promise<void> =>
  store.commit(changes({ inserts }));

export const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

export function inbound(providerId: string, more: Partial<NewInbound> = {}): NewInbound {
  return {
    channel: 'sms',
    providerId,
    address: 'number of p1',
    conversation: 'our number',
    receivedAt: 1,
    body: { text: `text of ${providerId}` },
    ...more,
  };
}

export function outbound(personId: string | null, more: Partial<NewOutbound> = {}): NewOutbound {
  return {
    channel: 'sms',
    address: `number of ${personId}`,
    conversation: 'our number',
    personId,
    body: { text: `to ${personId}`, choices: [] },
    priority: 'reply',
    replyTo: null,
    dueAt: 1,
    staleAt: null,
    ...more,
  };
}

export function community(id: string, more: Partial<Community> = {}): Community {
  return {
    id,
    name: `Group ${id}`,
    about: 'We meet.',
    joining: 'open',
    visibility: 'members',
    approval: 'no',
    parentId: null,
    createdAt: 1,
    closedAt: null,
    ...more,
  };
}

export function membership(
  communityId: string,
  personId: string,
  more: Partial<Membership> = {},
): Membership {
  return {
    id: `${personId} in ${communityId}`,
    communityId,
    personId,
    addressId: null,
    since: 1,
    until: null,
    mutedAt: null,
    state: 'member',
    ...more,
  };
}

export function update(id: string, personId: string, more: Partial<Update> = {}): Update {
  return {
    id,
    personId,
    addressId: null,
    communityId: 'c1',
    text: `text of ${id}`,
    fingerprint: `print of ${id}`,
    visibility: 'community',
    state: 'shared',
    visibleFrom: 100,
    createdAt: 100,
    editedAt: null,
    employerId: null,
    reason: null,
    ...more,
  };
}

export function comment(
  id: string,
  updateId: string,
  personId: string,
  more: Partial<Comment> = {},
): Comment {
  return {
    id,
    updateId,
    personId,
    text: `text of ${id}`,
    state: 'shared',
    visibleFrom: 100,
    createdAt: 100,
    ...more,
  };
}

export function employer(id: string, more: Partial<Employer> = {}): Employer {
  return {
    id,
    name: `Firm ${id}`,
    about: 'They bake.',
    topics: 'bread work',
    zone: 'Europe/London',
    workingDays: '12345',
    opensAt: 540,
    closesAt: 1020,
    pausedAt: null,
    lastAskedAt: null,
    createdAt: 1,
    leftAt: null,
    ...more,
  };
}

/** A confirmed contact, unless the rest says otherwise. */
export function contact(
  employerId: string,
  personId: string | null,
  more: Partial<EmployerContact> = {},
): EmployerContact {
  return {
    id: `${personId} for ${employerId}`,
    employerId,
    addressId: null,
    channel: 'sms',
    key: `number of ${personId}`,
    personId,
    code: '1234',
    rank: 1,
    invitedAt: 1,
    confirmedAt: 2,
    leftAt: null,
    ...more,
  };
}

export function question(id: string, personId: string, more: Partial<Question> = {}): Question {
  return {
    id,
    personId,
    addressId: null,
    communityId: null,
    text: `text of ${id}`,
    keywords: 'bread early shift',
    wantedEmployerId: null,
    employerId: null,
    contactId: null,
    anonymous: 'no',
    state: 'routed',
    askedAt: 10,
    routedAt: 11,
    dueAt: 1000,
    answeredAt: null,
    toldAt: null,
    closedAt: null,
    verdict: null,
    shared: 'no',
    followsId: null,
    ...more,
  };
}

export function answer(id: string, questionId: string, personId: string, more: Partial<Answer> = {}): Answer {
  return {
    id,
    questionId,
    employerId: 'e1',
    personId,
    text: `text of ${id}`,
    kind: 'answer',
    state: 'sent',
    createdAt: 100,
    ...more,
  };
}
