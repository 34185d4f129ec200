// The second migration: conversations on the web, what was said in them, the browsers they are held in, and pictures sent there.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, maybeTime, type TableOf, text, time, whole } from './columns.js';

const webConversations: TableOf = {
  name: 'web_conversations',
  columns: { id, address: text, last: whole, startedAt: time, endedAt: maybeTime },
  indices: [['address']],
};

const transcript: TableOf = {
  name: 'transcript',
  columns: { conversation: id, sequence: { ...whole, isPrimary: true }, key: text, activity: text, at: time },
  unique: [['conversation', 'key']],
};

const webSessions: TableOf = {
  name: 'web_sessions',
  columns: { hash: id, address: text, conversation: text, createdAt: time, usedAt: time },
  indices: [['address'], ['usedAt']],
};

/** `bytes`: what each database calls them. */
const pictures = (bytes: 'blob' | 'bytea'): TableOf => ({
  name: 'pictures',
  columns: { id, conversation: text, contentType: text, bytes: { type: bytes }, at: time },
  indices: [['conversation']],
});

export class Second1764600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of [webConversations, transcript, webSessions]) await createTable(queryRunner, table);
    const { type } = queryRunner.connection.options;
    await createTable(queryRunner, pictures(type === 'postgres' ? 'bytea' : 'blob'));
    // The table API would copy the whole outbox for it.
    await queryRunner.query('alter table outbox add column "repliesTo" text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table outbox drop column "repliesTo"');
    for (const name of ['pictures', 'web_sessions', 'transcript', 'web_conversations'])
      await queryRunner.dropTable(name);
  }
}
