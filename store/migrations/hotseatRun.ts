// Running a hotseat: who was invited to it, whether its questions are looked at first, and how its guest comes in.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, type TableOf, text, time } from './columns.js';

const invited: TableOf = {
  name: 'hotseat_invited',
  columns: { id, hotseatId: text, personId: text, at: time },
  unique: [['hotseatId', 'personId']],
  indices: [['personId']],
};

const columns = [
  ['checked', 'text'],
  ['guestCode', 'text'],
  ['guestHereAt', 'bigint'],
] as const;

export class HotseatRun1764601500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(queryRunner, invited);
    for (const [column, type] of columns)
      await queryRunner.query(`alter table hotseats add column "${column}" ${type}`);
    await queryRunner.query('create index "hotseats_by_guestCode" on hotseats ("guestCode")');
    await queryRunner.query('create index "hotseats_by_cohostPersonId" on hotseats ("cohostPersonId")');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index "hotseats_by_cohostPersonId"');
    await queryRunner.query('drop index "hotseats_by_guestCode"');
    for (const [column] of columns.toReversed())
      await queryRunner.query(`alter table hotseats drop column "${column}"`);
    await queryRunner.dropTable('hotseat_invited');
  }
}
