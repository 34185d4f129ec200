// Environment → one frozen, typed object, or everything that is wrong with it at once. It prints nothing and keeps no secret from
// the code, only from sentences.
import { randomBytes } from 'node:crypto';
import { type Given, meant, missing, settings, type Values } from './settings.js';
import type { SlackSettings } from './slack/index.js';
import type { SmsSettings } from './sms/index.js';

export interface Config {
  /** A sample town and pretend providers, on loopback only. */
  readonly demo: boolean;
  readonly port: number;
  /** The address to listen on; without it, all of them. */
  readonly host?: string;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly database: { readonly url: string } | { readonly file: string };
  /** Text messages. The demo brings its own. */
  readonly sms?: SmsSettings;
  /** The web chat: its secret, the other sites that may show it, and whether it stands in the demo's page. `undefined`: it is off. */
  readonly web?: { readonly secret: string; readonly origins: readonly string[]; readonly isFramed?: true };
  /** Slack. The demo brings its own. */
  readonly slack?: SlackSettings;
  readonly house: {
    readonly organisation: string;
    readonly emergencyLine: string;
    /** E.164; who is texted when somebody may be in danger. */
    readonly alertNumbers: readonly string[];
    readonly publicUrl: string;
    /** Where staff work: a Slack workspace and a channel of it. */
    readonly desk?: { readonly team: string; readonly channel: string };
    /** `off`: people are written to at night as well. */
    readonly quietHours: 'on' | 'off';
  };
  /** What other keys are derived from; the demo's lasts as long as the demo runs. */
  readonly secretKey: string;
  /** Lines to say at the start. */
  readonly notes: readonly string[];
}

const usualPort = 3978;
const usualOrganisation = 'Doorstep';
/** The Samaritans: free from every phone in the United Kingdom, at any hour. */
const usualLine = '116 123';

/**
 * @param environment as `process.env`; an empty value counts as none.
 * @param words what follows the program's name: nothing, or `--demo`.
 * @returns the settings, or a sentence for each thing that is wrong.
 */
export function readConfig(
  environment: Given,
  words: readonly string[] = [],
): { config: Config } | { problems: readonly string[] } {
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const demo = words.includes('--demo') || !Object.keys(given).some((name) => meant.test(name));
  // The demo listens where it is told to and asks for nothing else: whatever the service uses is not its business.
  const { values, problems } = read(demo ? { PORT: given['PORT'] } : given);
  for (const word of words)
    if (word !== '--demo') problems.push(`${word} is not known here; there is only --demo.`);
  if (!demo) problems.push(...missing(given));
  if (problems.length > 0) return { problems };
  return { config: frozen(demo ? demoConfig(values) : serviceConfig(values)) };
}

function read(given: Given): { values: Values; problems: string[] } {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, setting] of Object.entries(settings)) {
    if (given[name] === undefined) continue;
    const parsed = setting.safeParse(given[name]);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(parsed.error.issues[0]?.message ?? `${name} is not as it should be.`);
  }
  return { values, problems };
}

function demoConfig({ PORT: port = usualPort }: Values): Config {
  const host = '127.0.0.1';
  const publicUrl = `http://${host}:${port}`;
  return {
    demo: true,
    port,
    host,
    publicUrl,
    database: { file: 'data/demo.sqlite' },
    house: {
      organisation: usualOrganisation,
      emergencyLine: usualLine,
      alertNumbers: [],
      publicUrl,
      quietHours: 'off',
    },
    web: { secret: randomBytes(32).toString('hex'), origins: [], isFramed: true },
    secretKey: randomBytes(32).toString('hex'),
    notes: [],
  };
}

function serviceConfig(values: Values): Config {
  const { PUBLIC_URL: publicUrl = '', ORGANISATION, EMERGENCY_LINE, DATABASE_URL, DATABASE_FILE } = values;
  return {
    demo: false,
    port: values.PORT ?? usualPort,
    publicUrl,
    database: DATABASE_URL ? { url: DATABASE_URL } : { file: DATABASE_FILE ?? 'data/doorstep.sqlite' },
    ...(values.TWILIO_ACCOUNT_SID ? { sms: smsSettings(values, publicUrl) } : {}),
    ...(values.DIRECT_LINE_SECRET
      ? { web: { secret: values.DIRECT_LINE_SECRET, origins: values.WIDGET_ORIGINS ?? [] } }
      : {}),
    ...(values.SLACK_HOME_TEAM ? { slack: slackSettings(values, publicUrl) } : {}),
    house: {
      organisation: ORGANISATION ?? usualOrganisation,
      emergencyLine: EMERGENCY_LINE ?? usualLine,
      alertNumbers: values.STAFF_ALERT_NUMBERS ?? [],
      publicUrl,
      quietHours: values.QUIET_HOURS ?? 'on',
      ...deskOf(values),
    },
    secretKey: values.SECRET_KEY ?? '',
    notes: notes(values),
  };
}

function smsSettings(values: Values, publicUrl: string): SmsSettings {
  const { TWILIO_MESSAGING_SERVICE_SID: service, TWILIO_API_BASE: apiBase } = values;
  return {
    accountSid: values.TWILIO_ACCOUNT_SID ?? '',
    authToken: values.TWILIO_AUTH_TOKEN ?? '',
    from: values.TWILIO_FROM ?? [],
    ...(service === undefined ? {} : { messagingServiceSid: service }),
    ...(apiBase === undefined ? {} : { apiBase }),
    publicUrl,
    // https://www.twilio.com/docs/messaging/guides/understanding-message-throughput: a long number sends one a second.
    perSecond: values.SMS_PER_SECOND ?? (service === undefined ? 1 : 10),
    helpBy: values.SMS_HELP_BY ?? 'twilio',
  };
}

function slackSettings(values: Values, publicUrl: string): SlackSettings {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_APP_TOKEN: appToken,
  } = values;
  const { SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret, SLACK_API_URL: apiUrl } = values;
  return {
    ...(botToken === undefined ? {} : { botToken }),
    ...(id === undefined || secret === undefined ? {} : { oauth: { id, secret } }),
    ...(signingSecret === undefined ? {} : { signingSecret }),
    ...(appToken === undefined ? {} : { appToken }),
    ...(apiUrl === undefined ? {} : { apiUrl: `${apiUrl}/` }),
    homeTeam: values.SLACK_HOME_TEAM ?? '',
    publicUrl,
    secretKey: values.SECRET_KEY ?? '',
  };
}

function deskOf({ SLACK_HOME_TEAM: team, SLACK_STAFF_CHANNEL: channel }: Values) {
  return team === undefined || channel === undefined ? {} : { desk: { team, channel } };
}

function notes(values: Values): string[] {
  const rows: [holds: boolean, line: string][] = [
    [!values.SLACK_HOME_TEAM, 'Slack is off.'],
    [!values.TWILIO_ACCOUNT_SID, 'Text messages are off.'],
    [!values.DIRECT_LINE_SECRET, 'The web chat is off.'],
    [!values.ORGANISATION, `ORGANISATION is not set: people read that ${usualOrganisation} runs this.`],
    [
      !values.EMERGENCY_LINE,
      `EMERGENCY_LINE is not set: people who need help read 999, 111 and ${usualLine}.`,
    ],
  ];
  return rows.flatMap(([holds, line]) => (holds ? [line] : []));
}

function frozen<T extends object>(whole: T): T {
  for (const part of Object.values(whole))
    if (typeof part === 'object' && part !== null) frozen(part as object);
  return Object.freeze(whole);
}
