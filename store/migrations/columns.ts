// Spellings for migrations. A migration never looks at the row interfaces: it says what was true on its day, and later days add
// migrations of their own. Times are bigint milliseconds UTC. There are no foreign keys: rows outlive the people they are about
// (audit, opt-outs), and every write goes through one place.
import { type QueryRunner, Table, type TableColumnOptions, type TableIndexOptions } from 'typeorm';

type Column = Omit<TableColumnOptions, 'name'>;

export const id: Column = { type: 'text', isPrimary: true };
export const serial: Column = {
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
};
export const text: Column = { type: 'text' };
export const maybeText: Column = { type: 'text', isNullable: true };
export const time: Column = { type: 'bigint' };
export const maybeTime: Column = { type: 'bigint', isNullable: true };
export const whole: Column = { type: 'integer' };
export const maybeWhole: Column = { type: 'integer', isNullable: true };

export interface TableOf {
  name: string;
  columns: Record<string, Column>;
  /** Column lists. */
  unique?: readonly (readonly string[])[];
  /** Column lists that must be unique among the rows where the last of them, a time, is null. */
  uniqueWhileNull?: readonly (readonly string[])[];
  indices?: readonly (readonly string[])[];
}

export async function createTable(queryRunner: QueryRunner, of: TableOf): Promise<void> {
  const columns = Object.entries(of.columns).map(([name, column]) => ({ name, ...column }));
  await queryRunner.createTable(new Table({ name: of.name, columns, indices: indicesOf(of) }));
}

function indicesOf({ name, unique = [], uniqueWhileNull = [], indices = [] }: TableOf): TableIndexOptions[] {
  return [
    ...unique.map((columns) => ({ ...named(name, columns), isUnique: true })),
    ...uniqueWhileNull.map((columns) => ({
      ...named(name, columns.slice(0, -1)),
      isUnique: true,
      where: `"${columns.at(-1)}" is null`,
    })),
    ...indices.map((columns) => named(name, columns)),
  ];
}

function named(table: string, columns: readonly string[]): TableIndexOptions {
  return { name: `${table}_by_${columns.join('_')}`, columnNames: [...columns] };
}
