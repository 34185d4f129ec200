// What the outbox gate remembers: when a channel may send again, and stops that a provider told of and nobody believes yet. Texts
// are found beside everything else, so that what waits for their pace is not walked over.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, type TableOf, time } from './columns.js';

const paces: TableOf = { name: 'paces', columns: { channel: id, freeAt: time } };

const doubtedStops: TableOf = { name: 'doubted_stops', columns: { channel: id, address: id, at: time } };

const indices = {
  // Spelt so that no other index fits the question: the one by state and rank would be walked through to its end.
  outbox_by_rank_texts: `("rank", "dueAt", "id") where "state" || '' = 'due' and "channel" = 'sms'`,
  outbox_by_rank_others: `("rank", "dueAt", "id") where "state" || '' = 'due' and "channel" <> 'sms'`,
  outbox_by_personId_proactive: `("personId", "claimedAt") where "proactive" = 'yes'`,
} as const;

export class Pacing1764601300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of [paces, doubtedStops]) await createTable(queryRunner, table);
    for (const [name, on] of Object.entries(indices))
      await queryRunner.query(`create index "${name}" on outbox ${on}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(indices)) await queryRunner.query(`drop index "${name}"`);
    for (const { name } of [doubtedStops, paces]) await queryRunner.dropTable(name);
  }
}
