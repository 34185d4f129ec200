// People, how they are reached, what they agreed to, and where they belong, as the first migration makes them.
import { id, maybeText, maybeTime, type TableOf, text, time, whole } from '../columns.js';

const people: TableOf = {
  name: 'people',
  columns: {
    id,
    name: maybeText,
    zone: text,
    language: text,
    pageVisibility: text,
    digestEvery: text,
    digestHour: whole,
    digestDay: whole,
    pausedUntil: maybeTime,
    createdAt: time,
  },
};

const addresses: TableOf = {
  name: 'addresses',
  columns: {
    id,
    channel: text,
    key: text,
    activePersonId: maybeText,
    conversation: text,
    optedOutAt: maybeTime,
    problem: maybeText,
    problemAt: maybeTime,
    createdAt: time,
  },
  unique: [['channel', 'key']],
  indices: [['activePersonId']],
};

const addressPeople: TableOf = {
  name: 'address_people',
  columns: { id, addressId: text, personId: text, since: time, until: maybeTime },
  uniqueWhileNull: [['addressId', 'personId', 'until']],
  indices: [['personId', 'until']],
};

const consents: TableOf = {
  name: 'consents',
  columns: {
    id,
    personId: text,
    addressId: text,
    wording: text,
    version: whole,
    givenAt: time,
    withdrawnAt: maybeTime,
  },
  indices: [['personId']],
};

const roles: TableOf = {
  name: 'roles',
  columns: { id, personId: text, kind: text, communityId: maybeText, since: time, until: maybeTime },
  indices: [['personId'], ['kind', 'communityId']],
};

const communities: TableOf = {
  name: 'communities',
  columns: {
    id,
    name: text,
    about: text,
    joining: text,
    visibility: text,
    approval: text,
    parentId: maybeText,
    createdAt: time,
    closedAt: maybeTime,
  },
  indices: [['name'], ['parentId']],
};

const memberships: TableOf = {
  name: 'memberships',
  columns: {
    id,
    communityId: text,
    personId: text,
    addressId: maybeText,
    since: time,
    until: maybeTime,
    mutedAt: maybeTime,
    state: text,
  },
  uniqueWhileNull: [['communityId', 'personId', 'until']],
  indices: [
    ['personId', 'until'],
    ['communityId', 'until', 'state'],
  ],
};

export const peopleTables = [people, addresses, addressPeople, consents, roles, communities, memberships];
