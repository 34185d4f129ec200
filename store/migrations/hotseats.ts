// Hotseats: when a guest answers a group's questions, what they are asked, what they say, and who listens.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, maybeText, maybeTime, type TableOf, text, time, whole } from './columns.js';

const tables: TableOf[] = [
  {
    name: 'hotseats',
    columns: {
      id,
      topic: text,
      guestName: text,
      guestPersonId: maybeText,
      cohostPersonId: maybeText,
      byId: maybeText,
      zone: text,
      startsAt: time,
      minutes: whole,
      state: text,
      movedFrom: maybeTime,
      createdAt: time,
      changedAt: time,
    },
    indices: [['state', 'startsAt'], ['guestPersonId'], ['byId']],
  },
  {
    name: 'hotseat_communities',
    columns: { id, hotseatId: text, communityId: text },
    unique: [['hotseatId', 'communityId']],
    indices: [['communityId']],
  },
  {
    name: 'hotseat_questions',
    columns: {
      id,
      hotseatId: text,
      personId: maybeText,
      addressId: maybeText,
      channel: text,
      text,
      keywords: text,
      seed: text,
      askedAt: time,
      state: text,
      sameAsId: maybeText,
      claimedBy: maybeText,
      leaseUntil: maybeTime,
      changedAt: time,
    },
    indices: [['hotseatId', 'state'], ['personId'], ['sameAsId']],
  },
  {
    name: 'hotseat_answers',
    columns: {
      id,
      hotseatId: text,
      questionId: text,
      byId: maybeText,
      text,
      state: text,
      createdAt: time,
      visibleFrom: time,
      correctsId: maybeText,
    },
    indices: [['hotseatId', 'visibleFrom'], ['questionId'], ['byId']],
  },
  {
    name: 'hotseat_watchers',
    columns: {
      id,
      hotseatId: text,
      personId: text,
      addressId: maybeText,
      mode: text,
      since: time,
      until: maybeTime,
    },
    uniqueWhileNull: [['hotseatId', 'personId', 'until']],
    indices: [['personId']],
  },
];

export class Hotseats1764601100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await createTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of tables) await queryRunner.dropTable(name);
  }
}
