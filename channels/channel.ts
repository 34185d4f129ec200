// The contract every channel keeps. A channel knows its provider and nothing else: it verifies, parses, keeps, acknowledges and sends.
import type { Sheet } from '../dialogs/sheet.js';

export type { Button, Field, Part, Sheet } from '../dialogs/sheet.js';

/** One message as a provider handed it over. `providerId` makes it one message however often it arrives. */
export interface Inbound {
  /** The channel's name: `sms`, `web`, `slack`, `console`. */
  readonly channel: string;
  /** The provider's own id. Without one the message is new every time. */
  readonly providerId?: string;
  /** Who wrote: an E.164 number, a web identity, a Slack team and user. */
  readonly address: string;
  /** Where an answer goes: for SMS our own number the person wrote to. */
  readonly conversation: string;
  /** When it reached us: milliseconds UTC. */
  readonly receivedAt: number;
  readonly text?: string;
  /** The id of the choice that was pressed, where the channel has buttons. */
  readonly choice?: string;
  /**
   * What the person did, where it is more than a text: `stop`, `start`, `help` (answered by the provider already); in Slack
   * `command`, `home` (they look at theirs), `note` (words in a thread of staff).
   */
  readonly action?: string;
  /** Which card it was done on or below. */
  readonly card?: string;
  /** A form that was filled in, by field; `choice` is its submit. */
  readonly filled?: Readonly<Record<string, string>>;
  readonly media?: readonly Media[];
}

export interface Media {
  readonly url: string;
  /** What the sender says it is; nobody believes it before looking. */
  readonly contentType: string;
}

/** One message to one address, drawn by its channel. */
export interface Outbound {
  /** The outbox row's id. */
  readonly id: number;
  readonly address: string;
  readonly conversation: string;
  readonly text: string;
  readonly choices: readonly Choice[];
  /** More than text and choices, for a channel that can draw it. */
  readonly sheet?: Sheet;
  /** The name of a card: one that stands in this conversation already is changed, not posted again. */
  readonly card?: string;
  /** When a worker took it up: milliseconds UTC. */
  readonly claimedAt: number;
  /** The provider's id of the message it answers. */
  readonly replyTo?: string;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** What a provider later says about a message it accepted. */
export interface Report {
  readonly channel: string;
  readonly providerId: string;
  readonly status: 'accepted' | 'sent' | 'delivered' | 'failed';
  readonly problem?: Problem;
  /** The provider's own code, for staff. */
  readonly code?: string;
}

/**
 * `unreachable`: surely not accepted, worth another try. `throttled`: later. `rejected`: this message or address will never do.
 * `opted-out`: the person said stop at the carrier. `misconfigured`: our settings. `unknown`: may have been accepted; never resent blindly.
 */
export type Problem = 'unreachable' | 'throttled' | 'rejected' | 'opted-out' | 'misconfigured' | 'unknown';

/** A provider did not take a message. Anything else a channel throws is our own fault. */
export class DeliveryError extends Error {
  constructor(
    readonly problem: Problem,
    message: string,
    /** `code`: the provider's own; `retryAfter`: milliseconds the provider asked us to wait. */
    readonly detail: { readonly code?: string; readonly retryAfter?: number } = {},
  ) {
    super(message);
    this.name = 'DeliveryError';
  }
}

/** How many texts a second a channel's provider takes from us, and how many of them a message is billed as. */
export interface Pace {
  readonly perSecond: number;
  weigh(message: Pick<Outbound, 'text' | 'choices'>): number;
}

export type Keep = (message: Inbound) => Promise<{ id: number; duplicate: boolean }>;
export type Note = (report: Report) => Promise<void>;

/** One way people reach the bot. A new channel is one folder that exports one of these. */
export interface Channel {
  readonly name: string;
  /** Starts listening. Acknowledge to the provider only after keep() or note() has resolved. */
  open(keep: Keep, note: Note): Promise<void>;
  /** Resolves once the provider has accepted it; otherwise throws a DeliveryError. */
  send(message: Outbound): Promise<{ providerId: string }>;
  /**
   * Asks the provider what became of a message whose sending was cut off: its id if it was accepted, `null` if it surely
   * was not, `undefined` if the provider cannot say.
   */
  find?(message: Outbound): Promise<{ providerId: string } | null | undefined>;
  /** Where more than so many a second would only wait at the provider, they wait here, and what is urgent goes first. */
  readonly pace?: Pace;
  /** Cuts a long text into pages that fit this channel; the last page has room for the choices. Without it nothing is cut. */
  pages?(text: string, choices: readonly Choice[]): readonly string[];
  close(): Promise<void>;
}
