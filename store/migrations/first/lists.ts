// What keeps people safe, and the durable lists turns and deliveries work through, as the first migration makes them.
import { id, maybeText, maybeTime, maybeWhole, serial, type TableOf, text, time, whole } from '../columns.js';

const reports: TableOf = {
  name: 'reports',
  columns: {
    id,
    personId: maybeText,
    aboutKind: text,
    aboutId: text,
    reason: maybeText,
    createdAt: time,
    closedAt: maybeTime,
  },
  indices: [['personId'], ['aboutId']],
};

const blocks: TableOf = {
  name: 'blocks',
  columns: { id, personId: text, blockedPersonId: text, since: time, until: maybeTime },
  uniqueWhileNull: [['personId', 'blockedPersonId', 'until']],
  indices: [['blockedPersonId']],
};

const waiting: TableOf = {
  name: 'waiting',
  columns: {
    id,
    kind: text,
    personId: maybeText,
    aboutId: maybeText,
    note: text,
    createdAt: time,
    doneAt: maybeTime,
  },
  indices: [['doneAt', 'createdAt'], ['personId']],
};

const audit: TableOf = {
  name: 'audit',
  columns: { id, at: time, kind: text, personId: maybeText, actor: text, detail: text },
  indices: [['at'], ['kind', 'at'], ['personId'], ['actor']],
};

const timers: TableOf = {
  name: 'timers',
  columns: {
    id,
    kind: text,
    personId: text,
    aboutId: text,
    dueAt: time,
    doneAt: maybeTime,
    attempts: whole,
  },
  indices: [['doneAt', 'dueAt'], ['personId']],
};

const dialogState: TableOf = {
  name: 'dialog_state',
  columns: { personId: id, version: whole, json: text },
};

const inbox: TableOf = {
  name: 'inbox',
  columns: {
    id: serial,
    channel: text,
    providerId: text,
    address: text,
    conversation: text,
    receivedAt: time,
    body: text,
    personId: maybeText,
    state: text,
    attempts: whole,
  },
  unique: [['channel', 'providerId']],
  indices: [['state', 'id'], ['personId']],
};

const outbox: TableOf = {
  name: 'outbox',
  columns: {
    id: serial,
    channel: text,
    address: text,
    conversation: text,
    personId: maybeText,
    body: text,
    rank: whole,
    replyTo: maybeWhole,
    dueAt: time,
    staleAt: maybeTime,
    eraseAfter: text,
    evenIfOptedOut: text,
    state: text,
    attempts: whole,
    claimedAt: maybeTime,
    leaseUntil: maybeTime,
    providerId: maybeText,
    problem: maybeText,
    code: maybeText,
    createdAt: time,
    sentAt: maybeTime,
  },
  indices: [
    ['state', 'rank', 'dueAt', 'id'],
    ['personId', 'state'],
    ['channel', 'providerId'],
  ],
};

const earlyReports: TableOf = {
  name: 'early_reports',
  columns: {
    channel: id,
    providerId: id,
    status: text,
    problem: maybeText,
    code: maybeText,
    at: time,
  },
  indices: [['at']],
};

const storeSettings: TableOf = { name: 'store_settings', columns: { name: id, value: text } };

export const listTables = [
  reports,
  blocks,
  waiting,
  audit,
  timers,
  dialogState,
  inbox,
  outbox,
  earlyReports,
  storeSettings,
];
