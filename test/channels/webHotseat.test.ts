// The page of a hotseat and its calendar file, as a browser gets them: for whom, with which names, and nothing before its time.
import { expect } from 'chai';
import { set } from '../support/artGroup.js';
import { hotseatId, hotseatRow, openHotseat, short } from '../support/hotseatPages.js';
import { publicUrl, type ReadingService } from '../support/readingPages.js';

describe('The page of a hotseat', () => {
  let service: ReadingService;
  afterEach(() => service.close());

  it('says who comes, when, and how to ask, and has a calendar file', async () => {
    service = await openHotseat({ state: 'box', startsAt: Date.UTC(2026, 11, 3, 11) });
    const { status, text, headers } = await service.read(short, 'sam');
    expect(status).to.equal(200);
    expect(text)
      .to.include('<bdi>Ask Paul Reed</bdi>')
      .and.include('Work in a bakery')
      .and.include('<time datetime="2026-12-03T11:00:00.000Z">Thursday 3 December 2026, 11am</time>')
      .and.include('Text ASK PAUL and your question.')
      .and.include(`href="/h/${hotseatId}.ics"`)
      .and.include('href="/c/art"');
    expect(text).to.not.include('<script');
    expect(headers.get('content-security-policy')).to.not.include('script-src');
  });

  it('shows what was said, put right, not before its hold is over, and runs one script of ours', async () => {
    service = await openHotseat();
    const { text, headers } = await service.read(short, 'sam');
    expect(text).to.include('At four.').and.include('Paul Reed corrects').and.not.include('At five.');
    expect(text).to.not.include('Like in summer.');
    expect(text).to.include('role="log"').and.include('data-live="yes"').and.include('Show what is new');
    expect(text.match(/<script[^>]*>/g)).to.have.length(1);
    expect(headers.get('content-security-policy')).to.include("script-src 'self'; connect-src 'self'");
    const [, path = ''] = /<script src="([^"]+)"/.exec(text) ?? [];
    expect((await service.read(path)).headers.get('content-type')).to.include('javascript');
    service.now += 20_000;
    expect((await service.read(short, 'sam')).text).to.include('Like in summer.');
  });

  it('names who asked to people of the group, and to nobody else', async () => {
    service = await openHotseat();
    const { text } = await service.read(short, 'sam');
    expect(text).to.include('Name of jo asked').and.include('2 people asked').and.include('We asked');
    expect(text).to.not.match(/Name of (sam|mia) asked/);
    await set(service, { table: 'communities', id: 'art' }, { visibility: 'public' });
    for (const as of [null, 'kit']) {
      const outside = await service.read(short, as);
      expect(outside.status).to.equal(200);
      expect(outside.text)
        .to.include('Somebody asked')
        .and.include('At four.')
        .and.not.match(/Name of jo|\/u\/jo/);
    }
  });

  it('is not there for whoever may not read the group, and neither is its file', async () => {
    service = await openHotseat();
    const nowhere = await service.read('/h/nowhere');
    expect(nowhere.status).to.equal(404);
    for (const path of [
      short,
      `/h/${hotseatId}`,
      `/h/${hotseatId}.ics`,
      '/h/01JDWPAULS4R%00',
      '/h/__proto__',
    ])
      for (const as of [null, 'kit']) expect((await service.read(path, as)).status, path).to.equal(404);
    expect((await service.read(`/h/${hotseatId.slice(0, 11)}`, 'sam')).status).to.equal(404);
    expect((await service.read(short, 'paul')).status).to.equal(200);
    await set(service, { table: 'hotseats', id: hotseatId }, { state: 'draft' });
    expect((await service.read(short, 'sam')).status).to.equal(404);
  });

  it('sums up afterwards, and says that it was called off', async () => {
    service = await openHotseat({ state: 'summary' });
    const { text } = await service.read(short, 'sam');
    expect(text)
      .to.include('Paul Reed answered 3 questions from 3 people.')
      .and.include('A friend asked me to help.');
    expect(text).to.not.match(/<script|How to ask/);
    await set(service, { table: 'hotseats', id: hotseatId }, { state: 'cancelled' });
    expect((await service.read(short, 'sam')).text)
      .to.include('This was called off.')
      .and.not.include('role="log"');
  });
});

describe('The calendar file of a hotseat', () => {
  let service: ReadingService;
  afterEach(() => service.close());

  const file = async () => (await service.read(`/h/${hotseatId}.ics`, 'sam')).text;
  const valueOf = (text: string, name: string): string =>
    new RegExp(`^${name}:(.*)$`, 'm').exec(text.replaceAll('\r\n ', '').replaceAll('\r\n', '\n'))?.[1] ?? '';

  it('keeps RFC 5545: lines end in CRLF and hold 75 octets, words are escaped, times are UTC', async () => {
    const topic =
      'Bread, cakes; and “früh aufstehen” ☕\nin a bakery, every day of the whole week, at four in the morning';
    service = await openHotseat({ state: 'box', startsAt: Date.UTC(2026, 11, 3, 11), topic });
    const { text, headers } = await service.read(`/h/${hotseatId}.ics`, 'sam');
    expect(headers.get('content-type')).to.equal('text/calendar; charset=utf-8');
    expect(text.replaceAll('\r\n', '')).to.not.match(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).to.be.at.most(75);
    expect(text).to.match(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[^]*END:VEVENT\r\nEND:VCALENDAR\r\n$/);
    expect(valueOf(text, 'DTSTART')).to.equal('20261203T110000Z');
    expect(valueOf(text, 'DTEND')).to.equal('20261203T120000Z');
    expect(valueOf(text, 'DTSTAMP')).to.equal('20261201T150000Z');
    expect(valueOf(text, 'URL')).to.equal(`${publicUrl}/h/${hotseatId}`);
    expect(valueOf(text, 'DESCRIPTION')).to.include(
      'Bread\\, cakes\\; and “früh aufstehen” ☕\\nin a bakery\\,',
    );
  });

  it('has a number that rises when it is moved and when it is called off, under one name', async () => {
    service = await openHotseat({ state: 'box', startsAt: Date.UTC(2026, 11, 3, 11) });
    const first = await file();
    const { changedAt } = hotseatRow(service.now);
    const moved = { startsAt: Date.UTC(2026, 11, 4, 11), changedAt: changedAt + 60_000 };
    await set(service, { table: 'hotseats', id: hotseatId }, moved);
    const second = await file();
    await set(
      service,
      { table: 'hotseats', id: hotseatId },
      { state: 'cancelled', changedAt: changedAt + 61_000 },
    );
    const third = await file();
    const numbers = [first, second, third].map((text) => Number(valueOf(text, 'SEQUENCE')));
    expect(numbers[0]).to.be.below(numbers[1] ?? 0);
    expect(numbers[1]).to.be.below(numbers[2] ?? 0);
    expect(new Set([first, second, third].map((text) => valueOf(text, 'UID'))).size).to.equal(1);
    expect([first, second, third].map((text) => valueOf(text, 'STATUS'))).to.deep.equal([
      'CONFIRMED',
      'CONFIRMED',
      'CANCELLED',
    ]);
    expect(valueOf(second, 'DTSTART')).to.equal('20261204T110000Z');
  });
});
