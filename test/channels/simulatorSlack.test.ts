// The pretend Slack against the real client, so that tests that use it mean something.
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Block, View, WebClient } from '@slack/web-api';
import { expect } from 'chai';
import { slackClient } from '../../channels/slack/client.js';
import { openPretendSlack, type PretendSlack } from '../../channels/simulator/slack/slack.js';

const signingSecret = 'a pretend secret';

interface Hit {
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

describe('the pretend Slack', () => {
  let application: Server;
  let slack: PretendSlack;
  let client: WebClient;
  const hits: Hit[] = [];
  /** Status and body of the next answers; else 200 and nothing. */
  const answers: [status: number, body: string][] = [];
  let now = Date.parse('2026-12-01T10:00:00Z');

  before(async () => {
    application = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        hits.push({ headers: request.headers, body });
        const [status, said] = answers.shift() ?? [200, ''];
        response.writeHead(status);
        response.end(said);
      });
    });
    await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    application.closeAllConnections();
    application.close();
  });
  beforeEach(async () => {
    hits.length = 0;
    answers.length = 0;
    slack = await openPretendSlack({
      signingSecret,
      events: `http://127.0.0.1:${(application.address() as AddressInfo).port}/slack/events`,
      workspaces: [
        {
          id: 'T1',
          name: 'Example Trust',
          token: 'xoxb-1',
          users: [
            { id: 'U1', name: 'Mia' },
            { id: 'U2', name: 'Ana' },
          ],
          channels: [
            { id: 'C1', name: 'staff' },
            { id: 'C2', name: 'elsewhere', members: ['U1'] },
          ],
        },
        { id: 'T2', name: "Green's Cafe", users: [{ id: 'U1', name: 'Ana' }] },
      ],
      clientId: 'client',
      clientSecret: 'secret',
      echoes: false,
      retryPausesMs: [0, 1],
      now: () => now,
    });
    client = clientOf('xoxb-1');
  });
  afterEach(() => slack.close());

  const clientOf = (token?: string): WebClient => slackClient(token, slack.apiUrl);
  const errorOf = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'accepted',
      (fault: { data?: { error: string }; retryAfter?: number }) =>
        fault.data?.error ?? `wait ${fault.retryAfter}`,
    );
  const button = (value: string, label = value): Block =>
    ({
      type: 'actions',
      elements: [{ type: 'button', text: { type: 'plain_text', text: label }, value, action_id: value }],
    }) as Block;
  const form: View = {
    type: 'modal',
    title: { type: 'plain_text', text: 'A note' },
    submit: { type: 'plain_text', text: 'Keep' },
    blocks: [
      {
        type: 'input',
        block_id: 'note',
        label: { type: 'plain_text', text: 'Your note' },
        element: { type: 'plain_text_input', action_id: 'note', max_length: 10 },
      },
    ],
  };
  const payloadOf = (hit: Hit | undefined): Record<string, unknown> =>
    JSON.parse(new URLSearchParams(hit?.body).get('payload') ?? hit?.body ?? '') as Record<string, unknown>;

  it('takes messages, changes them, keeps them in threads, and shows some to one person alone', async () => {
    const root = await client.chat.postMessage({ channel: 'C1', text: 'One', blocks: [button('yes')] });
    now += 1_000;
    const ts = root.ts ?? '';
    await client.chat.postMessage({ channel: 'C1', text: 'Two', thread_ts: ts, reply_broadcast: true });
    await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'Only you' });
    await client.chat.update({ channel: 'C1', ts, text: 'One, changed' });
    const { channel } = await client.conversations.open({ users: 'U2' });
    await client.chat.postMessage({ channel: channel?.id ?? '', text: 'Hello Ana' });
    const texts = (user: string, where?: string): string[] =>
      slack
        .person('T1', user)
        .sees(where)
        .map(({ text }) => text);
    expect(texts('U1', 'C1')).to.deep.equal(['One, changed', 'Two', 'Only you']);
    expect(texts('U2', 'C1')).to.deep.equal(['One, changed', 'Two']);
    expect(texts('U2')).to.deep.equal(['Hello Ana']);
    expect(slack.workspace('T1').thread('C1', ts)).to.have.length(2);
  });

  it('refuses what Slack refuses, with the same words', async () => {
    const post = (more: object, by = client): Promise<string> => {
      now += 1_000;
      return errorOf(by.chat.postMessage({ channel: 'C1', text: 'Hello', ...more }));
    };
    expect(await post({}, clientOf('xoxb-other'))).to.equal('invalid_auth');
    expect(await post({}, clientOf())).to.equal('not_authed');
    expect(await post({ channel: 'C9' })).to.equal('channel_not_found');
    expect(await post({ channel: 'C2' })).to.equal('not_in_channel');
    expect(await post({ text: '' })).to.equal('no_text');
    expect(await post({ thread_ts: '1.000001' })).to.equal('thread_not_found');
    expect(await errorOf(client.chat.update({ channel: 'C1', ts: '1.000001', text: 'x' }))).to.equal(
      'message_not_found',
    );
    expect(await errorOf(client.chat.postEphemeral({ channel: 'C2', user: 'U2', text: 'x' }))).to.equal(
      'not_in_channel',
    );
    expect(await errorOf(client.conversations.open({ users: 'U9' }))).to.equal('user_not_found');
    expect(await errorOf(client.views.update({ view_id: 'V9', view: form }))).to.equal('not_found');
    expect(await errorOf(client.apiCall('chat.sing'))).to.equal('unknown_method');
  });

  it('checks every limit of what is shown', async () => {
    const section = (text: string): Block =>
      ({ type: 'section', text: { type: 'plain_text', text } }) as Block;
    const rows: [what: string, blocks: Block[]][] = [
      ['too long a section', [section('x'.repeat(3_001))]],
      ['an empty section', [section('')]],
      ['51 blocks', Array.from({ length: 51 }, () => section('x'))],
      [
        'too long a header',
        [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } } as Block],
      ],
      ['too long a button', [button('yes', 'x'.repeat(76))]],
      ['too long a value', [button('x'.repeat(2_001), 'Yes')]],
      ['no such block', [{ type: 'marquee' }]],
      [
        'the same block_id twice',
        [
          { ...section('x'), block_id: 'a' },
          { ...section('y'), block_id: 'a' },
        ],
      ],
    ];
    const post = (blocks: Block[]): Promise<string> => {
      now += 1_000;
      return errorOf(client.chat.postMessage({ channel: 'C1', text: 'x', blocks }));
    };
    for (const [what, blocks] of rows) expect(await post(blocks), what).to.equal('invalid_blocks');
    const long = Array.from({ length: 5 }, () => section('x'.repeat(2_900)));
    expect(await post(long)).to.equal('msg_blocks_too_long');
    const { triggerId } = slack.begin(slack.workspace('T1'), 'U1', null);
    const { submit: _, ...without } = form as View & { submit: object };
    expect(await errorOf(client.views.open({ trigger_id: triggerId, view: without }))).to.equal(
      'invalid_arguments',
    );
  });

  it('takes a message a second and channel, and says how long to wait', async () => {
    await client.chat.postMessage({ channel: 'C1', text: 'One' });
    expect(await errorOf(client.chat.postMessage({ channel: 'C1', text: 'Two' }))).to.equal('wait 1');
    now += 1_000;
    expect(await errorOf(client.chat.postMessage({ channel: 'C1', text: 'Two' }))).to.equal('accepted');
  });

  it('tells of what people write, signed, and again until it is taken', async () => {
    answers.push([503, ''], [503, '']);
    const { attempts, status } = await slack.person('T1', 'U1').type('Tea & <cake>');
    expect([attempts, status]).to.deep.equal([3, 200]);
    const [first, second] = hits;
    const stamp = String(first?.headers['x-slack-request-timestamp']);
    const mac = createHmac('sha256', signingSecret).update(`v0:${stamp}:${first?.body ?? ''}`);
    expect(first?.headers['x-slack-signature']).to.equal(`v0=${mac.digest('hex')}`);
    expect(second?.body).to.equal(first?.body);
    expect(second?.headers['x-slack-retry-num']).to.equal('1');
    expect(payloadOf(first)['event']).to.include({
      type: 'message',
      channel_type: 'im',
      user: 'U1',
      text: 'Tea &amp; &lt;cake&gt;',
    });
  });

  it('sends presses, commands and shortcuts, and shows what they are answered', async () => {
    await client.chat.postMessage({ channel: 'C1', text: 'Yes?', blocks: [button('yes', 'Yes, please')] });
    const mia = slack.person('T1', 'U1');
    await mia.press('Yes, please');
    expect(payloadOf(hits[0])).to.nested.include({ type: 'block_actions', 'actions[0].value': 'yes' });
    answers.push([200, 'It is yours now.']);
    await mia.command('help me', 'C1');
    expect(new URLSearchParams(hits[1]?.body).get('text')).to.equal('help me');
    expect(mia.sees('C1').at(-1)?.text).to.equal('It is yours now.');
    expect(slack.person('T1', 'U2').sees('C1').at(-1)?.text).to.equal('Yes?');
    await mia.shortcut('note', mia.sees('C1')[0]);
    expect(payloadOf(hits[2])).to.nested.include({ type: 'message_action', 'message.text': 'Yes?' });
  });

  it('opens a form once and for three seconds, and shows what was refused in it', async () => {
    const mia = slack.person('T1', 'U1');
    const open = (trigger_id: string): Promise<string> =>
      errorOf(client.views.open({ trigger_id, view: form }));
    const begin = (): string => slack.begin(slack.workspace('T1'), 'U1', null).triggerId;
    const late = begin();
    now += 3_001;
    expect(await open(late)).to.equal('expired_trigger_id');
    const trigger = begin();
    expect(await open(trigger)).to.equal('accepted');
    expect(await open(trigger)).to.equal('exchanged_trigger_id');
    expect(await mia.submit({}).catch((fault: Error) => fault.message)).to.equal('the form asks for note');
    answers.push([200, JSON.stringify({ response_action: 'errors', errors: { note: 'Too short.' } })]);
    await mia.submit({ note: 'Hm' });
    expect(mia.modal?.errors).to.deep.equal({ note: 'Too short.' });
    await mia.submit({ note: 'Rang today' });
    expect(mia.modal).to.equal(undefined);
    expect(payloadOf(hits.at(-1))).to.nested.include({ 'view.state.values.note.note.value': 'Rang today' });
  });

  it('lets an application into a workspace for a code, once', async () => {
    const code = slack.grants.agree('T2', 'U1');
    const ask = { client_id: 'client', client_secret: 'secret', code };
    const granted = await clientOf().oauth.v2.access(ask);
    expect(granted.team).to.deep.equal({ id: 'T2', name: "Green's Cafe" });
    expect(await errorOf(clientOf().oauth.v2.access(ask))).to.equal('invalid_code');
    expect((await clientOf(granted.access_token).auth.test()).team_id).to.equal('T2');
  });
});
