// A day's digests on the embedded store: 63,000 people, 200,000 memberships and 1,000,000 updates in 550 and in 1,300 communities. How
// long they take, how much memory, and how long a reply waits meanwhile. Fails only past twice the figures.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { digestWatch } from '../../bots/digests.js';
import { parker } from '../../bots/park.js';
import { turnTaker } from '../../bots/turn.js';
import { openTurns } from '../../bots/turns.js';
import { pages } from '../../channels/plainText.js';
import { segments } from '../../channels/segments.js';
import { connect } from '../../store/connect.js';
import { openStore, type Store } from '../../store/store.js';
import { inbound } from '../store/rows.js';
import { house } from '../support/stage.js';
import { fillTown, peopleIn } from './digestsTown.js';

/** Milliseconds and megabytes. */
const figures = { reply: 1_000, memory: 500, day: 120_000 };
const now = Date.UTC(2026, 10, 27, 10, 1);

const secondsSince = (began: number): string => ((performance.now() - began) / 1000).toFixed(1);

const faults: string[] = [];
for (const communities of [550, 1_300]) {
  const place = await mkdtemp(join(tmpdir(), 'doorstep-digests-'));
  try {
    await measure(join(place, 'bench.sqlite'), communities);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

async function measure(file: string, communities: number): Promise<void> {
  const connections = await connect({ file });
  const filling = performance.now();
  await fillTown(connections.writer, { communities, now });
  await connections.close();
  console.log(`a town of ${communities} communities was made in ${secondsSince(filling)} s`);
  const store = await openStore({ file, now: () => now });
  let made = 0;
  const newId = () => `d${String(++made).padStart(9, '0')}`;
  const composing = { done: false };
  const began = performance.now();
  const replies = replyMeanwhile(store, newId, composing);
  const memory = watchMemory(composing);
  const texts = (text: string) => segments(text).segments;
  const cut = (_: string, text: string) => pages(text, []);
  const watch = digestWatch({ store, house, pages: cut, texts, now: () => now, newId });
  while (((await store.digestRuns.next()) ?? 0) <= now) await watch();
  const took = performance.now() - began;
  composing.done = true;
  const { due } = await store.outbox.counts();
  report(communities, { digests: due, took, memory: await memory, waits: await replies });
  await store.close();
}

interface Measured {
  digests: number;
  took: number;
  memory: number;
  waits: number[];
}

function report(communities: number, { digests, took, memory, waits }: Measured): void {
  const sorted = waits.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
  const seconds = (took / 1000).toFixed(1);
  console.log(
    `${communities} communities: ${digests} messages for ${peopleIn} people in ${seconds} s, ` +
      `${Math.round(memory)} MB at most, a reply in ${Math.round(p95)} ms (p95 of ${waits.length})`,
  );
  if (digests < peopleIn / 2) faults.push(`only ${digests} messages were queued`);
  if (p95 > 2 * figures.reply) faults.push(`a reply took ${Math.round(p95)} ms`);
  if (memory > 2 * figures.memory) faults.push(`${Math.round(memory)} MB were needed`);
  if (took > 2 * figures.day) faults.push(`the digests took ${seconds} s`);
}

/** The most this process holds, in megabytes. */
async function watchMemory(composing: { done: boolean }): Promise<number> {
  let most = 0;
  while (!composing.done) {
    most = Math.max(most, process.memoryUsage().rss / 1024 / 1024);
    await wait(100);
  }
  return most;
}

/** Somebody texts, hears the answer, and somebody else texts: how long each waited, in milliseconds. */
async function replyMeanwhile(
  store: Store,
  newId: () => string,
  composing: { done: boolean },
): Promise<number[]> {
  const take = turnTaker({
    store,
    house,
    carriers: {},
    pages: (_, text) => [text],
    texts: () => 1,
    now: () => now,
    newId,
    chance: () => 0.5,
  });
  const fault = (error: unknown) => void faults.push(String(error));
  const park = parker({ ...house, now: () => now, newId });
  const turns = openTurns({ store, take, park, committed: () => {}, fault });
  await turns.start();
  const waits: number[] = [];
  for (let n = 0; !composing.done; n++) {
    const began = performance.now();
    await turns.keep(
      inbound(`reply ${n}`, { address: `number of p${n}`, receivedAt: now, body: { text: 'menu' } }),
    );
    await turns.idle();
    waits.push(performance.now() - began);
    await wait(50);
  }
  await turns.stop();
  return waits;
}
