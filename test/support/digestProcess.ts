// The other process of a town of digests that is killed: it looks, and sends what is due, at the moments it is told, until it is no
// more. What left stands in the provider's file before anything else is written.
import { appendFileSync, readFileSync } from 'node:fs';
import { digestWatch } from '../../bots/digests.js';
import { drawer } from '../../bots/draw.js';
import { hoursOf } from '../../bots/hours.js';
import type { OutboxRow } from '../../store/outbox.js';
import { openStore, type Store } from '../../store/store.js';
import { LEASE_MS, type Left, providerOf, type Work } from './killedDigests.js';
import { house } from './stage.js';

const moment = { now: 0 };
const texts = () => 1;
let opened: Promise<Store> | undefined;
/** So many more points are reached before it dies. */
let pointsLeft = Infinity;

/** Between any two things that are written. */
function point(): void {
  pointsLeft -= 1;
  if (pointsLeft === 0) process.kill(process.pid, 'SIGKILL');
}

process.on('message', ({ file, now, seed, points }: Work) => {
  moment.now = now;
  pointsLeft = points ?? Infinity;
  opened ??= openStore({ file, now: () => moment.now, hours: hoursOf(house) });
  void opened
    .then((store) => work(store, file, seed))
    .then(
      () => process.send?.({}),
      (error) => process.send?.({ fault: String(error) }),
    );
});

// Everything is loaded.
process.send?.({});

async function work(store: Store, file: string, seed: number): Promise<void> {
  const { now } = moment;
  let made = 0;
  const newId = () => `${now.toString(36)}-${seed}-${String(++made).padStart(4, '0')}`;
  const watch = digestWatch({
    store: { view: store.view, digestRuns: pointed(store) },
    house,
    pages: (_, text) => [text],
    texts,
    now: () => now,
    newId,
  });
  await lookUp(store, file);
  while (((await store.digestRuns.next()) ?? Infinity) <= now) await watch();
  for (;;) {
    const rows = await store.outbox.claim(now, 50, LEASE_MS);
    if (rows.length === 0) return;
    point();
    await Promise.all(rows.map((row) => send(store, file, row)));
  }
}

function pointed({ digestRuns }: Store): Store['digestRuns'] {
  return {
    ...digestRuns,
    async write(runs, now) {
      point();
      const written = await digestRuns.write(runs, now);
      point();
      return written;
    },
  };
}

/** What was being sent when we were killed: the provider knows whether it left. */
async function lookUp({ outbox }: Store, file: string): Promise<void> {
  const { now: at } = moment;
  const rows = await outbox.abandoned(at, 100);
  const left = rows.length === 0 ? '' : readFileSync(providerOf(file), 'utf8');
  for (const { id } of rows)
    if (left.includes(`"id":${id},`)) await outbox.record({ id, state: 'sent', providerId: `SM${id}`, at });
    else await outbox.record({ id, state: 'due', dueAt: at, problem: 'lost', code: null });
}

async function send(store: Store, file: string, row: OutboxRow): Promise<void> {
  const { id, digestId } = row;
  const { now: at } = moment;
  const draw = drawer({ store: store.view, house, now: () => at, texts });
  if ((await draw(row)) === null)
    return store.outbox.record({ id, state: 'dropped', problem: 'stale', code: null, at });
  point();
  appendFileSync(
    providerOf(file),
    `${JSON.stringify({ id, digestId: digestId ?? '', at } satisfies Left)}\n`,
  );
  point();
  await store.outbox.record({ id, state: 'sent', providerId: `SM${id}`, at });
  point();
}
