// Twilio's payloads as a table, after its documentation, sent to a real server with real signatures.
import { EventEmitter, once } from 'node:events';
import { expect } from 'chai';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Inbound, Report } from '../../channels/channel.js';
import { openLog } from '../../channels/log.js';
import { openServer, type WebServer } from '../../channels/server.js';
import { type SmsSettings, smsChannel } from '../../channels/sms/index.js';

const publicUrl = 'https://doorstep.example.org';
const settings: SmsSettings = {
  accountSid: `AC${'a'.repeat(32)}`,
  authToken: 'the-token',
  from: ['+447700900100'],
  publicUrl,
  helpBy: 'twilio',
};
const now = 1_764_600_000_000;
/** A message as Twilio sends one to a UK mobile number. */
const message = {
  ToCountry: 'GB',
  ToState: '',
  SmsMessageSid: `SM${'1'.repeat(32)}`,
  NumMedia: '0',
  ToCity: '',
  FromZip: '',
  SmsSid: `SM${'1'.repeat(32)}`,
  FromState: '',
  SmsStatus: 'received',
  FromCity: '',
  Body: 'post I got a job',
  FromCountry: 'GB',
  To: '+447700900100',
  ToZip: '',
  NumSegments: '1',
  MessageSid: `SM${'1'.repeat(32)}`,
  AccountSid: settings.accountSid,
  From: '+447700900001',
  ApiVersion: '2010-04-01',
};
const kept = {
  channel: 'sms',
  providerId: message.MessageSid,
  address: message.From,
  conversation: message.To,
  receivedAt: now,
};
const status = {
  SmsSid: message.MessageSid,
  SmsStatus: 'delivered',
  MessageStatus: 'delivered',
  To: message.From,
  MessageSid: message.MessageSid,
  AccountSid: settings.accountSid,
  From: message.To,
  ApiVersion: '2010-04-01',
};

type Form = Record<string, string | string[] | undefined>;

const formBody = (form: Form): string => {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  return new URLSearchParams(pairs as [string, string][]).toString();
};
const signatureOf = (path: string, form: Form, token = settings.authToken): string =>
  getExpectedTwilioSignature(
    token,
    publicUrl + path,
    Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined)),
  );

describe('sms, receiving', () => {
  const lines: string[] = [];
  const inbox: Inbound[] = [];
  const reports: Report[] = [];
  let keep = async (inbound: Inbound): Promise<{ id: number; duplicate: boolean }> => {
    inbox.push(inbound);
    return { id: inbox.length, duplicate: false };
  };
  const keepWell = keep;
  let server: WebServer;
  let base: string;

  async function start(more: Partial<SmsSettings> = {}): Promise<void> {
    const log = openLog('info', { write: (line) => void lines.push(line) });
    server = openServer({ port: 0, host: '127.0.0.1', publicUrl, log });
    const channel = smsChannel({ ...settings, ...more }, server, () => now);
    await channel.open(
      (inbound) => keep(inbound),
      async (report) => void reports.push(report),
    );
    base = await server.listen();
  }
  beforeEach(() => {
    for (const list of [lines, inbox, reports]) list.length = 0;
    keep = keepWell;
    return start();
  });
  afterEach(() => server.close());

  /** Sends a form as Twilio does, but for what `headers` say. */
  async function twilioPosts(
    path: string,
    form: Form,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(base + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'x-twilio-signature': signatureOf(path, form),
        'i-twilio-idempotency-token': 'a0c1',
        ...headers,
      },
      body: formBody(form),
    });
  }

  it('keeps a message, then answers with empty TwiML', async () => {
    const gate = new EventEmitter();
    const released = once(gate, 'released');
    let answered = false;
    keep = async (inbound) => {
      await released;
      expect(answered).to.equal(false);
      return keepWell(inbound);
    };
    const posting = twilioPosts('/sms/incoming', message);
    void posting.then(() => (answered = true));
    gate.emit('released');
    const answer = await posting;
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('content-type')).to.equal('text/xml');
    expect(await answer.text()).to.equal('<Response/>');
    expect(inbox).to.deep.equal([{ ...kept, text: 'post I got a job' }]);
  });

  describe('keeps what Twilio may send', () => {
    const media = {
      NumMedia: '2',
      MediaUrl0: 'https://api.twilio.com/m/ME1',
      MediaContentType0: 'image/jpeg',
    };
    const picture = { url: 'https://api.twilio.com/m/ME1', contentType: 'image/jpeg' };
    const rows: [what: string, change: Form, is: object][] = [
      ['a text with no words', { Body: '' }, { text: '' }],
      [
        'a picture without a Body',
        { ...media, NumMedia: '1', Body: undefined },
        { text: undefined, media: [picture] },
      ],
      ['fewer pictures than it counts', media, { media: [picture] }],
      ['a count of pictures that is none', { NumMedia: 'many' }, {}],
      ['fields nobody knows yet', { RcsCapable: 'yes', __proto__x: 'y', constructor: 'z' }, {}],
      ['a field called __proto__', Object.fromEntries([['__proto__', 'x']]), {}],
      ['an unknown field that comes twice', { Extra: ['b', 'a', 'b'] }, {}],
      [
        'emoji, accents, Welsh and Urdu',
        { Body: 'Ŵyl 👩‍👩‍👧 café آپ کا' },
        { text: 'Ŵyl 👩‍👩‍👧 café آپ کا' },
      ],
      ['spaces and lines as they were typed', { Body: '  a \r\n b\t ' }, { text: '  a \r\n b\t ' }],
      ['16,000 characters, whole', { Body: 'ab'.repeat(8000) }, { text: 'ab'.repeat(8000) }],
      ['all but a NUL, which no database takes', { Body: 'a\0b' }, { text: 'ab' }],
      ['a short code', { From: '60777' }, { address: '60777' }],
      ["a sender's name", { From: 'HMRC' }, { address: 'HMRC' }],
      [
        'STOP that Twilio has answered',
        { Body: 'Stop', OptOutType: 'STOP' },
        { text: 'Stop', action: 'stop' },
      ],
      [
        'START that Twilio has answered',
        { Body: 'start', OptOutType: 'START' },
        { text: 'start', action: 'start' },
      ],
      ['an OptOutType nobody knows yet', { OptOutType: 'LESS' }, {}],
      ['HELP, which Twilio answers', { Body: ' Help ' }, { text: ' Help ', action: 'help' }],
      ['INFO, which Twilio answers', { Body: 'INFO' }, { text: 'INFO', action: 'help' }],
      ['help in a sentence, which it does not', { Body: 'help me' }, { text: 'help me' }],
      ['STOP without its type, for us to read', { Body: 'STOP' }, { text: 'STOP' }],
    ];
    for (const [what, change, is] of rows) {
      it(what, async () => {
        const answer = await twilioPosts('/sms/incoming', { ...message, ...change });
        expect(answer.status).to.equal(200);
        const expected = Object.entries({ ...kept, text: message.Body, ...is }).filter(
          ([, v]) => v !== undefined,
        );
        expect(inbox).to.deep.equal([Object.fromEntries(expected)]);
      });
    }
  });

  it('leaves HELP and INFO to the conversation when they are ours to answer', async () => {
    await server.close();
    await start({ helpBy: 'app' });
    await twilioPosts('/sms/incoming', { ...message, Body: 'HELP' });
    await twilioPosts('/sms/incoming', { ...message, Body: 'help', OptOutType: 'HELP' });
    expect(inbox.map(({ action }) => action)).to.deep.equal([undefined, 'help']);
  });

  describe('refuses, and keeps nothing', () => {
    const json = { 'content-type': 'application/json' };
    const rows: [what: string, status: number, change: Form, headers?: Record<string, string>][] = [
      ['no signature', 403, {}, { 'x-twilio-signature': '' }],
      ['a wrong signature', 403, {}, { 'x-twilio-signature': 'bm90IHRoaXMgb25lIGF0IGFsbCE=' }],
      [
        "another account's signature",
        403,
        {},
        { 'x-twilio-signature': signatureOf('/sms/incoming', message, 'x') },
      ],
      [
        'a signature for another path',
        403,
        {},
        { 'x-twilio-signature': signatureOf('/sms/status', message) },
      ],
      [
        'a signature of other words',
        403,
        { Body: 'x' },
        { 'x-twilio-signature': signatureOf('/sms/incoming', message) },
      ],
      ['a wrong AccountSid', 403, { AccountSid: `AC${'b'.repeat(32)}` }],
      ['no AccountSid', 403, { AccountSid: undefined }],
      ['no MessageSid', 400, { MessageSid: undefined }],
      ['an empty MessageSid', 400, { MessageSid: '' }],
      ['no From', 400, { From: undefined }],
      ['no To', 400, { To: undefined }],
      ['a From that comes twice', 400, { From: ['+447700900001', '+447700900002'] }],
      ['two texts in one', 400, { Body: ['one', 'two'] }],
      ['JSON', 415, {}, json],
      ['a form in parts', 415, {}, { 'content-type': 'multipart/form-data; boundary=x' }],
      ['a body of more than 64 kB', 413, { Body: 'a'.repeat(70_000) }],
    ];
    for (const [what, expected, change, headers] of rows) {
      it(`${what}: ${expected}`, async () => {
        const answer = await twilioPosts('/sms/incoming', { ...message, ...change }, headers);
        expect(answer.status).to.equal(expected);
        expect(await answer.text()).to.have.length.below(40);
        expect(inbox).to.deep.equal([]);
      });
    }
    const bodies = ['', '&&&', '=', '%', 'Body=%E0%A4%A&From=%', '{"Body":1}', '\0\xff', 'a='.repeat(5000)];
    for (const body of bodies) {
      it(`a body that reads ${JSON.stringify(body.slice(0, 24))}, signed or not`, async () => {
        const form = Object.fromEntries(new URLSearchParams(body));
        for (const signature of [
          'x',
          getExpectedTwilioSignature('the-token', `${publicUrl}/sms/incoming`, form),
        ]) {
          const headers = {
            'content-type': 'application/x-www-form-urlencoded',
            'x-twilio-signature': signature,
          };
          const answer = await fetch(`${base}/sms/incoming`, { method: 'POST', headers, body });
          expect(answer.status).to.equal(403);
        }
      });
    }
    it('GET', async () => expect((await fetch(`${base}/sms/incoming`)).status).to.equal(405));
  });

  it('checks the signature over the public address, whatever the request says of its host', async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.example',
    };
    expect((await twilioPosts('/sms/incoming?a=%27b%20c&d', message, headers)).status).to.equal(200);
    const host = new URL(base).host;
    const local = getExpectedTwilioSignature(settings.authToken, `http://${host}/sms/incoming`, message);
    expect((await twilioPosts('/sms/incoming', message, { 'x-twilio-signature': local })).status).to.equal(
      403,
    );
  });

  it('reads percent-encoding that is broken as Twilio signed it', async () => {
    const body = `${formBody(message)}&Odd=%E0%A4%A&Bare=%`;
    const form = Object.fromEntries(new URLSearchParams(body));
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signatureOf('/sms/incoming', form),
    };
    expect((await fetch(`${base}/sms/incoming`, { method: 'POST', headers, body })).status).to.equal(200);
  });

  it('passes a retry on with the same id, for the store to recognise', async () => {
    await twilioPosts('/sms/incoming', message);
    await twilioPosts('/sms/incoming', message);
    expect(inbox.map(({ providerId }) => providerId)).to.deep.equal([message.MessageSid, message.MessageSid]);
  });

  it('answers 503 when it could not keep a message, gives nothing away and logs no words or number', async () => {
    keep = async (inbound) => {
      throw Object.assign(new Error(`insert "${inbound.text}" from ${inbound.address} failed`), {
        parameters: [inbound.text, inbound.address],
      });
    };
    const answer = await twilioPosts('/sms/incoming', message);
    expect(answer.status).to.equal(503);
    expect(await answer.text()).to.equal('Please try again in a moment.');
    expect(lines.join(''))
      .to.include('could not be answered')
      .and.not.match(/7700900|got a job/);
  });

  describe('reports', () => {
    const rows: [change: Form, is: Partial<Report> | undefined][] = [
      [{ MessageStatus: 'queued' }, { status: 'accepted' }],
      [{ MessageStatus: 'sending' }, { status: 'accepted' }],
      [{ MessageStatus: 'sent' }, { status: 'sent' }],
      [{ MessageStatus: 'delivered' }, { status: 'delivered' }],
      [
        { MessageStatus: 'undelivered', ErrorCode: '30006' },
        { status: 'failed', problem: 'rejected', code: '30006' },
      ],
      [
        { MessageStatus: 'failed', ErrorCode: '30003' },
        { status: 'failed', problem: 'unreachable', code: '30003' },
      ],
      [
        { MessageStatus: 'failed', ErrorCode: '21610' },
        { status: 'failed', problem: 'opted-out', code: '21610' },
      ],
      [
        { MessageStatus: 'failed', ErrorCode: '39999' },
        { status: 'failed', problem: 'unknown', code: '39999' },
      ],
      [{ MessageStatus: 'failed' }, { status: 'failed', problem: 'unknown' }],
      [{ MessageStatus: 'delivered', RawDlrDoneDate: '2512011500' }, { status: 'delivered' }],
      [{ MessageStatus: 'levitating' }, undefined],
      [{ MessageStatus: 'constructor' }, undefined],
    ];
    for (const [change, is] of rows) {
      it(`${String(change['MessageStatus'])} ${String(change['ErrorCode'] ?? '')}`, async () => {
        const answer = await twilioPosts('/sms/status', { ...status, ...change });
        expect(answer.status).to.equal(204);
        const about = { channel: 'sms', providerId: message.MessageSid };
        expect(reports).to.deep.equal(is ? [{ ...about, ...is }] : []);
      });
    }
    it('are refused without a signature, an id or a status', async () => {
      expect((await twilioPosts('/sms/status', status, { 'x-twilio-signature': 'x' })).status).to.equal(403);
      expect((await twilioPosts('/sms/status', { ...status, MessageSid: undefined })).status).to.equal(400);
      expect((await twilioPosts('/sms/status', { ...status, MessageStatus: undefined })).status).to.equal(
        400,
      );
      expect(reports).to.deep.equal([]);
    });
  });
});
