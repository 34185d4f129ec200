// A port that nobody uses: for servers whose own address stands in what they say. It lies below those that connections are given,
// so that none of them takes it meanwhile.
import { once } from 'node:events';
import { createServer } from 'node:net';

const lowest = 10_000;
const highest = 30_000;

export async function freePort(): Promise<number> {
  const port = lowest + Math.floor(Math.random() * (highest - lowest));
  const probe = createServer().listen(port, '127.0.0.1');
  const isFree = await new Promise<boolean>((resolve) => {
    probe.once('listening', () => resolve(true));
    probe.once('error', () => resolve(false));
  });
  if (!isFree) return freePort();
  probe.close();
  await once(probe, 'close');
  return port;
}
