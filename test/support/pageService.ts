// The page as it runs: the real store, server, turns, delivery and Direct Line, on loopback, for a browser to visit.
import { monotonicFactory } from 'ulid';
import { openClock } from '../../bots/clock.js';
import { greeting } from '../../bots/greeting.js';
import { parker } from '../../bots/park.js';
import { turnTaker } from '../../bots/turn.js';
import { openTurns } from '../../bots/turns.js';
import { deliver } from '../../channels/delivery.js';
import { toNewInbound } from '../../channels/inbound.js';
import { openLog } from '../../channels/log.js';
import { openServer, type WebServer } from '../../channels/server.js';
import { webChannel } from '../../channels/web/index.js';
import { connect } from '../../store/connect.js';
import type { Store } from '../../store/store.js';
import { freePort } from './ports.js';
import { house } from './stage.js';
import { temporaryStore } from './stores.js';
import { Town } from './town.js';

export interface PageService {
  readonly address: string;
  readonly store: Store;
  /** How many rows a table has. */
  count(table: string): Promise<number>;
  readonly server: WebServer;
  /** Faults of our own: there should be none. */
  readonly faults: string[];
  /** The bot says something by itself, in a conversation. */
  say(conversation: string, text: string, choices?: readonly { id: string; label: string }[]): Promise<void>;
  /** Rings what is due by now. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

export interface PageOptions {
  /** Waited for before each turn. */
  readonly think?: () => Promise<void>;
  readonly origins?: readonly string[];
  /** What is so before anybody comes: `groups: Art group`. */
  readonly town?: string;
  /** Where browsers find it, when that is not where it listens. */
  readonly publicUrl?: string;
  readonly secret?: string;
}

export async function openPageService({
  think,
  origins = [],
  town,
  ...given
}: PageOptions = {}): Promise<PageService> {
  const { store, file, remove } = await temporaryStore();
  const looking = await connect({ file });
  if (town !== undefined) await settle(store, town);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const publicUrl = given.publicUrl ?? address;
  const faults: string[] = [];
  const log = openLog('error', { write: (line) => void faults.push(line) });
  const server = openServer({ port, host: '127.0.0.1', publicUrl, log });
  const named = { name: house.organisation, greeting: greeting(house) };
  const settings = { ...given, ...named, secretKey: 'k'.repeat(32), publicUrl, origins };
  const memory = { ...store, waits: async (id: number) => (await store.inbox.rows([id])).length > 0 };
  const now = Date.now;
  const newId = monotonicFactory();
  const web = webChannel(settings, memory, server);
  const delivery = deliver({ outbox: store.outbox, channels: [web], log, now, chance: Math.random });
  const take = turnTaker({
    store,
    house,
    carriers: {},
    pages: (_, text) => [text],
    texts: () => 1,
    now,
    newId,
    chance: Math.random,
  });
  const turns = openTurns({
    store,
    async take(cause) {
      await think?.();
      return take(cause);
    },
    park: parker({ organisation: house.organisation, now, newId }),
    committed: () => delivery.wake(),
    fault: (error) => void faults.push(String(error)),
  });
  await web.open(
    (message) => turns.keep(toNewInbound(message)),
    async () => {},
  );
  await turns.start();
  await server.listen();
  const fault = (error: unknown) => void faults.push(String(error));
  const clock = openClock({ store, turns, now, fault });
  let said = 1_000_000;
  return {
    address,
    store,
    server,
    faults,
    async count(table) {
      const [row] = await looking.reader.all<{ count: number }>(`select count(*) as "count" from ${table}`);
      return row?.count ?? 0;
    },
    async say(conversation, text, choices = []) {
      const known = await store.transcript.conversation(conversation);
      const about = { conversation, address: known?.address ?? '', claimedAt: now(), id: (said += 1) };
      await web.send({ ...about, text, choices });
    },
    tick: () => clock.tick(),
    async close() {
      await server.close();
      await turns.stop();
      await delivery.stop();
      await web.close();
      await looking.close();
      await remove();
    },
  };
}

async function settle(store: Store, sentence: string): Promise<void> {
  const town = new Town();
  if (!town.understands(sentence)) throw new Error(`nobody understands "${sentence}"`);
  await store.commit(town.take());
}
