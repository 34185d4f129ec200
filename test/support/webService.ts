// The web chat as it runs: the real store, server, turns and delivery, on loopback, asked as any client would ask.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { monotonicFactory } from 'ulid';
import { greeting } from '../../bots/greeting.js';
import { parker } from '../../bots/park.js';
import { turnTaker } from '../../bots/turn.js';
import { openTurns } from '../../bots/turns.js';
import type { Keep } from '../../channels/channel.js';
import { deliver } from '../../channels/delivery.js';
import { toNewInbound } from '../../channels/inbound.js';
import { openLog } from '../../channels/log.js';
import { openServer } from '../../channels/server.js';
import { type WebSettings, webChannel } from '../../channels/web/index.js';
import type { Store } from '../../store/store.js';
import { house } from './stage.js';
import { temporaryStore } from './stores.js';

export const secret = 'the secret of this test';
export const otherSite = 'https://town.example';

export interface WebOptions {
  readonly settings?: Partial<WebSettings>;
  /** Waited for before each turn. */
  readonly think?: () => Promise<void>;
  /** Stands between the channel and the inbox. */
  readonly keeping?: (keep: Keep) => Keep;
}

export interface Asked {
  readonly token?: string;
  readonly method?: string;
  readonly body?: string | Buffer | FormData;
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body, where it is JSON. */
  readonly said: Readonly<Record<string, unknown>>;
}

export interface Started {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl: string;
}

export interface WebService {
  readonly store: Store;
  /** `http://127.0.0.1:…`, and Direct Line in it. */
  readonly address: string;
  readonly domain: string;
  /** Faults of our own: there should be none. */
  readonly faults: string[];
  /** What the log was told. */
  readonly lines: string[];
  /** Asks below `/v3/directline`. */
  ask(path: string, asked?: Asked): Promise<Answer>;
  /** A conversation of somebody new, started. */
  start(user?: string): Promise<Started>;
  /** Time passes for tokens. Milliseconds. */
  pass(time: number): void;
  /** Resolves when every message has had its turn, and every answer has been said. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export async function openWebService(options: WebOptions = {}): Promise<WebService> {
  const place = await temporaryStore();
  const { store } = place;
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const faults: string[] = [];
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  const server = openServer({ port, host: '127.0.0.1', publicUrl: address, log });
  let passed = 0;
  const web = webChannel(
    { ...settingsFor(address), ...options.settings },
    { ...store, waits: async (id) => (await store.inbox.rows([id])).length > 0 },
    server,
    () => Date.now() + passed,
  );
  const told = { log, now: Date.now, chance: Math.random };
  const delivery = deliver({ outbox: store.outbox, channels: [web], ...told });
  const turns = turnsOver(store, options, { committed: () => delivery.wake(), faults });
  const keep: Keep = (message) => turns.keep(toNewInbound(message));
  await web.open(options.keeping?.(keep) ?? keep, async () => {});
  await server.listen();
  const domain = `${address}/v3/directline`;
  const asking = (path: string, asked: Asked = {}) => ask(domain + path, asked);
  return {
    store,
    address,
    domain,
    faults,
    lines,
    ask: asking,
    start: (user) => start(asking, user),
    pass: (time) => void (passed += time),
    quiet: () => quiet(store, () => turns.idle()),
    async close() {
      await server.close();
      await turns.stop();
      await delivery.stop();
      await web.close();
      await place.remove();
    },
  };
}

const settingsFor = (publicUrl: string): WebSettings => ({
  secret,
  secretKey: 'a key of thirty-two bytes or more',
  publicUrl,
  origins: [otherSite],
  name: house.organisation,
  greeting: greeting(house),
});

/** Nothing is cut on the web. */
const pages = (_: string, text: string) => [text];

function turnsOver(store: Store, { think }: WebOptions, about: { committed: () => void; faults: string[] }) {
  const now = Date.now;
  const newId = monotonicFactory();
  const take = turnTaker({
    store,
    house,
    carriers: {},
    pages,
    texts: () => 1,
    now,
    newId,
    chance: Math.random,
  });
  return openTurns({
    store,
    async take(cause) {
      await think?.();
      return take(cause);
    },
    park: parker({ organisation: house.organisation, now, newId }),
    committed: about.committed,
    fault: (error) => void about.faults.push(String(error)),
  });
}

async function ask(url: string, { token, json, headers = {}, ...rest }: Asked): Promise<Answer> {
  const body = json === undefined ? rest.body : JSON.stringify(json);
  const answer = await fetch(url, {
    method: rest.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
    ...(body === undefined ? {} : { body: body as NonNullable<RequestInit['body']> }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  return {
    status: answer.status,
    headers: answer.headers,
    said: isJson ? (JSON.parse(text) as Answer['said']) : {},
  };
}

async function start(asking: WebService['ask'], user?: string): Promise<Started> {
  const named = user === undefined ? {} : { user: { id: user } };
  const made = await asking('/tokens/generate', { token: secret, json: named });
  const started = await asking('/conversations', { token: made.said['token'] as string, json: {} });
  return started.said as unknown as Started;
}

async function quiet(store: Store, idle: () => Promise<void>): Promise<void> {
  for (;;) {
    await idle();
    const { due, sending } = await store.outbox.counts();
    if (due + sending === 0) return;
    await wait(5);
  }
}

/** The server's own address stands in what it says, so it must be known before it listens. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
