// How a pretend Twilio is set up, and what can be made to go wrong with it.
import type { PretendMedia } from './transcript.js';
import type { Called } from './webhook.js';

export interface PretendTwilioSettings {
  accountSid: string;
  authToken: string;
  /**
   * The public URL of `/sms/incoming`; may be set later. Its fragment, `#rc=0` to `#rc=5`, is the number of
   * retries.
   */
  webhook: string;
  /** Without it any free port. */
  port?: number;
  /** Sends what is sent through a Messaging Service; without it the service's own id stands as the sender. */
  serviceNumber?: string;
  /** HELP and INFO are answered by Twilio, as on long numbers. Default true. */
  answersHelp?: boolean;
  /** Advanced Opt-Out: webhooks carry `OptOutType`. Default false. */
  sendsOptOutType?: boolean;
  /** How long a webhook may take: milliseconds, default 15,000. */
  webhookTimeoutMs?: number;
  /** Between queued, sent and delivered: milliseconds, default 10. */
  callbackPauseMs?: number;
  /** Every status callback comes twice, as it sometimes does. Default false. */
  repeatsCallbacks?: boolean;
  /** How many texts of one phone are remembered. Default 500. */
  keep?: number;
  /** Milliseconds UTC. */
  now?: () => number;
}

/**
 * What is to go wrong with a create request. `status` and `code`: refused so (`retryAfter` in seconds);
 * `undelivered`: accepted, and later reported undelivered with this code; `hang`: never answered, not
 * accepted; `drop-after-accept`: accepted, but the answer is lost.
 */
export type Trouble =
  | { status: number; code: number; retryAfter?: number }
  | { undelivered: number }
  | 'hang'
  | 'drop-after-accept';

export interface TextOptions {
  media?: readonly PretendMedia[];
  /** The same id again is the same message again: it is delivered once more and remembered once. */
  sid?: string;
}

/** What became of a text somebody sent to us: its id, and how the webhook went. */
export interface Texted extends Called {
  readonly sid: string;
}
