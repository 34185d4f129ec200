// The desk: what waits has a place and somebody who takes it on, staff keep notes, cards are found again, and communities and
// Slack workspaces belong together.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, maybeText, type TableOf, text, time } from './columns.js';

const notes: TableOf = {
  name: 'notes',
  columns: { id, personId: text, communityId: maybeText, byId: maybeText, kind: text, text, createdAt: time },
  indices: [['personId', 'createdAt'], ['byId']],
};

const slackWorkspaces: TableOf = {
  name: 'slack_workspaces',
  columns: { id, name: text, installation: text, installedAt: time },
};

const slackCards: TableOf = {
  name: 'slack_cards',
  columns: { team: id, channel: id, card: id, ts: text, at: time },
  unique: [['team', 'channel', 'ts']],
};

/** The table API would copy these whole for one column. */
const columns: readonly (readonly [table: string, column: string, type: 'text' | 'bigint'])[] = [
  ['waiting', 'communityId', 'text'],
  ['waiting', 'takenBy', 'text'],
  ['waiting', 'takenAt', 'bigint'],
  ['waiting', 'heldUntil', 'bigint'],
  ['waiting', 'doneBy', 'text'],
  ['waiting', 'outcome', 'text'],
  ['communities', 'slackTeam', 'text'],
  ['communities', 'slackChannel', 'text'],
  ['outbox', 'mergeKey', 'text'],
  ['people', 'barredAt', 'bigint'],
];

export class Desk1764600300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of [notes, slackWorkspaces, slackCards]) await createTable(queryRunner, table);
    for (const [table, column, type] of columns)
      await queryRunner.query(`alter table ${table} add column "${column}" ${type}`);
    await queryRunner.query('create index "outbox_by_mergeKey" on outbox ("mergeKey", "state")');
    await queryRunner.query('create index "waiting_by_takenBy" on waiting ("takenBy")');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['waiting_by_takenBy', 'outbox_by_mergeKey'])
      await queryRunner.query(`drop index "${name}"`);
    for (const [table, column] of columns.toReversed())
      await queryRunner.query(`alter table ${table} drop column "${column}"`);
    for (const name of ['slack_cards', 'slack_workspaces', 'notes']) await queryRunner.dropTable(name);
  }
}
