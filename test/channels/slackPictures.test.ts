// A picture that somebody sends the bot in Slack: fetched with our token and made safe before the message is kept; whatever is amiss
// with it, the words are kept and nobody waits.
import { expect } from 'chai';
import sharp from 'sharp';
import { pictureTaker } from '../../channels/main.js';
import type { Inbound } from '../../channels/channel.js';
import type { PretendPerson } from '../../channels/simulator/slack/slack.js';
import { openSlackDoor, type SlackDoor } from '../support/slackDoor.js';
import { file, RealCalls, said } from '../support/slackReal.js';

const drawn = sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } });

describe('slack, a picture', () => {
  let door: SlackDoor;
  let ann: PretendPerson;
  beforeEach(async () => {
    door = await openSlackDoor({}, {}, pictureTaker);
    ann = door.slack.person('T1', 'U1');
  });
  afterEach(() => door.close());

  const urlOf = ({ media }: Inbound): string => media?.[0]?.url ?? 'none';
  const kept = async (url: string) => door.store.pictures.find(url.split('/').at(-1) ?? '');

  it('is kept before its message, without where it was taken, and belongs to whoever sent it', async () => {
    const taken = await drawn
      .clone()
      .withExif({ IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect((await ann.share(taken, 'image/jpeg', 'Our cake')).status).to.equal(200);
    const [message] = door.kept;
    const url = urlOf(message as Inbound);
    expect([message?.text, url]).to.satisfy(
      ([text, at]: string[]) =>
        text === 'Our cake' && /^https:\/\/doorstep\.example\/media\/[\w-]{43}$/.test(at ?? ''),
    );
    const picture = await kept(url);
    expect(picture).to.deep.include({ conversation: 'slack/T1/U1', contentType: 'image/jpeg' });
    expect((await sharp(picture?.bytes).metadata()).exif).to.equal(undefined);
    expect((await sharp(taken).metadata()).exif).to.not.equal(undefined);
  });

  it('is no picture of ours where Slack does not give it, where it is none, or is too big', async () => {
    const png = await drawn.clone().png().toBuffer();
    await ann.share(Buffer.from('<html>Sign in</html>'), 'image/png');
    await ann.share(Buffer.alloc(11 * 1024 * 1024), 'image/png', 'big');
    await ann.share(png, 'application/pdf', 'a form');
    expect(door.faults).to.deep.equal([]);
    const { token } = ann.workspace;
    ann.workspace.token = 'xoxb-new';
    await ann.share(png, 'image/png', 'not for us');
    ann.workspace.token = token;
    expect(door.faults).to.have.length(1);
    expect(door.kept.map((one) => [one.text, urlOf(one)])).to.deep.equal([
      ['', 'about:blank'],
      ['big', 'about:blank'],
      ['a form', 'about:blank'],
      ['not for us', 'about:blank'],
    ]);
  });

  it('is fetched from Slack alone', async () => {
    let asked = 0;
    const elsewhere = { ...file, mimetype: 'image/png', url_private: `${door.base}/media/1` };
    const other = { ...elsewhere, url_private: 'not an address' };
    door.beforeKeep = () => asked++;
    const calls = new RealCalls(door);
    await calls.event(said('one', { subtype: 'file_share', files: [elsewhere] }));
    await calls.event(said('two', { ts: '2.2', subtype: 'file_share', files: [other] }));
    expect([asked, door.kept.map(urlOf)]).to.deep.equal([2, ['about:blank', 'about:blank']]);
  });
});
