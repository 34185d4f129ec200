// How many turns a second the store makes durable, alone and with many in flight, and how many messages it keeps. Prints a table.
// A file by default; `TEST_DATABASE_URL` adds PostgreSQL.
import { performance } from 'node:perf_hooks';
import type { Store } from '../../store/store.js';
import { places } from '../support/stores.js';
import { changes, inbound, newPeople, outbound, update } from '../store/rows.js';

const people = 1_000;
const inFlight = [1, 32, 200];
const timesOf = (width: number) => (width === 1 ? 1_000 : 10_000);
const state = JSON.stringify({ stack: 'x'.repeat(600) });

for (const place of places()) {
  const store = await place.open();
  await prepare(store);
  for (const width of inFlight) await deliverAll(place.kind, store, width);
  for (const width of inFlight)
    await report(`${place.kind} keep`, width, timesOf(width), (n) => keep(store, n, `w${width}`));
  for (const width of inFlight)
    await report(`${place.kind} who`, width, timesOf(width), (n) =>
      store.view.people.who('sms', `number of p${n % people}`),
    );
  for (const width of inFlight)
    await report(`${place.kind} whole turn`, width, timesOf(width), (n) => turn(store, n, width));
  await place.drop();
}

async function prepare(store: Store): Promise<void> {
  await store.commit(newPeople(...Array.from({ length: people }, (_, n) => `p${n}`)));
}

function keep(store: Store, n: number, run: string): Promise<{ id: number }> {
  return store.inbox.keep(inbound(`${run} ${n}`, { address: `number of p${n % people}` }));
}

/** A message kept, its person looked up, and what a typical turn hands over: the conversation, the message's end, an update, a reply. */
async function turn(store: Store, n: number, width: number): Promise<void> {
  const personId = `p${n % people}`;
  const { id } = await keep(store, n, `turn ${width}`);
  const who = await store.view.people.who('sms', `number of ${personId}`);
  const version = (who?.version ?? 0) + 1;
  await store.commit(
    changes({
      state: { personId, version, json: state },
      inbox: { id, state: 'done' },
      inserts: { updates: [update(`u${width} ${n}`, personId)] },
      outbox: [outbound(personId, { replyTo: id, dueAt: n })],
    }),
  );
}

/** One message to everybody, claimed so many at a time and recorded one by one. */
async function deliverAll(kind: string, store: Store, width: number): Promise<void> {
  const dueAt = 1_000_000 + width;
  const outbox = Array.from({ length: people }, (_, n) => outbound(`p${n}`, { dueAt }));
  await store.commit(changes({ outbox }));
  const rounds = Math.ceil(people / width);
  let sent = 0;
  await report(`${kind} claim and record ${width}`, 1, rounds, async () => {
    const rows = await store.outbox.claim(dueAt, width, 60_000);
    sent += rows.length;
    await Promise.all(
      rows.map(({ id }) => store.outbox.record({ id, state: 'sent', providerId: `sent ${id}`, at: 2 })),
    );
  });
  if (sent !== people) throw new Error(`${sent} messages were claimed, not ${people}.`);
}

/** Runs `work` so many at once, and prints how many ended in a second and the processor time of each. */
async function report(
  name: string,
  width: number,
  total: number,
  work: (n: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < total) await work(next++);
  };
  const [began, used] = [performance.now(), process.cpuUsage()];
  await Promise.all(Array.from({ length: width }, lane));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  const each = `${Math.round((user + system) / total)} µs of processor each`;
  console.log(`${name}, ${width} in flight: ${Math.round(total / seconds)}/s, ${each}`);
}
