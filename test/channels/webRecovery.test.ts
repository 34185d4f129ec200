// What goes wrong between a client and us: every message is heard once and answered once, in the order in which it came.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect } from 'chai';
import sharp from 'sharp';
import { WebSocket } from 'ws';
import type { Keep, Outbound } from '../../channels/channel.js';
import { DeliveryError } from '../../channels/channel.js';
import { openSending } from '../../channels/web/send.js';
import { eachStore } from '../support/stores.js';
import { until } from '../support/until.js';
import { type Answer, openWebService, type Started, type WebService } from '../support/webService.js';

interface Activity {
  id: string;
  text?: string;
  attachments?: object[];
  from: { role: string };
  replyToId?: string;
}

const own = (activities: Activity[]): Activity[] => activities.filter(({ from }) => from.role === 'user');

describe('The web chat', () => {
  let web: WebService;
  let jo: Started;

  const open = async (options: Parameters<typeof openWebService>[0] = {}): Promise<void> => {
    web = await openWebService(options);
    jo = await web.start();
  };
  afterEach(async () => {
    expect(web.faults).to.deep.equal([]);
    await web.close();
  });

  const say = (text: string, id: string): Promise<Answer> =>
    web.ask(`/conversations/${jo.conversationId}/activities`, {
      token: jo.token,
      json: { type: 'message', text, channelData: { clientActivityID: id } },
    });
  const heard = async (): Promise<Activity[]> => {
    await web.quiet();
    const { said } = await web.ask(`/conversations/${jo.conversationId}/activities`, { token: jo.token });
    return said['activities'] as Activity[];
  };

  it('says "try again" when a message could not be kept, and hears it once when it comes again', async () => {
    let failing = false;
    const keeping =
      (keep: Keep): Keep =>
      async (message) => {
        if (failing) throw new Error('the disk is full');
        return keep(message);
      };
    await open({ keeping });
    failing = true;
    const first = await say('hello', 'c1');
    expect([first.status, (first.said['error'] as { code: string }).code]).to.deep.equal([
      503,
      'ServiceError',
    ]);
    failing = false;
    const second = await say('hello', 'c1');
    const activities = await heard();
    expect(own(activities).map(({ id }) => id)).to.deep.equal([second.said['id']]);
    expect(activities.filter(({ replyToId }) => replyToId === second.said['id'])).to.have.length(1);
    expect(web.lines.join('')).to.include('a request could not be answered').and.not.include('hello');
  });

  it('greets once, also when the start was cut off before it was kept', async () => {
    let failing = true;
    const keeping =
      (keep: Keep): Keep =>
      async (message) => {
        if (failing) throw new Error('the disk is full');
        return keep(message);
      };
    web = await openWebService({ keeping });
    const made = await web.ask('/tokens/generate', { token: 'the secret of this test', json: {} });
    const start = () => web.ask('/conversations', { token: made.said['token'] as string, json: {} });
    expect((await start()).status).to.equal(503);
    failing = false;
    const [again] = [await start(), await start()];
    jo = again.said as unknown as Started;
    expect(await heard()).to.have.length(1);
  });

  it('hears a burst in the order in which it came, also what takes longer to read', async () => {
    await open();
    await web.quiet();
    const picture = await sharp({ create: { width: 2_000, height: 2_000, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const line = await lineTo(web.address);
    send(line, { path: 'upload', type: 'image/png', body: picture });
    for (const text of ['one', 'two', 'three'])
      send(line, {
        path: 'activities',
        type: 'application/json',
        body: Buffer.from(JSON.stringify({ type: 'message', text })),
      });
    const said = await until('all four', async () => {
      const activities = own(await heard());
      return activities.length === 4 ? activities : undefined;
    });
    expect(said.map(({ text, attachments }) => text ?? attachments?.length)).to.deep.equal([
      1,
      'one',
      'two',
      'three',
    ]);
    line.destroy();
  });

  /** Several requests on one line, without waiting for answers: nothing can overtake on the way. */
  function send(line: Socket, { path, type, body }: { path: string; type: string; body: Buffer }): void {
    const head = [
      `POST /v3/directline/conversations/${jo.conversationId}/${path} HTTP/1.1`,
      'Host: here',
      `Authorization: Bearer ${jo.token}`,
      `Content-Type: ${type}`,
      `Content-Length: ${body.length}`,
    ];
    line.write(`${head.join('\r\n')}\r\n\r\n`);
    line.write(body);
  }

  it('gives signs of life, and lets go of a line that gives none', async () => {
    await open({ settings: { pingEvery: 60 } });
    const alive = new WebSocket(jo.streamUrl);
    let empty = 0;
    alive.on('message', (data: Buffer) => void (empty += data.length === 0 ? 1 : 0));
    const { pathname, search } = new URL(jo.streamUrl);
    const dead = await lineTo(web.address);
    const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
    dead.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n\r\n`,
    );
    dead.resume();
    await once(dead, 'close');
    await until('three pings', () => empty >= 3);
    expect(alive.readyState).to.equal(WebSocket.OPEN);
    alive.terminate();
  });
});

async function lineTo(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const line = connect(Number(port), hostname);
  await once(line, 'connect');
  return line;
}

describe('Sending on the web', () => {
  const message: Outbound = {
    id: 7,
    address: 'dl_jo',
    conversation: 'c1',
    text: 'Which?',
    choices: [
      { id: 'a', label: 'Art group' },
      { id: 'b', label: 'Art group' },
      { id: 'c', label: 'Later' },
    ],
    claimedAt: 1,
  };

  eachStore((place) => {
    it('is done once however often it is tried, and can be asked after', async () => {
      const { transcript } = await place.open();
      const { send, find } = openSending(transcript, 'Hillside', () => 5);
      await transcript.start({ id: 'c1', address: 'dl_jo', at: 1 });
      expect(await find(message)).to.equal(null);
      const first = await send(message);
      expect(await send(message)).to.deep.equal(first);
      expect(await find(message)).to.deep.equal(first);
      expect(await transcript.after('c1', 0, 9)).to.have.length(1);
    });

    it('tells choices that read alike apart by their number', async () => {
      const { transcript } = await place.open();
      await transcript.start({ id: 'c1', address: 'dl_jo', at: 1 });
      await openSending(transcript, 'Hillside', () => 5).send(message);
      const [said] = await transcript.after('c1', 0, 1);
      const drawn = said?.activity as { suggestedActions: { actions: { value: string }[] } } | undefined;
      expect(drawn?.suggestedActions.actions.map(({ value }) => value)).to.deep.equal(['1', '2', 'Later']);
    });

    it('is refused for good where the conversation has ended', async () => {
      const { transcript } = await place.open();
      const fault = await openSending(transcript, 'Hillside', () => 5)
        .send(message)
        .catch((one: unknown) => one);
      expect(fault).to.be.instanceOf(DeliveryError).and.include({ problem: 'rejected' });
    });
  });
});
