// The real service with Slack on, between a pretend Slack and a store: somebody new talks to us, and staff work at their desk.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import { readConfig } from '../../channels/config.js';
import { openLog } from '../../channels/log.js';
import { openService, type Service } from '../../channels/main.js';
import type { PretendPerson, PretendSlack } from '../../channels/simulator/slack/slack.js';
import { openStore } from '../../store/store.js';
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

  async function shown<T>(look: () => T | undefined): Promise<T> {
    for (let tries = 0; tries < 1_200; tries++) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('it was never shown');
  }

  async function welcome(who: PretendPerson, name: string): Promise<void> {
    await who.type('hi');
    const first = await heard(who);
    await who.press('OK');
    const second = await heard(who, first);
    await who.type(name);
    await heard(who, second);
  }

  async function makeStaff(address: string): Promise<void> {
    const store = await openStore({ file: join(folder, 'slack.sqlite') });
    const known = await store.view.people.who('slack', address);
    const role = { id: 'r1', personId: known?.person.id ?? '', kind: 'staff', communityId: null } as const;
    const since = Date.now();
    await store.commit({ inserts: { roles: [{ ...role, since, until: null }] }, operations: [], outbox: [] });
    await store.close();
  }

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

  it('a member asks for a person, and staff take it on, write a note, and write to the member', async () => {
    const [mia, jo] = [slack.person('T1', 'U1'), slack.person('T1', 'U2')];
    await welcome(mia, 'Mia');
    await makeStaff('T1/U1');
    await jo.type('PERSON');
    const line = await shown(() => mia.sees('C1').find(({ threadTs }) => threadTs !== null));
    const root = line.threadTs ?? '';
    expect(slack.workspace('T1').thread('C1', root)[0]?.text).to.include('Jo');
    await mia.press('I take it', line);
    await shown(() => mia.sees('C1').find(({ onlyFor, text }) => onlyFor === 'U1' && text.includes('yours')));
    expect(jo.sees('C1').some(({ text }) => text.includes('yours'))).to.equal(false);

    await mia.type('I know Jo from last year.', { channel: 'C1', thread: root });
    await shown(() => mia.sees('C1').find(({ text }) => text.startsWith('Only staff see this.')));
    await mia.press('Write to them', slack.workspace('T1').message('C1', root));
    await shown(() => mia.modal?.shape.blocks.find(({ type }) => type === 'input'));
    await mia.submit({ text: 'Hello Jo. How can I help?' });
    await shown(() => mia.sees('C1').find(({ text }) => text.startsWith('Jo will read:')));
    await mia.press('Send');
    const written = await shown(() =>
      slack
        .workspace('T1')
        .thread('C1', root)
        .find(({ isBot, text }) => isBot && text.includes('How can I help?')),
    );
    expect(written.text).to.equal('Mia said to Jo:\n“Hello Jo. How can I help?”');
    expect(mia.modal).to.equal(undefined);
    expect(jo.sees().some(({ text }) => text.includes('I know Jo'))).to.equal(false);
  });

  it('a picture joins an update, and what is in it is asked', async () => {
    const jo = slack.person('T1', 'U2');
    const before = await heard(jo);
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    expect((await jo.share(png, 'image/png')).status).to.equal(200);
    expect(await heard(jo, before)).to.match(/^I have your picture\./);
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
    expect(JSON.stringify(jo.home?.shape.blocks)).to.include('New update');
  });
});
