// The terminal as a channel: typed lines in, drawn messages out.
import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import type { Inbound } from '../../channels/channel.js';
import { type ConsoleChannel, consoleChannel } from '../../channels/console/index.js';

const nothing = async (): Promise<void> => {};

describe('console', () => {
  let input: PassThrough;
  let output: PassThrough;
  let channel: ConsoleChannel;
  let kept: Inbound[];
  beforeEach(() => {
    input = new PassThrough();
    output = new PassThrough();
    channel = consoleChannel({ input, output, now: () => 5 });
    kept = [];
  });
  const keep = async (message: Inbound): Promise<{ id: number; duplicate: boolean }> => {
    // The first takes longest, and still comes first.
    await new Promise((resolve) => setTimeout(resolve, 5 - kept.length));
    kept.push(message);
    return { id: kept.length, duplicate: false };
  };
  const printed = (): string => String(output.read() ?? '');

  it('keeps what is typed, in order, from whoever is typing', async () => {
    await channel.open(keep, nothing);
    input.end('hi\n/as +447700900002\npost I got a job\n\n');
    await channel.ended;
    const from = { channel: 'console', conversation: 'console', receivedAt: 5 };
    expect(kept).to.deep.equal([
      { ...from, address: '+447700900001', text: 'hi' },
      { ...from, address: '+447700900002', text: 'post I got a job' },
      { ...from, address: '+447700900002', text: '' },
    ]);
  });

  it('prints what is sent, with its choices and, for somebody else, to whom', async () => {
    await channel.open(keep, nothing);
    printed();
    const message = { id: 1, conversation: 'console', claimedAt: 0, choices: [{ id: 'ok', label: 'OK' }] };
    const first = await channel.send({ ...message, address: '+447700900001', text: 'Hello.' });
    const second = await channel.send({ ...message, address: '+447700900002', text: 'Hello.' });
    expect(printed()).to.equal('> Hello.\n  1 OK\n> (to +447700900002) Hello.\n  1 OK\n');
    expect(first.providerId).to.not.equal(second.providerId);
    await channel.close();
  });

  it('stops at /quit', async () => {
    await channel.open(keep, nothing);
    input.write('hi\n/quit\nnever read\n');
    await channel.ended;
    expect(kept).to.have.length(1);
  });

  it('ends aloud when a line could not be kept', async () => {
    await channel.open(async () => Promise.reject(new Error('the store is full')), nothing);
    input.write('hi\n');
    const fault: unknown = await channel.ended.then(
      () => null,
      (error: unknown) => error,
    );
    expect(fault).to.be.instanceOf(Error);
  });
});
