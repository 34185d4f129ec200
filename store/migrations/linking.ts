// One person at many addresses: where every row came from, the codes of LINK, who they were before it, what they like to see, and
// the pictures of updates with their one-use links.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, maybeText, maybeTime, type TableOf, text, time } from './columns.js';

const linkCodes: TableOf = {
  name: 'link_codes',
  columns: {
    id,
    hash: text,
    personId: text,
    addressId: text,
    until: time,
    typedPersonId: maybeText,
    typedAddressId: maybeText,
    typedAt: maybeTime,
  },
  unique: [['hash']],
  indices: [['personId'], ['typedPersonId']],
};

const photoLinks: TableOf = {
  name: 'photo_links',
  columns: {
    hash: id,
    personId: text,
    addressId: text,
    createdAt: time,
    until: time,
    usedAt: maybeTime,
    pictureId: maybeText,
  },
  indices: [['personId']],
};

const updatePictures: TableOf = {
  name: 'update_pictures',
  columns: { id, updateId: text, pictureId: text, alt: text },
  indices: [['updateId'], ['pictureId']],
};

/** The table API would copy these whole for one column. */
const columns: readonly (readonly [table: string, column: string, type: 'text' | 'bigint'])[] = [
  ...[
    'roles',
    'comments',
    'answers',
    'digests',
    'digest_items',
    'reports',
    'blocks',
    'waiting',
    'timers',
  ].map((table) => [table, 'addressId', 'text'] as const),
  ['people', 'webSettings', 'text'],
  ['address_people', 'fromPersonId', 'text'],
  ['address_people', 'heardAt', 'bigint'],
];

export class Linking1764600200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of [linkCodes, photoLinks, updatePictures]) await createTable(queryRunner, table);
    for (const [table, column, type] of columns)
      await queryRunner.query(`alter table ${table} add column "${column}" ${type}`);
    await queryRunner.query(
      'create index "address_people_by_fromPersonId" on address_people ("fromPersonId")',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index "address_people_by_fromPersonId"');
    for (const [table, column] of columns.toReversed())
      await queryRunner.query(`alter table ${table} drop column "${column}"`);
    for (const name of ['update_pictures', 'photo_links', 'link_codes']) await queryRunner.dropTable(name);
  }
}
