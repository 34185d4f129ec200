// What people do in Slack, told as Slack tells it: presses everywhere, shortcuts on messages of bots, commands, enterprises, and all the
// kinds of calls that mean nothing to us.
import { expect } from 'chai';
import type { Inbound } from '../../channels/channel.js';
import { readShortcut } from '../../channels/slack/presses.js';
import { openSlackDoor, type SlackDoor } from '../support/slackDoor.js';
import { acted, authorizations, command, pressed, RealCalls, said, ts, view } from '../support/slackReal.js';

describe('slack, deeds as Slack tells of them', () => {
  let door: SlackDoor;
  let slack: RealCalls;
  beforeEach(async () => {
    door = await openSlackDoor();
    slack = new RealCalls(door);
  });
  afterEach(() => door.close());
  const presses: [what: string, payload: object, kept: Partial<Inbound>][] = [
    [
      'in a message',
      {
        container: { type: 'message', message_ts: ts, channel_id: 'D1', is_ephemeral: false },
        channel: { id: 'D1', name: 'directmessage' },
        message: { type: 'message', subtype: 'bot_message', bot_id: 'B1', text: 'x', ts, blocks: [] },
        response_url: 'https://hooks.slack.example/actions/T1/1/x',
      },
      { conversation: 'D1' },
    ],
    [
      'on words for them alone',
      {
        container: {
          type: 'message',
          message_ts: ts,
          channel_id: 'C1',
          is_ephemeral: true,
          thread_ts: '1.1',
        },
        channel: { id: 'C1', name: 'privategroup' },
      },
      { conversation: 'C1/1.1' },
    ],
    ['at home', { container: { type: 'view', view_id: 'V1' }, view: view('home') }, { conversation: 'home' }],
    [
      'in a form',
      { container: { type: 'view', view_id: 'V1' }, view: view('modal') },
      { conversation: 'C1/1.2' },
    ],
  ];
  for (const [what, payload, kept] of presses)
    it(`takes a press ${what}`, async () => {
      const state = { values: { b1: { 'press-1': { type: 'button' } } } };
      const whole = { type: 'block_actions', ...acted, state, ...payload, actions: [pressed] };
      expect(await slack.interaction(whole)).to.equal(200);
      expect(door.kept[0]).to.deep.include({ choice: 'do:take:9', address: 'T1/U1', ...kept });
    });

  const shortcuts: [what: string, message: object, words: string][] = [
    ['of a person', said('Tom &amp; I won :tada:'), 'Tom & I won 🎉'],
    [
      'of a bot, whose words are drawn',
      {
        type: 'message',
        subtype: 'bot_message',
        bot_id: 'B2',
        text: '',
        ts,
        blocks: [
          { type: 'header', text: { type: 'plain_text', text: 'Job fair' } },
          { type: 'section', text: { type: 'mrkdwn', text: 'On <https://a.example|Friday>' } },
          { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' } }] },
        ],
      },
      'Job fair\nOn Friday (https://a.example)',
    ],
    [
      'of a bot, with an attachment alone',
      {
        type: 'message',
        user: 'UB',
        bot_id: 'B2',
        text: '',
        ts,
        attachments: [{ id: 1, text: 'Build is green' }],
      },
      'Build is green',
    ],
  ];
  for (const [what, message, words] of shortcuts)
    it(`brings the words of a message ${what} into the form`, async () => {
      const callback_id = 'form:share-to-community:';
      const chosen = { type: 'message_action', ...acted, callback_id, action_ts: '1.1', message_ts: ts };
      const where = {
        channel: { id: 'C1', name: 'staff' },
        response_url: 'https://hooks.slack.example/app/1',
      };
      const { inbound } = readShortcut({ ...chosen, ...where, message }, 1);
      expect(inbound.choice).to.equal(`${callback_id}${words}`);
    });

  it('takes a command with people and places in it', async () => {
    const text = 'find <@U2|bo> in <#C1|art> :wave:';
    expect(await slack.form({ ...command, text })).to.equal(200);
    expect(door.kept.map(({ text: words }) => words)).to.deep.equal(['find @bo in #art 👋']);
  });

  const nothing: [what: string, call: () => Promise<number>][] = [
    [
      'a window that closes',
      () => slack.interaction({ type: 'view_closed', ...acted, view: view('modal'), is_cleared: false }),
    ],
    [
      'a form that was never drawn',
      () =>
        slack.interaction({
          type: 'view_submission',
          ...acted,
          view: { ...view('modal'), private_metadata: '', state: {} },
        }),
    ],
    [
      'a look for options',
      () =>
        slack.interaction({
          type: 'block_suggestion',
          ...acted,
          action_id: 'a',
          block_id: 'b',
          value: 'x',
          container: { type: 'view' },
        }),
    ],
    [
      'a press on a link',
      () =>
        slack.interaction({
          type: 'block_actions',
          ...acted,
          container: { type: 'message', message_ts: ts },
          channel: { id: 'C1' },
          actions: [{ type: 'button', action_id: 'a', block_id: 'b', url: 'https://a.example', value: null }],
        }),
    ],
    [
      'a press of an organisation',
      () =>
        slack.interaction({
          type: 'block_actions',
          ...acted,
          team: null,
          is_enterprise_install: true,
          user: { id: 'U1', team_id: 'T9' },
          container: { type: 'view' },
          actions: [pressed],
        }),
    ],
    [
      'an old kind of button',
      () =>
        slack.interaction({
          type: 'interactive_message',
          ...acted,
          callback_id: 'x',
          actions: [{ name: 'x', type: 'button', value: 'x' }],
          channel: { id: 'C1' },
          action_ts: '1',
          message_ts: ts,
        }),
    ],
    [
      'a shortcut nobody knows',
      () => slack.interaction({ type: 'shortcut', ...acted, callback_id: 'something', action_ts: '1.1' }),
    ],
    [
      'too many events',
      () =>
        slack.post(
          JSON.stringify({
            token: 'x',
            type: 'app_rate_limited',
            team_id: 'T1',
            minute_rate_limited: 1,
            api_app_id: 'A1',
          }),
          'application/json',
        ),
    ],
    ['a look whether we are there', () => slack.form({ ssl_check: '1', token: 'x' })],
    ['a command nobody knows', () => slack.form({ ...command, command: '/else', text: '' })],
    [
      'an event nobody asked for',
      () => slack.event({ type: 'reaction_added', user: 'U1', item: {}, reaction: 'wave', event_ts: ts }),
    ],
    [
      'an event of a workspace we are not in',
      () =>
        slack.event(said('hi'), {
          team_id: 'T9',
          context_team_id: 'T9',
          authorizations: [{ ...authorizations[0], team_id: 'T9' }],
        }),
    ],
    [
      'an app that leaves an enterprise',
      () =>
        slack.event(
          { type: 'app_uninstalled' },
          { team_id: undefined, context_team_id: undefined, authorizations: undefined },
        ),
    ],
    ['tokens of people alone', () => slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } })],
    [
      'a message of our own',
      () => slack.event(said('Hi', { user: 'UBOT', bot_id: 'B1', app_id: 'A1', bot_profile: { id: 'B1' } })),
    ],
    [
      'a message of another bot',
      () =>
        slack.event(said('Hi', { user: undefined, subtype: 'bot_message', bot_id: 'B2', username: 'news' })),
    ],
    [
      'a message that goes',
      () =>
        slack.event({
          type: 'message',
          subtype: 'message_deleted',
          channel: 'D1',
          channel_type: 'im',
          ts: '2.1',
          event_ts: '2.1',
          deleted_ts: ts,
          hidden: true,
          previous_message: said('x'),
        }),
    ],
    [
      'a look at our messages',
      () =>
        slack.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages', event_ts: ts }),
    ],
  ];
  for (const [what, call] of nothing)
    it(`takes ${what} for nothing, and says so to Slack`, async () => {
      expect([await call(), door.kept, door.faults]).to.deep.equal([200, [], []]);
    });
});
