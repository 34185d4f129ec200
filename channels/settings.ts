// Every setting there is: how it must be written, and the sentence for when it is not, or is missing. It never repeats a value.
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';

const text = (form: RegExp, error: string) => z.string().regex(form, { error });

/** An address without query, fragment or password; slashes at its end are left out. */
const address = (error: string) =>
  z
    .url({ protocol: /^https?$/, error })
    .refine((written) => !/[?#@]/.test(written), { error })
    .transform((written) => written.replace(/\/+$/, ''));

/** Numbers with commas between, as E.164. `short`: a short code, which has no country, is a number too. */
const numbers = (error: string, short: 'short codes too' | 'no short codes') =>
  z.string().transform((written, context) =>
    written.split(',').map((part) => {
      const number = parsePhoneNumberFromString(part.trim(), { extract: false });
      if (number?.isPossible()) return number.number;
      if (short === 'short codes too' && /^\d{4,6}$/.test(part.trim())) return part.trim();
      context.addIssue({ code: 'custom', message: error });
      return z.NEVER;
    }),
  );

const aPort = 'PORT must be a whole number from 1 to 65535.';
const aRate =
  'SMS_PER_SECOND must be a number from 0.01 to 1000: how many texts a second Twilio takes from us.';
const anOrigin =
  'WIDGET_ORIGINS must be sites such as https://example.org, without a path, with commas between.';
const keyMaker = 'make one with: openssl rand -hex 32';

/** The settings of this version, each as it is read. */
export const settings = {
  PORT: text(/^\d{1,5}$/, aPort)
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, { error: aPort }),
  PUBLIC_URL: address(
    'PUBLIC_URL must be the address the world reaches this server at, such as https://doorstep.example.org.',
  ),
  DATABASE_URL: text(/^postgres(ql)?:\/\/./, 'DATABASE_URL must begin with postgres://'),
  DATABASE_FILE: text(/./, 'DATABASE_FILE must be the path of a file.'),
  TWILIO_ACCOUNT_SID: text(
    /^AC\w+$/,
    'TWILIO_ACCOUNT_SID must begin with AC, as it stands on the first page of the Twilio console.',
  ),
  TWILIO_AUTH_TOKEN: text(
    /^\S+$/,
    'TWILIO_AUTH_TOKEN must be the auth token of the account, without spaces.',
  ),
  TWILIO_FROM: numbers(
    'TWILIO_FROM must be a number you rent from Twilio, such as +447700900100; several with commas between.',
    'short codes too',
  ),
  TWILIO_MESSAGING_SERVICE_SID: text(/^MG\w+$/, 'TWILIO_MESSAGING_SERVICE_SID must begin with MG.'),
  TWILIO_API_BASE: address(
    'TWILIO_API_BASE must be an address such as http://127.0.0.1:4010; leave it out to use Twilio.',
  ),
  SMS_PER_SECOND: text(/^\d{1,4}(\.\d{1,3})?$/, aRate)
    .transform(Number)
    .refine((rate) => rate >= 0.01 && rate <= 1_000, { error: aRate }),
  SMS_HELP_BY: z.enum(['twilio', 'app'], { error: 'SMS_HELP_BY must be twilio or app: who answers HELP.' }),
  STAFF_ALERT_NUMBERS: numbers(
    'STAFF_ALERT_NUMBERS must be phone numbers such as +447700900123, with commas between.',
    'no short codes',
  ),
  ORGANISATION: text(/^.{1,40}$/, 'ORGANISATION must be a name of 40 characters or fewer, on one line.'),
  QUIET_HOURS: z.enum(['on', 'off'], {
    error: 'QUIET_HOURS must be on or off: whether people are left alone at night.',
  }),
  EMERGENCY_LINE: text(
    /^.{1,40}$/,
    'EMERGENCY_LINE must be a number people can ring, in 40 characters or fewer.',
  ),
  DIRECT_LINE_SECRET: text(
    /^\S{16,}$/,
    `DIRECT_LINE_SECRET must be 16 characters or more, without spaces; ${keyMaker}`,
  ),
  WIDGET_ORIGINS: z.string().transform((written, context) =>
    written.split(',').map((part) => {
      if (URL.canParse(part.trim()) && new URL(part.trim()).origin === part.trim()) return part.trim();
      context.addIssue({ code: 'custom', message: anOrigin });
      return z.NEVER;
    }),
  ),
  SECRET_KEY: z.string().refine((key) => Buffer.byteLength(key) >= 32, {
    error: `SECRET_KEY must be 32 bytes or more; ${keyMaker}`,
  }),
  SLACK_BOT_TOKEN: text(
    /^xoxb-\S+$/,
    "SLACK_BOT_TOKEN must begin with xoxb-, as it stands under OAuth & Permissions on the app's page.",
  ),
  SLACK_SIGNING_SECRET: text(
    /^\S{16,}$/,
    "SLACK_SIGNING_SECRET must be the signing secret under Basic Information on the app's page, without spaces.",
  ),
  SLACK_APP_TOKEN: text(
    /^xapp-\S+$/,
    'SLACK_APP_TOKEN must begin with xapp-, as it stands under Basic Information, App-Level Tokens.',
  ),
  SLACK_CLIENT_ID: text(
    /^[\w.-]+$/,
    "SLACK_CLIENT_ID must be the client ID under Basic Information on the app's page.",
  ),
  SLACK_CLIENT_SECRET: text(
    /^\S+$/,
    'SLACK_CLIENT_SECRET must be the client secret under Basic Information, without spaces.',
  ),
  SLACK_HOME_TEAM: text(
    /^T[A-Z0-9]+$/,
    'SLACK_HOME_TEAM must be the id of your workspace; it begins with T, as in https://app.slack.com/client/T….',
  ),
  SLACK_STAFF_CHANNEL: text(
    /^[CG][A-Z0-9]+$/,
    "SLACK_STAFF_CHANNEL must be the id of a channel; it begins with C and stands at the end of the channel's details.",
  ),
  SLACK_API_URL: address(
    'SLACK_API_URL must be an address such as http://127.0.0.1:4011/api; leave it out to use Slack.',
  ),
} as const;

export type SettingName = keyof typeof settings;
export type Values = { readonly [N in SettingName]?: z.output<(typeof settings)[N]> };
export type Given = Readonly<Record<string, string | undefined>>;

/** With one of these somebody means it, and it is no demo. */
export const meant = /^(TWILIO_|SLACK_|DIRECT_LINE_SECRET$|DATABASE_URL$|DATABASE_FILE$)/;

/** What the real service cannot do without, and is not there. What is there and wrong has been said already. */
export function missing(given: Given): string[] {
  const sms = Object.keys(given).some((name) => /^(TWILIO_|SMS_)/.test(name));
  const web = Object.keys(given).some((name) => /^(DIRECT_LINE_SECRET|WIDGET_ORIGINS)$/.test(name));
  const slack = Object.keys(given).some((name) => name.startsWith('SLACK_'));
  const without = (...names: SettingName[]): boolean => names.every((name) => given[name] === undefined);
  const rows: [absent: boolean, sentence: string][] = [
    [
      !sms && !web && !slack,
      'No channel is on: set TWILIO_ACCOUNT_SID and what belongs to it for text messages, DIRECT_LINE_SECRET for the web chat, or SLACK_BOT_TOKEN for Slack.',
    ],
    [
      web && without('DIRECT_LINE_SECRET'),
      `DIRECT_LINE_SECRET is missing: the web chat needs it; ${keyMaker}`,
    ],
    [
      sms && without('TWILIO_ACCOUNT_SID'),
      'TWILIO_ACCOUNT_SID is missing: it stands on the first page of the Twilio console.',
    ],
    [
      sms && without('TWILIO_AUTH_TOKEN'),
      'TWILIO_AUTH_TOKEN is missing: it stands below the account SID in the Twilio console.',
    ],
    [
      sms && without('TWILIO_FROM', 'TWILIO_MESSAGING_SERVICE_SID'),
      'TWILIO_FROM is missing: the number people text, or TWILIO_MESSAGING_SERVICE_SID in its place.',
    ],
    [
      (sms || web || slack) && without('PUBLIC_URL'),
      'PUBLIC_URL is missing: the address this server is reached at, such as https://doorstep.example.org.',
    ],
    ...(slack ? missingForSlack(without) : []),
    [
      sms && without('STAFF_ALERT_NUMBERS'),
      'STAFF_ALERT_NUMBERS is missing: who is texted when somebody may be in danger. Text messages do not start without.',
    ],
    [without('SECRET_KEY'), `SECRET_KEY is missing: 32 bytes or more that nobody else knows; ${keyMaker}`],
    [
      !without('DATABASE_URL') && !without('DATABASE_FILE'),
      'DATABASE_URL and DATABASE_FILE are both set: there is one store, so choose one of them.',
    ],
  ];
  return rows.flatMap(([absent, sentence]) => (absent ? [sentence] : []));
}

function missingForSlack(
  without: (...names: SettingName[]) => boolean,
): [absent: boolean, sentence: string][] {
  const one = without('SLACK_CLIENT_ID') !== without('SLACK_CLIENT_SECRET');
  return [
    [
      without('SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'),
      'SLACK_BOT_TOKEN is missing: it stands under OAuth & Permissions; or set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.',
    ],
    [
      one && without('SLACK_CLIENT_ID'),
      'SLACK_CLIENT_ID is missing: it stands above the client secret under Basic Information.',
    ],
    [
      one && without('SLACK_CLIENT_SECRET'),
      'SLACK_CLIENT_SECRET is missing: it stands below the client ID under Basic Information.',
    ],
    [
      without('SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'),
      'SLACK_SIGNING_SECRET is missing: it stands under Basic Information; or set SLACK_APP_TOKEN for Socket Mode.',
    ],
    [
      without('SLACK_HOME_TEAM'),
      'SLACK_HOME_TEAM is missing: the id of your own workspace, which begins with T.',
    ],
    [
      without('SLACK_STAFF_CHANNEL'),
      'SLACK_STAFF_CHANNEL is missing: the id of the channel where staff work, which begins with C.',
    ],
  ];
}
