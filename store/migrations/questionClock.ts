// The clock of a question: the one timer that counts, who else was asked, who had it before; and how often an employer was silent.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns: readonly (readonly [table: string, column: string, type: 'text' | 'integer'])[] = [
  ['questions', 'timerId', 'text'],
  ['questions', 'secondId', 'text'],
  ['questions', 'tried', 'text'],
  ['employers', 'misses', 'integer'],
];

export class QuestionClock1764600700000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, column, type] of columns)
      await queryRunner.query(`alter table ${table} add column "${column}" ${type}`);
    await queryRunner.query('create index "questions_by_secondId" on questions ("secondId")');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index "questions_by_secondId"');
    for (const [table, column] of columns.toReversed())
      await queryRunner.query(`alter table ${table} drop column "${column}"`);
  }
}
