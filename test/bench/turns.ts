// Turns per second through the real HTTP route, with real signatures and durable commits, beside a bare restify echo in the same
// run; each server carries its own load. A person sends the next text when the turn of the last one is durable. Fails where the ratio is below what was promised.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../store/store.js';
import type { Figures } from './load.js';
import { Measured } from './measured.js';
import { peopled } from './texting.js';

/** Turns as a share of the echo, at so many people; one alone is only shown. */
const promised: ReadonlyMap<number, number> = new Map([
  [1, 0],
  [32, 0.15],
  [200, 0.18],
]);
const rounds = 3;
const roundMs = Number(process.env.ROUND_MS ?? 2_000);
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const medians = (all: readonly Figures[]): Figures => ({
  rate: median(all.map(({ rate }) => rate)),
  cpu: median(all.map(({ cpu }) => cpu)),
  p50: median(all.map(({ p50 }) => p50)),
  p99: median(all.map(({ p99 }) => p99)),
});

const line = (name: string, { rate, cpu, p50, p99 }: Figures): string =>
  `${name.padEnd(8)}${rate.toFixed(0).padStart(8)}/s${cpu.toFixed(0).padStart(8)} µs CPU   p50 ${p50.toFixed(2)} ms   p99 ${p99.toFixed(2)} ms`;

async function compare(echo: Measured, turns: Measured, people: number): Promise<boolean> {
  const echoes: Figures[] = [];
  const turned: Figures[] = [];
  for (let round = 0; round < rounds; round++) {
    echoes.push(await echo.measure(people, roundMs));
    turned.push(await turns.measure(people, roundMs));
  }
  const wanted = promised.get(people) ?? 0;
  const ratio = medians(turned).rate / medians(echoes).rate;
  console.log(`\n${people} people`);
  console.log(line('echo', medians(echoes)));
  console.log(line('turns', medians(turned)));
  console.log(`ratio   ${ratio.toFixed(3)}${wanted > 0 ? ` (promised ${wanted})` : ''}`);
  return ratio >= wanted;
}

const folder = await mkdtemp(join(tmpdir(), 'doorstep-bench-'));
const file = join(folder, 'bench.sqlite');
const store = await openStore({ file });
await store.commit(peopled().town.take());
await store.close();
const echo = await Measured.open('./echoServer.js');
const turns = await Measured.open('./turnsServer.js', { FILE: file });
let held = true;
try {
  await turns.measure(32, roundMs);
  await echo.measure(32, roundMs);
  for (const people of promised.keys()) held = (await compare(echo, turns, people)) && held;
} finally {
  await Promise.all([echo.close(), turns.close()]);
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = held ? 0 : 1;
