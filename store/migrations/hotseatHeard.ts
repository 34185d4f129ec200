// What each person has heard of a hotseat: whether the answer to their question was sent to them, and up to when they heard the rest.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HotseatHeard1764601600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table hotseat_questions add column "toldAt" bigint');
    await queryRunner.query('alter table hotseat_watchers add column "heardUntil" bigint');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table hotseat_watchers drop column "heardUntil"');
    await queryRunner.query('alter table hotseat_questions drop column "toldAt"');
  }
}
