// How results look: a table for people, JSON for programs. It changes nothing of what it shows but the length of a cell.
import { DateTime } from 'luxon';
import type { Result, Row } from './desk.js';

const widest = 60;
const gap = '  ';

/** The text a command prints, line end included. */
export function shown(result: Result, asJson: boolean): string {
  if (asJson) return `${JSON.stringify(result.rows ?? { said: result.said, ...result.data }, null, 2)}\n`;
  const parts = [result.rows && table(result.rows), result.said].filter((part) => part !== undefined);
  return `${parts.length > 0 ? parts.join('\n\n') : JSON.stringify(result.data, null, 2)}\n`;
}

/** Nothing becomes a dash, a moment the clock's time where the command runs. */
function cell(value: Row[string] | undefined, isLast: boolean): string {
  if (value === null || value === undefined || value === '') return '-';
  if (value instanceof Date) return DateTime.fromJSDate(value).toFormat('yyyy-MM-dd HH:mm');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = String(value).replace(/\s+/g, ' ');
  return text.length > widest && !isLast ? `${text.slice(0, widest - 1)}…` : text;
}

function table(rows: readonly Row[]): string {
  if (rows.length === 0) return 'None.';
  const columns = Object.keys(rows[0] ?? {});
  const lines = [
    columns.map(heading),
    ...rows.map((row) => columns.map((column, at) => cell(row[column], at === columns.length - 1))),
  ];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join(gap)
        .trimEnd(),
    )
    .join('\n');
}

/** `dueAt` reads "DUE AT". */
const heading = (column: string): string => column.replace(/([A-Z])/g, ' $1').toUpperCase();
