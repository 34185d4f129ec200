// What Slack says to an application, in its own shapes: events, presses, forms, commands, shortcuts. It sends nothing.
// Source: https://docs.slack.dev/reference/interaction-payloads and https://docs.slack.dev/reference/events
import type { PretendElement, PretendOption } from './elements.js';
import { appId, messageJson, type Values, viewJson } from './shapes.js';
import type { PretendChannel, PretendMessage, PretendView, PretendWorkspace } from './workspace.js';

/** An event in its envelope. */
export function eventPayload(workspace: PretendWorkspace, event: object, at: number): object {
  return {
    token: 'pretend',
    team_id: workspace.id,
    context_team_id: workspace.id,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: workspace.newId('Ev'),
    event_time: Math.floor(at / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.id,
        user_id: workspace.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

const kindOf = ({ im, isPrivate }: PretendChannel): string => (im ? 'im' : isPrivate ? 'group' : 'channel');

/** Somebody said something, or the bot did. */
export function messageEvent(
  workspace: PretendWorkspace,
  message: PretendMessage,
  channel: PretendChannel,
): object {
  return {
    ...messageJson(message),
    ...(message.isBot ? {} : { client_msg_id: workspace.newId('m') }),
    ...(message.isBroadcast ? { subtype: 'thread_broadcast' } : {}),
    team: workspace.id,
    channel: channel.id,
    event_ts: message.ts,
    channel_type: kindOf(channel),
  };
}

/** The same with a file. */
export const fileEvent = (event: object, file: { url: string; mimetype: string; size: number }): object => ({
  ...event,
  subtype: 'file_share',
  upload: false,
  display_as_bot: false,
  files: [
    {
      id: `F${file.url.split('/').at(-1)}`,
      mode: 'hosted',
      is_external: false,
      file_access: 'visible',
      mimetype: file.mimetype,
      size: file.size,
      url_private: file.url,
    },
  ],
});

/** A message was changed; Slack tells it with a time of its own. */
export function changedEvent(
  workspace: PretendWorkspace,
  now: PretendMessage,
  before: PretendMessage,
  channel: PretendChannel,
): object {
  const ts = workspace.newTs();
  const edited = { user: now.user, ts: now.editedTs };
  return {
    type: 'message',
    subtype: 'message_changed',
    message: { ...messageJson(now), team: workspace.id, edited },
    previous_message: messageJson(before),
    channel: channel.id,
    hidden: true,
    ts,
    event_ts: ts,
    channel_type: kindOf(channel),
  };
}

export function deletedEvent(
  workspace: PretendWorkspace,
  message: PretendMessage,
  channel: PretendChannel,
): object {
  const ts = workspace.newTs();
  return {
    type: 'message',
    subtype: 'message_deleted',
    previous_message: messageJson(message),
    channel: channel.id,
    hidden: true,
    deleted_ts: message.ts,
    ts,
    event_ts: ts,
    channel_type: kindOf(channel),
  };
}

/** Who does it, and what they get by it. */
export interface Doing {
  readonly workspace: PretendWorkspace;
  readonly user: string;
  readonly triggerId: string;
  readonly responseUrl: string;
}

function commonOf({ workspace, user, triggerId }: Doing): Record<string, unknown> {
  return {
    user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: workspace.id },
    api_app_id: appId,
    token: 'pretend',
    team: { id: workspace.id, domain: workspace.id.toLowerCase() },
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: triggerId,
  };
}

export interface PressedElement {
  readonly blockId: string;
  readonly element: PretendElement;
  /** What was chosen, where it is a menu. */
  readonly option?: PretendOption;
}

function actionJson({ blockId, element, option }: PressedElement, ts: string): object {
  const { type, action_id = '' } = element;
  const chosen = option ? { selected_option: option } : {};
  const button = element.type === 'button' ? { text: element.text, value: element.value } : {};
  return { type, action_id, block_id: blockId, ...button, ...chosen, action_ts: ts };
}

/** A press in a message. */
export function pressInMessage(doing: Doing, message: PretendMessage, pressed: PressedElement): object {
  const { workspace } = doing;
  const { ts, threadTs, onlyFor } = message;
  const thread = threadTs === null ? {} : { thread_ts: threadTs };
  const channel = workspace.channels.get(message.channel);
  return {
    type: 'block_actions',
    ...commonOf(doing),
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: message.channel,
      is_ephemeral: onlyFor !== null,
      ...thread,
    },
    channel: { id: message.channel, name: channel?.name ?? '' },
    // Of what one person alone sees, Slack sends no message along.
    ...(onlyFor === null ? { message: messageJson(message) } : {}),
    state: { values: {} },
    response_url: doing.responseUrl,
    actions: [actionJson(pressed, workspace.newTs())],
  };
}

/** A press in a home or a form. */
export function pressInView(
  doing: Doing,
  view: PretendView,
  pressed: PressedElement,
  values: Values,
): object {
  return {
    type: 'block_actions',
    ...commonOf(doing),
    container: { type: 'view', view_id: view.id },
    view: viewJson(doing.workspace, view, values),
    actions: [actionJson(pressed, doing.workspace.newTs())],
  };
}

export const submission = (doing: Doing, view: PretendView, values: Values): object => ({
  type: 'view_submission',
  ...commonOf(doing),
  view: viewJson(doing.workspace, view, values),
  response_urls: [],
});

/** From the shortcuts of the workspace, or of a message. */
export function shortcutPayload(doing: Doing, callbackId: string, message?: PretendMessage): object {
  const common = { ...commonOf(doing), callback_id: callbackId, action_ts: doing.workspace.newTs() };
  if (!message) return { type: 'shortcut', ...common };
  const name = doing.workspace.channels.get(message.channel)?.name ?? '';
  return {
    type: 'message_action',
    ...common,
    message_ts: message.ts,
    channel: { id: message.channel, name },
    message: messageJson(message),
    response_url: doing.responseUrl,
  };
}

export function commandFields(
  { workspace, user, triggerId, responseUrl }: Doing,
  said: { command: string; text: string; channel: string },
): Record<string, string> {
  return {
    token: 'pretend',
    team_id: workspace.id,
    team_domain: workspace.id.toLowerCase(),
    channel_id: said.channel,
    channel_name: workspace.channels.get(said.channel)?.name ?? '',
    user_id: user,
    user_name: user.toLowerCase(),
    command: said.command,
    text: said.text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
}
