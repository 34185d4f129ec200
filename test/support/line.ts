// How a channel is played together with the turns, where messages are not simply handed over: what the stage asks of it.
import type { NewInbound } from '../../store/inbox.js';
import type { OutboxRow } from '../../store/outbox.js';
import type { Store } from '../../store/store.js';
import type { SentRow } from './stage.js';

/** A channel that is played too: messages come and go as they do in the service. What is not its own is handed over as it is. */
export interface Line {
  readonly channel: string;
  /** Resolves when they have been kept. */
  bring(messages: readonly NewInbound[]): Promise<void>;
  /** Resolves to the provider's id. */
  send(row: OutboxRow): Promise<string>;
  /** The rows as they were read where they arrived. @throws Error where something else stands there */
  read(sent: SentRow[]): Promise<SentRow[]>;
  close(): Promise<void>;
}

/** Where a line comes out. */
export interface LineEnd {
  readonly store: Store;
  readonly now: () => number;
  keep(message: NewInbound): Promise<{ id: number; duplicate: boolean }>;
}

export interface Wiring {
  /** Where the world finds this server. */
  readonly publicUrl?: string;
  readonly line?: (end: LineEnd) => Promise<Line>;
}
