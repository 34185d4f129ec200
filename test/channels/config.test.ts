// Settings as people write them: every wrong one has its sentence, and no sentence has a secret.
import { expect } from 'chai';
import { type Config, readConfig } from '../../channels/config.js';

const token = 'a-token-nobody-may-read';
const real = {
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: token,
  TWILIO_FROM: '+447700900100',
  PUBLIC_URL: 'https://doorstep.example.org/',
  STAFF_ALERT_NUMBERS: '+447700900123, +44 7700 900124',
  SECRET_KEY: 'k'.repeat(32),
};
const slack = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 's'.repeat(32),
  SLACK_HOME_TEAM: 'T01',
  SLACK_STAFF_CHANNEL: 'C01',
};
type Given = Record<string, string | undefined>;

const problemsOf = (given: Given, words: string[] = []): readonly string[] => {
  const read = readConfig(given, words);
  return 'problems' in read ? read.problems : [];
};
const configOf = (given: Given, words: string[] = []): Config => {
  const read = readConfig(given, words);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.config;
};

describe('config', () => {
  it('runs the demo when nothing is set, on loopback and in a file of its own', () => {
    const config = configOf({ PATH: '/bin', PORT: '4000', SECRET_KEY: 'k'.repeat(40) });
    expect(config).to.deep.include({
      demo: true,
      port: 4000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:4000',
    });
    expect(config.database).to.deep.equal({ file: 'data/demo.sqlite' });
    expect(config.sms).to.equal(undefined);
    expect(configOf({}).port).to.equal(3978);
    expect(configOf({}).secretKey).to.not.equal(configOf({}).secretKey);
  });

  it('runs the demo when it is asked to, whatever else is set', () => {
    const config = configOf({ ...real, DATABASE_FILE: 'real.sqlite', PORT: '4000' }, ['--demo']);
    expect(config).to.deep.include({
      demo: true,
      port: 4000,
      host: '127.0.0.1',
      database: { file: 'data/demo.sqlite' },
    });
  });

  it('reads the real service', () => {
    const config = configOf({ ...real, ORGANISATION: 'Hillside', EMERGENCY_LINE: '01632 960500' });
    expect(config).to.deep.equal({
      demo: false,
      port: 3978,
      publicUrl: 'https://doorstep.example.org',
      database: { file: 'data/doorstep.sqlite' },
      sms: {
        accountSid: real.TWILIO_ACCOUNT_SID,
        authToken: token,
        from: ['+447700900100'],
        publicUrl: 'https://doorstep.example.org',
        perSecond: 1,
        helpBy: 'twilio',
      },
      house: {
        organisation: 'Hillside',
        emergencyLine: '01632 960500',
        alertNumbers: ['+447700900123', '+447700900124'],
        publicUrl: 'https://doorstep.example.org',
        quietHours: 'on',
      },
      secretKey: real.SECRET_KEY,
      notes: ['Slack is off.', 'The web chat is off.'],
    });
  });

  it('reads what can be chosen', () => {
    const config = configOf({
      ...real,
      TWILIO_FROM: '+447700900100, 60777',
      TWILIO_MESSAGING_SERVICE_SID: 'MG1',
      TWILIO_API_BASE: 'http://127.0.0.1:4010/',
      SMS_HELP_BY: 'app',
      DATABASE_URL: 'postgres://u:p@localhost/doorstep',
    });
    expect(config.database).to.deep.equal({ url: 'postgres://u:p@localhost/doorstep' });
    expect(config.sms).to.include({
      messagingServiceSid: 'MG1',
      apiBase: 'http://127.0.0.1:4010',
      helpBy: 'app',
    });
    expect(config.sms?.perSecond).to.equal(10);
    expect(configOf({ ...real, SMS_PER_SECOND: '0.5' }).sms?.perSecond).to.equal(0.5);
    expect(config.sms?.from).to.deep.equal(['+447700900100', '60777']);
    expect(
      configOf({ ...real, TWILIO_FROM: '', TWILIO_MESSAGING_SERVICE_SID: 'MG1' }).sms?.from,
    ).to.deep.equal([]);
  });

  it('cannot be changed, at any depth', () => {
    const config = configOf(real);
    for (const part of [
      config,
      config.sms,
      config.sms?.from,
      config.house,
      config.house.alertNumbers,
      config.notes,
    ]) {
      expect(Object.isFrozen(part)).to.equal(true);
    }
  });

  it('says in a line what is off or assumed', () => {
    const { notes } = configOf({ ...real, ...slack });
    expect(notes).to.include('The web chat is off.').and.not.include.members(['Text messages are off.']);
    expect(notes).to.not.include('Slack is off.');
    expect(notes.join('\n')).to.include('ORGANISATION is not set').and.include('EMERGENCY_LINE is not set');
  });

  describe('names, in a sentence, what is', () => {
    const rows: [change: Given, sentence: RegExp][] = [
      [{ PORT: '80a' }, /^PORT must be/],
      [{ PORT: '0' }, /^PORT must be/],
      [{ PORT: '65536' }, /^PORT must be/],
      [{ PUBLIC_URL: 'doorstep.example.org' }, /^PUBLIC_URL must be/],
      [{ PUBLIC_URL: 'ftp://doorstep.example.org' }, /^PUBLIC_URL must be/],
      [{ PUBLIC_URL: 'https://doorstep.example.org/?a=b' }, /^PUBLIC_URL must be/],
      [{ PUBLIC_URL: undefined }, /^PUBLIC_URL is missing/],
      [{ DATABASE_URL: 'mysql://localhost' }, /^DATABASE_URL must begin/],
      [{ DATABASE_URL: 'postgres://localhost/a', DATABASE_FILE: 'b' }, /^DATABASE_URL and DATABASE_FILE/],
      [{ TWILIO_ACCOUNT_SID: 'SK123' }, /^TWILIO_ACCOUNT_SID must begin with AC/],
      [{ TWILIO_ACCOUNT_SID: '  ' }, /^TWILIO_ACCOUNT_SID is missing/],
      [{ TWILIO_AUTH_TOKEN: 'two words' }, /^TWILIO_AUTH_TOKEN must be/],
      [{ TWILIO_AUTH_TOKEN: undefined }, /^TWILIO_AUTH_TOKEN is missing/],
      [{ TWILIO_FROM: 'Doorstep' }, /^TWILIO_FROM must be a number/],
      [{ TWILIO_FROM: '+447700900100,' }, /^TWILIO_FROM must be a number/],
      [{ TWILIO_FROM: undefined }, /^TWILIO_FROM is missing/],
      [{ TWILIO_MESSAGING_SERVICE_SID: 'SM1' }, /^TWILIO_MESSAGING_SERVICE_SID must begin with MG/],
      [{ TWILIO_API_BASE: 'twilio' }, /^TWILIO_API_BASE must be/],
      [{ SMS_HELP_BY: 'nobody' }, /^SMS_HELP_BY must be twilio or app/],
      [{ SMS_PER_SECOND: '0' }, /^SMS_PER_SECOND must be a number/],
      [{ SMS_PER_SECOND: 'many' }, /^SMS_PER_SECOND must be a number/],
      [{ STAFF_ALERT_NUMBERS: '999' }, /^STAFF_ALERT_NUMBERS must be/],
      [{ STAFF_ALERT_NUMBERS: '+447700900123 and me' }, /^STAFF_ALERT_NUMBERS must be/],
      [{ STAFF_ALERT_NUMBERS: undefined }, /^STAFF_ALERT_NUMBERS is missing/],
      [{ ORGANISATION: 'x'.repeat(41) }, /^ORGANISATION must be/],
      [{ EMERGENCY_LINE: 'x'.repeat(41) }, /^EMERGENCY_LINE must be/],
      [{ SECRET_KEY: 'short' }, /^SECRET_KEY must be 32 bytes/],
      [{ SECRET_KEY: undefined }, /^SECRET_KEY is missing/],
    ];
    for (const [change, sentence] of rows) {
      it(JSON.stringify(change), () => {
        const problems = problemsOf({ ...real, ...change });
        expect(problems).to.have.length(1);
        expect(problems[0]).to.match(sentence);
        const secrets = [token, real.SECRET_KEY, change['TWILIO_AUTH_TOKEN'], change['DATABASE_URL']];
        for (const secret of secrets) if (secret) expect(problems[0]).to.not.include(secret);
      });
    }
  });

  it('says everything at once', () => {
    const said = problemsOf({ TWILIO_ACCOUNT_SID: 'x', PORT: 'y' }, ['--fast']);
    expect(said.map((sentence) => sentence.split(' ')[0])).to.deep.equal([
      'PORT',
      'TWILIO_ACCOUNT_SID',
      '--fast',
      'TWILIO_AUTH_TOKEN',
      'TWILIO_FROM',
      'PUBLIC_URL',
      'STAFF_ALERT_NUMBERS',
      'SECRET_KEY',
    ]);
  });

  it('starts with the web chat alone, and names what that lacks', () => {
    const web = {
      DIRECT_LINE_SECRET: 'a'.repeat(16),
      PUBLIC_URL: 'https://d.example',
      SECRET_KEY: real.SECRET_KEY,
    };
    const { web: read, sms } = configOf({ ...web, WIDGET_ORIGINS: 'https://a.example, https://b.example' });
    expect(read).to.deep.equal({
      secret: web.DIRECT_LINE_SECRET,
      origins: ['https://a.example', 'https://b.example'],
    });
    expect(sms).to.equal(undefined);
    expect(problemsOf({ ...real, WIDGET_ORIGINS: 'https://a.example' })[0]).to.match(
      /^DIRECT_LINE_SECRET is missing/,
    );
    expect(problemsOf({ ...real, DIRECT_LINE_SECRET: 'short' })[0]).to.match(/^DIRECT_LINE_SECRET must be/);
    expect(problemsOf({ ...real, ...web, WIDGET_ORIGINS: 'a.example' })[0]).to.match(
      /^WIDGET_ORIGINS must be/,
    );
  });

  it('reads Slack, with one token or with OAuth, over HTTP or Socket Mode', () => {
    const { slack: read, house } = configOf({
      ...real,
      ...slack,
      SLACK_API_URL: 'http://127.0.0.1:4011/api',
    });
    const common = { homeTeam: 'T01', publicUrl: 'https://doorstep.example.org', secretKey: real.SECRET_KEY };
    expect(read).to.deep.equal({
      ...common,
      botToken: slack.SLACK_BOT_TOKEN,
      signingSecret: slack.SLACK_SIGNING_SECRET,
      apiUrl: 'http://127.0.0.1:4011/api/',
    });
    expect(house.desk).to.deep.equal({ team: 'T01', channel: 'C01' });
    const { SLACK_BOT_TOKEN: _, SLACK_SIGNING_SECRET: __, ...rest } = slack;
    const oauth = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'secret', SLACK_APP_TOKEN: 'xapp-1' };
    expect(configOf({ ...real, ...rest, ...oauth }).slack).to.deep.equal({
      ...common,
      oauth: { id: '1.2', secret: 'secret' },
      appToken: 'xapp-1',
    });
  });

  describe('names what Slack lacks, or has and cannot use', () => {
    const rows: [change: Given, sentence: RegExp][] = [
      [{ SLACK_BOT_TOKEN: undefined }, /^SLACK_BOT_TOKEN is missing/],
      [{ SLACK_BOT_TOKEN: 'xoxp-1' }, /^SLACK_BOT_TOKEN must begin with xoxb-/],
      [{ SLACK_SIGNING_SECRET: undefined }, /^SLACK_SIGNING_SECRET is missing/],
      [{ SLACK_SIGNING_SECRET: 'short' }, /^SLACK_SIGNING_SECRET must be/],
      [{ SLACK_APP_TOKEN: 'xoxb-1' }, /^SLACK_APP_TOKEN must begin with xapp-/],
      [{ SLACK_CLIENT_ID: '1.2' }, /^SLACK_CLIENT_SECRET is missing/],
      [{ SLACK_CLIENT_SECRET: 'x' }, /^SLACK_CLIENT_ID is missing/],
      [{ SLACK_CLIENT_ID: 'a b', SLACK_CLIENT_SECRET: 'x' }, /^SLACK_CLIENT_ID must be/],
      [{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'a b' }, /^SLACK_CLIENT_SECRET must be/],
      [{ SLACK_HOME_TEAM: undefined }, /^SLACK_HOME_TEAM is missing/],
      [{ SLACK_HOME_TEAM: 'hillside' }, /^SLACK_HOME_TEAM must be/],
      [{ SLACK_STAFF_CHANNEL: undefined }, /^SLACK_STAFF_CHANNEL is missing/],
      [{ SLACK_STAFF_CHANNEL: '#staff' }, /^SLACK_STAFF_CHANNEL must be/],
      [{ SLACK_API_URL: 'slack' }, /^SLACK_API_URL must be/],
    ];
    for (const [change, sentence] of rows)
      it(JSON.stringify(change), () => {
        const problems = problemsOf({ ...real, ...slack, ...change });
        expect(problems).to.have.length(1);
        expect(problems[0]).to.match(sentence);
      });
  });

  it('starts with Slack alone', () => {
    const { PUBLIC_URL, SECRET_KEY } = real;
    expect(configOf({ PUBLIC_URL, SECRET_KEY, ...slack }).sms).to.equal(undefined);
    expect(problemsOf({ SECRET_KEY, ...slack })[0]).to.match(/^PUBLIC_URL is missing/);
  });

  it('does not start without a channel', () => {
    const said = problemsOf({ DATABASE_FILE: 'a.sqlite', SECRET_KEY: real.SECRET_KEY });
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/^No channel is on:/);
  });
});
