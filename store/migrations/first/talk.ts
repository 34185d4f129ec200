// What people share, ask and answer, and the digests of it, as the first migration makes them.
import { id, maybeText, maybeTime, type TableOf, text, time, whole } from '../columns.js';

const updates: TableOf = {
  name: 'updates',
  columns: {
    id,
    personId: text,
    addressId: maybeText,
    communityId: maybeText,
    text,
    fingerprint: text,
    visibility: text,
    state: text,
    visibleFrom: time,
    createdAt: time,
    editedAt: maybeTime,
    reason: maybeText,
  },
  indices: [
    ['communityId', 'visibleFrom'],
    ['personId', 'createdAt'],
  ],
};

const updateRevisions: TableOf = {
  name: 'update_revisions',
  columns: { id, updateId: text, text, replacedAt: time },
  indices: [['updateId']],
};

const comments: TableOf = {
  name: 'comments',
  columns: { id, updateId: text, personId: text, text, state: text, visibleFrom: time, createdAt: time },
  indices: [['updateId', 'visibleFrom'], ['personId']],
};

const employers: TableOf = {
  name: 'employers',
  columns: {
    id,
    name: text,
    about: text,
    topics: text,
    zone: text,
    workingDays: text,
    opensAt: whole,
    closesAt: whole,
    pausedAt: maybeTime,
    lastAskedAt: maybeTime,
    createdAt: time,
    leftAt: maybeTime,
  },
  indices: [['name']],
};

const employerContacts: TableOf = {
  name: 'employer_contacts',
  columns: {
    id,
    employerId: text,
    addressId: maybeText,
    channel: text,
    key: text,
    personId: maybeText,
    code: text,
    rank: whole,
    invitedAt: time,
    confirmedAt: maybeTime,
    leftAt: maybeTime,
  },
  indices: [['employerId', 'rank'], ['channel', 'key'], ['personId']],
};

const questions: TableOf = {
  name: 'questions',
  columns: {
    id,
    personId: text,
    addressId: maybeText,
    communityId: maybeText,
    text,
    keywords: text,
    wantedEmployerId: maybeText,
    employerId: maybeText,
    contactId: maybeText,
    anonymous: text,
    state: text,
    askedAt: time,
    routedAt: maybeTime,
    dueAt: time,
    answeredAt: maybeTime,
    toldAt: maybeTime,
    closedAt: maybeTime,
    verdict: maybeText,
    shared: text,
    followsId: maybeText,
  },
  indices: [['personId', 'askedAt'], ['contactId', 'state'], ['employerId', 'state'], ['shared']],
};

const answers: TableOf = {
  name: 'answers',
  columns: {
    id,
    questionId: text,
    employerId: text,
    personId: text,
    text,
    kind: text,
    state: text,
    createdAt: time,
  },
  indices: [['questionId'], ['personId', 'createdAt']],
};

const digests: TableOf = {
  name: 'digests',
  columns: { id, personId: text, slot: text, state: text, createdAt: time },
  unique: [['personId', 'slot']],
  indices: [['personId', 'createdAt']],
};

const digestItems: TableOf = {
  name: 'digest_items',
  columns: {
    id,
    digestId: text,
    personId: text,
    number: whole,
    kind: text,
    itemId: text,
    openedAt: maybeTime,
  },
  unique: [['digestId', 'number']],
  indices: [['personId', 'itemId']],
};

export const talkTables = [
  updates,
  updateRevisions,
  comments,
  employers,
  employerContacts,
  questions,
  answers,
  digests,
  digestItems,
];
