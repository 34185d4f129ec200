// The kinds of column a row is made of, and how a row interface becomes a TypeORM schema. Nothing here reads or writes.
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

type Column = EntitySchemaColumnOptions;

export const id: Column = { type: 'text', primary: true };
/** Numbered by the database, in the order of arrival. */
export const serial: Column = { type: 'integer', primary: true, generated: 'increment' };
export const text: Column = { type: 'text' };
export const maybeText: Column = { type: 'text', nullable: true };
/** Milliseconds UTC. */
export const time: Column = { type: 'bigint' };
export const maybeTime: Column = { type: 'bigint', nullable: true };
export const whole: Column = { type: 'integer' };
export const maybeWhole: Column = { type: 'integer', nullable: true };

/** A table with one column for every member of the row interface `T`: the compiler misses none. */
export function table<T extends object>(
  name: string,
  columns: { [K in keyof Required<T>]: Column },
): EntitySchema<T> {
  return new EntitySchema<T>({ name, columns });
}

/** Column names and their types as the database spells them: `{ id: 'text', createdAt: 'bigint' }`. */
export function columnsOf(schema: EntitySchema): Record<string, string> {
  const columns = Object.entries(schema.options.columns as Record<string, Column>);
  return Object.fromEntries(columns.map(([name, column]) => [name, String(column.type)]));
}
