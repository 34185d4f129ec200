// Pictures as clients send them, what becomes of them, who may see them, and everything that is no picture.
import { deflateSync } from 'node:zlib';
import { expect } from 'chai';
import sharp from 'sharp';
import { type Answer, openWebService, type Started, type WebService } from '../support/webService.js';

interface Echo {
  id: string;
  text?: string;
  from: { id: string; role: string };
  attachments: { contentType: string; contentUrl: string; name: string }[];
}

const aDay = 24 * 60 * 60 * 1000;

const statusOf = async (url: URL | string): Promise<number> => (await fetch(url)).status;

describe('Uploads', () => {
  let web: WebService;
  let jo: Started;
  let photo: Buffer;

  before(async () => {
    web = await openWebService();
    photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
      .jpeg()
      .withExif({
        IFD0: { Make: 'Phone' },
        IFD3: { GPSLatitude: '52/1 0/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer();
  });
  after(() => web.close());
  beforeEach(async () => (jo = await web.start()));
  afterEach(() => expect(web.faults).to.deep.equal([]));

  const upload = (body: Buffer | FormData, headers: Record<string, string> = {}): Promise<Answer> =>
    web.ask(`/conversations/${jo.conversationId}/upload?userId=dl_other`, {
      token: jo.token,
      method: 'POST',
      body,
      headers,
    });
  const raw = (body: Buffer, name = 'a.jpg'): Promise<Answer> =>
    upload(body, { 'content-type': 'image/jpeg', 'content-disposition': `name="file"; filename="${name}"` });
  const echoes = async (by: Started = jo): Promise<Echo[]> => {
    await web.quiet();
    const { said } = await web.ask(`/conversations/${by.conversationId}/activities`, { token: by.token });
    return (said['activities'] as Echo[]).filter(({ from }) => from.role === 'user');
  };

  it('come with their words, are shown to who sent them, and are answered like any message', async () => {
    const posted = {
      type: 'message',
      text: 'my boat',
      channelData: { clientActivityID: 'u1' },
      from: { id: 'x' },
    };
    const { status, said } = await upload(form(posted, [photo, 'boat.jpg'], [photo, '../../etc/boat2.jpg']));
    expect(status).to.equal(200);
    const [echo] = await echoes();
    expect(echo).to.deep.include({
      id: said['id'],
      text: 'my boat',
      channelData: { clientActivityID: 'u1' },
    });
    expect(echo?.from.id).to.match(/^dl_/).and.not.equal('dl_other');
    expect(echo?.attachments.map(({ name, contentType }) => [name, contentType])).to.deep.equal([
      ['boat.jpg', 'image/jpeg'],
      ['boat2.jpg', 'image/jpeg'],
    ]);
  });

  it('come alone: as one part, or as bare bytes', async () => {
    expect((await upload(form(undefined, [photo, 'a.jpg']))).status).to.equal(200);
    expect((await raw(photo, 'b.jpg')).status).to.equal(200);
    expect((await upload(photo)).status).to.equal(200);
    expect((await echoes()).flatMap(({ attachments }) => attachments.map(({ name }) => name))).to.deep.equal([
      'a.jpg',
      'b.jpg',
      'picture',
    ]);
  });

  it('are drawn anew: upright, no larger than a screen, and without where they were taken', async () => {
    const wide = await sharp({ create: { width: 4_000, height: 100, channels: 3, background: 'blue' } })
      .webp()
      .toBuffer();
    await upload(form(undefined, [photo, 'a.jpg'], [wide, 'b.webp']));
    const [echo] = await echoes();
    const seen = [];
    for (const { contentUrl } of echo?.attachments ?? []) {
      const bytes = Buffer.from(await (await fetch(contentUrl)).arrayBuffer());
      const { width, height, exif, format } = await sharp(bytes).metadata();
      seen.push([format, width, height, exif]);
    }
    expect((await sharp(photo).metadata()).exif).to.be.instanceOf(Buffer);
    expect(seen).to.deep.equal([
      ['jpeg', 40, 60, undefined],
      ['jpeg', 1_600, 40, undefined],
    ]);
  });

  it('sent again under the client’s own id are one message with the same pictures', async () => {
    const posted = { type: 'message', text: '', channelData: { clientActivityID: 'again' } };
    const ids = [];
    for (let n = 0; n < 2; n++) ids.push((await upload(form(posted, [photo, 'a.jpg']))).said['id']);
    expect(new Set(ids).size).to.equal(1);
    expect(await echoes()).to.have.length(1);
    const [echo] = await echoes();
    expect((await fetch(echo?.attachments[0]?.contentUrl ?? '')).status).to.equal(200);
  });

  describe('can be seen', () => {
    let link: URL;
    beforeEach(async () => {
      await raw(photo);
      link = new URL((await echoes())[0]?.attachments[0]?.contentUrl ?? '');
    });

    it('by who was given the address, which is the same all day', async () => {
      const answer = await fetch(link);
      expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, 'image/jpeg']);
      expect(answer.headers.get('cache-control')).to.equal('private, max-age=86400');
      expect(answer.headers.get('x-content-type-options')).to.equal('nosniff');
      expect((await echoes())[0]?.attachments[0]?.contentUrl).to.equal(link.href);
    });

    it('by nobody else: not by the id, not by a token, not by another’s address', async () => {
      const bare = `${link.origin}${link.pathname}`;
      const sam = await web.start();
      const own = jo;
      jo = sam;
      await raw(photo);
      const others = new URL((await echoes(sam))[0]?.attachments[0]?.contentUrl ?? '');
      const urls = [
        bare,
        `${bare}?t=`,
        `${bare}?t=${own.token}`,
        `${bare}${others.search}`,
        `${link.origin}${others.pathname}${link.search}`,
        `${link.href}x`,
        `${link.origin}/media/nothing${link.search}`,
      ];
      for (const url of urls) expect(await statusOf(url), url).to.equal(404);
    });

    it('not by naming another’s picture in a message of one’s own', async () => {
      const sam = await web.start();
      const posted = {
        type: 'message',
        text: 'x',
        attachments: [{ contentType: 'image/jpeg', contentUrl: link.pathname }],
      };
      await web.ask(`/conversations/${sam.conversationId}/activities`, { token: sam.token, json: posted });
      expect(await statusOf((await echoes(sam))[0]?.attachments[0]?.contentUrl ?? '')).to.equal(404);
    });

    it('not when the conversation has ended, nor days later', async () => {
      const fresh = await openWebService();
      const started = await fresh.start();
      const headers = { 'content-type': 'image/jpeg' };
      await fresh.ask(`/conversations/${started.conversationId}/upload`, {
        token: started.token,
        body: photo,
        headers,
      });
      await fresh.quiet();
      const { said } = await fresh.ask(`/conversations/${started.conversationId}/activities`, {
        token: started.token,
      });
      const echo = (said['activities'] as Partial<Echo>[]).find(
        ({ attachments }) => attachments !== undefined,
      );
      const url = echo?.attachments?.[0]?.contentUrl ?? '';
      expect(await statusOf(url)).to.equal(200);
      fresh.pass(2 * aDay + 1_000);
      expect(await statusOf(url)).to.equal(404);
      fresh.pass(-2 * aDay - 1_000);
      await fresh.store.transcript.end(started.conversationId, Date.now());
      expect(await statusOf(url)).to.equal(404);
      await fresh.close();
    });
  });

  describe('refuse, in plain words,', () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const files: [string, () => Buffer][] = [
      ['a zip that is called a photo', () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)])],
      ['a picture with a program in it', () => svg],
      ['a document', () => Buffer.from('%PDF-1.7\n1 0 obj')],
      ['a text', () => Buffer.from('just words')],
      ['half a photo', () => photo.subarray(0, photo.length / 2)],
      ['a photo of 30,000 by 30,000', bomb],
    ];
    for (const [name, bytes] of files)
      it(name, async () => {
        const answer = await raw(bytes());
        expect(answer.status).to.equal(415);
        expect((answer.said['error'] as { message: string }).message).to.match(/could not open the picture/);
        expect(await echoes()).to.deep.equal([]);
      });

    it('a good picture that comes with a bad one', async () => {
      expect((await upload(form(undefined, [photo, 'a.jpg'], [svg, 'b.jpg']))).status).to.equal(415);
      expect(await echoes()).to.deep.equal([]);
    });

    const bodies: [string, () => Promise<Answer>, number][] = [
      ['nothing', () => upload(Buffer.alloc(0)), 400],
      ['words without a picture', () => upload(form({ type: 'message', text: 'x' })), 400],
      [
        'six pictures',
        () => upload(form(undefined, ...Array.from({ length: 6 }, (): [Buffer, string] => [photo, 'a']))),
        400,
      ],
      ['an activity that is none', () => upload(form([1], [photo, 'a'])), 400],
      ['parts without a boundary', () => upload(photo, { 'content-type': 'multipart/form-data' }), 400],
      [
        'parts that never end',
        () =>
          upload(Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc'), {
            'content-type': 'multipart/form-data; boundary=x',
          }),
        400,
      ],
      [
        'parts that are none',
        () => upload(photo, { 'content-type': 'multipart/form-data; boundary=x' }),
        400,
      ],
      ['eleven megabytes', () => raw(Buffer.alloc(11 * 1024 * 1024)), 413],
    ];
    for (const [name, act, status] of bodies)
      it(name, async () => {
        const answer = await act();
        expect(answer.status).to.equal(status);
        expect(answer.said['error']).to.have.all.keys('code', 'message');
        expect(await echoes()).to.deep.equal([]);
        expect((await raw(photo)).status).to.equal(200);
      });
  });
});

/** As a browser does it: the activity is a part with a file name. */
function form(activity: object | undefined, ...files: [Buffer, string][]): FormData {
  const data = new FormData();
  if (activity)
    data.append(
      'activity',
      new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
    );
  for (const [bytes, name] of files) data.append('file', new Blob([bytes], { type: 'image/jpeg' }), name);
  return data;
}

/** A few bytes that unfold into 900 million pixels. */
function bomb(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(3_000_000));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** ISO 3309, as PNG wants it. */
function crc32(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
