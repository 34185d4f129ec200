// How a pretend Slack is set up, and what can be made to go wrong with it.

export interface PretendWorkspaceSettings {
  /** Slack's team id, such as `T1`. */
  id: string;
  name: string;
  /** The bot's token; without it nothing is installed there until somebody grants it. */
  token?: string;
  users: readonly { id: string; name: string; zone?: string }[];
  /** `members`: who is in it, by id, and `bot` for the bot; everybody unless told. */
  channels?: readonly { id: string; name: string; isPrivate?: boolean; members?: readonly string[] }[];
}

export interface PretendSlackSettings {
  signingSecret: string;
  /** The application's address for events, actions and commands; may be set later. */
  events: string;
  workspaces: readonly PretendWorkspaceSettings[];
  /** For `oauth.v2.access`. */
  clientId?: string;
  clientSecret?: string;
  /** Without it any free port. */
  port?: number;
  /** Slack's own limits: a message a second and channel, so many calls a minute. Default true. */
  limits?: boolean;
  /** The bot's own messages come to the application as events too, as Slack sends them. Default true. */
  echoes?: boolean;
  /** How long an answer may take: milliseconds, default 3,000. */
  answerTimeMs?: number;
  /** Before each time an event is sent again: milliseconds, default at once, a minute, five minutes. */
  retryPausesMs?: readonly number[];
  /** How many messages of one conversation are remembered. Default 500. */
  keep?: number;
  /** Milliseconds UTC. */
  now?: () => number;
}

/**
 * What is to go wrong with a call. `error`: refused so; `retryAfter`: 429, in seconds; `status`: another HTTP status; `hang`:
 * never answered, nothing done; `drop-after-done`: done, but the answer is lost.
 */
export type SlackTrouble =
  | { error: string }
  | { retryAfter: number }
  | { status: number }
  | 'hang'
  | 'drop-after-done';

/** What became of something a person did: how the application answered the last try. */
export interface Answered {
  /** `null`: not at all, or too late. */
  readonly status: number | null;
  readonly attempts: number;
  readonly body: string;
}
