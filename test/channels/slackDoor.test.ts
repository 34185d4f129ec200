// What comes in from Slack: who is let in, what is kept, when it is acknowledged, and what somebody reads when it was not.
import { expect } from 'chai';
import { WebAPIPlatformError } from '@slack/web-api';
import type { PretendPerson } from '../../channels/simulator/slack/slack.js';
import { signature } from '../../channels/simulator/slack/calls.js';
import { drawForm, openSlackDoor, type SlackDoor, signingSecret, told } from '../support/slackDoor.js';
import { until } from '../support/until.js';

const seconds = (): number => Math.floor(Date.now() / 1000);

describe('slack, receiving', () => {
  let door: SlackDoor;
  let ann: PretendPerson;
  beforeEach(async () => {
    const check = (_: string, filled: Readonly<Record<string, string>>): Record<string, string> =>
      filled['why'] === '' ? { why: 'Write a few words.' } : {};
    const formFor = (text: string) => (text === 'create' ? 'form:create-community:' : null);
    door = await openSlackDoor({}, { check, formFor });
    ann = door.slack.person('T1', 'U1');
  });
  afterEach(() => door.close());

  async function post(body: string, headers: Record<string, string>): Promise<Response> {
    return fetch(`${door.base}/slack/events`, { method: 'POST', body, headers });
  }
  const json = { 'content-type': 'application/json' };
  function signed(body: string, at = seconds(), secret = signingSecret): Record<string, string> {
    const headers = {
      'x-slack-request-timestamp': `${at}`,
      'x-slack-signature': signature(secret, at, body),
    };
    return { ...json, ...headers };
  }
  describe('lets in only what Slack signed just now', () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' });
    const rows: [what: string, headers: () => Record<string, string>, status: number][] = [
      ['signed now', () => signed(body), 200],
      ['signed four minutes ago', () => signed(body, seconds() - 240), 200],
      ['signed six minutes ago', () => signed(body, seconds() - 360), 401],
      ['signed six minutes from now', () => signed(body, seconds() + 360), 401],
      ['signed by somebody else', () => signed(body, seconds(), 'another-secret-altogether'), 401],
      ['signed over another body', () => signed(`${body} `), 401],
      ['not signed', () => json, 401],
      [
        'without a time',
        () => ({ ...json, 'x-slack-signature': signature(signingSecret, seconds(), body) }),
        401,
      ],
      ['with a time that is none', () => ({ ...signed(body), 'x-slack-request-timestamp': 'now' }), 401],
      ['signed in another way', () => ({ ...signed(body), 'x-slack-signature': 'v1=00' }), 401],
      ['with half a signature', () => ({ ...signed(body), 'x-slack-signature': 'v0=' }), 401],
    ];
    for (const [what, headers, status] of rows)
      it(`${what}: ${status}`, async () => {
        const answer = await post(body, headers());
        expect(answer.status).to.equal(status);
        if (status === 200) expect(await answer.text()).to.equal('abc');
      });
  });

  describe('refuses what it cannot read', () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const rows: [what: string, body: string, type: Record<string, string>, status: number][] = [
      ['broken JSON', '{"type":', json, 400],
      ['JSON that is no object', '[1]', json, 400],
      ['a form with broken JSON', `payload=${encodeURIComponent('{"a"')}`, form, 400],
      ['nothing', '', json, 400],
      ['a call about the certificate', 'ssl_check=1&token=x', form, 200],
      ['a kind of call that is not known', '{"type":"something_new"}', json, 200],
      ['a body of two megabytes', `{"a":"${'a'.repeat(2 ** 21)}"}`, json, 413],
    ];
    for (const [what, body, type, status] of rows)
      it(`${what}: ${status}`, async () => {
        const answer = await post(body, { ...signed(body), ...type });
        expect([answer.status, door.kept, door.faults]).to.deep.equal([status, [], []]);
      });
  });

  it('keeps a direct message, as it was typed', async () => {
    const { ts, status } = await ann.type('Fish & chips <3 at https://a.example or a@b.example');
    expect(status).to.equal(200);
    const [message] = door.kept;
    expect(message).to.deep.include({
      channel: 'slack',
      providerId: `T1 DU1 ${ts}`,
      address: 'T1/U1',
      conversation: 'DU1',
      text: 'Fish & chips <3 at https://a.example or a@b.example',
    });
  });

  it('keeps the same event once, however often it comes', async () => {
    const event = { type: 'message', channel: 'DU1', channel_type: 'im', user: 'U1', text: 'hi', ts: '1.2' };
    const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'E1', event });
    // Slack may also tell of one message in two events, with ids of their own.
    for (const sent of [body, body, body.replace('E1', 'E2'), body, body])
      expect((await post(sent, { ...signed(sent), 'x-slack-retry-num': '1' })).status).to.equal(200);
    expect(door.kept).to.have.length(1);
  });

  it('hears an edited message as another one, and a deleted one not at all', async () => {
    const { ts } = await ann.type('I can start on Monday');
    const said = ann.workspace.message(ann.direct, ts);
    if (!said) throw new Error('nothing was said');
    await ann.edit(said, 'I can start on Tuesday');
    const edited = ann.workspace.message(ann.direct, ts);
    if (edited) await ann.remove(edited);
    expect(door.kept.map(({ text }) => text)).to.deep.equal([
      'I can start on Monday',
      'I can start on Tuesday',
    ]);
    expect(door.kept[1]?.providerId).to.match(new RegExp(`^T1 DU1 ${ts} \\d`));
  });

  it('does not hear itself', async () => {
    const client = ann.workspace;
    await door.slack.told(
      client,
      client.add({ channel: ann.direct, user: client.botUser, isBot: true, text: 'Hi' }),
    );
    expect(door.kept).to.deep.equal([]);
  });

  it('takes words below a card as a note among staff, and hears nothing else in a channel', async () => {
    const { workspace } = ann;
    const card = workspace.add({ channel: 'C1', user: workspace.botUser, isBot: true, text: 'Jo needs you' });
    await door.store.slack.placed({ team: 'T1', channel: 'C1', card: 'person:1', ts: card.ts, at: 1 });
    const other = await ann.type('Lunch?', { channel: 'C1' });
    await ann.type('Yes!', { channel: 'C1', thread: other.ts });
    await ann.type('I rang them', { channel: 'C1', thread: card.ts });
    expect(door.kept).to.have.length(1);
    expect(door.kept[0]).to.deep.include({
      action: 'note',
      card: 'person:1',
      text: 'I rang them',
      conversation: `C1/${card.ts}`,
    });
  });

  it('keeps a command, a look at the home and a press before it acknowledges', async () => {
    const { workspace } = ann;
    const blocks = [
      {
        type: 'actions' as const,
        block_id: 'b',
        elements: [
          {
            type: 'button' as const,
            action_id: 'a',
            value: 'do:take:9',
            text: { type: 'plain_text' as const, text: 'I take it' },
          },
        ],
      },
    ];
    const by = { user: workspace.botUser, isBot: true, text: 'Jo needs you', blocks };
    const card = workspace.add({ channel: 'C1', ...by });
    await door.store.slack.placed({ team: 'T1', channel: 'C1', card: 'waiting:9', ts: card.ts, at: 1 });
    expect((await ann.command('find art &amp; craft', 'C1')).body).to.equal('');
    await ann.openHome();
    await ann.press('I take it');
    const [found, looked, pressed, ...more] = door.kept;
    expect(found).to.deep.include({ conversation: 'C1', action: 'command', text: 'find art & craft' });
    expect(looked).to.deep.include({ conversation: 'home', action: 'home' });
    expect(pressed).to.deep.include({ conversation: 'C1', choice: 'do:take:9', card: 'waiting:9' });
    expect(door.kept.map(({ address }) => address)).to.deep.equal(['T1/U1', 'T1/U1', 'T1/U1']);
    expect(more).to.deep.equal([]);
  });

  it('answers what is done on the card of a person in their thread', async () => {
    const { workspace } = ann;
    const text = { type: 'plain_text' as const, text: 'What they agreed to' };
    const elements = [{ type: 'button' as const, action_id: 'a', value: 'do:consent:1', text }];
    const blocks = [{ type: 'actions' as const, block_id: 'b', elements }];
    const card = workspace.add({
      channel: 'C1',
      user: workspace.botUser,
      isBot: true,
      text: 'Jo',
      blocks,
    });
    await door.store.slack.placed({ team: 'T1', channel: 'C1', card: 'person:1', ts: card.ts, at: 1 });
    await ann.press('What they agreed to');
    expect(door.kept[0]).to.deep.include({ conversation: `C1/${card.ts}`, card: 'person:1' });
  });

  it('opens a form before anything else, then keeps the press with the view', async () => {
    let before: string | undefined = 'nothing';
    door.beforeKeep = () => (before = ann.modal?.id);
    await ann.command('create', 'C1');
    expect(before).to.equal(ann.modal?.id).and.to.be.a('string');
    expect(door.kept[0]).to.deep.include({ choice: 'form:create-community:', conversation: `${before}>C1` });
    expect(JSON.stringify(ann.modal?.shape)).to.include('One moment, please.');
    expect(door.kept[0]).to.not.have.any.keys('text', 'action');
  });

  it('opens a form from a shortcut, with the words of the message it was chosen on', async () => {
    await ann.shortcut('form:new-update:');
    const said = ann.workspace.add({ channel: 'C1', user: 'U2', isBot: false, text: 'Tom &amp; I won' });
    await ann.shortcut('form:share-to-community:', said);
    const long = ann.workspace.add({ channel: 'C1', user: 'U2', isBot: false, text: 'a'.repeat(9_000) });
    await ann.shortcut('form:share-to-community:', long);
    expect(door.kept.map(({ choice }) => choice?.slice(0, 40))).to.deep.equal([
      'form:new-update:',
      'form:share-to-community:Tom & I won',
      `form:share-to-community:${'a'.repeat(16)}`,
    ]);
    expect(door.kept[2]?.choice).to.have.length('form:share-to-community:'.length + 3_000);
    expect(door.kept.map(({ conversation }) => conversation.split('>')[1])).to.deep.equal([
      'home',
      'C1',
      'C1',
    ]);
  });

  it('says so to them alone when Slack does not open a form, and keeps nothing', async () => {
    door.slack.fail({ error: 'internal_error' }, 1, 'views.open');
    expect((await ann.command('create', 'C1')).status).to.equal(200);
    expect(told(ann, 'C1')).to.deep.equal(['The form did not open. Please try again.']);
    expect(told(door.slack.person('T1', 'U2'), 'C1')).to.deep.equal([]);
    expect(door.kept).to.deep.equal([]);
    expect(door.faults[0]?.error).to.be.instanceOf(WebAPIPlatformError);
  });

  it('checks a form before it keeps it, and clears it afterwards', async () => {
    drawForm(ann);
    expect(JSON.parse((await ann.submit({})).body)).to.deep.equal({
      response_action: 'errors',
      errors: { 'b-why': 'Write a few words.' },
    });
    expect(door.kept).to.deep.equal([]);
    expect(JSON.parse((await ann.submit({ 'b-why': 'Done' })).body)).to.deep.equal({
      response_action: 'clear',
    });
    expect(ann.modal).to.equal(undefined);
    expect(door.kept[0]).to.deep.include({
      choice: 'do:close:9',
      conversation: 'C1/1.2',
      filled: { why: 'Done', note: '' },
    });
  });

  it('says which setting is meant when Slack refuses the token, and goes on', async () => {
    const other = await openSlackDoor({ botToken: 'xoxb-old' });
    const said = await until('the refusal', () => other.faults[0]);
    expect((said.error as Error).message).to.match(/^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)/);
    await other.slack.person('T1', 'U1').type('hi');
    expect(other.kept).to.have.length(1);
    await other.close();
  });

  it('goes on while Slack is away', async () => {
    const other = await openSlackDoor({ apiUrl: 'http://127.0.0.1:9/' });
    await until('the fault', () => other.faults[0]);
    const { status } = await other.slack.person('T1', 'U1').type('hi');
    expect([status, other.kept.length]).to.deep.equal([200, 1]);
    await other.close();
  });

  it('says which setting is meant when the token is of another workspace', async () => {
    const other = await openSlackDoor({ homeTeam: 'T9' });
    const said = await until('the refusal', () => other.faults[0]);
    expect((said.error as Error).message).to.include('SLACK_HOME_TEAM');
    await other.close();
  });
});
