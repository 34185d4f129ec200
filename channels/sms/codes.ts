// What Twilio's error codes mean to us, as one table. https://www.twilio.com/docs/api/errors/<code> says what each one is.
import type { Problem } from '../channel.js';

/**
 * Codes of a refused request (20xxx, 21xxx) and of a message that was accepted and then failed (30xxx).
 * What concerns our account, sender or wording is `misconfigured`: no other number would fare better, and staff can mend it.
 */
const table: Readonly<Record<number, Problem>> = {
  20003: 'misconfigured', // wrong account or token
  20005: 'misconfigured', // account not active
  20006: 'misconfigured', // access denied
  20008: 'misconfigured', // test credentials
  20403: 'misconfigured', // forbidden
  20404: 'misconfigured', // no such account
  20429: 'throttled', // too many requests at once: never processed, safe to repeat
  20500: 'unknown', // Twilio says itself that a repeated message may then arrive twice
  20503: 'unknown', // service unavailable

  21211: 'rejected', // not a number
  21212: 'misconfigured', // our number is not one
  21214: 'rejected', // number cannot be reached
  21217: 'rejected', // number does not look like one
  21219: 'misconfigured', // trial account, number not verified
  21265: 'rejected', // a short code cannot be written to
  21266: 'rejected', // to ourselves
  21267: 'misconfigured', // trial account, alphanumeric sender
  21408: 'misconfigured', // texts to that country are not switched on
  21601: 'misconfigured', // our number cannot text
  21602: 'rejected', // no text
  21603: 'misconfigured', // no sender
  21604: 'rejected', // no number
  21606: 'misconfigured', // our number cannot text there
  21607: 'misconfigured', // trial account, wrong sender
  21608: 'misconfigured', // trial account, number not verified
  21609: 'misconfigured', // bad address for status reports
  21610: 'opted-out',
  21611: 'throttled', // ten hours of messages wait for our number already
  21612: 'rejected', // no way from our number to theirs
  21614: 'rejected', // not a mobile
  21616: 'misconfigured', // our number is ambiguous
  21617: 'rejected', // longer than 1,600 characters
  21635: 'rejected', // a landline
  21657: 'misconfigured', // bad sender
  21658: 'rejected', // a field is too long
  21659: 'misconfigured', // our number is not Twilio's
  21660: 'misconfigured', // our number is another account's
  21661: 'misconfigured', // our number cannot text
  21701: 'misconfigured', // no such messaging service
  21702: 'misconfigured', // messaging service not available
  21703: 'misconfigured', // messaging service without a number for this
  21704: 'misconfigured', // messaging service without numbers
  21705: 'misconfigured', // messaging service not valid

  30001: 'throttled', // queue overflow
  30002: 'misconfigured', // account suspended
  30003: 'unreachable', // phone off or out of range
  30004: 'rejected', // blocked: the phone or its network refuses us
  30005: 'rejected', // number not in service
  30006: 'rejected', // a landline
  30007: 'misconfigured', // filtered as spam: the sender or the wording, not the person
  30008: 'unknown',
  30010: 'misconfigured', // dearer than our highest price
  30017: 'unreachable', // network congested
  30018: 'misconfigured', // sender must be registered in that country
  30019: 'rejected', // too long for that network
  30022: 'throttled',
  30023: 'throttled', // daily limit
  30024: 'misconfigured', // sender not known to that network
  30027: 'throttled', // daily limit
  30032: 'misconfigured', // toll-free number not verified
  30033: 'misconfigured', // campaign suspended
  30034: 'misconfigured', // number not registered
  30035: 'misconfigured', // number still being set up
  30036: 'unreachable', // waited longer than it may
  30042: 'misconfigured', // sender name blocked
  30410: 'unknown', // a network did not answer in time
  30450: 'rejected', // blocked
};

const problems: ReadonlyMap<string | undefined, Problem> = new Map(Object.entries(table));

/** Every code the table knows, for its test. */
export const knownCodes: readonly string[] = Object.keys(table);

/** What is wrong, from the code of a delivery report. */
export function problemOfReport(code: string | undefined): Problem {
  return problems.get(code) ?? 'unknown';
}

/**
 * What is wrong, from the answer to our request. A refusal with a code that is new to us is `rejected`: most of those Twilio
 * adds split up older ones about the number, and a row that waits 72 hours holds up all the person's other messages.
 * @param status the HTTP status: 5xx may have been accepted, whatever the code says.
 */
export function problemOfAnswer(status: number, code: string | undefined): Problem {
  if (status >= 500) return 'unknown';
  const known = problems.get(code);
  if (known !== undefined) return known;
  if (status === 429) return 'throttled';
  if (status === 400 || status === 422) return 'rejected';
  if (status === 408) return 'unknown';
  // 401, 403, 404, a redirect: we are not talking to the account we mean.
  return 'misconfigured';
}
