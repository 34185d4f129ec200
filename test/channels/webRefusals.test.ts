// Who and what Direct Line refuses, in plain words and in one form; and which pages of other sites may ask at all.
import { expect } from 'chai';
import {
  type Answer,
  type Asked,
  openWebService,
  otherSite,
  secret,
  type Started,
  type WebService,
} from '../support/webService.js';

const message = { type: 'message', text: 'hello', from: { id: 'whoever' } };
const at = (started: Started, rest = '') => `/conversations/${started.conversationId}${rest}`;

/** Other claims under the same signature. */
const tampered = (token: string): string => {
  const [head, , signature] = token.split('.');
  const claims = Buffer.from(JSON.stringify({ user: 'dl_x', conversation: 'y', exp: 9e9 })).toString(
    'base64url',
  );
  return `${head}.${claims}.${signature}`;
};

describe('Direct Line', () => {
  let web: WebService;
  let jo: Started;

  before(async () => (web = await openWebService()));
  after(() => web.close());
  beforeEach(async () => (jo = await web.start()));
  afterEach(() => {
    expect(web.faults).to.deep.equal([]);
    expect(web.lines).to.deep.equal([]);
  });

  const say = (activity: object): Promise<Answer> =>
    web.ask(at(jo, '/activities'), { token: jo.token, json: activity });
  /** What somebody said, as everybody hears it. */
  const said = async (by: Started): Promise<{ from: { role: string } }[]> => {
    await web.quiet();
    const answer = await web.ask(at(by, '/activities'), { token: by.token });
    return (answer.said['activities'] as { from: { role: string } }[]).filter(
      ({ from }) => from.role === 'user',
    );
  };

  describe('refuses', () => {
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"user":"dl_x","exp":9e9}').toString('base64url')}.`;

    it('whoever has no token, or not one of ours', async () => {
      const paths: [string, string][] = [
        ['POST', '/tokens/generate'],
        ['POST', '/tokens/refresh'],
        ['POST', '/conversations'],
        ['GET', at(jo)],
        ['GET', at(jo, '/activities')],
        ['POST', at(jo, '/activities')],
        ['POST', at(jo, '/upload')],
      ];
      const stream = new URL(jo.streamUrl).searchParams.get('t') ?? '';
      const callers: [string | undefined, number][] = [
        [undefined, 401],
        ['', 401],
        ['nonsense', 403],
        [`${secret}.`, 403],
        [tampered(jo.token), 403],
        [unsigned, 403],
        [stream, 403],
      ];
      for (const [method, path] of paths)
        for (const [token, status] of callers) {
          const answer = await web.ask(path, { method, ...(token === undefined ? {} : { token }) });
          expect([answer.status, path, token]).to.deep.equal([status, path, token]);
          expect(answer.said['error']).to.have.all.keys('code', 'message');
        }
    });

    it('a token where the secret is needed, and the secret where a token is', async () => {
      expect(
        (await web.ask('/tokens/generate', { token: jo.token, json: { user: { id: 'dl_victim' } } })).status,
      ).to.equal(403);
      expect((await web.ask('/tokens/refresh', { token: secret, method: 'POST' })).status).to.equal(403);
    });

    it('another person’s conversation, and one that never was', async () => {
      const sam = await web.start();
      const rests: [string, Asked][] = [
        ['', {}],
        ['/activities', {}],
        ['/activities', { json: message }],
        ['/upload', { body: 'x', headers: { 'content-type': 'image/png' } }],
      ];
      for (const [rest, asked] of rests) {
        expect((await web.ask(at(sam, rest), { ...asked, token: jo.token })).status, rest).to.equal(403);
        expect(
          (await web.ask(`/conversations/nobodys${rest}`, { ...asked, token: secret })).status,
          rest,
        ).to.equal(404);
      }
      expect(await said(sam)).to.deep.equal([]);
    });

    it('a user id that somebody could take by chance', async () => {
      for (const id of ['jo', '', 'dl_', 'DL_x', 'dl_a b', `dl_${'x'.repeat(200)}`, 7, {}])
        expect(
          (await web.ask('/tokens/generate', { token: secret, json: { user: { id } } })).status,
          JSON.stringify(id),
        ).to.equal(400);
    });

    const bodies: [string, string, number][] = [
      ['no body', '', 400],
      ['broken JSON', '{"type":"mess', 400],
      ['a list', '[]', 400],
      ['a text', '"hello"', 400],
      ['nothing', 'null', 400],
      ['no type', '{"text":"hello"}', 400],
      ['a type that is a number', '{"type":1}', 400],
      ['a text that is a list', '{"type":"message","text":["a"]}', 400],
      [
        'something bottomless',
        `{"type":"message","text":"a","value":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
        400,
      ],
      ['a long text', JSON.stringify({ ...message, text: 'a'.repeat(8_001) }), 413],
      ['300,000 characters', JSON.stringify({ ...message, text: 'a'.repeat(300_000) }), 413],
      ['five million characters', JSON.stringify({ ...message, text: 'a'.repeat(5_000_000) }), 413],
    ];
    for (const [name, body, status] of bodies)
      it(`${name} as a message, in plain words, and lives`, async () => {
        const asked = {
          token: jo.token,
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json' },
        };
        const answer = await web.ask(at(jo, '/activities'), asked);
        expect(answer.status).to.equal(status);
        expect(answer.said['error']).to.have.all.keys('code', 'message');
        expect((await say(message)).status).to.equal(200);
        expect(await said(jo)).to.have.length(1);
      });

    it('what is not here, and other ways in, with the same words', async () => {
      for (const path of ['/session/getsessionid', '/conversations/x/y/z', '/nothing']) {
        const answer = await web.ask(path, { token: jo.token });
        expect([answer.status, codeOf(answer)], path).to.deep.equal([404, 'NotFound']);
      }
      const wrong = await web.ask('/tokens/generate', { token: secret });
      expect([wrong.status, codeOf(wrong)]).to.deep.equal([404, 'NotFound']);
      expect((await fetch(`${web.address}/.bot/v3/directline/conversations`)).status).to.equal(404);
    });
  });

  describe('in browsers on other sites', () => {
    it('is open to the sites that are listed, and to its own', async () => {
      for (const origin of [otherSite, web.address]) {
        const preflight = await web.ask('/conversations', { method: 'OPTIONS', headers: { origin } });
        expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).to.deep.equal([
          204,
          origin,
        ]);
        const headers = preflight.headers.get('access-control-allow-headers') ?? '';
        for (const name of ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with'])
          expect(headers).to.include(name);
        const refusal = await web.ask('/conversations', { method: 'POST', headers: { origin } });
        expect(refusal.headers.get('access-control-allow-origin')).to.equal(origin);
        const tooLong = await web.ask('/conversations', { body: 'a'.repeat(300_000), headers: { origin } });
        expect([tooLong.status, tooLong.headers.get('access-control-allow-origin')]).to.deep.equal([
          413,
          origin,
        ]);
      }
    });

    it('is closed to any other', async () => {
      const preflight = await web.ask('/conversations', {
        method: 'OPTIONS',
        headers: { origin: 'https://elsewhere.example' },
      });
      expect(preflight.headers.get('access-control-allow-origin')).to.equal(null);
    });

    it('takes a token made for one site from nowhere else', async () => {
      const made = await web.ask('/tokens/generate', {
        token: secret,
        json: { trustedOrigins: [otherSite] },
      });
      const token = made.said['token'] as string;
      const from = (origin: string) => web.ask('/conversations', { token, json: {}, headers: { origin } });
      const elsewhere = await from('https://elsewhere.example');
      expect([elsewhere.status, codeOf(elsewhere)]).to.deep.equal([403, 'BadOrigin']);
      expect((await from(otherSite)).status).to.equal(201);
    });
  });
});

const codeOf = ({ said }: Answer): unknown => (said['error'] as { code?: unknown } | undefined)?.code;
