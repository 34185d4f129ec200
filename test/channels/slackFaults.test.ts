// What people in Slack read when something of ours did not work: each thing they can do is made to go amiss once.
import { expect } from 'chai';
import type { PretendPerson } from '../../channels/simulator/slack/slack.js';
import { drawForm, openSlackDoor, type SlackDoor, told } from '../support/slackDoor.js';

const notThrough = /^That did not get through\. .*: (\w{5})\.$/;

describe('slack, when a message cannot be kept', () => {
  let door: SlackDoor;
  let ann: PretendPerson;
  beforeEach(async () => {
    door = await openSlackDoor();
    ann = door.slack.person('T1', 'U1');
  });
  afterEach(() => door.close());

  /** The reference somebody reads is the one in the log. */
  function expectReference(sentence: string | undefined): void {
    const [, reference] = notThrough.exec(sentence ?? '') ?? [];
    expect(reference, sentence).to.be.a('string');
    const { error } = door.faults.find((one) => one.reference === reference) ?? {};
    expect(error).to.be.an('error').with.property('message', 'the store could not be reached');
  }

  it('does not acknowledge an event, so that it comes again, and says so once', async () => {
    door.failing = 2;
    const { attempts, status } = await ann.type('I got a job');
    expect([attempts, status]).to.deep.equal([3, 200]);
    expect(door.kept.map(({ text }) => text)).to.deep.equal(['I got a job']);
    expect(told(ann)).to.have.length(1);
    expectReference(told(ann)[0]);
  });

  it('says so to whoever looks at their home', async () => {
    door.failing = 1;
    expect((await ann.openHome()).attempts).to.equal(2);
    expectReference(told(ann)[0]);
  });

  it('says so in place of a command', async () => {
    door.failing = 1;
    await ann.command('find art', 'C1');
    expectReference(told(ann, 'C1')[0]);
    expect(door.kept).to.deep.equal([]);
  });

  it('says so to whoever pressed, in a channel and at home', async () => {
    const said = ann.workspace.add({
      channel: 'C1',
      user: ann.workspace.botUser,
      isBot: true,
      text: 'Jo',
      blocks: [button],
    });
    door.failing = 1;
    expect((await ann.press('Take', said)).status).to.equal(503);
    expectReference(told(ann, 'C1')[0]);
    ann.workspace.publishHome('U1', { type: 'home', blocks: [button] } as never);
    door.failing = 1;
    expect((await ann.press('Take', 'home')).status).to.equal(503);
    expectReference(told(ann)[0]);
    expect(door.kept).to.deep.equal([]);
  });

  it('says so to whoever chose a shortcut', async () => {
    door.failing = 1;
    expect((await ann.shortcut('form:new-update:')).status).to.equal(503);
    expectReference(told(ann)[0]);
  });

  it('says so in the form, which stays as it was filled in', async () => {
    drawForm(ann);
    door.failing = 1;
    const { body } = await ann.submit({ 'b-why': 'Done' });
    expectReference((JSON.parse(body) as { errors: Record<string, string> }).errors['b-why']);
    expect(ann.modal).to.not.equal(undefined);
    await ann.submit({ 'b-why': 'Done' });
    expect(door.kept).to.have.length(1);
  });

  it('logs it when nobody can be told either', async () => {
    door.failing = 1;
    door.slack.fail({ status: 500 }, 1, 'chat.postEphemeral');
    await ann.type('hi');
    expect(door.kept).to.have.length(1);
    const references = door.faults.map(({ reference }) => reference);
    expect(references).to.have.length(2);
    expect(new Set(references)).to.have.property('size', 1);
  });
});

const button = {
  type: 'actions' as const,
  block_id: 'b',
  elements: [
    {
      type: 'button' as const,
      action_id: 'a',
      value: 'do:take:1',
      text: { type: 'plain_text' as const, text: 'Take' },
    },
  ],
};
