// Open sockets: who is let in, what they hear and when, and what becomes of them.
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { until } from '../support/until.js';
import { openWebService, otherSite, secret, type Started, type WebService } from '../support/webService.js';

interface Frame {
  activities: { id?: string; type: string; text?: string }[];
  watermark: string;
}

describe('The stream', () => {
  let web: WebService;
  let jo: Started;
  let think: () => Promise<void>;
  const open: Socket[] = [];

  before(async () => (web = await openWebService({ think: () => think(), pace: [] })));
  after(() => web.close());
  beforeEach(async () => {
    think = async () => {};
    jo = await web.start();
    await web.quiet();
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.ws.terminate();
    expect(web.faults).to.deep.equal([]);
  });

  /** One client; it remembers every frame. */
  class Socket {
    readonly frames: Frame[] = [];
    readonly ws: WebSocket;
    closed: number | undefined;

    constructor(url: string, headers: Record<string, string> = {}) {
      this.ws = new WebSocket(url, { headers });
      this.ws.on('message', (data: Buffer) => {
        if (data.length > 0) this.frames.push(JSON.parse(data.toString()) as Frame);
      });
      this.ws.on('close', (code: number) => (this.closed = code));
      this.ws.on('error', () => {});
      open.push(this);
    }

    get said(): string[] {
      return this.frames.flatMap(({ activities }) => activities.map(({ text, type }) => text ?? type));
    }
  }

  const say = (text: string, more: object = {}) =>
    web.ask(`/conversations/${jo.conversationId}/activities`, {
      token: jo.token,
      json: { type: 'message', text, ...more },
    });
  /** How the server answers a handshake it refuses. */
  const refusal = async (url: string, headers: Record<string, string> = {}): Promise<number> => {
    const { ws } = new Socket(url, headers);
    const [, response] = (await once(ws, 'unexpected-response')) as [unknown, { statusCode: number }];
    return response.statusCode;
  };
  const streamOf = async (watermark: string): Promise<string> => {
    const { said } = await web.ask(`/conversations/${jo.conversationId}?watermark=${watermark}`, {
      token: jo.token,
    });
    return said['streamUrl'] as string;
  };

  it('tells what was said before, then all that is said, in order, with a watermark that goes on', async () => {
    const socket = new Socket(jo.streamUrl);
    await until('history', () => socket.said.length === 1);
    await say('hello');
    await until('an answer', () => socket.said.length === 3);
    expect(socket.said[1]).to.equal('hello');
    const late = new Socket(await streamOf(socket.frames[0]?.watermark ?? ''));
    await until('the rest', () => late.said.length === 2);
    expect(late.said).to.deep.equal(socket.said.slice(1));
    expect(late.frames.at(-1)?.watermark).to.equal(socket.frames.at(-1)?.watermark);
  });

  it('tells a hundred at once in order, none twice, to everybody', async () => {
    const sockets = Array.from({ length: 3 }, () => new Socket(jo.streamUrl));
    await Promise.all(Array.from({ length: 100 }, (_, n) => say(`n${n}`)));
    for (const socket of sockets) await until('all', () => socket.said.length === 201);
    const [one, two, three] = sockets.map(({ frames }) =>
      frames.flatMap(({ activities }) => activities.map(({ id }) => id)),
    );
    expect(one).to.deep.equal([...new Set(one)].toSorted((a = '', b = '') => (a < b ? -1 : 1)));
    expect(two).to.deep.equal(one);
    expect(three).to.deep.equal(one);
  }).timeout(30_000);

  it('lets nobody in without the address of this stream, nor for longer than a minute', async () => {
    const sam = await web.start();
    const other = new URL(sam.streamUrl).searchParams.get('t') ?? '';
    const path = `${jo.streamUrl.split('?')[0]}?t=`;
    expect(await refusal(path)).to.equal(403);
    expect(await refusal(`${path}nonsense`)).to.equal(403);
    expect(await refusal(`${path}${jo.token}`)).to.equal(403);
    expect(await refusal(`${path}${other}`)).to.equal(403);
    expect(await refusal(`${path}${secret}`)).to.equal(403);
    expect(await refusal(jo.streamUrl.replace(jo.conversationId, 'nobodys'))).to.equal(403);
    await web.store.transcript.end(sam.conversationId, Date.now());
    expect(await refusal(sam.streamUrl)).to.equal(404);
    const fresh = await openWebService();
    const late = await fresh.start();
    fresh.pass(61_000);
    expect(await refusal(late.streamUrl)).to.equal(403);
    await fresh.close();
  });

  it('refuses another site than the token was made for, and other protocols', async () => {
    const made = await web.ask('/tokens/generate', { token: secret, json: { trustedOrigins: [otherSite] } });
    const started = await web.ask('/conversations', { token: made.said['token'] as string, json: {} });
    const url = started.said['streamUrl'] as string;
    expect(await refusal(url, { origin: 'https://elsewhere.example' })).to.equal(403);
    const welcome = new Socket(url, { origin: otherSite });
    await once(welcome.ws, 'open');
    const host = web.address.replace('http', 'ws');
    expect(await refusal(`${host}/.bot/v3/directline/conversations/connect`)).to.equal(404);
    expect(await refusal(`${host}/v3/directline/conversations/${jo.conversationId}/streaming`)).to.equal(404);
  });

  it('says typing while an answer takes its time, on sockets only, and not when it is there at once', async () => {
    const socket = new Socket(jo.streamUrl);
    await until('history', () => socket.said.length === 1);
    let go: (() => void) | undefined;
    think = () => new Promise((resolve) => (go = resolve));
    await say('hello');
    await until('typing', () => socket.said.at(-1) === 'typing');
    go?.();
    think = async () => {};
    await until('an answer', () => socket.said.length === 4);
    expect(socket.said.map((said, n) => (n === 2 ? said : '')).join('')).to.equal('typing');
    const polled = await web.ask(`/conversations/${jo.conversationId}/activities`, { token: jo.token });
    expect((polled.said['activities'] as { type: string }[]).map(({ type }) => type)).to.not.include(
      'typing',
    );
    await say('again');
    await wait(400);
    expect(socket.said.filter((said) => said === 'typing')).to.have.length(1);
  });

  it('holds five on a conversation; a sixth takes the place of the oldest', async () => {
    const sockets: Socket[] = [];
    for (let n = 0; n < 6; n++) {
      const socket = new Socket(jo.streamUrl);
      await until('history', () => socket.said.length === 1);
      sockets.push(socket);
    }
    await until('one less', () => sockets[0]?.closed !== undefined);
    await say('hello');
    for (const socket of sockets.slice(1)) await until('an answer', () => socket.said.length === 3);
    expect(sockets.map(({ closed }) => closed)).to.deep.equal([
      1001,
      ...Array.from({ length: 5 }, () => undefined),
    ]);
  });

  it('ignores what clients say on it: pings, nonsense; and cuts off what is far too long', async () => {
    const socket = new Socket(jo.streamUrl);
    await until('history', () => socket.said.length === 1);
    for (const words of ['', '{"activities":[', 'hello', Buffer.from([0, 255, 1])]) socket.ws.send(words);
    await say('hello');
    await until('an answer', () => socket.said.length === 3);
    socket.ws.send('a'.repeat(1_000_000));
    await until('the end', () => socket.closed !== undefined);
    expect((await say('still here')).status).to.equal(200);
  });

  it('survives handshakes that are none', async () => {
    for (const headers of [
      'Upgrade: websocket',
      'Upgrade: h2c',
      'Upgrade: websocket\r\nSec-WebSocket-Key: x',
    ]) {
      const { hostname, port } = new URL(web.address);
      const { connect } = await import('node:net');
      const line = connect(Number(port), hostname);
      line.write(
        `GET ${new URL(jo.streamUrl).pathname}?t=%zz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n${headers}\r\n\r\n`,
      );
      const [answer] = (await once(line, 'data')) as [Buffer];
      expect(answer.toString()).to.match(/^HTTP\/1\.1 40[03] /);
      line.destroy();
    }
  });

  it('lets go of its sockets when the server closes, and says so', async () => {
    const fresh = await openWebService();
    const started = await fresh.start();
    const socket = new Socket(started.streamUrl);
    await until('history', () => socket.said.length === 1);
    const began = Date.now();
    await fresh.close();
    expect(socket.closed).to.equal(1001);
    expect(Date.now() - began).to.be.below(5_000);
  });
});
