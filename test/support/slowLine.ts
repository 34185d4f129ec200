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

export interface SlowLine {
  /** Bytes that went to the browser. */
  readonly bytes: number;
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
  await new Promise<void>((resolve) => server.listen(from, '127.0.0.1', resolve));
  return {
    get bytes() {
      return bytes;
    },
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** One direction, shared by all connections: small pieces, each after the last, and all of them later. */
function lane(bitsPerSecond: number, delay: number) {
  const piece = 512;
  let free = 0;
  return (chunk: Buffer | undefined, socket: Socket): void => {
    const now = performance.now();
    if (chunk === undefined) {
      setTimeout(() => socket.end(), Math.max(free, now) - now + delay);
      return;
    }
    for (let at = 0; at < chunk.length; at += piece) {
      const part = chunk.subarray(at, at + piece);
      free = Math.max(free, now) + (part.length * 8_000) / bitsPerSecond;
      setTimeout(() => socket.destroyed || socket.write(part), free - now + delay);
    }
  };
}
