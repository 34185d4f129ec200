// The service as main.ts puts it together, without delivery: whoever loads it hears which messages have had their turn, the moment
// their changes are durable.
import { monotonicFactory } from 'ulid';
import { parker } from '../../bots/park.js';
import { turnTaker } from '../../bots/turn.js';
import { openTurns } from '../../bots/turns.js';
import { toNewInbound } from '../../channels/inbound.js';
import { openLog } from '../../channels/log.js';
import { openServer } from '../../channels/server.js';
import { smsChannel } from '../../channels/sms/index.js';
import { openStore, type Store } from '../../store/store.js';
import { account, publicUrl } from '../support/signed.js';
import { house } from '../support/stage.js';
import { ourNumber } from '../support/town.js';
import { Load, serve } from './load.js';
import { texting } from './texting.js';

const log = openLog('error');
const newId = monotonicFactory();
const now = Date.now;

/** The store, telling of every turn. */
function telling(store: Store): Store {
  const providerIds = new Map<number, string>();
  return {
    ...store,
    inbox: {
      ...store.inbox,
      keep: async (message) => {
        const kept = await store.inbox.keep(message);
        providerIds.set(kept.id, message.providerId);
        return kept;
      },
    },
    commit: async (changes) => {
      await store.commit(changes);
      const id = changes.inbox?.id ?? 0;
      load?.end(providerIds.get(id) ?? '');
      providerIds.delete(id);
    },
  };
}

let load: Load | undefined;
const store = telling(await openStore({ file: process.env.FILE ?? '' }));
const server = openServer({ port: 0, host: '127.0.0.1', publicUrl, log });
const sms = smsChannel({ ...account, publicUrl, from: [ourNumber], helpBy: 'app' }, server);
const carriers = { sms: { answersStop: true, answersHelp: false } };
const pages: NonNullable<typeof sms.pages> = (...said) => sms.pages?.(...said) ?? [said[0]];
const turns = openTurns({
  store,
  take: turnTaker({
    store,
    house,
    carriers,
    pages: (_, ...said) => pages(...said),
    texts: () => 1,
    now,
    newId,
    chance: Math.random,
  }),
  park: parker({ organisation: house.organisation, now, newId }),
  committed: () => {},
  fault: (error) => log.error({ err: error }, 'a turn could not be worked on'),
});
await turns.start();
await sms.open(
  (message) => turns.keep(toNewInbound(message)),
  async () => {},
);
load = new Load(new URL(await server.listen()));
serve(load, texting('/sms/incoming', true));
