// The pretend Twilio against the real client and the real signature check, so that tests that use it mean
// something.
import { expect } from 'chai';
import twilio from 'twilio';
import {
  openPretendTwilio,
  type PretendTwilio,
  type PretendTwilioSettings,
} from '../../channels/simulator/twilio.js';
import { Application, type Hit } from './simulatorApplication.js';

const accountSid = `AC${'0'.repeat(32)}`;
const authToken = 'a pretend token';
const us = '+447700900000';
const jo = '+447700900101';

const isSigned = ({ signature, url, fields }: Hit): boolean =>
  twilio.validateRequest(authToken, signature, url, fields);

describe('the pretend Twilio', () => {
  const application = new Application();
  let pretend: PretendTwilio;

  before(() => application.open());
  after(() => application.close());
  afterEach(async () => {
    await pretend.close();
    application.hits.length = 0;
    application.answers.length = 0;
  });

  async function open(more: Partial<PretendTwilioSettings> = {}): Promise<void> {
    const webhook = `${application.url}/sms/incoming`;
    pretend = await openPretendTwilio({ accountSid, authToken, webhook, callbackPauseMs: 1, ...more });
  }

  function client(token = authToken, timeout = 2000) {
    const real = twilio(accountSid, token, { timeout });
    real.api.baseUrl = pretend.baseUrl;
    return real;
  }

  /** The code the real client reports for a refused message. */
  async function codeOf(
    message: { to: string; from?: string; body?: string },
    token = authToken,
  ): Promise<unknown> {
    const sent = client(token).messages.create({ from: us, body: 'Hello', ...message });
    return sent.then(
      () => 'accepted',
      (error: { code: unknown; status: unknown }) => `${String(error.status)} ${String(error.code)}`,
    );
  }

  const said = (phone = jo): string[] =>
    pretend.transcript
      .of(phone)
      .filter((text) => text.direction === 'outbound-reply')
      .map((text) => text.body);

  describe('spoken to by the real client', () => {
    it('takes a message and answers with the resource', async () => {
      await open();
      const message = await client().messages.create({
        to: jo,
        from: us,
        body: 'Hello Jo 😀'.padEnd(80, '.'),
      });
      expect(message.sid).to.match(/^SM[0-9a-f]{32}$/);
      expect(message).to.include({
        status: 'queued',
        direction: 'outbound-api',
        numSegments: '2',
        to: jo,
        from: us,
      });
      expect(message.dateCreated).to.be.instanceOf(Date);
    });

    it('fetches one message and says 20404 for another', async () => {
      await open();
      const { sid } = await client().messages.create({ to: jo, from: us, body: 'Hello' });
      await pretend.settled();
      expect(await client().messages(sid).fetch()).to.include({ sid, status: 'delivered', body: 'Hello' });
      const missing = await client()
        .messages(`SM${'f'.repeat(32)}`)
        .fetch()
        .catch((error: { code: number }) => error.code);
      expect(missing).to.equal(20404);
    });

    it('lists by person and time, newest first, over more than one page', async () => {
      const began = Date.UTC(2030, 0, 1);
      let now = began;
      await open({ now: () => (now += 1000) });
      for (const body of ['one', 'two', 'three', 'four'])
        await client().messages.create({ to: jo, from: us, body });
      await client().messages.create({ to: '+447700900102', from: us, body: 'not for Jo' });
      const dateSentAfter = new Date(began + 2000);
      const found = await client().messages.list({ to: jo, dateSentAfter, pageSize: 2 });
      expect(found.map((message) => message.body)).to.deep.equal(['four', 'three', 'two']);
      const none = await client().messages.list({ to: jo, dateSentBefore: new Date(began) });
      expect(none).to.deep.equal([]);
    });

    it('sends from the number of a Messaging Service', async () => {
      await open({ serviceNumber: us });
      const messagingServiceSid = `MG${'1'.repeat(32)}`;
      const message = await client().messages.create({ to: jo, messagingServiceSid, body: 'Hello' });
      expect(message).to.include({ from: us, messagingServiceSid });
    });

    it('refuses what Twilio refuses, with the same codes', async () => {
      await open();
      expect(await codeOf({ to: jo }, 'another token')).to.equal('401 20003');
      expect(await codeOf({ to: '07700 900101' })).to.equal('400 21211');
      expect(await codeOf({ to: jo, from: '+0' })).to.equal('400 21212');
      expect(await codeOf({ to: us })).to.equal('400 21266');
      expect(await codeOf({ to: jo, body: '' })).to.equal('400 21602');
      expect(await codeOf({ to: jo, from: '' })).to.equal('400 21603');
      expect(await codeOf({ to: jo, body: 'x'.repeat(1601) })).to.equal('400 21617');
      expect(await codeOf({ to: jo, body: 'x'.repeat(1600) })).to.equal('accepted');
    });
  });

  describe('delivering texts to the webhook', () => {
    it('signs all fields so that the real check passes, a query in the address included', async () => {
      await open({ webhook: `${application.url}/sms/incoming?from=twilio#rc=2` });
      const { sid, status, attempts } = await pretend.text(jo, us, 'Hello & "goodbye"\n€5 for ŵ 😀 ');
      expect({ status, attempts }).to.deep.equal({ status: 200, attempts: 1 });
      const [hit] = application.hits;
      expect(hit && isSigned(hit)).to.equal(true);
      expect(hit?.fields).to.include({
        MessageSid: sid,
        SmsSid: sid,
        AccountSid: accountSid,
        From: jo,
        To: us,
      });
      expect(hit?.fields).to.include({
        Body: 'Hello & "goodbye"\n€5 for ŵ 😀 ',
        NumMedia: '0',
        NumSegments: '1',
      });
    });

    it('delivers a picture without a word with no Body at all', async () => {
      await open();
      await pretend.text(jo, us, undefined, {
        media: [{ url: 'http://127.0.0.1/cat.jpg', contentType: 'image/jpeg' }],
      });
      const fields = application.hits[0]?.fields;
      expect(fields).to.include({
        NumMedia: '1',
        MediaUrl0: 'http://127.0.0.1/cat.jpg',
        MediaContentType0: 'image/jpeg',
      });
      expect(fields).not.to.have.property('Body');
    });

    it('tries once more after a 5xx or silence, as the same message', async () => {
      await open({ webhookTimeoutMs: 100 });
      application.answers.push(503, 200, 'hang', 200);
      const first = await pretend.text(jo, us, 'Hello');
      const second = await pretend.text(jo, us, 'Hello again');
      expect([first.attempts, second.attempts]).to.deep.equal([2, 2]);
      const [a, b, c, d] = application.hits;
      expect(a).to.deep.equal(b);
      expect(c).to.deep.equal(d);
      expect(a?.token).not.to.equal(c?.token);
    });

    it('gives up after the second try and never after a 4xx, and shows both as warnings', async () => {
      await open();
      application.answers.push(500, 500, 403);
      expect(await pretend.text(jo, us, 'Hello')).to.include({ status: 500, attempts: 2 });
      expect(await pretend.text(jo, us, 'Hello')).to.include({ status: 403, attempts: 1 });
      expect(pretend.warnings.map(({ status }) => status)).to.deep.equal([500, 403]);
    });

    it('says so when nobody is there', async () => {
      await open({ webhook: 'http://127.0.0.1:9/sms/incoming' });
      expect(await pretend.text(jo, us, 'Hello')).to.include({ status: null, attempts: 2 });
    });

    it('delivers the same message again when asked to, and remembers it once', async () => {
      await open();
      const { sid } = await pretend.text(jo, us, 'Hello');
      await Promise.all([pretend.text(jo, us, 'Hello', { sid }), pretend.text(jo, us, 'Hello', { sid })]);
      expect(application.hits.map((hit) => hit.fields.MessageSid)).to.deep.equal([sid, sid, sid]);
      expect(pretend.transcript.of(jo)).to.have.length(1);
    });

    it('reports queued, sent and delivered, signed, to the address the message named', async () => {
      await open({ repeatsCallbacks: true });
      const statusCallback = `${application.url}/sms/status`;
      const { sid } = await client().messages.create({ to: jo, from: us, body: 'Hello', statusCallback });
      await pretend.settled();
      const statuses = application.hits.map((hit) => hit.fields.MessageStatus);
      expect(statuses).to.deep.equal(['queued', 'queued', 'sent', 'sent', 'delivered', 'delivered']);
      expect(application.hits.every((hit) => isSigned(hit) && hit.fields.MessageSid === sid)).to.equal(true);
    });
  });

  describe('keeping who opted out', () => {
    it('blocks after STOP, answers it itself, delivers the webhook, and unblocks after START', async () => {
      await open({ sendsOptOutType: true });
      await pretend.text(jo, us, ' stop ');
      expect(pretend.blocks(jo, us)).to.equal(true);
      expect(await codeOf({ to: jo })).to.equal('400 21610');
      expect(await codeOf({ to: '+447700900102' })).to.equal('accepted');
      await pretend.text(jo, us, 'START');
      expect(await codeOf({ to: jo })).to.equal('accepted');
      expect(application.hits.map((hit) => hit.fields.OptOutType)).to.deep.equal(['STOP', 'START']);
      expect(said()).to.have.length(2);
    });

    it('takes STOP inside a sentence, and YES from somebody who never stopped, as ordinary words', async () => {
      await open();
      await pretend.text(jo, us, 'I want to stop smoking');
      await pretend.text(jo, us, 'Yes');
      expect(pretend.blocks(jo, us)).to.equal(false);
      expect(said()).to.deep.equal([]);
      expect(application.hits[1]?.fields).not.to.have.property('OptOutType');
    });

    it('answers HELP only where it is set to', async () => {
      await open();
      await pretend.text(jo, us, 'HELP');
      expect(said()).to.have.length(1);
      await pretend.close();
      await open({ answersHelp: false });
      await pretend.text(jo, us, 'HELP');
      expect(said()).to.deep.equal([]);
    });
  });

  describe('going wrong on purpose', () => {
    it('refuses as often as it was told to', async () => {
      await open();
      pretend.fail({ status: 503, code: 20503 }, 2);
      expect([await codeOf({ to: jo }), await codeOf({ to: jo })]).to.deep.equal(['503 20503', '503 20503']);
      expect(await codeOf({ to: jo })).to.equal('accepted');
    });

    it('hangs without accepting, and drops the connection after accepting', async () => {
      await open();
      pretend.fail('hang');
      pretend.fail('drop-after-accept');
      const create = () =>
        client(authToken, 200)
          .messages.create({ to: jo, from: us, body: 'Hello' })
          .then(
            () => 'ok',
            () => 'cut',
          );
      expect(await create()).to.equal('cut');
      expect(await client().messages.list({ to: jo })).to.have.length(0);
      expect(await create()).to.equal('cut');
      expect(await client().messages.list({ to: jo })).to.have.length(1);
    });

    it('accepts and later reports undelivered', async () => {
      await open();
      pretend.fail({ undelivered: 30003 });
      const statusCallback = `${application.url}/sms/status`;
      const { sid } = await client().messages.create({ to: jo, from: us, body: 'Hello', statusCallback });
      await pretend.settled();
      expect(application.hits.at(-1)?.fields).to.include({
        MessageStatus: 'undelivered',
        ErrorCode: '30003',
      });
      expect(await client().messages(sid).fetch()).to.include({ status: 'undelivered', errorCode: 30003 });
    });
  });

  it('remembers a bounded number of texts of each phone and tells listeners', async () => {
    await open({ keep: 3 });
    const heard: string[] = [];
    const stop = pretend.subscribe((text) => heard.push(text.body));
    for (const body of ['1', '2', '3', '4']) await pretend.text(jo, us, body);
    stop();
    await pretend.text('+447700900102', us, 'Hello');
    expect(heard).to.deep.equal(['1', '2', '3', '4']);
    expect(pretend.transcript.of().map((text) => text.body)).to.deep.equal(['2', '3', '4', 'Hello']);
    expect(pretend.transcript.since(4).map((text) => text.body)).to.deep.equal(['Hello']);
  });
});
