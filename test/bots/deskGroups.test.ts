// Groups under two hands and from two workspaces: what two people do at once happens once, and of another workspace's group nothing
// is done.
import { expect } from 'chai';
import { Scene } from '../support/scene.js';

const facts = [
  'groups: Art group, Music (by request)',
  'the group Art group has a channel in Slack',
  'Jo is in Art group',
  'Ana is staff in Slack',
  'Bob is staff in Slack',
  "Gus answers for Green's Cafe in Slack",
  'Mia runs Art group in another Slack',
] as const;

describe('groups at the desk', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(...facts);
  });
  afterEach(() => scene.close());

  const press = (who: string, choice: string, filled = {}) => ({ who, says: { choice, filled } });
  const groupCalled = async (name: string) => {
    const found = await scene.store.view.communities.byName(name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };
  const verbs = async () =>
    (await scene.store.view.safety.audit('group', 20)).map(
      ({ detail }) => (JSON.parse(detail) as { verb: string }).verb,
    );

  it('let one of two decide on who asks to join, and tell them once', async () => {
    await scene.says('Jo', 'join music');
    const [line] = await scene.store.view.safety.linesOf('person-jo');
    const { faults, sent } = await scene.hear(
      press('Ana', `do:let-in:${line?.id}`),
      press('Bob', `do:not-now:${line?.id}`),
    );
    expect(faults).to.deep.equal([]);
    expect(sent.filter(({ personId }) => personId === 'person-jo')).to.have.length(1);
    expect(sent.filter(({ body }) => /has dealt with this/.test(body.text))).to.have.length(1);
    expect(await verbs()).to.have.length(1);
  });

  it('give a role once, and the last place to one of two', async () => {
    const { id } = await groupCalled('Art group');
    const key = (who: string) => scene.town.placeOf(who, 'slack').address;
    const give = (who: string) => ({ way: 'give', who: key(who) });
    const { faults, sent } = await scene.hear(
      press('Ana', `do:facilitators:${id}`, give('Gus')),
      press('Bob', `do:facilitators:${id}`, give('Gus')),
    );
    expect(faults).to.deep.equal([]);
    expect(sent.filter(({ body }) => /has this role now/.test(body.text))).to.have.length(1);
    expect(await scene.store.view.communities.facilitators(id)).to.have.length(2);
  });

  it('have eight facilitators and no ninth, though two are named at once', async () => {
    const { id } = await groupCalled('Art group');
    const more = ['Al', 'Bea', 'Cy', 'Di', 'Ed', 'Fay'].map((name) => `${name} runs Art group in Slack`);
    await scene.tell(...more, 'Kit is in Art group in Slack');
    const give = (who: string) => ({ way: 'give', who: scene.town.placeOf(who, 'slack').address });
    const { faults, sent } = await scene.hear(
      press('Ana', `do:facilitators:${id}`, give('Gus')),
      press('Bob', `do:facilitators:${id}`, give('Kit')),
    );
    expect(faults).to.deep.equal([]);
    expect(sent.filter(({ body }) => /has a new role/.test(body.text))).to.have.length(1);
    expect(await scene.store.view.communities.facilitators(id)).to.have.length(8);
  });

  it('send an announcement once, though two press Send at once', async () => {
    const { id } = await groupCalled('Art group');
    await scene.hear(press('Ana', `do:announce:${id}`, { text: 'We meet at ten.' }));
    const [draft] = await scene.store.view.safety.audit('group', 1);
    const { announcement } = JSON.parse(draft?.detail ?? '{}') as { announcement: string };
    await scene.hear(
      press('Ana', `do:send-news:${announcement}`),
      press('Bob', `do:send-news:${announcement}`),
    );
    expect((await verbs()).toSorted()).to.deep.equal(['announce', 'announce-draft']);
  });

  it('close a group once, though two press at once', async () => {
    const { id } = await groupCalled('Art group');
    const { faults } = await scene.hear(
      press('Ana', `do:close-group:${id}`),
      press('Bob', `do:merge:${id}`, { into: 'Music' }),
    );
    expect(faults).to.deep.equal([]);
    expect(await verbs()).to.have.length(1);
  });

  it('are left alone from a workspace that they do not belong to', async () => {
    const { id } = await groupCalled('Art group');
    for (const verb of [
      'announce',
      'spin-off',
      'merge',
      'close-group',
      'invite',
      'facilitators',
      'reopen-group',
      'group',
    ]) {
      const { sent } = await scene.hear(
        press('Mia', `do:${verb}:${id}`, { text: 'x', name: 'Xylo', into: 'Music' }),
      );
      expect(
        sent.map(({ body }) => body.text),
        verb,
      ).to.deep.equal(['This is for staff of this group. Ask one of them to add you.']);
    }
    expect(await verbs()).to.deep.equal([]);
    expect((await groupCalled('Art group')).closedAt).to.equal(null);
  });
});
