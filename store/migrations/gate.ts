// What the outbox gate looks at: whether a message may come at night, whether somebody asked for it, and why it still waits.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = [
  `"hours" text not null default 'any'`,
  `"proactive" text not null default 'no'`,
  '"held" text',
] as const;

export class Gate1764601200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const column of columns) await queryRunner.query(`alter table outbox add column ${column}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const column of ['held', 'proactive', 'hours'])
      await queryRunner.query(`alter table outbox drop column "${column}"`);
  }
}
