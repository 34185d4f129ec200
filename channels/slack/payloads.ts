// What Slack sends us, as far as we read it. Slack adds fields without notice; they pass unread.
// Shapes: https://docs.slack.dev/reference/interaction-payloads and https://docs.slack.dev/reference/events
import { z } from 'zod';

const id = z.string().min(1).max(255);
const words = z.string().default('');

const File = z.object({
  url_private: z.string().optional(),
  mimetype: z.string().optional(),
  is_external: z.boolean().optional(),
});

const Message = z.object({
  subtype: z.string().optional(),
  user: id.optional(),
  bot_id: z.string().nullish(),
  text: words,
  ts: id,
  thread_ts: id.optional(),
  edited: z.object({ ts: id }).nullish(),
  files: z.array(File).optional().catch(undefined),
});
export type SlackMessage = z.output<typeof Message>;

/** The envelope of every event. In a channel shared between workspaces, `context_team_id` is the one we are installed in. */
const envelope = { team_id: id, context_team_id: id.nullish(), event_id: id };

export const MessageEvent = z.object({
  ...envelope,
  event: Message.extend({
    channel: id,
    channel_type: z.string().optional(),
    /** Of a `message_changed`: how it is now, and how it was. */
    message: Message.optional(),
    previous_message: z.object({ text: words }).optional(),
  }),
});

export const HomeEvent = z.object({
  ...envelope,
  event: z.object({ user: id, tab: z.string().optional() }),
});

export const LeavingEvent = z.object({
  team_id: id,
  event: z.object({ type: z.string(), tokens: z.object({ bot: z.array(z.string()).optional() }).optional() }),
});

export const Command = z.object({
  team_id: id,
  user_id: id,
  channel_id: id,
  trigger_id: id,
  text: words,
});

/** What every press, shortcut and form has. */
const acted = { team: z.object({ id }), user: z.object({ id }), trigger_id: id };
const Option = z.object({ value: z.string() });

export const Press = z.object({
  ...acted,
  channel: z.object({ id }).nullish(),
  container: z.object({ message_ts: id.optional(), thread_ts: id.optional() }),
  message: z.object({ ts: id, thread_ts: id.optional() }).optional(),
  view: z.object({ id, type: z.string(), private_metadata: words }).optional(),
  actions: z.array(z.object({ value: z.string().optional(), selected_option: Option.nullish() })).min(1),
});
export type SlackPress = z.output<typeof Press>;

export const Shortcut = z.object({
  ...acted,
  callback_id: id,
  channel: z.object({ id }).optional(),
  message: z.object({ ts: id, thread_ts: id.optional(), text: words }).optional(),
});
export type SlackShortcut = z.output<typeof Shortcut>;

/** One field as it was left: which of these it has depends on what kind it is. */
const Element = z.object({
  value: z.string().nullish(),
  selected_option: Option.nullish(),
  selected_options: z.array(Option).nullish(),
  selected_user: z.string().nullish(),
  selected_channel: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  /** Seconds UTC. */
  selected_date_time: z.number().nullish(),
});
export type SlackElement = z.output<typeof Element>;

export const Submission = z.object({
  ...acted,
  view: z.object({
    id,
    hash: z.string().default(''),
    private_metadata: words,
    state: z.object({ values: z.record(z.string(), z.record(z.string(), Element)) }),
  }),
});
export type SlackSubmission = z.output<typeof Submission>;

/** Who did something and where, whatever it was: for telling them what became of it. */
export const Actor = z.object({
  team_id: id.optional(),
  context_team_id: id.nullish(),
  user_id: id.optional(),
  channel_id: id.optional(),
  response_url: z.url().optional().catch(undefined),
  type: z.string().optional(),
  team: z.object({ id }).nullish(),
  user: z.object({ id }).nullish(),
  channel: z.object({ id }).nullish(),
  event: z
    .object({ type: z.string(), user: id.optional(), channel: id.optional() })
    .optional()
    .catch(undefined),
  view: z
    .object({ state: z.object({ values: z.record(z.string(), z.unknown()) }).optional() })
    .nullish()
    .catch(undefined),
});
