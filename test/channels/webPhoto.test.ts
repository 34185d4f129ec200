// The one-use link for a picture, as a browser without JavaScript uses it: what comes in, what is refused and in which words.
import { deflateSync } from 'node:zlib';
import { expect } from 'chai';
import sharp from 'sharp';
import { openLog } from '../../channels/log.js';
import { openServer } from '../../channels/server.js';
import { photoPages } from '../../channels/web/photo/index.js';
import { hashOf } from '../../store/photoLinks.js';
import type { Store } from '../../store/store.js';
import { changes, newPeople } from '../store/rows.js';
import { temporaryStore } from '../support/stores.js';

const aDay = 24 * 60 * 60 * 1000;
const code = 'abcdefghjkmnpqrstuvwxyz2';

interface Read {
  status: number;
  text: string;
  headers: Headers;
}

describe('The link for a picture', () => {
  let store: Store;
  let close: () => Promise<void>;
  let page: string;
  let now: number;
  const lines: string[] = [];

  beforeEach(async () => {
    const place = await temporaryStore();
    store = place.store;
    now = 1_000;
    lines.length = 0;
    const log = openLog('info', { write: (line) => void lines.push(line) });
    const server = openServer({ port: 0, host: '127.0.0.1', publicUrl: 'http://127.0.0.1', log });
    photoPages({ name: 'Hillside' }, store.photoLinks, server, () => now);
    page = `${await server.listen()}/photo/${code}`;
    const people = newPeople('p1');
    const link = { hash: hashOf(code), personId: 'p1', addressId: 'at p1', createdAt: 1, until: aDay };
    people.inserts.photo_links = [{ ...link, usedAt: null, pictureId: null }];
    await store.commit(people);
    close = async () => {
      await server.close();
      await place.remove();
    };
  });
  afterEach(async () => {
    await close();
    expect(lines.filter((line) => /"level":(50|"error")/.test(line))).to.deep.equal([]);
  });

  const look = (at = page): Promise<Read> => read(fetch(at));
  const send = (bytes: Buffer, name = 'photo.jpg'): Promise<Read> => {
    const form = new FormData();
    form.append('photo', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name);
    return read(fetch(page, { method: 'POST', body: form }));
  };
  it('is a form that needs no script, and tells nobody its address', async () => {
    const { status, text, headers } = await look();
    expect(status).to.equal(200);
    expect(text).to.include('<label for="photo">').and.include(`action="/photo/${code}"`);
    expect(text).to.not.include('<script');
    expect(headers.get('content-security-policy')).to.include("default-src 'none'");
    expect(headers.get('referrer-policy')).to.equal('no-referrer');
    expect(headers.get('cache-control')).to.equal('no-store');
  });

  it('takes one picture, without the place where it was taken, and rings for its person', async () => {
    const { status, text } = await send(await photo());
    expect(status).to.equal(200);
    expect(text).to.include('I have your picture');
    const [timer] = await store.view.timers.due(now, 5);
    expect(timer).to.include({ kind: 'picture-came', personId: 'p1', addressId: 'at p1' });
    const kept = await store.pictures.find(timer?.aboutId ?? '');
    expect(kept?.contentType).to.equal('image/jpeg');
    expect((await sharp(kept?.bytes).metadata()).exif).to.equal(undefined);
  });

  it('works once, also for two at the same moment', async () => {
    const bytes = await photo();
    const [one, other] = await Promise.all([send(bytes), send(bytes)]);
    expect([one.status, other.status]).to.deep.equal([200, 200]);
    expect(await store.view.timers.due(now, 5)).to.have.length(1);
    expect((await look()).text)
      .to.include('I have your picture')
      .and.not.include('<form');
    await send(bytes);
    expect(await store.view.timers.due(now, 5)).to.have.length(1);
  });

  it('is of no use after a day, and like one that never was', async () => {
    const never = await look(page.replace(code, 'nobody'));
    now = aDay;
    const old = await look();
    expect([old.status, old.text]).to.deep.equal([404, never.text]);
    expect((await send(await photo())).status).to.equal(404);
    expect((await look(page.replace(code, '%22%3E%3Cscript%3E'))).text).to.not.include('<script');
  });

  it('refuses in plain words what is no picture, and can be used again', async () => {
    const refused: [string, Buffer, number, string][] = [
      ['a zip called .jpg', Buffer.from('504b0304140000000800', 'hex'), 415, 'I could not open the picture.'],
      ['half a picture', (await photo()).subarray(0, 200), 415, 'I could not open the picture.'],
      ['a program', Buffer.from('<svg onload="alert(1)"/>'), 415, 'I could not open the picture.'],
      ['30,000 times 30,000', bomb(30_000), 415, 'I could not open the picture.'],
      ['nothing', Buffer.alloc(0), 400, 'No picture came.'],
      ['a little too much', Buffer.alloc(10 * 1024 * 1024 + 1), 413, 'That picture is too big.'],
      ['far too much', Buffer.alloc(12 * 1024 * 1024), 413, 'That picture is too big.'],
    ];
    for (const [what, bytes, status, words] of refused) {
      const answer = await send(bytes);
      expect([answer.status, what]).to.deep.equal([status, what]);
      expect(answer.text, what).to.include(words).and.include(`action="/photo/${code}"`);
    }
    expect((await read(fetch(page, { method: 'POST', body: 'what=ever' }))).status).to.be.oneOf([400, 415]);
    expect(await store.view.timers.due(now, 5)).to.deep.equal([]);
    expect((await send(await photo())).text).to.include('I have your picture');
  });

  it('goes with its person when they are forgotten', async () => {
    await send(await photo());
    const [timer] = await store.view.timers.due(now, 5);
    await store.commit(changes({ operations: [{ kind: 'erase', personId: 'p1' }] }));
    expect(await store.pictures.find(timer?.aboutId ?? '')).to.equal(null);
    expect((await look()).status).to.equal(404);
  });
});

async function read(answer: Promise<Response>): Promise<Read> {
  const one = await answer;
  return { status: one.status, headers: one.headers, text: await one.text() };
}

/** As a phone takes it: with the place in it. */
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '52/1 0/1 0/1', GPSLatitudeRef: 'N' } })
    .toBuffer();

/** A PNG of so many times so many white pixels, in a few thousand bytes. */
function bomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const line = Math.ceil(side / 8) + 1;
  const parts = [
    part('IHDR', header),
    part('IDAT', deflateSync(Buffer.alloc(line * 1_000))),
    part('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

function part(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(named));
  return Buffer.concat([length, named, sum]);
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
