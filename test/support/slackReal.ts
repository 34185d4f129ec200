// Calls as Slack really makes them, with all that Slack puts in beside what we read, and the way they come: signed, to our server.
import { signature } from '../../channels/simulator/slack/calls.js';
import { writeMetadata } from '../../channels/slack/forms.js';
import { type SlackDoor, signingSecret } from './slackDoor.js';

export const authorizations = [
  { enterprise_id: 'E1', team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
];
export const envelope = {
  token: 'verification-token',
  team_id: 'T1',
  enterprise_id: 'E1',
  context_team_id: 'T1',
  context_enterprise_id: 'E1',
  api_app_id: 'A1',
  type: 'event_callback',
  event_time: 1_764_600_000,
  authorizations,
  is_ext_shared_channel: false,
  event_context: '4-eyJldCI6Im1lc3NhZ2UifQ',
};
export const ts = '1764600000.593159';

export const richText = (...elements: object[]) => [
  { type: 'rich_text', block_id: 'xwvU3', elements: [{ type: 'rich_text_section', elements }] },
];
export const said = (text: string, more: object = {}) => ({
  client_msg_id: '9cbd4c5b-7ddf-4ede-b479-ad21fca66d63',
  type: 'message',
  text,
  user: 'U1',
  ts,
  team: 'T1',
  blocks: richText({ type: 'text', text }),
  channel: 'D1',
  event_ts: ts,
  channel_type: 'im',
  ...more,
});
export const edit = (text: string, before: string, event_ts: string) => ({
  type: 'message',
  subtype: 'message_changed',
  message: {
    ...said(text),
    edited: { user: 'U1', ts: '1764600009.000000' },
    source_team: 'T1',
    user_team: 'T1',
  },
  previous_message: said(before),
  channel: 'D1',
  hidden: true,
  ts: event_ts,
  event_ts,
  channel_type: 'im',
});
export const file = {
  id: 'F1',
  created: 1_764_600_000,
  name: 'cake.png',
  mimetype: 'application/pdf',
  filetype: 'pdf',
  user: 'U1',
  size: 92_582,
  mode: 'hosted',
  is_external: false,
  external_type: '',
  url_private: 'https://files.slack.example/files-pri/T1-F1/cake.pdf',
  file_access: 'visible',
};
export const acted = {
  enterprise: { id: 'E1', name: 'Grid' },
  team: { id: 'T1', domain: 'hillside', enterprise_id: 'E1', enterprise_name: 'Grid' },
  user: { id: 'U1', username: 'ann', name: 'ann', team_id: 'T1' },
  api_app_id: 'A1',
  token: 'verification-token',
  is_enterprise_install: false,
  trigger_id: '13345224609.738474920.8088930838d88f008e0',
};
export const pressed = {
  type: 'button',
  block_id: 'b1',
  action_id: 'press-1',
  value: 'do:take:9',
  text: { type: 'plain_text', text: 'I take it', emoji: true },
  action_ts: '1764600001.000100',
};
export const view = (type: 'home' | 'modal') => ({
  id: 'V1',
  team_id: 'T1',
  app_id: 'A1',
  app_installed_team_id: 'T1',
  bot_id: 'B1',
  type,
  title: { type: 'plain_text', text: 'Doorstep', emoji: true },
  submit: null,
  close: null,
  blocks: [],
  private_metadata: type === 'modal' ? writeMetadata({ place: 'C1/1.2', submit: 'do:close:9' }) : '',
  callback_id: type === 'modal' ? 'form' : '',
  state: { values: {} },
  hash: '1764600000.abc',
  clear_on_close: false,
  notify_on_close: true,
  root_view_id: 'V1',
  previous_view_id: null,
  external_id: '',
});
export const command = {
  token: 'verification-token',
  team_id: 'T1',
  team_domain: 'hillside',
  enterprise_id: 'E1',
  enterprise_name: 'Grid',
  channel_id: 'C1',
  channel_name: 'staff',
  user_id: 'U1',
  user_name: 'ann',
  command: '/cop',
  api_app_id: 'A1',
  is_enterprise_install: 'false',
  response_url: 'https://hooks.slack.example/commands/T1/1/x',
  trigger_id: acted.trigger_id,
};

/** Makes such calls; each gives the status it was answered with. */
export class RealCalls {
  private events = 0;

  constructor(private readonly door: SlackDoor) {}

  async post(body: string, type = 'application/json'): Promise<number> {
    const at = Math.floor(Date.now() / 1000);
    const headers = {
      'content-type': type,
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': signature(signingSecret, at, body),
    };
    return (await fetch(`${this.door.base}/slack/events`, { method: 'POST', body, headers })).status;
  }

  event(given: object, more: object = {}): Promise<number> {
    const event_id = `Ev${++this.events}`;
    return this.post(JSON.stringify({ ...envelope, event_id, event: given, ...more }));
  }

  form(fields: Record<string, string>): Promise<number> {
    return this.post(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  }

  interaction(payload: object): Promise<number> {
    return this.form({ payload: JSON.stringify(payload) });
  }
}
