// Two people do something about the same question at the same moment: one of the two happens, and its asker reads one thing.
import { expect } from 'chai';
import { Scene, type Saying } from '../support/scene.js';
import type { SentRow } from '../support/stage.js';

const sentences = [
  'groups: Art group',
  "employers: Green's Cafe (food), Hill Bakery (bread)",
  "Ann answers for Green's Cafe",
  "Eve answers for Green's Cafe",
  'Bob answers for Hill Bakery',
  'Jo is in Art group',
  'Ana is staff in Slack',
];

describe('two who do something about one question at once', () => {
  let scene: Scene;
  /** The line that staff have of it. */
  let late: string;

  beforeEach(async () => {
    scene = await Scene.open(...sentences);
    await scene.says('Jo', "ask green's cafe do you hire?");
    await scene.pass('73 hours');
    late = (await scene.store.view.safety.waiting(10))[0]?.id ?? '';
  });
  afterEach(() => scene.close());

  async function atOnce(...sayings: readonly Saying[]): Promise<SentRow[]> {
    const { faults, sent } = await scene.hear(...sayings);
    expect(faults).to.deep.equal([]);
    return sent;
  }

  const readBy = (who: string, sent: readonly SentRow[]): string[] =>
    sent.flatMap((row) => (scene.town.nameOf(row.address) === who ? [row.body.text] : []));

  it('answer, or give it to another employer', async () => {
    const filled = { employer: 'employer-hill-bakery' };
    const sent = await atOnce(
      { who: 'Ann', says: 'Yes we do, come in.' },
      { who: 'Ana', says: { choice: `do:reassign-question:${late}`, filled } },
    );
    const [heard, ...more] = readBy('Jo', sent);
    expect(more).to.deep.equal([]);
    const isMoved = heard?.includes('We asked Hill Bakery for you.') === true;
    expect(heard).to.match(isMoved ? /You will hear by/ : /^Green's Cafe says: "Yes we do, come in\."/);
    expect(readBy('Bob', sent)).to.have.length(isMoved ? 1 : 0);
  });

  it('answer, both of one employer', async () => {
    const sent = await atOnce(
      { who: 'Ann', says: 'Yes we do, come in.' },
      { who: 'Eve', says: 'Not this year, sorry.' },
    );
    expect(readBy('Jo', sent)).to.have.length(1);
  });

  it('answer, and staff answer it themselves', async () => {
    const sent = await atOnce(
      { who: 'Ann', says: 'Yes we do, come in.' },
      { who: 'Ana', says: { choice: `do:answer-late:${late}`, filled: { text: 'They do in spring.' } } },
    );
    const heard = readBy('Jo', sent);
    expect(heard).to.have.length(1);
    expect(heard[0]).to.match(/^(Green's Cafe|Hillside) says: /);
  });
});
