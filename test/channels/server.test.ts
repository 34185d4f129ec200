// The one HTTP server: limits, words that give nothing away, a clean close. Real sockets throughout.
import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { openLog } from '../../channels/log.js';
import { openServer, type ServerSettings, type WebServer } from '../../channels/server.js';

describe('the server', () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  let server: WebServer;
  let base: string;

  async function start(more: Partial<ServerSettings> = {}): Promise<void> {
    server = openServer({ port: 0, host: '127.0.0.1', publicUrl: 'https://example.org', log, ...more });
    server.route('POST', '/echo', 1000, async ({ body, url }) => ({
      status: 200,
      body: `${url} ${body.length}`,
    }));
    server.route('GET', '/d/:id', 0, async ({ params }) => ({ status: 200, body: params['id'] ?? '' }));
    server.route('POST', '/fails', 1000, async () => {
      throw new Error('INSERT failed for "my secret words" of +447700900001');
    });
    base = await server.listen();
  }
  beforeEach(() => {
    lines.length = 0;
    return start();
  });
  afterEach(() => server.close());

  const post = (path: string, body: string): Promise<Response> =>
    fetch(base + path, { method: 'POST', body });

  it('hands a handler the body, the path with its query, and the parts of the path', async () => {
    expect(await (await post('/echo?a=%20b', 'hello')).text()).to.equal('/echo?a=%20b 5');
    expect(await (await fetch(`${base}/d/caf%C3%A9`)).text()).to.equal('café');
  });

  it('answers a body over the limit with 413, even far over', async () => {
    expect((await post('/echo', 'a'.repeat(1000))).status).to.equal(200);
    expect((await post('/echo', 'a'.repeat(1001))).status).to.equal(413);
    expect((await post('/echo', 'a'.repeat(5_000_000))).status).to.equal(413);
  });

  it('answers an unknown path 404 and a wrong method 405, in a few words', async () => {
    const lost = await fetch(`${base}/wp-admin.php?x=<script>`);
    expect([lost.status, await lost.text()]).to.deep.equal([404, 'There is nothing here.']);
    const wrong = await fetch(`${base}/echo`);
    expect([wrong.status, wrong.headers.get('allow')]).to.deep.equal([405, 'POST']);
  });

  it('answers HEAD as GET, without a body', async () => {
    const [got, head] = [await fetch(`${base}/d/caf`), await fetch(`${base}/d/caf`, { method: 'HEAD' })];
    expect([head.status, head.headers.get('content-length'), await head.text()]).to.deep.equal([
      200,
      '3',
      '',
    ]);
    expect(head.headers.get('content-type')).to.equal(got.headers.get('content-type'));
    expect((await fetch(`${base}/echo`, { method: 'HEAD' })).status).to.equal(405);
  });

  it('never says what went wrong inside, and logs it without what people wrote', async () => {
    const answer = await post('/fails', 'Body=hello');
    expect([answer.status, await answer.text()]).to.deep.equal([503, 'Please try again in a moment.']);
    expect(lines.join('')).to.include('a request could not be answered').and.include('INSERT failed');
    expect(lines.join('')).to.not.match(/secret words|7700900001/);
  });

  it('survives paths that are not URLs', async () => {
    for (const path of [
      '/%',
      '/%zz',
      '/d/%E0%A4%A',
      '//',
      '/echo/../..//',
      '/d/%00',
      '/?%',
      '/__proto__',
      '/d/__proto__',
    ]) {
      const answer = await talk(base, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(answer, path).to.match(/^HTTP\/1\.1 (200|400|404) /);
    }
  });

  it('turns away what is not HTTP', async () => {
    expect(await talk(base, 'hello there\r\n\r\n')).to.match(/^HTTP\/1\.1 400 /);
    const long = `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`;
    expect(await talk(base, long)).to.match(/^HTTP\/1\.1 431 /);
  });

  it('ends quietly when the sender hangs up in the middle', async () => {
    const { hostname, port } = new URL(base);
    const socket = connect(Number(port), hostname);
    await new Promise<void>((resolve) => {
      socket.write('POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nhalf', () => resolve());
    });
    socket.destroy();
    expect((await fetch(`${base}/healthz`)).status).to.equal(200);
    expect(lines).to.deep.equal([]);
  });

  it('sends the headers that keep browsers careful', async () => {
    const { headers } = await fetch(`${base}/healthz`);
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('content-security-policy')).to.equal("default-src 'none'");
    expect(headers.get('strict-transport-security')).to.match(/max-age/);
    expect(headers.get('server')).to.equal(null);
  });

  it('is alive at once, ready when it is told so, and shows its numbers', async () => {
    await server.close();
    let reason: string | null = 'the store is closed';
    await start({ ready: async () => reason, metrics: async () => 'doorstep_messages_kept_total 3\n' });
    expect((await fetch(`${base}/healthz`)).status).to.equal(200);
    const unready = await fetch(`${base}/readyz`);
    expect([unready.status, await unready.text()]).to.deep.equal([503, 'the store is closed']);
    reason = null;
    expect((await fetch(`${base}/readyz`)).status).to.equal(200);
    expect(await (await fetch(`${base}/metrics`)).text()).to.equal('doorstep_messages_kept_total 3\n');
  });

  it('closes with idle connections open, and lets a request under way finish', async () => {
    const gate = new EventEmitter();
    const inside = once(gate, 'inside');
    const released = once(gate, 'released');
    server.route('POST', '/slow', 10, async () => {
      gate.emit('inside');
      await released;
      return { status: 200, body: 'done' };
    });
    await fetch(`${base}/healthz`);
    const slow = post('/slow', '');
    await inside;
    const closed = server.close();
    gate.emit('released');
    expect(await (await slow).text()).to.equal('done');
    await closed;
    await fetch(`${base}/healthz`).then(
      () => expect.fail('it still answers'),
      (fault: Error) => expect(fault).to.be.instanceOf(TypeError),
    );
    await start();
  });

  it('says so when its port is taken', async () => {
    const port = Number(new URL(base).port);
    const second = openServer({ port, host: '127.0.0.1', publicUrl: base, log });
    const fault = await second.listen().catch((error: NodeJS.ErrnoException) => error.code);
    expect(fault).to.equal('EADDRINUSE');
  });
});

/** Says this on a plain socket, and hears everything until it is closed. */
function talk(base: string, words: string): Promise<string> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(words));
    let heard = '';
    socket.on('data', (chunk) => (heard += String(chunk)));
    socket.once('close', () => resolve(heard));
    socket.once('error', reject);
  });
}
