// Every kind of message event that Slack sends, and what it is for us: somebody's words to the bot, a note among staff, or nothing.
import { expect } from 'chai';
import type { Inbound } from '../../channels/channel.js';
import { readHome, readMessage } from '../../channels/slack/messages.js';
import { plainWords } from '../../channels/slack/plainWords.js';
import { readPress, readShortcut, readSubmission } from '../../channels/slack/presses.js';
import { writeMetadata } from '../../channels/slack/forms.js';

const now = 1_764_600_000_000;
const said = {
  type: 'message',
  user: 'U1',
  text: 'hello',
  ts: '1764600000.000100',
  event_ts: '1764600000.000100',
};
const file = {
  id: 'F1',
  mimetype: 'image/png',
  url_private: 'https://files.slack.com/a.png',
  mode: 'hosted',
};
const edited = { user: 'U1', ts: '1764600009.000000' };

/** Every kind of message event there is: `T` where it stands in a thread. Source: https://docs.slack.dev/reference/events/message */
const kinds: Record<string, object> = {
  plain: said,
  'with a picture': { ...said, subtype: 'file_share', files: [file] },
  'about oneself': { ...said, subtype: 'me_message' },
  'in a thread and the channel': { ...said, subtype: 'thread_broadcast', root: { ts: '1.1' } },
  changed: {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    ts: '1764600009.000000',
    message: { ...said, text: 'hello you', edited },
    previous_message: said,
  },
  'with a link that was looked up': {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    ts: '1764600009.000000',
    message: { ...said, attachments: [{}] },
    previous_message: said,
  },
  'looked up after a change': {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    ts: '1764600019.000000',
    message: { ...said, edited, attachments: [{}] },
    previous_message: { ...said, edited },
  },
  'changed by a bot': {
    type: 'message',
    subtype: 'message_changed',
    ts: '1764600009.000000',
    message: { ...said, subtype: 'bot_message', bot_id: 'B1', text: 'new', edited },
    previous_message: said,
  },
  'our own card, changed': {
    type: 'message',
    subtype: 'message_changed',
    ts: '1764600009.000000',
    message: { ...said, user: 'UBOT', bot_id: 'B1', text: 'new', edited },
    previous_message: said,
  },
  'deleted, with replies left': {
    type: 'message',
    subtype: 'message_changed',
    ts: '1764600009.000000',
    message: { ...said, subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.', edited },
    previous_message: said,
  },
  deleted: {
    type: 'message',
    subtype: 'message_deleted',
    deleted_ts: said.ts,
    ts: '9.9',
    previous_message: said,
  },
  'by another bot': { ...said, subtype: 'bot_message', bot_id: 'B2', user: undefined, username: 'news' },
  'by an app as a user': { ...said, bot_id: 'B2' },
  'by Slack itself': { ...said, user: 'USLACKBOT' },
  'told of a reply': { ...said, subtype: 'message_replied', message: said },
  'without anybody': { ...said, user: undefined },
  ...Object.fromEntries(
    [
      'assistant_app_thread',
      'bot_add',
      'bot_remove',
      'channel_archive',
      'channel_join',
      'channel_leave',
      'channel_name',
      'channel_posting_permissions',
      'channel_purpose',
      'channel_topic',
      'channel_unarchive',
      'channel_convert_to_private',
      'document_mention',
      'ekm_access_denied',
      'file_comment',
      'file_mention',
      'group_archive',
      'group_join',
      'group_leave',
      'group_name',
      'group_purpose',
      'group_topic',
      'group_unarchive',
      'huddle_thread',
      'pinned_item',
      'reminder_add',
      'reply_broadcast',
      'sh_room_created',
      'toString',
      'unpinned_item',
    ].map((subtype) => [subtype, { ...said, subtype }]),
  ),
};
const words = ['plain', 'with a picture', 'about oneself', 'in a thread and the channel', 'changed'];

const envelope = { type: 'event_callback', team_id: 'T1', event_id: 'Ev1', api_app_id: 'A1' };
const inDirect = (event: object) => ({ ...envelope, event: { ...event, channel: 'D1', channel_type: 'im' } });

/** The same event, standing in a thread of a channel. */
function inThread(event: object, channelType: string): object {
  const nested = (event as { message?: object }).message;
  const thread = { thread_ts: '1.1', parent_user_id: 'UBOT' };
  return {
    ...envelope,
    event: {
      ...event,
      ...(nested ? { message: { ...nested, ...thread } } : thread),
      channel: 'C1',
      channel_type: channelType,
    },
  };
}

describe('what Slack tells of messages', () => {
  it('is somebody’s words only where a person wrote to the bot alone', () => {
    const heard = Object.entries(kinds).filter(([, event]) => readMessage(inDirect(event), now) !== null);
    expect(heard.map(([kind]) => kind)).to.deep.equal(words);
  });

  it('is read with its place, its time and its pictures', () => {
    const read = (kind: string): Inbound | undefined =>
      readMessage(inDirect(kinds[kind] ?? {}), now)?.inbound;
    const plain = {
      channel: 'slack',
      providerId: `T1 D1 ${said.ts}`,
      address: 'T1/U1',
      conversation: 'D1',
      receivedAt: now,
      text: 'hello',
    };
    expect(read('plain')).to.deep.equal(plain);
    const media = [{ url: file.url_private, contentType: 'image/png' }];
    expect(read('with a picture')).to.deep.equal({ ...plain, media });
    const { providerId = '', ...changed } = read('changed') ?? {};
    expect(providerId).to.match(new RegExp(`^T1 D1 ${said.ts} ${edited.ts} [\\w-]+$`));
    expect({ ...changed, providerId: plain.providerId }).to.deep.equal({ ...plain, text: 'hello you' });
  });

  it('in a thread is never more than a note among staff, whatever it is', () => {
    for (const channelType of ['channel', 'group', 'mpim'])
      for (const [kind, event] of Object.entries(kinds)) {
        const heard = readMessage(inThread(event, channelType), now);
        // A thread makes it a note, or nothing: whoever keeps it looks for the card above, and there may be none.
        expect(heard === null, kind).to.equal(!words.includes(kind));
        if (heard) expect([heard.thread, heard.inbound.conversation]).to.deep.equal(['1.1', 'C1/1.1']);
      }
  });

  it('in a channel outside threads is nothing at all', () => {
    for (const [kind, event] of Object.entries(kinds)) {
      const body = { ...envelope, event: { ...event, channel: 'C1', channel_type: 'channel' } };
      expect(readMessage(body, now), kind).to.equal(null);
    }
  });

  it('belongs to the workspace we hear it in, where two share a channel', () => {
    const body = { ...inThread(said, 'channel'), team_id: 'T2', context_team_id: 'T1' };
    expect(readMessage(body, now)?.inbound.address).to.equal('T1/U1');
  });

  it('tells of a home only when it is the home that somebody looks at', () => {
    const home = { type: 'app_home_opened', user: 'U1', channel: 'D1', event_ts: '1.2' };
    const read = (tab: string) => readHome({ ...envelope, event: { ...home, tab } }, now);
    expect(read('home')).to.deep.include({ providerId: 'Ev1', action: 'home', conversation: 'home' });
    expect(read('messages')).to.equal(null);
  });

  const rows: [slack: string, person: string][] = [
    ['a &amp; b &lt;3 &gt;', 'a & b <3 >'],
    ['&amp;lt;', '&lt;'],
    ['see <https://a.example/x|a.example/x>', 'see https://a.example/x'],
    ['see <https://a.example/x>', 'see https://a.example/x'],
    ['see <https://a.example|our page>', 'see our page (https://a.example)'],
    ['<mailto:jo@a.example|jo@a.example>', 'jo@a.example'],
    ['<tel:+447700900123|07700 900123>', '07700 900123'],
    ['<@U1> and <@U1|ann>', '@U1 and @ann'],
    ['<#C1|art> <#C1>', '#art #C1'],
    ['<!here> <!date^1^{date}|today>', '@here today'],
    ['a\0b', 'ab'],
    ['a < b > c', 'a < b > c'],
    ['', ''],
  ];
  for (const [slack, person] of rows)
    it(`${JSON.stringify(slack)} is ${JSON.stringify(person)}`, () =>
      expect(plainWords(slack)).to.equal(person));
});

describe('what Slack tells of presses', () => {
  const acted = { team: { id: 'T1' }, user: { id: 'U1', team_id: 'T9' }, trigger_id: '1.2.abc' };
  const message = { type: 'message', ts: '5.5' };
  const press = (more: object, ...actions: object[]) =>
    readPress({ type: 'block_actions', ...acted, container: { type: 'message' }, ...more, actions }, now);
  const button = { type: 'button', action_id: 'a', value: 'do:take:1' };
  const channel = { id: 'C1', name: 'staff' };

  it('is a choice with the button’s value, or the menu’s', () => {
    const menu = { type: 'static_select', action_id: 'a', selected_option: { value: 'share' } };
    expect(press({ channel, message }, button)?.inbound.choice).to.equal('do:take:1');
    expect(press({ channel, message }, menu)?.inbound.choice).to.equal('share');
    const link = { type: 'button', action_id: 'a', url: 'https://a.example' };
    expect(press({ channel, message }, link)).to.equal(null);
  });

  const places: [what: string, more: object, place: string][] = [
    ['in a channel', { channel, message }, 'C1'],
    ['in a thread', { channel, message: { ...message, thread_ts: '4.4' } }, 'C1/4.4'],
    [
      'on an ephemeral',
      { channel, container: { type: 'message', message_ts: '5.5', thread_ts: '4.4' } },
      'C1/4.4',
    ],
    ['in a direct message', { channel: { id: 'D1' }, message: { ...message, thread_ts: '4.4' } }, 'D1'],
    ['at home', { view: { id: 'V1', type: 'home', private_metadata: '' } }, 'home'],
    [
      'in a form',
      {
        view: {
          id: 'V1',
          type: 'modal',
          private_metadata: writeMetadata({ place: 'C1/4.4', submit: 'do:x:1' }),
        },
      },
      'C1/4.4',
    ],
  ];
  for (const [what, more, place] of places)
    it(`is answered where it was done: ${what}`, () =>
      expect(press(more, button)?.inbound.conversation).to.equal(place));

  it('is somebody of the workspace it was done in', () => {
    expect(press({ channel, message }, button)?.inbound.address).to.equal('T1/U1');
    const shortcut = { type: 'shortcut', ...acted, callback_id: 'form:new-update:', action_ts: '1' };
    expect(readShortcut(shortcut, now).inbound).to.deep.include({
      address: 'T1/U1',
      providerId: 'done 1.2.abc',
    });
  });

  it('brings every kind of field as text', () => {
    const text = { type: 'plain_text', text: 'x' };
    const values = {
      line: { line: { type: 'plain_text_input', value: 'one & <two>' } },
      empty: { empty: { type: 'plain_text_input', value: null } },
      choice: { choice: { type: 'static_select', selected_option: { text, value: 'a' } } },
      radio: { radio: { type: 'radio_buttons', selected_option: null } },
      choices: {
        choices: {
          type: 'checkboxes',
          selected_options: [
            { text, value: 'a' },
            { text, value: 'b' },
          ],
        },
      },
      none: { none: { type: 'multi_static_select', selected_options: [] } },
      person: { person: { type: 'users_select', selected_user: 'U7' } },
      place: { place: { type: 'conversations_select', selected_conversation: 'C7' } },
      channel: { channel: { type: 'channels_select', selected_channel: 'C8' } },
      time: { time: { type: 'datetimepicker', selected_date_time: 1_764_600_000 } },
    };
    const private_metadata = writeMetadata({ place: 'D1', submit: 'do:x:1', with: { from: 'card' } });
    const view = { id: 'V1', type: 'modal', hash: '1.h', private_metadata, state: { values } };
    const sent = readSubmission({ type: 'view_submission', ...acted, view }, now);
    expect(sent?.inbound).to.deep.equal({
      channel: 'slack',
      providerId: 'form V1 1.h',
      address: 'T1/U1',
      conversation: 'D1',
      receivedAt: now,
      choice: 'do:x:1',
      filled: {
        from: 'card',
        line: 'one & <two>',
        empty: '',
        choice: 'a',
        radio: '',
        choices: 'a,b',
        none: '',
        person: 'U7',
        place: 'C7',
        channel: 'C8',
        time: '1764600000000',
      },
    });
    const loading = { ...view, private_metadata: writeMetadata({ place: 'D1', submit: '' }) };
    expect(readSubmission({ type: 'view_submission', ...acted, view: loading }, now)).to.equal(null);
  });
});
