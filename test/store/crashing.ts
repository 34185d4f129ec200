// A process that makes turns durable until it is killed, and says which ones it knows to be. Started by crash.test.ts.
import { writeSync } from 'node:fs';
import { openStore, type StoreSettings } from '../../store/store.js';
import { changes, inbound, outbound, update } from './rows.js';

const [settings, from] = process.argv.slice(2);
const store = await openStore(JSON.parse(settings as string) as StoreSettings);
let next = Number(from);

async function turns(): Promise<void> {
  for (;;) {
    const n = next++;
    const name = `turn ${n}`;
    const { id } = await store.inbox.keep(inbound(name));
    await store.commit(
      changes({
        state: { personId: name, version: 1, json: '{}' },
        inbox: { id, state: 'done' },
        inserts: { updates: [update(name, name)] },
        outbox: [outbound(name, { replyTo: id })],
      }),
    );
    writeSync(1, `${n}\n`);
  }
}

await Promise.all(Array.from({ length: 20 }, turns));
