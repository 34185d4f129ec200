// Socket Mode: the same messages over a connection of ours, acknowledged once they are kept.
import { expect } from 'chai';
import { openSlackDoor, type SlackDoor } from '../support/slackDoor.js';
import { openPretendSocket, type PretendSocket } from '../support/slackSocket.js';
import { until } from '../support/until.js';

const envelope = (text: string, ts: string) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: `Ev${ts}`,
  event: { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text, ts },
});

describe('slack, in Socket Mode', () => {
  let socket: PretendSocket;
  let door: SlackDoor;

  async function open(appToken: string): Promise<void> {
    socket = await openPretendSocket('xapp-1');
    door = await openSlackDoor({ appToken, apiUrl: socket.apiUrl });
  }
  afterEach(async () => {
    await door.close();
    await socket.close();
  });
  const acknowledged = (id: string): Promise<true> =>
    until(`${id} is acknowledged`, () => socket.acknowledged.has(id) || undefined);

  it('acknowledges what is kept, and leaves what is not to come again', async () => {
    await open('xapp-1');
    await until('the connection', () => socket.isOpen || undefined);
    door.failing = 1;
    socket.send('E1', 'events_api', envelope('hello', '1.1'));
    await until('a fault', () => door.faults.find(({ reference }) => reference !== null));
    socket.send('E2', 'events_api', envelope('you there?', '1.2'));
    await acknowledged('E2');
    expect(socket.acknowledged.has('E1')).to.equal(false);
    socket.send('E1', 'events_api', envelope('hello', '1.1'));
    await acknowledged('E1');
    expect(door.kept.map(({ text }) => text)).to.deep.equal(['you there?', 'hello']);
  });

  it('takes commands and presses too', async () => {
    await open('xapp-1');
    await until('the connection', () => socket.isOpen || undefined);
    const command = {
      command: '/cop',
      text: 'help',
      team_id: 'T1',
      user_id: 'U1',
      channel_id: 'D1',
      trigger_id: '1',
    };
    socket.send('E1', 'slash_commands', command);
    const press = {
      type: 'block_actions',
      team: { id: 'T1' },
      user: { id: 'U1' },
      trigger_id: '2',
      container: { type: 'message', message_ts: '5.5' },
      channel: { id: 'D1' },
      actions: [{ type: 'button', action_id: 'a', value: 'share' }],
    };
    socket.send('E2', 'interactive', press);
    await acknowledged('E1');
    await acknowledged('E2');
    expect(door.kept.map(({ text, choice }) => text ?? choice)).to.have.members(['help', 'share']);
  });

  it('has no door of its own for Slack’s calls', async () => {
    await open('xapp-1');
    expect((await fetch(`${door.base}/slack/events`, { method: 'POST' })).status).to.equal(404);
  });

  it('says which setting is meant when Slack refuses the token, and the process lives', async () => {
    await open('xapp-2');
    const said = await until('the refusal', () =>
      door.faults.map(({ error }) => (error as Error).message).find((one) => one.includes('SLACK_APP_TOKEN')),
    );
    expect(said).to.equal('Slack refuses SLACK_APP_TOKEN: make one with connections:write');
  });
});
