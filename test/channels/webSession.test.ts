// The session of the page `/chat` as scripts and widgets use it: what it gives, to whom, and to which sites.
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { openPageService, type PageService } from '../support/pageService.js';
import { Visitor } from '../support/visitor.js';

const listed = 'https://town.example';

describe('the page', () => {
  let service: PageService;
  let jo: Visitor;
  let thinking = 0;

  before(async () => (service = await openPageService({ think: () => wait(thinking), origins: [listed] })));
  after(() => service.close());
  beforeEach(async () => {
    thinking = 0;
    jo = new Visitor(service.address);
    await jo.open();
    await jo.send('', 'Tell me more');
  });
  afterEach(() => expect(service.faults).to.deep.equal([]));

  describe('its session for scripts', () => {
    const ask = (body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${service.address}/chat/session`, {
        method: 'POST',
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    const cookie = () => ({ cookie: `doorstep=${jo.cookies.get('doorstep') ?? ''}` });

    it('mints a token for exactly that conversation, and says where to listen on', async () => {
      const session = (await (await ask({ place: 1 }, cookie())).json()) as Record<string, string>;
      const { conversationId, token = '', streamUrl, watermark } = session;
      expect(jo.page.html).to.include(`data-talk="${conversationId}"`);
      expect([watermark, session['secret'], session['activities']]).to.deep.equal([
        '1',
        undefined,
        undefined,
      ]);
      expect(streamUrl).to.match(/^ws:.*\/stream\?watermark=1&t=/);
      const bearer = { headers: { authorization: `Bearer ${token}` } };
      const own = await fetch(
        `${service.address}/v3/directline/conversations/${conversationId}/activities`,
        bearer,
      );
      expect(own.status).to.equal(200);
      const sam = new Visitor(service.address);
      await sam.open();
      const [, theirs = ''] = /data-talk="([^"]+)"/.exec(sam.page.html) ?? [];
      const other = await fetch(
        `${service.address}/v3/directline/conversations/${theirs}/activities`,
        bearer,
      );
      expect(other.status).to.equal(403);
    });

    it('is for nobody without the cookie, with a made-up one, or after forgetting', async () => {
      for (const headers of [{}, { cookie: 'doorstep=abc' }, { cookie: 'other=1' }])
        expect((await ask({}, headers as Record<string, string>)).status).to.equal(403);
      await service.store.sessions.end(jo.cookies.get('doorstep') ?? '', Date.now());
      expect((await ask({}, cookie())).status).to.equal(403);
    });

    it('answers what makes no sense in a sentence', async () => {
      for (const body of ['', '{', '[]', '"x"', { secret: 7 }, { place: -1 }, { secret: 'x'.repeat(200) }]) {
        const answer = await ask(body, cookie());
        expect(answer.status, JSON.stringify(body)).to.equal(400);
        expect(await answer.json()).to.have.nested.property('error.message');
      }
    });

    it('gives a widget on a listed site a secret of its own, and the same conversation for it later', async () => {
      const first = await ask({ secret: '' }, { origin: listed });
      expect(first.headers.get('access-control-allow-origin')).to.equal(listed);
      expect(first.headers.get('set-cookie')).to.equal(null);
      const begun = (await first.json()) as {
        secret: string;
        conversationId: string;
        activities: { text?: string }[];
      };
      expect(begun.activities[0]?.text).to.match(/^Hi/);
      const again = (await (await ask({ secret: begun.secret }, { origin: listed })).json()) as typeof begun;
      expect([again.secret, again.conversationId]).to.deep.equal([begun.secret, begun.conversationId]);
    });

    it("binds a widget's token to its site", async () => {
      const answer = await ask({ secret: '' }, { origin: listed });
      const { token, conversationId } = (await answer.json()) as { token: string; conversationId: string };
      const use = (origin: string) =>
        fetch(`${service.address}/v3/directline/conversations/${conversationId}/activities`, {
          headers: { authorization: `Bearer ${token}`, origin },
        });
      expect((await use(listed)).status).to.equal(200);
      expect((await use('https://evil.example')).status).to.equal(403);
    });

    it("is refused to sites that are not listed, and never a cookie's to any other site", async () => {
      for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }])
        expect((await ask({ secret: '' }, headers)).status).to.equal(403);
      expect((await ask({}, { origin: listed, ...cookie() })).status).to.equal(403);
    });

    it("forgets a widget's device by its secret", async () => {
      const { secret, conversationId } = (await (
        await ask({ secret: '' }, { origin: listed })
      ).json()) as Record<string, string>;
      const gone = await fetch(`${service.address}/chat/forget`, {
        method: 'POST',
        headers: { origin: listed },
        body: JSON.stringify({ secret }),
      });
      expect(gone.status).to.equal(204);
      const again = (await (await ask({ secret }, { origin: listed })).json()) as Record<string, string>;
      expect(again['conversationId']).to.not.equal(conversationId);
    });
  });
});
