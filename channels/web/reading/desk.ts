// What the pages for reading are given: the channel's settings, what they read and write, and the time.
import type { Keep } from '../../channel.js';
import type { Pictures, Reading, Transcript, WebSessions } from '../../ports.js';
import type { WebSettings } from '../index.js';

/** What the pages read and write. */
export interface ReadingMemory {
  readonly reading: Reading;
  readonly sessions: WebSessions;
  readonly transcript: Pick<Transcript, 'start'>;
  readonly pictures: Pick<Pictures, 'find'>;
}

/** What the parts of these pages share. */
export interface Desk {
  /** What a reader says to staff is a message like any other. */
  readonly keep: Keep;
  readonly settings: WebSettings;
  readonly memory: ReadingMemory;
  /** Milliseconds UTC. */
  readonly now: () => number;
}
