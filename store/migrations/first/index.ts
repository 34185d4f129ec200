// The first migration: every table Doorstep starts with. It never changes again; what joins later is a migration of its own.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../columns.js';
import { listTables } from './lists.js';
import { peopleTables } from './people.js';
import { talkTables } from './talk.js';

const tables = [...peopleTables, ...talkTables, ...listTables];

export class First1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await createTable(queryRunner, table);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only: go back with a backup.'));
  }
}
