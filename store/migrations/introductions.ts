// Introductions: a member and an employer's contact who may meet.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, maybeText, type TableOf, text, time } from './columns.js';

const introductions: TableOf = {
  name: 'introductions',
  columns: {
    id,
    questionId: text,
    personId: text,
    addressId: maybeText,
    contactId: text,
    askedBy: text,
    state: text,
    memberGives: maybeText,
    contactGives: maybeText,
    createdAt: time,
    changedAt: time,
  },
  indices: [['personId'], ['contactId'], ['questionId']],
};

export class Introductions1764600500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, introductions);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('introductions');
  }
}
