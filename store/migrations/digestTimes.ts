// Digests by the clock: when a person's next one comes, up to where they have been told, and what became of each.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, maybeText, maybeTime, type TableOf, text, time } from './columns.js';

const added: readonly (readonly [string, string, string])[] = [
  ['people', 'digestNextAt', 'bigint'],
  ['people', 'digestMark', 'bigint'],
  ['people', 'digestEmpty', 'integer'],
  ['digests', 'sinceAt', 'bigint'],
  ['digests', 'untilAt', 'bigint'],
  ['digests', 'sentAt', 'bigint'],
  ['digests', 'about', 'text'],
  ['questions', 'sharedAt', 'bigint'],
  ['outbox', 'digestId', 'text'],
];

const tables: TableOf[] = [
  {
    name: 'page_visits',
    columns: { id, personId: text, communityId: text, sinceAt: time, untilAt: time },
    unique: [['personId', 'communityId']],
    indices: [['communityId']],
  },
  {
    name: 'editions',
    columns: {
      id,
      communityId: text,
      day: text,
      byId: maybeText,
      createdAt: time,
      reached: text,
      doneAt: maybeTime,
    },
    unique: [['communityId', 'day']],
    indices: [['doneAt'], ['byId']],
  },
];

export class DigestTimes1764601400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, column, type] of added)
      await queryRunner.query(`alter table ${table} add column "${column}" ${type}`);
    await queryRunner.query('create index people_by_digest_next_at on people ("digestNextAt", "id")');
    for (const table of tables) await createTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of tables) await queryRunner.dropTable(name);
    await queryRunner.query('drop index people_by_digest_next_at');
    for (const [table, column] of added.toReversed())
      await queryRunner.query(`alter table ${table} drop column "${column}"`);
  }
}
