// The real service with Slack on, between a pretend Slack and a store: somebody new talks to us, and staff work at their desk.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readConfig } from '../../channels/config.js';
import { openLog } from '../../channels/log.js';
import { openService, type Service } from '../../channels/main.js';
import type { PretendPerson, PretendSlack } from '../../channels/simulator/slack/slack.js';
import { freePort } from '../support/ports.js';
import { openSlackTown } from '../support/slackTown.js';

describe('slack, the whole way', () => {
  let folder: string;
  let slack: PretendSlack;
  let service: Service;
  const faults: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doorstep-slack-'));
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    slack = await openSlackTown(Date.now, true, `${publicUrl}/slack/events`);
    const read = readConfig({
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      DATABASE_FILE: join(folder, 'slack.sqlite'),
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: slack.settings.signingSecret,
      SLACK_HOME_TEAM: 'T1',
      SLACK_STAFF_CHANNEL: 'C1',
      SLACK_API_URL: slack.apiUrl.slice(0, -1),
      ORGANISATION: 'Example Trust',
      EMERGENCY_LINE: '01632 960500',
      SECRET_KEY: 'k'.repeat(32),
    });
    if ('problems' in read) throw new Error(read.problems.join(' '));
    service = await openService(read.config, openLog('error', { write: (line) => void faults.push(line) }));
  });
  after(async () => {
    await service.close();
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(faults).to.deep.equal([]));

  /** The newest words of ours that they read; waits until there are others than these. */
  async function heard(who: PretendPerson, than = ''): Promise<string> {
    for (let tries = 0; tries < 1_000; tries++) {
      const text = who.sees().findLast(({ isBot }) => isBot)?.text ?? '';
      if (text !== than) return text;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`nothing came after: ${than}`);
  }

  it('somebody new is welcomed by buttons, and gets a name', async () => {
    const jo = slack.person('T1', 'U2');
    const { status } = await jo.type('hi');
    expect(status).to.equal(200);
    const welcome = await heard(jo);
    expect(welcome).to.include('Example Trust').and.include('• OK');
    await jo.press('OK');
    const name = await heard(jo, welcome);
    expect(name).to.include('name');
    await jo.type('Jo');
    expect(await heard(jo, name))
      .to.include('What would you like to do?')
      .and.include('• Share news');
  });

  it('what is said in a channel reaches nobody', async () => {
    const before = slack.calls.length;
    await slack.person('T1', 'U1').type('Hello all', { channel: 'C1' });
    await slack.settled();
    expect(slack.calls.slice(before).map(({ method }) => method)).to.deep.equal([]);
  });

  it('a home is drawn when somebody looks at it', async () => {
    const jo = slack.person('T1', 'U2');
    await jo.openHome();
    for (let tries = 0; !jo.home && tries < 1_000; tries++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(JSON.stringify(jo.home?.shape.blocks)).to.include('What needs you now');
  });
});
