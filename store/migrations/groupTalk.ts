// What is said to a whole group, and the codes that let people into one.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, maybeText, maybeTime, type TableOf, text, time } from './columns.js';

const announcements: TableOf = {
  name: 'announcements',
  columns: { id, communityId: text, byId: maybeText, text, createdAt: time, sentAt: maybeTime },
  indices: [['byId']],
};

const groupCodes: TableOf = {
  name: 'group_codes',
  columns: { id, communityId: text, byId: maybeText, hash: text, createdAt: time, endsAt: time },
  indices: [['hash'], ['byId']],
};

export class GroupTalk1764600400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of [announcements, groupCodes]) await createTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['group_codes', 'announcements']) await queryRunner.dropTable(name);
  }
}
