// Sending through Slack's own client to the pretend Slack: where each message is seen, and what we make of each answer.
import { expect } from 'chai';
import { DeliveryError, type Outbound, type Sheet } from '../../channels/channel.js';
import type { PretendSlack, SlackTrouble } from '../../channels/simulator/slack/slack.js';
import { knownCodes } from '../../channels/slack/errors.js';
import { readMetadata } from '../../channels/slack/forms.js';
import type { Store } from '../../store/store.js';
import { openSlackTown, outbound, type SenderOptions, senderFor } from '../support/slackTown.js';
import { temporaryStore } from '../support/stores.js';

const card = (text: string, more: Partial<Outbound> = {}): Outbound =>
  outbound({
    address: 'T1',
    conversation: 'C1',
    card: 'board:all',
    text,
    sheet: { title: text, parts: [{ kind: 'buttons', buttons: [{ id: 'do:take:1', label: 'I take it' }] }] },
    ...more,
  });
const form: Sheet = {
  title: 'A note',
  parts: [{ kind: 'field', field: { name: 'note', label: 'Your note', kind: 'words' } }],
  submit: { id: 'do:note:p1', label: 'Keep' },
};

describe('slack, sending', () => {
  let slack: PretendSlack;
  let store: Store;
  let remove: () => Promise<void>;
  const now = (): number => Date.parse('2026-12-01T10:00:00Z');

  before(async () => ({ store, remove } = await temporaryStore()));
  after(() => remove());
  beforeEach(async () => (slack = await openSlackTown(now)));
  afterEach(async () => {
    await slack.close();
    await store.slack.uninstall('T1');
  });

  const sender = (more: Partial<SenderOptions> = {}) =>
    senderFor(slack, { memory: store.slack, now, ...more });
  const send = (message: Outbound, more: Partial<SenderOptions> = {}) => sender(more).send(message);
  const failure = (message: Outbound, more: Partial<SenderOptions> = {}): Promise<unknown> =>
    send(message, more).then(
      () => undefined,
      (fault: unknown) => fault,
    );
  const jo = () => slack.person('T1', 'U2');
  const textsOf = (channel?: string, who = jo()): string[] => who.sees(channel).map(({ text }) => text);
  const openForm = (user = 'U2'): string => {
    const shape = {
      type: 'modal' as const,
      title: { type: 'plain_text' as const, text: 'One moment' },
      blocks: [],
    };
    return slack.workspace('T1').openModal(user, shape).id;
  };

  describe('where a message is seen', () => {
    it('by one person, whether they have written before or not', async () => {
      const { providerId } = await send(outbound({ choices: [{ id: 'ok', label: 'OK' }] }));
      const [message] = jo().sees();
      expect(providerId).to.equal(`T1/${jo().direct}/${message?.ts}`);
      await send(outbound({ conversation: jo().direct, text: 'Again.' }));
      expect(textsOf()).to.deep.equal(['Hello.\n• OK', 'Again.']);
      expect(slack.calls.filter(({ method }) => method === 'conversations.open')).to.have.length(1);
    });

    it('by one person alone in a channel and in a thread', async () => {
      const root = slack.workspace('T1').add({ channel: 'C1', user: 'U1', isBot: false, text: 'A question' });
      await send(outbound({ conversation: 'C1', text: 'Only you.' }));
      await send(outbound({ conversation: `C1/${root.ts}`, text: 'Only you, below.' }));
      expect(textsOf('C1')).to.deep.equal(['A question', 'Only you.', 'Only you, below.']);
      expect(textsOf('C1', slack.person('T1', 'U1'))).to.deep.equal(['A question']);
    });

    it('between them and us where they, or we, are not in the channel', async () => {
      for (const conversation of ['C2', 'C3', 'C9'])
        await send(outbound({ conversation, text: conversation }));
      expect(textsOf()).to.deep.equal(['C2', 'C3', 'C9']);
    });

    it('in a form, which remembers where it was opened', async () => {
      const view = openForm();
      await send(outbound({ conversation: `${view}>C1/1.5`, sheet: form }));
      expect(jo().modal?.shape).to.nested.include({ type: 'modal', 'title.text': 'A note' });
      const carried = readMetadata(jo().modal?.shape.private_metadata ?? '');
      expect(carried).to.include({ place: 'C1/1.5', submit: 'do:note:p1' });
      await send(outbound({ conversation: view, text: 'This is for staff.' }));
      expect(JSON.stringify(jo().modal?.shape.blocks)).to.include('This is for staff.');
    });

    it('where they were, if the form was closed meanwhile, and nothing is amiss with them', async () => {
      const view = openForm();
      jo().closeModal();
      await send(outbound({ conversation: `${view}>C1`, sheet: form }));
      await send(outbound({ conversation: view, text: 'This is for staff.' }));
      expect(textsOf('C1')).to.deep.equal(['That form has closed. Please open it again.']);
      expect(textsOf()).to.deep.equal(['This is for staff.']);
    });

    it('on their home, and words for somebody on their home between them and us', async () => {
      const home: Sheet = { title: 'Doorstep', parts: [{ kind: 'heading', text: 'What needs you now' }] };
      await send(outbound({ conversation: 'home', sheet: home }));
      expect(JSON.stringify(jo().home?.shape.blocks)).to.include('What needs you now');
      await send(outbound({ conversation: 'home', text: 'Closed.' }));
      expect(textsOf()).to.deep.equal(['Closed.']);
    });
  });

  describe('cards', () => {
    it('are posted once, changed from then on, and posted anew when somebody deleted them', async () => {
      const line = sender();
      await line.send(card('One waits'));
      await line.send(card('Two wait'));
      expect(textsOf('C1')).to.deep.equal(['Two wait']);
      const ts = await store.slack.place('T1', 'C1', 'board:all');
      expect(await store.slack.cardAt('T1', 'C1', ts ?? '')).to.equal('board:all');
      const [message] = jo().sees('C1');
      if (message) slack.workspace('T1').change(message, { isDeleted: true });
      // Another process: it knows only what is stored.
      await send(card('Three wait'));
      expect(textsOf('C1')).to.deep.equal(['Three wait']);
      expect(await store.slack.place('T1', 'C1', 'board:all')).to.not.equal(ts);
    });

    it('stand below another one, which must stand first', async () => {
      const below = card('Jo asked for you', { conversation: 'C1>person:p2', card: 'waiting:w1' });
      expect(await failure(below)).to.include({ problem: 'unreachable' });
      await send(card('Jo', { card: 'person:p2' }));
      await send(below);
      await send(card('A note', { conversation: 'C1>person:p2', card: 'note:n1' }));
      const root = await store.slack.place('T1', 'C1', 'person:p2');
      const thread = slack.workspace('T1').thread('C1', root ?? '');
      expect(thread.map(({ text, isBroadcast }) => [text, isBroadcast])).to.deep.equal([
        ['Jo', false],
        ['Jo asked for you', true],
        ['A note', false],
      ]);
    });

    it('that were read earlier never take the place of a later one', async () => {
      const line = sender();
      await line.send(card('Now', { claimedAt: 2_000 }));
      await line.send(card('Then', { claimedAt: 1_000 }));
      expect(textsOf('C1')).to.deep.equal(['Now']);
    });

    it('are shown without a picture that Slack cannot fetch', async () => {
      slack.fail({ error: 'invalid_blocks' });
      const picture = {
        kind: 'picture',
        url: 'https://doorstep.example.org/media/1/2',
        alt: 'A cake',
      } as const;
      await send(card('Look', { sheet: { title: 'Look', parts: [picture] } }));
      expect(JSON.stringify(jo().sees('C1')[0]?.blocks))
        .to.include('A cake')
        .and.not.include('image_url');
    });

    it('of a workspace we are not in wait until it lets us in', async () => {
      const fault = await failure(card('Secret', { address: 'T2' }));
      expect(fault)
        .to.include({ problem: 'misconfigured' })
        .and.nested.include({ 'detail.code': 'not installed' });
      expect(slack.calls).to.deep.equal([]);
    });
  });

  describe('what each answer means', () => {
    for (const [code, problem] of knownCodes) {
      it(`${code} is ${problem}, asked once`, async () => {
        slack.fail({ error: code }, 1, 'chat.postMessage');
        const fault = await failure(outbound({}));
        expect(fault).to.be.instanceOf(DeliveryError).and.nested.include({ problem, 'detail.code': code });
        expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).to.have.length(1);
      });
    }

    const rows: [what: string, trouble: SlackTrouble, posted: string, changed: string][] = [
      ['a wait is honoured', { retryAfter: 7 }, 'throttled', 'throttled'],
      ['a server that is down may have heard', { status: 503 }, 'unknown', 'unreachable'],
      ['a stranger answered', { status: 404 }, 'misconfigured', 'misconfigured'],
      ['an answer that was lost', 'drop-after-done', 'unknown', 'unreachable'],
      ['no answer in time', 'hang', 'unknown', 'unreachable'],
    ];
    for (const [what, trouble, posted, changed] of rows) {
      it(`${what}: a new message is ${posted}, a change is ${changed}`, async () => {
        slack.fail(trouble, 1, 'chat.postMessage');
        const fault = (await failure(outbound({}), { patience: 60 })) as DeliveryError;
        expect(fault).to.be.instanceOf(DeliveryError).and.include({ problem: posted });
        if (posted === 'throttled') expect(fault.detail.retryAfter).to.equal(7_000);
        await send(card('One waits'));
        slack.fail(trouble, 1, 'chat.update');
        expect(await failure(card('Two wait'), { patience: 60 })).to.include({ problem: changed });
      });
    }

    it('nobody listening is unreachable', async () => {
      const fault = await failure(outbound({}), { apiUrl: 'http://127.0.0.1:1/api/' });
      expect(fault).to.include({ problem: 'unreachable' });
    });

    it('what Slack does not take is our own fault, and no word of it is repeated', async () => {
      slack.fail({ error: 'invalid_blocks' });
      const fault = (await failure(outbound({ text: 'My secret', conversation: jo().direct }))) as Error;
      expect(fault).to.be.instanceOf(Error).and.not.instanceOf(DeliveryError);
      expect(`${fault.stack}`).to.include('invalid_blocks').and.not.include('secret');
    });
  });

  it('after a crash, changes are made again, and nobody knows of new messages', async () => {
    const { find } = sender();
    expect(await find(card('One waits'))).to.equal(undefined);
    await send(card('One waits'));
    expect(await find(card('One waits'))).to.equal(null);
    expect(await find(outbound({ conversation: 'home' }))).to.equal(null);
    expect(await find(outbound({ conversation: 'V1>C1' }))).to.equal(null);
    expect(await find(outbound({ conversation: 'D1' }))).to.equal(undefined);
  });
});
