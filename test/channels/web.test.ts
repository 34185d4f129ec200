// Direct Line 3.0, endpoint by endpoint: what each is answered when all is well, and every way in which it is refused.
import { expect } from 'chai';
import {
  type Answer,
  type Asked,
  openWebService,
  secret,
  type Started,
  type WebService,
} from '../support/webService.js';

interface Activity {
  id: string;
  type: string;
  text: string;
  from: { id: string; role: string };
  replyToId?: string;
  channelData?: unknown;
  suggestedActions?: { to: string[]; actions: { type: string; title: string; value: string }[] };
}

const half = 30 * 60 * 1000;
const message = { type: 'message', text: 'hello', from: { id: 'whoever' } };

const at = (started: Started, rest = '') => `/conversations/${started.conversationId}${rest}`;

describe('Direct Line', () => {
  let web: WebService;
  let jo: Started;

  before(async () => (web = await openWebService()));
  after(() => web.close());
  beforeEach(async () => (jo = await web.start()));
  afterEach(() => expect(web.faults).to.deep.equal([]));

  const say = (activity: object, by: Started = jo): Promise<Answer> =>
    web.ask(at(by, '/activities'), { token: by.token, json: activity });
  const heard = async (
    by: Started = jo,
    watermark = '',
  ): Promise<{ activities: Activity[]; watermark: string }> => {
    await web.quiet();
    const { said } = await web.ask(at(by, `/activities?watermark=${watermark}`), { token: by.token });
    return said as never;
  };

  describe('tokens', () => {
    it('are made for the holder of the secret, for whom they name, and start nothing', async () => {
      const { status, said } = await web.ask('/tokens/generate', {
        token: secret,
        json: { user: { id: 'dl_sam', name: 'Sam' } },
      });
      expect(status).to.equal(200);
      expect(Object.keys(said).sort()).to.deep.equal(['conversationId', 'expires_in', 'token']);
      expect(said['expires_in']).to.equal(1800);
      const claims = Buffer.from((said['token'] as string).split('.')[1] ?? '', 'base64url').toString();
      expect(JSON.parse(claims)).to.include({ user: 'dl_sam', conversation: said['conversationId'] });
      const lost = await web.ask(`/conversations/${String(said['conversationId'])}`, {
        token: said['token'] as string,
      });
      expect(lost.status).to.equal(404);
    });

    it('are made without a body, each for somebody else', async () => {
      const users = new Set<string>();
      for (let n = 0; n < 3; n++) {
        const { said } = await web.ask('/tokens/generate', { token: secret, method: 'POST' });
        const claims = Buffer.from((said['token'] as string).split('.')[1] ?? '', 'base64url').toString();
        users.add((JSON.parse(claims) as { user: string }).user);
      }
      expect([...users].every((user) => /^dl_[\w-]{22}$/.test(user)) && users.size === 3).to.equal(true);
    });

    it('are refreshed for the same conversation, and the new one works when the old one has expired', async () => {
      const fresh = await openWebService();
      const started = await fresh.start();
      fresh.pass(half - 60_000);
      const { status, said } = await fresh.ask('/tokens/refresh', { token: started.token, method: 'POST' });
      expect([status, said['conversationId'], said['expires_in']]).to.deep.equal([
        200,
        started.conversationId,
        1800,
      ]);
      fresh.pass(120_000);
      const path = `/conversations/${started.conversationId}`;
      const old = await fresh.ask(path, { token: started.token });
      expect([old.status, codeOf(old)]).to.deep.equal([403, 'TokenExpired']);
      expect((await fresh.ask(path, { token: said['token'] as string })).status).to.equal(200);
      expect(codeOf(await fresh.ask('/tokens/refresh', { token: started.token, method: 'POST' }))).to.equal(
        'TokenExpired',
      );
      await fresh.close();
    });
  });

  describe('conversations', () => {
    it('are started once by a token, and given again when it tries once more', async () => {
      const made = await web.ask('/tokens/generate', { token: secret, json: {} });
      const token = made.said['token'] as string;
      const first = await web.ask('/conversations', {
        token,
        json: { user: { id: 'dl_other' }, locale: 'en' },
      });
      const second = await web.ask('/conversations', { token, method: 'POST' });
      expect([first.status, second.status]).to.deep.equal([201, 200]);
      expect(first.said).to.include({ conversationId: made.said['conversationId'], expires_in: 1800 });
      expect(second.said['conversationId']).to.equal(first.said['conversationId']);
      expect(first.said['streamUrl']).to.match(
        /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/[\w-]+\/stream\?t=/,
      );
    });

    it('are started by the secret, a new one each time, which it may then use', async () => {
      const [one, other] = [
        await web.ask('/conversations', { token: secret, json: { user: { id: 'dl_kim' } } }),
        await web.ask('/conversations', { token: secret, json: { user: { id: 'dl_kim' } } }),
      ];
      expect([one.status, other.status]).to.deep.equal([201, 201]);
      expect(one.said['conversationId']).not.to.equal(other.said['conversationId']);
      const path = `/conversations/${String(one.said['conversationId'])}/activities`;
      expect((await web.ask(path, { token: secret, json: message })).status).to.equal(200);
      await web.quiet();
      const { activities } = (await web.ask(path, { token: secret })).said as { activities: Activity[] };
      expect(activities.map(({ from }) => from.id)).to.include('dl_kim');
    });

    it('greet who is new, and only them', async () => {
      const { activities } = await heard();
      expect(activities).to.have.length(1);
      expect(activities[0]?.text).to.match(/computer helper from Hillside/);
      expect(activities[0]).not.to.have.property('replyToId');
      await web.start('dl_lee');
      const again = await web.start('dl_lee');
      expect((await heard(again)).activities).to.deep.equal([]);
    });

    it('can be come back to, with a fresh token and stream, from a place', async () => {
      const { status, said } = await web.ask(at(jo, '?watermark=7'), { token: jo.token });
      expect([status, said['conversationId'], said['expires_in']]).to.deep.equal([
        200,
        jo.conversationId,
        1800,
      ]);
      expect(said['streamUrl']).to.include('watermark=7');
      expect((await web.ask(at(jo), { token: said['token'] as string })).status).to.equal(200);
    });

    it('are nobody’s when they have ended', async () => {
      await web.store.transcript.end(jo.conversationId, Date.now());
      const asks: [string, Asked][] = [
        [at(jo), {}],
        [at(jo, '/activities'), {}],
        [at(jo, '/activities'), { json: message }],
        ['/conversations', { json: {} }],
        ['/tokens/refresh', { method: 'POST' }],
      ];
      for (const [path, asked] of asks)
        expect((await web.ask(path, { ...asked, token: jo.token })).status, path).to.equal(404);
    });
  });

  describe('activities', () => {
    it('are echoed untouched but for who wrote them, under the id of the answer, then answered in reply to it', async () => {
      await heard();
      const channelData = { clientActivityID: 'abc', deep: [{ 'a b': null }] };
      const { status, said } = await say({ ...message, channelData, locale: 'en-GB' });
      expect(status).to.equal(200);
      const { activities } = await heard();
      const [, echo, answer] = activities;
      expect(echo).to.deep.include({ id: said['id'], text: 'hello', channelData, locale: 'en-GB' });
      expect(echo?.from.role).to.equal('user');
      expect(echo?.from.id).to.match(/^dl_/);
      expect(answer?.from).to.deep.equal({ id: 'doorstep', name: 'Hillside', role: 'bot' });
      expect(answer?.replyToId).to.equal(said['id']);
      expect(answer).to.include({ textFormat: 'plain', speak: answer?.text, inputHint: 'expectingInput' });
    });

    it('sent again under the client’s own id are one message with one id', async () => {
      const activity = { ...message, channelData: { clientActivityID: 'twice' } };
      const ids = await Promise.all([say(activity), say(activity), say(activity)]);
      expect(new Set(ids.map(({ said }) => said['id'])).size).to.equal(1);
      await say({ ...message, text: 'other', channelData: { clientActivityID: 'another' } });
      const { activities } = await heard();
      expect(activities.filter(({ from }) => from.role === 'user').map(({ text }) => text)).to.deep.equal([
        'hello',
        'other',
      ]);
      expect((await web.store.inbox.counts()).parked).to.equal(0);
    });

    it('offer choices that are sent back as they read, and are taken as that choice', async () => {
      const [greeting] = (await heard()).activities;
      const { actions, to } = greeting?.suggestedActions ?? { actions: [], to: [] };
      expect(actions.map(({ type, title, value }) => [type, title, value])).to.deep.equal([
        ['imBack', 'OK', 'OK'],
        ['imBack', 'Tell me more', 'Tell me more'],
      ]);
      expect(to).to.have.length(1);
      await say({ ...message, text: actions[0]?.value });
      expect((await heard()).activities.at(-1)?.text).to.match(/What name shall others see/);
    });

    it('may name the choice by its id, as our own page does', async () => {
      const [greeting] = (await heard()).activities;
      const [ok] = (greeting?.suggestedActions?.actions ?? []) as unknown as { channelData: object }[];
      await say({ type: 'message', text: 'OK', value: ok?.channelData });
      expect((await heard()).activities.at(-1)?.text).to.match(/What name shall others see/);
    });

    it('are replayed whole from an empty watermark, and after a place only what is new', async () => {
      await say(message);
      const first = await heard();
      expect(await heard()).to.deep.equal(first);
      expect(await heard(jo, first.watermark)).to.deep.equal({ activities: [], watermark: first.watermark });
      await say({ ...message, text: 'more' });
      const next = await heard(jo, first.watermark);
      expect(next.activities.map(({ text }) => text)[0]).to.equal('more');
      expect((await heard(jo, 'undefined')).activities).to.have.length(
        first.activities.length + next.activities.length,
      );
    });

    it('are given a page at a time, none twice', async () => {
      for (let n = 0; n < 230; n++) {
        const activity = { type: 'event', name: `n${n}` };
        await web.store.transcript.append({ conversation: jo.conversationId, key: `k${n}`, activity, at: 1 });
      }
      const one = await heard();
      const two = await heard(jo, one.watermark);
      expect([one.activities.length, two.activities.length]).to.deep.equal([200, 31]);
      expect(new Set([...one.activities, ...two.activities].map(({ id }) => id)).size).to.equal(231);
    });

    it('that came before the OK are kept, and taken up after the welcome', async () => {
      for (const text of ['post I got a job', 'OK', 'Jo']) await say({ ...message, text });
      const texts = (await heard()).activities
        .filter(({ from }) => from.role === 'bot')
        .map(({ text }) => text);
      expect(texts[1]).to.match(/^Thank you, I keep that for you/);
      expect(texts.at(-1)).to.match(/^You are not in a group yet/);
    });

    it('that nobody says are taken and forgotten; events are echoed and have no turn', async () => {
      await heard();
      for (const type of ['typing', 'conversationUpdate', 'endOfConversation', 'invoke'])
        expect((await say({ type })).said['id'], type).to.match(/\|/);
      await say({ type: 'event', name: 'webchat/join' });
      expect((await heard()).activities.map(({ type }) => type)).to.deep.equal(['message', 'event']);
    });

    it('are answered in the conversation they were said in, where somebody has several', async () => {
      await web.start('dl_max');
      const second = await web.start('dl_max');
      const { said } = await say(message, second);
      const { activities } = await heard(second);
      expect(activities.map(({ replyToId }) => replyToId)).to.deep.equal([undefined, said['id']]);
    });

    it('keep what people type as plain text', async () => {
      const text = '<img src=x onerror=alert(1)> **bold** [a](javascript:b)';
      await say({ ...message, text });
      const echo = (await heard()).activities.find(({ from }) => from.role === 'user');
      expect(echo?.text).to.equal(text);
    });
  });
});

const codeOf = ({ said }: Answer): unknown => (said['error'] as { code?: unknown } | undefined)?.code;
