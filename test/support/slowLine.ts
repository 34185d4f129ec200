// A slow line: what goes through it takes its time, as over an old phone. Everything a browser does goes over it, sockets too.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface Pace {
  /** Bits a second, towards the browser and from it. */
  readonly down: number;
  readonly up: number;
  /** Milliseconds there and back. */
  readonly latency: number;
}

/** A line that is only there to be cut. */
export const fast: Pace = { down: 1e9, up: 1e9, latency: 0 };

export interface SlowLine {
  /** Bytes that went to the browser. */
  readonly bytes: number;
  /** Breaks every connection there is, without a word; new ones may be made. */
  cut(): void;
  close(): Promise<void>;
}

/** Listens on `from` and hands on to `to`, both on loopback. */
export async function openSlowLine(from: number, to: number, { down, up, latency }: Pace): Promise<SlowLine> {
  const lanes = { down: lane(down, latency / 2), up: lane(up, latency / 2) };
  const open = new Set<Socket>();
  let bytes = 0;
  const server: Server = createServer((browser) => void carry(browser));
  const carry = async (browser: Socket): Promise<void> => {
    open.add(browser);
    browser.on('error', () => browser.destroy()).pause();
    // Making a connection takes a way there and back too.
    await wait(latency);
    if (browser.destroyed) return;
    const service = connect(to, '127.0.0.1');
    service.on('error', () => browser.destroy());
    browser.on('data', (chunk: Buffer) => lanes.up(chunk, service)).on('close', () => service.destroy());
    service.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      lanes.down(chunk, browser);
    });
    service.on('end', () => lanes.down(undefined, browser));
    browser.resume();
  };
  const cut = (): void => {
    for (const socket of open) socket.destroy();
    open.clear();
  };
  await new Promise<void>((resolve) => server.listen(from, '127.0.0.1', resolve));
  return {
    get bytes() {
      return bytes;
    },
    cut,
    close() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** One direction, shared by all connections: small pieces, each after the last, and all of them later. */
function lane(bitsPerSecond: number, delay: number) {
  const piece = 512;
  const waiting: { readonly due: number; deliver(): void }[] = [];
  let free = 0;
  // One timer for all: timers of different lengths do not end in the order of their times, and what is shuffled is rubbish.
  const deliverDue = (): void => {
    while ((waiting[0]?.due ?? Number.POSITIVE_INFINITY) <= performance.now()) waiting.shift()?.deliver();
    if (waiting[0]) setTimeout(deliverDue, waiting[0].due - performance.now());
  };
  const later = (deliver: () => void): void => {
    waiting.push({ due: free + delay, deliver });
    if (waiting.length === 1) setTimeout(deliverDue, free + delay - performance.now());
  };
  return (chunk: Buffer | undefined, socket: Socket): void => {
    free = Math.max(free, performance.now());
    if (chunk === undefined) return later(() => socket.end());
    for (let at = 0; at < chunk.length; at += piece) {
      const part = chunk.subarray(at, at + piece);
      free += (part.length * 8_000) / bitsPerSecond;
      later(() => socket.destroyed || socket.write(part));
    }
  };
}
