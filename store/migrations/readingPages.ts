// Pages for reading: the secret addresses of feeds, and one-use links for signing in.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, type TableOf, text, time } from './columns.js';

const feedKeys: TableOf = {
  name: 'feed_keys',
  columns: { hash: id, personId: text, pageKind: text, pageId: text, createdAt: time },
  unique: [['personId', 'pageKind', 'pageId']],
  indices: [['pageKind', 'pageId']],
};

const signIns: TableOf = {
  name: 'sign_ins',
  columns: { hash: id, personId: text, until: time },
  indices: [['until'], ['personId']],
};

export class ReadingPages1764600100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of [feedKeys, signIns]) await createTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['sign_ins', 'feed_keys']) await queryRunner.dropTable(name);
  }
}
