// Employers share news in groups that ask them in: which groups, and what was written in whose name.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, maybeText, maybeTime, type TableOf, text, time } from './columns.js';

const employerGroups: TableOf = {
  name: 'employer_groups',
  columns: {
    id,
    communityId: text,
    employerId: text,
    byId: maybeText,
    askedAt: time,
    since: maybeTime,
    until: maybeTime,
  },
  uniqueWhileNull: [['communityId', 'employerId', 'until']],
  indices: [['employerId'], ['byId']],
};

const written = ['updates', 'comments'] as const;

export class EmployerGroups1764600600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, employerGroups);
    for (const table of written) await queryRunner.query(`alter table ${table} add column "employerId" text`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of written) await queryRunner.query(`alter table ${table} drop column "employerId"`);
    await queryRunner.dropTable('employer_groups');
  }
}
