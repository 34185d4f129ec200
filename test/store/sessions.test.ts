import { expect } from 'chai';
import { eachStore } from '../support/stores.js';
import { aDay } from './rows.js';

const jo = { address: 'dl_jo', conversation: 'c1' };

describe('Web sessions', () => {
  eachStore((place) => {
    it('are known by 256 random bits, of which only a hash is stored', async () => {
      const { sessions } = await place.open();
      const secrets = [await sessions.begin(jo, 1), await sessions.begin({ ...jo, address: 'dl_sam' }, 1)];
      for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).to.have.length(32);
      expect(await sessions.use(secrets[0] ?? '', 2)).to.deep.equal(jo);
      expect((await sessions.use(secrets[1] ?? '', 2))?.address).to.equal('dl_sam');
      const { reader } = await place.connect();
      const stored = JSON.stringify(await reader.all('select * from web_sessions'));
      for (const secret of secrets) expect(stored).to.not.include(secret);
    });

    it('begin with what a browser keeps already, once, also at the same moment', async () => {
      const { sessions } = await place.open();
      const begun = await Promise.all([1, 2, 3].map((at) => sessions.begin(jo, at, 'kept')));
      expect(begun).to.deep.equal(['kept', 'kept', 'kept']);
      expect(await sessions.begin({ ...jo, address: 'dl_sam' }, 4, 'kept')).to.equal('kept');
      expect(await sessions.use('kept', 5)).to.deep.equal(jo);
    });

    it('are nobody’s without their secret', async () => {
      const { sessions } = await place.open();
      const secret = await sessions.begin(jo, 1);
      for (const guess of ['', 'x', `${secret}x`, secret.slice(1), secret.toUpperCase()])
        expect(await sessions.use(guess, 2)).to.equal(null);
    });

    it('last 180 days from their last use', async () => {
      const { sessions } = await place.open();
      const secret = await sessions.begin(jo, 0);
      expect(await sessions.use(secret, 179 * aDay)).to.deep.equal(jo);
      expect(await sessions.use(secret, 358 * aDay)).to.deep.equal(jo);
      expect(await sessions.use(secret, 539 * aDay)).to.equal(null);
    });

    it('go when nobody came back to them and another begins', async () => {
      const { sessions } = await place.open();
      await sessions.begin(jo, 0);
      await sessions.begin(jo, 181 * aDay);
      const { reader } = await place.connect();
      expect(await reader.all('select 1 from web_sessions')).to.have.length(1);
    });

    it('end with their conversation, and only theirs', async () => {
      const { sessions, transcript } = await place.open();
      for (const id of ['c1', 'c2']) await transcript.start({ id, address: 'dl_jo', at: 1 });
      const secret = await sessions.begin(jo, 1);
      const other = await sessions.begin({ ...jo, conversation: 'c2' }, 1);
      await sessions.end(secret, 7);
      await sessions.end('nobody’s', 7);
      expect(await sessions.use(secret, 8)).to.equal(null);
      expect((await transcript.conversation('c1'))?.endedAt).to.equal(7);
      expect(await sessions.use(other, 8)).to.include({ conversation: 'c2' });
      expect((await transcript.conversation('c2'))?.endedAt).to.equal(null);
    });
  });
});
