// The web chat, as Direct Line 3.0: one channel. directLine.ts answers requests, receive.ts hears, send.ts speaks, stream.ts is live.
import type { Channel } from '../channel.js';
import type { Pictures, Transcript, WebHome } from '../ports.js';
import { directLine } from './directLine.js';
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
  /** What the bot is called: who runs it. */
  readonly name: string;
}

/** What the channel reads and writes besides the inbox. */
export interface WebMemory {
  readonly transcript: Transcript;
  readonly pictures: Pictures;
  /** True while a kept message, named by its id, still waits for its turn. */
  waits(id: number): Promise<boolean>;
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
      directLine({ settings, memory, tokens, streams, now }, home, keep);
    },
    ...openSending(memory.transcript, settings.name, now),
    close: () => streams.close(),
  };
}
