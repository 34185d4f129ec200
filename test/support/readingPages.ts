// The pages for reading as they run: the real store and the real server on loopback, read as a browser would read them.
import { toNewInbound } from '../../channels/inbound.js';
import { openLog } from '../../channels/log.js';
import { openServer } from '../../channels/server.js';
import type { WebSettings } from '../../channels/web/index.js';
import { visitCookie } from '../../channels/web/page/visits.js';
import { readingPages } from '../../channels/web/reading/index.js';
import type { Store } from '../../store/store.js';
import { address, addressPerson, changes } from '../store/rows.js';
import { temporaryStore } from './stores.js';

export const publicUrl = 'https://doorstep.example';

export interface Read {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface ReadingService {
  readonly store: Store;
  /** `http://127.0.0.1:…` */
  readonly base: string;
  /** What the log was told. */
  readonly lines: string[];
  /** Milliseconds UTC; moves only when a test moves it. */
  now: number;
  /** Reads as a person who is signed in, or as the open web. */
  read(path: string, as?: string | null, more?: RequestInit): Promise<Read>;
  /** A browser in which a person is signed in: what its cookie says. */
  signedIn(personId: string): Promise<string>;
  close(): Promise<void>;
}

/** @param url where the world would find it. @param over a store that is open already, and stays so. */
export async function openReadingService(url = publicUrl, over?: Store): Promise<ReadingService> {
  const temporary = over ? { store: over, remove: async () => {} } : await temporaryStore();
  const { store } = temporary;
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  const server = openServer({ port: 0, host: '127.0.0.1', publicUrl: url, log });
  const cookies = new Map<string, Promise<string>>();
  const settings = settingsOf(url);
  readingPages(settings, store, server, {
    keep: (message) => store.inbox.keep(toNewInbound(message)),
    now: () => service.now,
  });
  const base = await server.listen();
  const service: ReadingService = {
    store,
    base,
    lines,
    now: Date.UTC(2026, 11, 1, 15),
    async read(path, as = null, more = {}) {
      const cookie: Record<string, string> = as === null ? {} : { cookie: await service.signedIn(as) };
      const headers = { ...cookie, ...(more.headers as Record<string, string>) };
      const answer = await fetch(base + path, { redirect: 'manual', ...more, headers });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
    signedIn(personId) {
      const known = cookies.get(personId) ?? beginSession(store, settings, { personId, at: service.now });
      cookies.set(personId, known);
      return known;
    },
    async close() {
      await server.close();
      await temporary.remove();
    },
  };
  return service;
}

/** The web identity of somebody, as no page may ever show it. */
export const webIdOf = (personId: string): string => `dl_secret-of-${personId}`;

const settingsOf = (url: string): WebSettings => ({
  secretKey: 'a key of thirty-two bytes or more',
  publicUrl: url,
  origins: [],
  name: 'Hillside',
  greeting: { text: 'Hello.', choices: [] },
});

async function beginSession(
  store: Store,
  settings: WebSettings,
  { personId, at }: { personId: string; at: number },
): Promise<string> {
  const id = `web of ${personId}`;
  const web = address(personId, {
    id,
    channel: 'web',
    key: webIdOf(personId),
    conversation: `w-${personId}`,
  });
  const inserts = { addresses: [web], address_people: [addressPerson(personId, { addressId: id })] };
  await store.commit(changes({ inserts }));
  const secret = await store.sessions.begin({ address: web.key, conversation: web.conversation }, at);
  return `other=1; ${visitCookie({ settings }, secret).split(';', 1)[0]}`;
}
