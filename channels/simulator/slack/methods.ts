// Slack's Web API, as much of it as we use: each method reads what it was given, changes the workspace, and answers as Slack does.
// Source: https://docs.slack.dev/reference/methods
import { type Checked, checkBlocks, checkView, type PretendBlock } from './blockKit.js';
import { messageJson, viewJson } from './shapes.js';
import type { PretendChannel, PretendMessage, PretendWorkspace } from './workspace.js';

export type Arguments = Readonly<Record<string, unknown>>;
export type MethodAnswer = { ok: boolean; error?: string } & Record<string, unknown>;

/** What a method is given besides its arguments. */
export interface Calling {
  readonly workspace: PretendWorkspace;
  readonly args: Arguments;
  /** Who may still open a form by this trigger; `expired` and `exchanged` as Slack words them. */
  takeTrigger(id: string): { user: string } | 'invalid' | 'expired' | 'exchanged';
  /** A message of the bot's has come to be. */
  posted(message: PretendMessage): void;
}

type Method = (calling: Calling) => MethodAnswer;

export const refused = (error: string, messages: readonly string[] = []): MethodAnswer => ({
  ok: false,
  error,
  ...(messages.length > 0 ? { response_metadata: { messages } } : {}),
});

const text = (args: Arguments, name: string): string => {
  const given = args[name];
  return typeof given === 'string' ? given : '';
};
const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === '1';

/** `chat.update` takes less than the others. */
const mostText: Readonly<Record<string, number>> = { post: 40_000, update: 4_000 };

/** Text and blocks of a message, or the refusal. */
function content(
  args: Arguments,
  kind: 'post' | 'update',
): { text: string; blocks: PretendBlock[] } | MethodAnswer {
  const words = text(args, 'text');
  if (words.length > (mostText[kind] ?? 0)) return refused('msg_too_long');
  if (args['blocks'] === undefined) return words === '' ? refused('no_text') : { text: words, blocks: [] };
  const checked: Checked<PretendBlock[]> = checkBlocks(args['blocks']);
  if ('value' in checked) return { text: words, blocks: checked.value };
  const isLong = checked.problems.includes('msg_blocks_too_long');
  return isLong ? refused('msg_blocks_too_long') : refused('invalid_blocks', checked.problems);
}

/** A conversation the bot is in, or the refusal. */
function channelOf({ workspace, args }: Calling): PretendChannel | MethodAnswer {
  const channel = workspace.channels.get(text(args, 'channel'));
  if (!channel) return refused('channel_not_found');
  if (channel.members.has(workspace.botUser)) return channel;
  return refused(channel.isPrivate ? 'channel_not_found' : 'not_in_channel');
}

const chatPostMessage: Method = (calling) => {
  const { workspace, args } = calling;
  const channel = channelOf(calling);
  if ('ok' in channel) return channel;
  const said = content(args, 'post');
  if ('ok' in said) return said;
  const threadTs = text(args, 'thread_ts') || null;
  if (threadTs && !workspace.message(channel.id, threadTs)) return refused('thread_not_found');
  const isBroadcast = threadTs !== null && isTrue(args['reply_broadcast']);
  const by = { user: workspace.botUser, isBot: true };
  const message = workspace.add({ channel: channel.id, ...said, ...by, threadTs, isBroadcast });
  calling.posted(message);
  return { ok: true, channel: channel.id, ts: message.ts, message: messageJson(message) };
};

const chatUpdate: Method = (calling) => {
  const { workspace, args } = calling;
  const channel = channelOf(calling);
  if ('ok' in channel) return channel;
  const said = content(args, 'update');
  if ('ok' in said) return said;
  const message = workspace.message(channel.id, text(args, 'ts'));
  if (!message || message.onlyFor) return refused('message_not_found');
  if (!message.isBot) return refused('cant_update_message');
  const changed = workspace.change(message, { ...said, editedTs: workspace.newTs() });
  return { ok: true, channel: channel.id, ts: message.ts, text: said.text, message: messageJson(changed) };
};

const chatPostEphemeral: Method = (calling) => {
  const { workspace, args } = calling;
  const channel = channelOf(calling);
  if ('ok' in channel) return channel;
  const user = text(args, 'user');
  if (!channel.members.has(user)) return refused('user_not_in_channel');
  const said = content(args, 'post');
  if ('ok' in said) return said;
  const by = { user: workspace.botUser, isBot: true, threadTs: text(args, 'thread_ts') || null };
  const message = workspace.add({ channel: channel.id, ...said, ...by, onlyFor: user });
  return { ok: true, message_ts: message.ts };
};

const chatDelete: Method = (calling) => {
  const channel = channelOf(calling);
  if ('ok' in channel) return channel;
  const message = calling.workspace.message(channel.id, text(calling.args, 'ts'));
  if (!message || message.onlyFor) return refused('message_not_found');
  if (!message.isBot) return refused('cant_delete_message');
  calling.workspace.change(message, { isDeleted: true });
  return { ok: true, channel: channel.id, ts: message.ts };
};

const conversationsOpen: Method = ({ workspace, args }) => {
  const user = text(args, 'users');
  if (user === workspace.botUser) return refused('cannot_dm_bot');
  if (!workspace.users.has(user)) return refused('user_not_found');
  return { ok: true, channel: { id: workspace.imOf(user).id } };
};

const conversationsInfo: Method = ({ workspace, args }) => {
  const channel = workspace.channels.get(text(args, 'channel'));
  const isMember = channel?.members.has(workspace.botUser) ?? false;
  if (!channel || (channel.isPrivate && !isMember)) return refused('channel_not_found');
  const { id, name, isPrivate, im } = channel;
  const kind = { is_channel: im === null, is_im: im !== null, is_private: isPrivate, is_archived: false };
  return { ok: true, channel: { id, name, ...kind, is_member: isMember, ...(im ? { user: im } : {}) } };
};

const usersInfo: Method = ({ workspace, args }) => {
  const user = workspace.users.get(text(args, 'user'));
  if (!user) return refused('user_not_found');
  const { id, name, zone: tz } = user;
  const profile = { real_name: name, display_name: name, team: workspace.id };
  const about = { real_name: name, tz, deleted: false, is_bot: false, profile };
  return { ok: true, user: { id, team_id: workspace.id, name: name.toLowerCase(), ...about } };
};

/** On top of the form that is open already, of three at the most. */
const viewsPush: Method = (calling) => {
  const { workspace, args } = calling;
  const [user = ''] = text(args, 'trigger_id').split('.').slice(2);
  const open = workspace.modals.get(user)?.length ?? 0;
  if (open === 0) return refused('not_found');
  return open >= 3 ? refused('push_limit_reached') : viewsOpen(calling);
};

const viewsOpen: Method = ({ workspace, args, takeTrigger }) => {
  const checked = checkView(args['view']);
  if ('problems' in checked) return refused('invalid_arguments', checked.problems);
  if (checked.value.type !== 'modal') return refused('invalid_arguments', ['[ERROR] must be a modal']);
  const trigger = takeTrigger(text(args, 'trigger_id'));
  if (typeof trigger === 'string') return refused(triggerErrors[trigger]);
  return { ok: true, view: viewJson(workspace, workspace.openModal(trigger.user, checked.value)) };
};

const triggerErrors = {
  invalid: 'invalid_trigger_id',
  expired: 'expired_trigger_id',
  exchanged: 'exchanged_trigger_id',
} as const;

const viewsUpdate: Method = ({ workspace, args }) => {
  const checked = checkView(args['view']);
  if ('problems' in checked) return refused('invalid_arguments', checked.problems);
  const view = workspace.viewById(text(args, 'view_id'));
  if (!view) return refused('not_found');
  if (args['hash'] !== undefined && args['hash'] !== view.hash) return refused('hash_conflict');
  return {
    ok: true,
    view: viewJson(workspace, workspace.changeModal(view, { shape: checked.value, errors: {} })),
  };
};

const viewsPublish: Method = ({ workspace, args }) => {
  const checked = checkView(args['view']);
  if ('problems' in checked) return refused('invalid_arguments', checked.problems);
  if (checked.value.type !== 'home') return refused('invalid_arguments', ['[ERROR] must be a home']);
  const user = text(args, 'user_id');
  if (!workspace.users.has(user)) return refused('user_not_found');
  return { ok: true, view: viewJson(workspace, workspace.publishHome(user, checked.value)) };
};

const authTest: Method = ({ workspace: { id, name, botUser, botId } }) => ({
  ok: true,
  url: `https://${id.toLowerCase()}.slack.com/`,
  team: name,
  user: 'doorstep',
  team_id: id,
  user_id: botUser,
  bot_id: botId,
  is_enterprise_install: false,
});

/** By name; and how many calls a minute Slack allows, where the rule is a tier. Source: …/apis/web-api/rate-limits */
export const methods: Readonly<Record<string, { perMinute?: number; method: Method }>> = {
  'auth.test': { method: authTest },
  'chat.postMessage': { method: chatPostMessage },
  'chat.update': { method: chatUpdate, perMinute: 50 },
  'chat.postEphemeral': { method: chatPostEphemeral, perMinute: 100 },
  'chat.delete': { method: chatDelete, perMinute: 50 },
  'conversations.open': { method: conversationsOpen, perMinute: 50 },
  'conversations.info': { method: conversationsInfo, perMinute: 50 },
  'users.info': { method: usersInfo, perMinute: 100 },
  'views.open': { method: viewsOpen, perMinute: 100 },
  'views.push': { method: viewsPush, perMinute: 100 },
  'views.update': { method: viewsUpdate, perMinute: 100 },
  'views.publish': { method: viewsPublish, perMinute: 100 },
};
