// The web chat, as Direct Line 3.0: one channel. directLine.ts answers requests, receive.ts hears, send.ts speaks, stream.ts is live.
import type { Channel, Outbound } from '../channel.js';
import type { Pictures, Preferences, Reading, Transcript, WebHome, WebSessions } from '../ports.js';
import { directLine } from './directLine.js';
import { addPage } from './page/index.js';
import { readingPages } from './reading/index.js';
import { openReceiving } from './receive.js';
import { openSending } from './send.js';
import { openStreams, type Streams } from './stream.js';
import { openTokens, type Tokens } from './tokens.js';

export interface WebSettings {
  /** DIRECT_LINE_SECRET: whoever holds it may speak for anybody, so it stays on servers. Without it nobody may. */
  readonly secret?: string;
  /** SECRET_KEY: tokens are signed with keys derived from it. */
  readonly secretKey: string;
  /** Where the world finds this server, without a slash at the end. */
  readonly publicUrl: string;
  /** WIDGET_ORIGINS: other sites whose pages may use the chat, as `https://example.org`. */
  readonly origins: readonly string[];
  /** Pages of our own may show the chat in a frame, as the demo does; in the real service none may. */
  readonly isFramed?: boolean;
  /** What the bot is called: who runs it. */
  readonly name: string;
  /** What the bot says to whoever is new: it stands on the first page, before anything is written down about anybody. */
  readonly greeting: Pick<Outbound, 'text' | 'choices'>;
  /** Milliseconds between two signs of life on an open socket; 20 seconds unless told. */
  readonly pingEvery?: number;
  /** Milliseconds a page waits for the bot, so that its answer is on it; 2 seconds unless told. */
  readonly patience?: number;
}

/** What the channel reads and writes besides the inbox. */
export interface WebMemory {
  readonly transcript: Transcript;
  readonly pictures: Pictures;
  /** True while a kept message, named by its id, still waits for its turn. */
  waits(id: number): Promise<boolean>;
  /** With these two there is the chat page, and with `reading` the pages for reading; without, Direct Line alone. */
  readonly sessions?: WebSessions;
  readonly preferences?: Preferences;
  readonly reading?: Reading;
}

/** What the parts of this channel share. */
export interface Web {
  readonly settings: WebSettings;
  readonly memory: WebMemory;
  readonly tokens: Tokens;
  readonly streams: Streams;
  /** Milliseconds UTC. */
  readonly now: () => number;
}

/** @param now milliseconds UTC: when a message reached us, and what tokens expire by. */
export function webChannel(
  settings: WebSettings,
  memory: WebMemory,
  home: WebHome,
  now: () => number = Date.now,
): Channel {
  const tokens = openTokens(settings.secretKey, now);
  const streams = openStreams({ settings, memory, tokens }, home);
  return {
    name: 'web',
    async open(keep) {
      const parts = { settings, memory, tokens, streams, now };
      const { sessions, preferences, reading, transcript, pictures } = memory;
      // One for all: what is said by a form and by a script is heard in the order in which it came.
      const receiving = openReceiving(parts, keep);
      directLine(parts, home, keep, receiving);
      if (sessions && preferences) addPage({ ...parts, keep, sessions, preferences, receiving }, home);
      if (sessions && reading)
        readingPages(settings, { sessions, reading, transcript, pictures }, home, { keep, now });
    },
    ...openSending(memory.transcript, settings.name, now),
    close: () => streams.close(),
  };
}
