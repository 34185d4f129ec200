// Microsoft's own client against our server, over sockets and by polling: what any page built on it would see.
import { expect } from 'chai';
import { asBrowser, breakSockets, Client, quarterHours } from '../support/directLineClient.js';
import { changes, community } from '../store/rows.js';
import { until } from '../support/until.js';
import { openWebService, secret, type WebService } from '../support/webService.js';

const greeted = (client: Client) => until('the greeting', () => client.texts[0]?.includes('computer helper'));

for (const [way, webSocket] of [
  ['a socket', true],
  ['polling', false],
] as const)
  describe(`botframework-directlinejs over ${way}`, () => {
    let web: WebService;
    let takeAway: () => void;
    const clients: Client[] = [];

    before(async () => {
      takeAway = asBrowser();
      web = await openWebService();
      await web.store.commit(changes({ inserts: { communities: [community('c1', { name: 'Art group' })] } }));
    });
    afterEach(() => {
      for (const client of clients.splice(0)) client.close();
      expect(web.faults).to.deep.equal([]);
    });
    after(async () => {
      await web.close();
      takeAway();
    });

    const open = async (
      more: { token?: string; secret?: string; conversationId?: string } = {},
    ): Promise<Client> => {
      const made = await web.ask('/tokens/generate', { token: secret, json: {} });
      const token = made.said['token'] as string;
      const client = new Client({
        domain: web.domain,
        webSocket,
        ...('secret' in more ? {} : { token }),
        ...more,
      });
      clients.push(client);
      return client;
    };
    const polled = ({ line }: Client) => {
      const { conversationId, token } = line as unknown as { conversationId: string; token: string };
      return web.ask(`/conversations/${conversationId}/activities`, { token });
    };

    it('starts, is greeted, sends, sees its own message first and then the answer to it', async () => {
      const client = await open();
      await greeted(client);
      const id = await client.post({ text: 'hello', channelData: { clientActivityID: 'c1' } });
      await until('an answer', () => client.heard.length === 3);
      const [, echo, answer] = client.heard;
      expect(echo).to.deep.include({ id, text: 'hello', channelData: { clientActivityID: 'c1' } });
      expect(answer?.replyToId).to.equal(id);
      expect(client.statuses).to.deep.equal(['Uninitialized', 'Connecting', 'Online']);
    });

    it('works with the secret as well', async () => {
      const client = await open({ secret });
      await greeted(client);
      expect(await client.post({ text: 'OK' })).to.match(/\|/);
      await until('an answer', () => client.texts.at(-1)?.startsWith('What name'));
    });

    it('goes through choices by pressing them', async () => {
      const client = await open();
      await greeted(client);
      const press = (title: string): Promise<string> => {
        const { suggestedActions } = client.heard.at(-1) as {
          suggestedActions?: { actions: { title: string; value: string }[] };
        };
        const action = suggestedActions?.actions.find((one) => one.title === title);
        return client.post({ text: action?.value });
      };
      const goes = async (act: Promise<string>, to: RegExp): Promise<void> => {
        await act;
        await until(String(to), () => to.test(client.texts.at(-1) ?? ''));
      };
      await goes(press('Tell me more'), /Shall we begin/);
      await goes(press('OK'), /What name/);
      await goes(client.post({ text: 'Jo' }), /Which group/);
      await goes(press('Art group'), /Art group/);
      await goes(client.post({ text: 'post I painted a boat' }), /^You wrote: "I painted a boat"/);
      await goes(press('Share with Art group'), /^Shared/);
      const { activities } = (await polled(client)).said as { activities: { text?: string }[] };
      expect(activities.map(({ text }) => text)).to.deep.equal(client.texts);
    });

    it('sends three at once: they are heard in order, each answered once', async () => {
      const client = await open();
      await greeted(client);
      const ids: string[] = [];
      for (const text of ['one', 'two', 'three']) ids.push(await client.post({ text }));
      await until('three answers', () => client.heard.length === 7);
      const echoes = client.heard.filter((one) => ids.includes(one.id));
      expect(echoes.map(({ id }) => id)).to.deep.equal(ids);
      const replies = client.heard.flatMap(({ replyToId }) => (replyToId === undefined ? [] : [replyToId]));
      expect(replies).to.deep.equal(ids);
      for (const id of ids)
        expect(client.heard.findIndex((one) => one.id === id)).to.be.below(
          client.heard.findIndex((one) => one.replyToId === id),
        );
    });

    it('comes back to its conversation after a reload, with all of it', async () => {
      const client = await open();
      await greeted(client);
      await client.post({ text: 'OK' });
      await until('an answer', () => client.heard.length === 3);
      const { conversationId, token } = client.line as unknown as { conversationId: string; token: string };
      client.close();
      const reloaded = await open({ token, conversationId });
      await until('history', () => reloaded.heard.length === 3);
      expect(reloaded.texts).to.deep.equal(client.texts);
      await reloaded.post({ text: 'Sam' });
      await until('what is new', () => reloaded.heard.length === 5);
    });

    it('uploads a picture, and sees it', async () => {
      const client = await open();
      await greeted(client);
      const contentUrl = `data:image/gif;base64,${dot}`;
      const attachments = [{ contentType: 'image/gif', contentUrl, name: 'dot.gif' }];
      const id = await client.post({ text: '', attachments, channelData: { clientActivityID: 'p1' } });
      const echo = await until('the echo', () => client.heard.find((one) => one.id === id));
      expect(echo.channelData).to.include({ clientActivityID: 'p1' });
      const [shown] =
        (echo as { attachments?: { contentUrl: string; contentType: string; name: string }[] }).attachments ??
        [];
      expect(shown).to.include({ contentType: 'image/png', name: 'dot.gif' });
      const picture = await fetch(shown?.contentUrl ?? '');
      expect([picture.status, picture.headers.get('content-type')]).to.deep.equal([200, 'image/png']);
    });

    it('ends when its conversation has ended', async () => {
      const client = await open();
      await greeted(client);
      const { conversationId } = client.line as unknown as { conversationId: string };
      await web.store.transcript.end(conversationId, Date.now());
      let told = 0;
      await client.post({ text: 'hello' }).catch((fault: { status?: number }) => (told = fault.status ?? 0));
      expect(told).to.equal(404);
    });

    if (webSocket)
      it('misses nothing and hears nothing twice when its line breaks', async () => {
        const client = await open();
        await greeted(client);
        breakSockets();
        await client.post({ text: 'OK' });
        await until('both', () => client.heard.length === 3);
        await client.post({ text: 'Jo' });
        await until('the rest', () => client.heard.length === 5);
        expect(new Set(client.heard.map(({ id }) => id)).size).to.equal(5);
      });

    it('gets itself a fresh token every quarter of an hour, and so is still there when its first has expired', async () => {
      const clock = quarterHours();
      const fresh = await openWebService();
      const made = await fresh.ask('/tokens/generate', { token: secret, json: {} });
      const client = new Client({ domain: fresh.domain, webSocket, token: made.said['token'] as string });
      clients.push(client);
      const token = () => (client.line as unknown as { token: string }).token;
      await greeted(client);
      for (const text of ['one', 'two', 'three']) {
        const before = token();
        fresh.pass(15 * 60 * 1000);
        clock.strike();
        await until('a fresh token', () => token() !== before);
        expect(await client.post({ text })).to.match(/\|/);
      }
      await until('three answers', () => client.heard.length === 7);
      expect(client.statuses).to.deep.equal(['Uninitialized', 'Connecting', 'Online']);
      client.close();
      clock.stop();
      await fresh.close();
    });

    it('is told when its token has expired', async () => {
      const fresh = await openWebService();
      const made = await fresh.ask('/tokens/generate', { token: secret, json: {} });
      const client = new Client({ domain: fresh.domain, webSocket, token: made.said['token'] as string });
      clients.push(client);
      await greeted(client);
      fresh.pass(31 * 60 * 1000);
      expect(await client.post({ text: 'hello' })).to.equal('retry');
      expect(client.statuses).to.include('ExpiredToken');
      client.close();
      await fresh.close();
    });
  });

/** A picture of one dot. */
const dot = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
