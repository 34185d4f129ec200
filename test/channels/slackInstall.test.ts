// Coming into a workspace and leaving it: who may bring us in, how the token is kept, and that workspaces stay apart.
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { openSeal } from '../../channels/slack/sealed.js';
import { scopes } from '../../channels/slack/surface.js';
import { oauth, openSlackDoor, type SlackDoor } from '../support/slackDoor.js';

describe('slack, coming into a workspace', () => {
  let door: SlackDoor;
  beforeEach(async () => void (door = await openSlackDoor()));
  afterEach(() => door.close());

  const get = (path: string, cookie = ''): Promise<Response> =>
    fetch(door.base + path, { redirect: 'manual', headers: { cookie } });

  /** Somebody sets out for Slack: where to, and what their browser remembers. */
  async function setOut(): Promise<{ to: URL; cookie: string }> {
    const answer = await get('/slack/install');
    expect(answer.status).to.equal(302);
    const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
    return { to: new URL(answer.headers.get('location') ?? ''), cookie };
  }
  const back = (code: string, state: string | null, cookie: string): Promise<Response> =>
    get(`/slack/oauth_redirect?${new URLSearchParams({ code, state: state ?? '' }).toString()}`, cookie);

  async function install(): Promise<Response> {
    const { to, cookie } = await setOut();
    return back(door.slack.grants.agree('T2', 'U2'), to.searchParams.get('state'), cookie);
  }

  it('sends somebody to Slack with what we ask for', async () => {
    const { to, cookie } = await setOut();
    expect(to.href.startsWith(`${door.slack.apiUrl.replace('/api/', '')}/oauth/v2/authorize?`)).to.equal(
      true,
    );
    expect(to.searchParams.get('client_id')).to.equal(oauth.id);
    expect(to.searchParams.get('scope')).to.equal(scopes.join(','));
    expect(to.searchParams.get('redirect_uri')).to.equal('https://doorstep.example/slack/oauth_redirect');
    expect(cookie).to.match(/^slack_install=[\w-]{22}$/);
    const { headers } = await get('/slack/install');
    expect(headers.get('set-cookie')).to.match(/Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
  });

  it('keeps the token, and not as anybody could read it', async () => {
    const answer = await install();
    expect([answer.status, await answer.text()]).to.deep.equal([
      200,
      'It is done. You can close this page and go back to Slack.',
    ]);
    const workspace = await door.store.slack.workspace('T2');
    const token = door.slack.workspace('T2').token ?? 'none';
    expect(workspace).to.deep.include({ id: 'T2', name: 'Seaside' });
    const files = [door.file, `${door.file}-wal`].map((file) => readFile(file).catch(() => Buffer.alloc(0)));
    for (const bytes of await Promise.all(files)) expect(bytes.includes(token)).to.equal(false);
    await door.slack.person('T2', 'U2').type('hi');
    expect(door.kept.map(({ address }) => address)).to.deep.equal(['T2/U2']);
  });

  it('lets nobody come back who did not set out here, a short while ago, and with a yes', async () => {
    const code = (): string => door.slack.grants.agree('T2', 'U2');
    const { to, cookie } = await setOut();
    const state = to.searchParams.get('state');
    const other = await setOut();
    const late = `${Number(state?.split('.')[0]) - 700}.${state?.split('.')[1]}`;
    for (const answer of [
      await back(code(), null, cookie),
      await back(code(), `${state}x`, cookie),
      await back(code(), late, cookie),
      await back(code(), state, other.cookie),
      await back(code(), state, ''),
      await back('no-such-code', state, cookie),
      await get(`/slack/oauth_redirect?error=access_denied&state=${state}`, cookie),
    ])
      expect([answer.status, await answer.text()]).to.deep.equal([
        400,
        'Slack did not let us in. Please start again.',
      ]);
    expect(await door.store.slack.workspace('T2')).to.equal(null);
  });

  it('hears nothing from a workspace that did not let us in', async () => {
    const bo = door.slack.person('T2', 'U2');
    expect((await bo.type('hi')).status).to.equal(200);
    expect((await bo.command('help')).status).to.equal(200);
    expect(door.kept).to.deep.equal([]);
    expect(door.faults).to.deep.equal([]);
  });

  it('finds the cards of one workspace in no other', async () => {
    await install();
    const { workspace } = door.slack.person('T2', 'U2');
    const said = workspace.add({ channel: 'C2', user: workspace.botUser, isBot: true, text: 'Jo' });
    await door.store.slack.placed({ team: 'T1', channel: 'C2', card: 'person:1', ts: said.ts, at: 1 });
    await door.slack.person('T2', 'U2').type('I rang them', { channel: 'C2', thread: said.ts });
    expect(door.kept).to.deep.equal([]);
  });

  for (const event of [
    { type: 'app_uninstalled' },
    { type: 'tokens_revoked', tokens: { bot: ['UBOT'], oauth: [] } },
  ])
    it(`forgets the token and the cards when Slack says ${event.type}`, async () => {
      await install();
      await door.store.slack.placed({ team: 'T2', channel: 'C2', card: 'board:all', ts: '1.1', at: 1 });
      await door.slack.event(door.slack.workspace('T2'), event);
      expect(await door.store.slack.workspaces()).to.deep.equal([]);
      expect(await door.store.slack.place('T2', 'C2', 'board:all')).to.equal(null);
      await door.slack.person('T2', 'U2').type('hi');
      expect(door.kept).to.deep.equal([]);
    });

  it('keeps the token when only somebody’s own was revoked', async () => {
    await install();
    const event = { type: 'tokens_revoked', tokens: { oauth: ['U2'] } };
    await door.slack.event(door.slack.workspace('T2'), event);
    expect(await door.store.slack.workspaces()).to.have.length(1);
  });
});

describe('a sealed token', () => {
  const seal = openSeal('k'.repeat(32));

  it('can be opened only as what it belongs to, with the same key, whole', () => {
    const sealed = seal.close('xoxb-1', 'T1');
    expect(seal.open(sealed, 'T1')).to.equal('xoxb-1');
    expect(seal.close('xoxb-1', 'T1')).to.not.equal(sealed);
    expect(() => seal.open(sealed, 'T2')).to.throw();
    expect(() => openSeal('l'.repeat(32)).open(sealed, 'T1')).to.throw();
    expect(() => seal.open(sealed.slice(0, -2), 'T1')).to.throw();
    expect(() => seal.open('', 'T1')).to.throw();
  });
});
