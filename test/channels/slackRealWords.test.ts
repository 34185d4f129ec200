// Words in every shape in which Slack sends them: emoji by name, links it made by itself, edits of one second, files without a word.
import { expect } from 'chai';
import { findDetails } from '../../dialogs/understanding/personalDetails.js';
import { openSlackDoor, type SlackDoor } from '../support/slackDoor.js';
import { edit, file, RealCalls, richText, said, ts } from '../support/slackReal.js';

describe('slack, words as Slack sends them', () => {
  let door: SlackDoor;
  let slack: RealCalls;
  beforeEach(async () => {
    door = await openSlackDoor();
    slack = new RealCalls(door);
  });
  afterEach(() => door.close());
  const texts = (): (string | undefined)[] => door.kept.map(({ text }) => text);

  const wave = { type: 'emoji', name: 'wave', unicode: '1f44b-1f3fc', skin_tone: 3 };
  const written: [sent: object, words: string][] = [
    [said('I won :smile: &amp; I &lt;3 it'), 'I won 😄 & I <3 it'],
    [said('hi :wave::skin-tone-3:', { blocks: richText({ type: 'text', text: 'hi ' }, wave) }), 'hi 👋🏼'],
    [said('hi :wave::skin-tone-6:', { blocks: undefined }), 'hi 👋🏿'],
    [said('our :party-parrot: at 10:30:45'), 'our :party-parrot: at 10:30:45'],
    [said('ring <tel:+447700900123|07700 900123>'), 'ring 07700 900123'],
    [said('or <mailto:jo@example.org|jo@example.org>'), 'or jo@example.org'],
    [said('see <http://example.org|example.org>'), 'see http://example.org'],
    [said('<@U2|bo> in <#C1|art> and <!subteam^S1|@cooks>'), '@bo in #art and @cooks'],
    [said('', { blocks: undefined, text: null }), ''],
    [said('x'.repeat(40_000)), 'x'.repeat(40_000)],
    [said('in a thread', { thread_ts: '1764500000.000100', parent_user_id: 'UBOT' }), 'in a thread'],
    [
      said('to all', { subtype: 'thread_broadcast', thread_ts: '1.1', root: { ts: '1.1', text: 'x' } }),
      'to all',
    ],
    [said('me too', { subtype: 'me_message', bot_id: null, edited: null, files: null }), 'me too'],
  ];
  for (const [sent, words] of written)
    it(`hears ${JSON.stringify(words.slice(0, 40))} as it was written`, async () => {
      expect(await slack.event(sent)).to.equal(200);
      expect([texts(), door.faults]).to.deep.equal([[words], []]);
    });

  it('finds a number and an address in words that Slack made links of', async () => {
    await slack.event(said('<tel:+447700900123|07700 900123>, <mailto:jo@example.org|jo@example.org>'));
    expect(findDetails(texts()[0] ?? '').kinds).to.deep.equal(['phone', 'email']);
    expect(texts()[0]).to.equal('07700 900123, jo@example.org');
  });

  it('hears two edits of one second, and each of them once', async () => {
    await slack.event(said('Monday'));
    for (const again of [1, 2]) {
      await slack.event(edit('Tuesday', 'Monday', `1764600009.00${again}100`));
      await slack.event(edit('Wednesday', 'Tuesday', `1764600009.00${again}200`));
    }
    expect(texts()).to.deep.equal(['Monday', 'Tuesday', 'Wednesday']);
  });

  it('hears an edit that does not say which message it is of, where the one before does', async () => {
    const { message, ...rest } = edit('Tuesday', 'Monday', '1764600009.001100');
    const { ts: _, ...bare } = message;
    expect(await slack.event({ ...rest, message: bare })).to.equal(200);
    expect(door.kept[0]?.providerId).to.include(`T1 D1 ${ts} `);
  });

  it('keeps a file that comes without a word', async () => {
    await slack.event(
      said('', { subtype: 'file_share', files: [file], upload: false, display_as_bot: false }),
    );
    const tombstone = { id: 'F2', mode: 'tombstone' };
    await slack.event(said('', { ts: '1764600001.1', subtype: 'file_share', files: [tombstone] }));
    expect(door.kept.map(({ text, media }) => [text, media?.length])).to.deep.equal([
      ['', 1],
      ['', undefined],
    ]);
  });

  it('belongs to the workspace that let us in, where an enterprise names another', async () => {
    await slack.event(said('hello'), { team_id: 'T2', context_team_id: 'T1' });
    expect(door.kept.map(({ address }) => address)).to.deep.equal(['T1/U1']);
  });
});
