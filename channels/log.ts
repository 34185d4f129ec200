// What the program says of itself: JSON lines on stdout. Never message text, never a number, never a secret.
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Fields that can hold what a person wrote, or who they are. They are taken out wherever they stand, two levels deep. */
const secretFields = [
  'text',
  'body',
  'Body',
  'address',
  'conversation',
  'key',
  'number',
  'phone',
  'from',
  'From',
  'to',
  'To',
  'name',
  'media',
  'choices',
  'parameters',
  'headers',
  'authToken',
  'secretKey',
];
const paths = secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** Seven digits or more, however they are spaced: a phone number in anybody's spelling. */
const numberLike = /[+(]?\d(?:[\s().-]{0,2}\d){6,}/g;
/** Databases and parsers like to quote what they were given. */
const quoted = /"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”/g;

/** A foreign sentence, made safe to log: quotations and numbers are left out. */
export function hush(sentence: string): string {
  return sentence.replace(quoted, '"…"').replace(numberLike, '#');
}

/** Only these parts of an error are logged: others (a query's parameters, a request's body) can hold what people wrote. */
function describe(fault: unknown): object {
  if (!(fault instanceof Error)) return { type: typeof fault };
  const { code, problem, cause } = fault as { code?: unknown; problem?: unknown; cause?: unknown };
  return {
    type: fault.name,
    message: hush(fault.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof problem === 'string' ? { problem } : {}),
    // The first lines of a stack repeat the message; the frames are what helps.
    stack: (fault.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(cause === undefined ? {} : { cause: describe(cause) }),
  };
}

/** @param to where lines go; stdout unless told. */
export function openLog(level = 'info', to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describe },
    redact: { paths, censor: '[left out]' },
  };
  return to ? pino(options, to) : pino(options);
}
