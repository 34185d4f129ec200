// The desk under two hands: whatever two people do to one thing at once, it happens once, and both hear which.
import { expect } from 'chai';
import { deeds } from '../../dialogs/desk/index.js';
import { Scene } from '../support/scene.js';
import type { SentRow } from '../support/stage.js';

const facts = [
  'groups: Art group',
  'Sam is in Art group',
  'Ana is staff in Slack',
  'Bob is staff in Slack',
] as const;

describe('the desk', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(...facts);
    scene.town.slack.settles('Stranger', 'Slack');
  });
  afterEach(() => scene.close());

  const lineOf = async () => {
    const [line] = await scene.store.view.safety.linesOf('person-sam');
    if (!line) throw new Error('nothing waits');
    return line;
  };
  const press = (who: string, choice: string, filled = {}) => ({ who, says: { choice, filled } });
  const heard = (sent: readonly SentRow[], who: string): string[] =>
    sent.filter(({ address }) => address === `T1/U${who.toUpperCase()}`).map(({ body }) => body.text);

  it('lets one of two who press at once take a thing, and tells both', async () => {
    await scene.says('Sam', 'person');
    const { id } = await lineOf();
    const { faults, sent } = await scene.hear(press('Ana', `do:take:${id}`), press('Bob', `do:take:${id}`));
    expect(faults).to.deep.equal([]);
    const { takenBy } = await lineOf();
    const [first, second] = takenBy === 'person-ana' ? ['Ana', 'Bob'] : ['Bob', 'Ana'];
    expect(heard(sent, first)).to.deep.equal(['It is yours now.']);
    expect(heard(sent, second)).to.deep.equal([`${first} has taken this.`]);
  });

  it('lets one of two who press at once close a thing, and tells both', async () => {
    await scene.says('Sam', 'person');
    const { id } = await lineOf();
    const { faults, sent } = await scene.hear(press('Ana', `do:close:${id}`), press('Bob', `do:close:${id}`));
    expect(faults).to.deep.equal([]);
    const { doneBy } = await lineOf();
    const [first, second] = doneBy === 'person-ana' ? ['Ana', 'Bob'] : ['Bob', 'Ana'];
    expect(heard(sent, first)).to.deep.equal(['Closed.']);
    expect(heard(sent, second)).to.deep.equal([`${first} has dealt with this.`]);
    const trail = await scene.store.view.safety.audit('desk', 10);
    expect(trail.map(({ actor }) => actor)).to.deep.equal([`person-${first.toLowerCase()}`]);
  });

  it('sends a note once, though two press Send at once', async () => {
    await scene.says('Sam', 'person');
    await scene.says('Ana', { action: 'note', text: 'Hello Sam', card: 'person:person-sam' });
    const [note] = await scene.store.view.notes.about('person-sam', 10);
    const send = (who: string) => ({ who, says: { choice: `do:send-note:${note?.id}` } });
    const { faults, sent } = await scene.hear(send('Ana'), send('Bob'));
    expect(faults).to.deep.equal([]);
    const told = ['Ana', 'Bob'].flatMap((who) => heard(sent, who)).sort();
    expect(told).to.deep.equal(['It is on its way to Sam.', 'This was sent already.']);
    const texts = (await scene.pass('1 minute')).filter(({ channel }) => channel === 'sms');
    expect(texts).to.have.length(1);
  });

  it('shows words that were changed, or are new, before they can leave', async () => {
    await scene.says('Sam', 'person');
    await scene.says('Ana', { action: 'note', text: 'Hello Sam', card: 'person:person-sam' });
    const [note] = await scene.store.view.notes.about('person-sam', 10);
    const shown = await scene.hear(
      press('Ana', `do:send-note:${note?.id}`, { text: 'Good day Sam' }),
      press('Bob', 'do:write:person-sam', { text: 'Come at ten.' }),
    );
    expect(heard(shown.sent, 'Ana')[0]).to.match(/^Sam will read: "Good day Sam"\nIt reads at grade \d/);
    expect(heard(shown.sent, 'Bob')[0]).to.match(/^Sam will read: "Come at ten\."\nIt reads at grade \d/);
    expect((await scene.pass('1 hour')).filter(({ channel }) => channel === 'sms')).to.deep.equal([]);
    await scene.says('Bob', { choice: `do:send-note:${note?.id}` });
    const texts = (await scene.pass('1 minute')).filter(({ channel }) => channel === 'sms');
    expect(texts.map(({ body }) => body.text)).to.deep.equal(['Bob at Hillside says: "Good day Sam"']);
  });

  it('never sends what is written below a card, whatever it is and whoever writes it', async () => {
    await scene.says('Sam', 'person');
    const { id } = await lineOf();
    const words = ['hello', 'STOP', '1', 'post I am here', 'help', '/cop ask Sam', 'do:close:x', '', '💚'];
    const cards = ['person:person-sam', `waiting:${id}`, 'note:none', 'board:all', '', 'person:nobody'];
    const notes = words.flatMap((text) => cards.map((card) => ({ action: 'note', text, card })));
    const { faults, sent } = await scene.hear(
      ...['Ana', 'Bob', 'Stranger'].flatMap((who) => notes.map((says) => ({ who, says }))),
    );
    const later = await scene.pass('2 days');
    expect(faults).to.deep.equal([]);
    expect([...sent, ...later].filter(({ channel }) => channel !== 'slack')).to.deep.equal([]);
  });

  it('does nothing for somebody without a role, whatever they press', async () => {
    await scene.tell('Jo is in Art group in Slack', 'groups: Tea club', 'Mia runs Tea club in another Slack');
    await scene.says('Sam', 'person');
    const { id } = await lineOf();
    const forAnybody = ['new-update', 'share-to-community', 'ask', 'groups', 'settings'];
    const verbs = deeds.map(({ verb }) => verb).filter((verb) => !forAnybody.includes(verb));
    const abouts = [id, 'person-sam', ''];
    for (const who of ['Jo', 'Mia', 'Stranger']) {
      const presses = verbs.flatMap((verb) =>
        abouts.map((about) => press(who, `do:${verb}:${about}`, { text: 'x', who: 'T1/UJO' })),
      );
      const { faults } = await scene.hear(...presses);
      expect(faults).to.deep.equal([]);
    }
    expect(await lineOf()).to.deep.include({ doneAt: null, takenBy: null });
    expect(await scene.store.view.safety.audit(null, 10)).to.deep.equal([]);
    expect((await scene.pass('1 minute')).filter(({ channel }) => channel === 'sms')).to.deep.equal([]);
  });
});
