// Sending through Twilio's own client to a pretend Twilio on loopback: what we ask, and what we make of each answer.
import { EventEmitter, once } from 'node:events';
import { expect } from 'chai';
import { type Channel, DeliveryError, type Outbound } from '../../channels/channel.js';
import { knownCodes, problemOfAnswer, problemOfReport } from '../../channels/sms/codes.js';
import { type SmsSettings, smsChannel } from '../../channels/sms/index.js';
import { refuses, type Says, type TwilioStub, twilioStub } from '../support/twilioStub.js';

const accountSid = `AC${'a'.repeat(32)}`;
const messagesPath = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
const message: Outbound = {
  id: 7,
  address: '+447700900001',
  conversation: '+447700900100',
  text: 'You wrote: “I got a job”',
  choices: [
    { id: 'share', label: 'Share with Art group' },
    { id: 'mine', label: 'Only me' },
  ],
  claimedAt: Date.parse('2025-12-01T15:00:00.400Z'),
};
const drawn = 'You wrote: "I got a job"\n1 Share with Art group\n2 Only me';

const made = (sid: string, body: string, date_created: string | null): object => ({
  sid,
  body,
  date_created,
});

describe('sms, sending', () => {
  let twilio: TwilioStub;
  before(async () => (twilio = await twilioStub()));
  after(() => twilio.close());
  beforeEach(() => (twilio.asked.length = 0));

  const channel = (more: Partial<SmsSettings> = {}): Channel =>
    smsChannel(
      {
        accountSid,
        authToken: 'the-token',
        from: ['+447700900199', '+447700900100'],
        apiBase: twilio.base,
        publicUrl: 'https://doorstep.example.org',
        helpBy: 'twilio',
        ...more,
      },
      { route: () => {} },
    );
  const failure = async (more?: Partial<SmsSettings>, changed = message): Promise<DeliveryError> => {
    const fault: unknown = await channel(more)
      .send(changed)
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(fault).to.be.instanceOf(DeliveryError);
    return fault as DeliveryError;
  };

  it('asks for one message, drawn, with a report, and gives its id', async () => {
    twilio.says = () => ({ status: 201, body: { sid: 'SM77', status: 'queued' } });
    expect(await channel().send(message)).to.deep.equal({ providerId: 'SM77' });
    expect(twilio.asked).to.have.length(1);
    const [asked] = twilio.asked;
    expect([asked?.method, asked?.url.pathname]).to.deep.equal(['POST', messagesPath]);
    expect(asked?.authorization).to.equal(
      `Basic ${Buffer.from(`${accountSid}:the-token`).toString('base64')}`,
    );
    expect(asked?.form).to.deep.equal({
      To: '+447700900001',
      From: '+447700900100',
      Body: drawn,
      StatusCallback: 'https://doorstep.example.org/sms/status',
    });
  });

  it('writes from our first number when the one written to is not ours', async () => {
    twilio.says = () => ({ status: 201, body: { sid: 'SM77' } });
    await channel().send({ ...message, conversation: '+447700900155' });
    expect(twilio.asked[0]?.form).to.include({ From: '+447700900199' });
  });

  it('leaves the number to the messaging service where there is one', async () => {
    twilio.says = () => ({ status: 201, body: { sid: 'SM77' } });
    await channel({ messagingServiceSid: 'MG1' }).send(message);
    expect(twilio.asked[0]?.form).to.include({ MessagingServiceSid: 'MG1' }).and.not.have.property('From');
  });

  describe('what each answer means', () => {
    const rows: [says: Says, problem: string, code: string][] = [
      [refuses(400, 21610), 'opted-out', '21610'],
      [refuses(400, 21211), 'rejected', '21211'],
      [refuses(400, 21614), 'rejected', '21614'],
      [refuses(400, 21612), 'rejected', '21612'],
      [refuses(400, 21617), 'rejected', '21617'],
      [refuses(400, 21999), 'rejected', '21999'],
      [refuses(400, 21408), 'misconfigured', '21408'],
      [refuses(400, 21606), 'misconfigured', '21606'],
      [refuses(401, 20003), 'misconfigured', '20003'],
      [refuses(404, 20404), 'misconfigured', '20404'],
      [{ status: 401, body: '<html>' }, 'misconfigured', 'HTTP 401'],
      [{ status: 302, headers: { location: '/elsewhere' } }, 'misconfigured', 'HTTP 302'],
      [refuses(429, 20429), 'throttled', '20429'],
      [{ status: 429, body: 'slow down' }, 'throttled', 'HTTP 429'],
      [refuses(500, 20500), 'unknown', '20500'],
      [{ status: 503, body: 'busy' }, 'unknown', 'HTTP 503'],
      [refuses(500, 21211), 'unknown', '21211'],
    ];
    for (const [says, problem, code] of rows) {
      it(`${code} is ${problem}, asked once, and the number is not repeated`, async () => {
        twilio.says = () => says;
        const fault = await failure();
        expect([fault.problem, fault.detail.code]).to.deep.equal([problem, code]);
        expect(twilio.asked).to.have.length(1);
        expect(`${fault.message}${JSON.stringify(fault)}${fault.stack}`).to.not.include('7700900');
      });
    }

    it('a wait it asks for is passed on, in seconds or as a date', async () => {
      twilio.says = () => refuses(429, 20429, { 'Retry-After': '7' });
      expect((await failure()).detail.retryAfter).to.equal(7000);
      twilio.says = () => refuses(429, 20429, { 'Retry-After': new Date(Date.now() + 60_000).toUTCString() });
      expect((await failure()).detail.retryAfter).to.be.within(50_000, 60_000);
      twilio.says = () => refuses(429, 20429, { 'Retry-After': 'soon' });
      expect((await failure()).detail.retryAfter).to.equal(undefined);
    });

    it('a connection cut after the request went out is unknown', async () => {
      twilio.says = () => 'hang up';
      expect(await failure()).to.include({ problem: 'unknown' });
      expect(twilio.asked).to.have.length(1);
    });

    it('a yes that cannot be read is unknown', async () => {
      for (const body of ['<html>', { status: 'queued' }, 'null']) {
        twilio.says = () => ({ status: 201, body });
        expect(await failure()).to.include({ problem: 'unknown' });
      }
    });

    it('no answer in time is unknown', async () => {
      const patience = new EventEmitter();
      twilio.says = async (): Promise<Says> => {
        await once(patience, 'over');
        return 'hang up';
      };
      expect(await failure({ answerTime: 40 })).to.include({ problem: 'unknown' });
      patience.emit('over');
    });

    it('nobody listening is unreachable', async () => {
      expect(await failure({ apiBase: 'http://127.0.0.1:1' })).to.include({ problem: 'unreachable' });
    });

    it('a sender that is no number is rejected without asking', async () => {
      for (const address of ['60777', 'HMRC', '', 'whatsapp:+447700900001', '+44 7700 900001']) {
        expect(await failure({}, { ...message, address })).to.include({ problem: 'rejected' });
      }
      expect(twilio.asked).to.deep.equal([]);
    });
  });

  it('knows every code the table names, in both its uses', () => {
    for (const code of knownCodes) {
      expect(problemOfReport(code)).to.equal(problemOfAnswer(400, code));
      expect(problemOfAnswer(500, code)).to.equal('unknown');
    }
    expect(problemOfReport(undefined)).to.equal('unknown');
    expect(problemOfAnswer(400, 'constructor')).to.equal('rejected');
  });

  describe('finding out what became of a message', () => {
    const after = 'Mon, 01 Dec 2025 15:00:00 +0000';
    const rows: [what: string, messages: object[], is: { providerId: string } | null | undefined][] = [
      ['its id when it is there', [made('SM2', drawn, after)], { providerId: 'SM2' }],
      ['null when nothing is', [], null],
      ['null when only other words are', [made('SM1', 'You wrote: "x"', after)], null],
      ['null when the same words are older', [made('SM1', drawn, 'Mon, 01 Dec 2025 14:59:00 +0000')], null],
      ['nothing when the list has no dates', [made('SM1', drawn, null)], undefined],
      [
        'nothing when the list is full of newer ones',
        Array(100).fill(made('SM1', 'x', after)) as object[],
        undefined,
      ],
    ];
    for (const [what, messages, is] of rows) {
      it(what, async () => {
        twilio.says = () => ({ status: 200, body: { messages, page: 0, page_size: 100 } });
        expect(await channel().find?.(message)).to.deep.equal(is);
        const [asked] = twilio.asked;
        expect([asked?.method, asked?.url.pathname]).to.deep.equal(['GET', messagesPath]);
        expect(asked?.url.searchParams.get('To')).to.equal('+447700900001');
      });
    }

    it('fails as sending does when Twilio cannot be asked', async () => {
      const fault: unknown = await Promise.resolve(
        channel({ apiBase: 'http://127.0.0.1:1' }).find?.(message),
      ).then(
        () => null,
        (e: unknown) => e,
      );
      expect(fault).to.be.instanceOf(DeliveryError).and.include({ problem: 'unreachable' });
    });
  });
});
