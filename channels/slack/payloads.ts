// What Slack sends us, as far as we read it. Slack adds fields without notice; they pass unread.
// Shapes: https://docs.slack.dev/reference/interaction-payloads and https://docs.slack.dev/reference/events
import { z } from 'zod';

const id = z.string().min(1).max(255);
/** What is not there is left out, or null, or empty. */
const maybe = z
  .string()
  .max(255)
  .nullish()
  .transform((given) => given || undefined);
const words = z
  .string()
  .nullish()
  .transform((given) => given ?? '');

const File = z.object({
  id: maybe,
  url_private: z.string().optional(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  is_external: z.boolean().nullish(),
});

const Message = z.object({
  subtype: maybe,
  user: maybe,
  bot_id: maybe,
  text: words,
  ts: maybe,
  thread_ts: maybe,
  edited: z.object({ ts: id }).nullish(),
  files: z.array(File).optional().catch(undefined),
  /** What the message is drawn from: emoji and the words of bots stand only there. */
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
});
export type SlackMessage = z.output<typeof Message>;

/** The envelope of every event. In a channel shared between workspaces, `context_team_id` is the one we are installed in. */
const envelope = { team_id: id, context_team_id: maybe, event_id: id };

export const MessageEvent = z.object({
  ...envelope,
  event: Message.extend({
    channel: id,
    channel_type: maybe,
    /** Of a `message_changed`: how it is now, and how it was. */
    message: Message.optional(),
    previous_message: z.object({ text: words, ts: maybe }).optional(),
  }),
});

export const HomeEvent = z.object({
  ...envelope,
  event: z.object({ user: id, tab: maybe }),
});

/** Where we leave a whole enterprise, no team is named: we are let into workspaces alone. */
export const LeavingEvent = z.object({
  team_id: maybe,
  event: z.object({ type: z.string(), tokens: z.object({ bot: z.array(z.string()).nullish() }).nullish() }),
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
  container: z.object({ message_ts: maybe, thread_ts: maybe }),
  message: z.object({ ts: maybe, thread_ts: maybe }).nullish(),
  view: z.object({ id, type: z.string(), private_metadata: words }).nullish(),
  actions: z.array(z.object({ value: z.string().nullish(), selected_option: Option.nullish() })).min(1),
});
export type SlackPress = z.output<typeof Press>;

export const Shortcut = z.object({
  ...acted,
  callback_id: id,
  channel: z.object({ id }).nullish(),
  message: z
    .object({
      ts: id,
      thread_ts: maybe,
      text: words,
      blocks: z.unknown().optional(),
      attachments: z.unknown().optional(),
    })
    .nullish(),
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
    hash: words,
    private_metadata: words,
    state: z.object({ values: z.record(z.string(), z.record(z.string(), Element)).default({}) }),
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
