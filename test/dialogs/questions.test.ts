// What conversation files cannot show of questions: two people at once, what stands in the rows, and what employers receive.
import { expect } from 'chai';
import { DateTime } from 'luxon';
import { Scene } from '../support/scene.js';

const town = [
  "employers: Green's Cafe (food)",
  'Jo is in no group',
  'Sam is in no group',
  "Ann answers for Green's Cafe",
  "Bob answers for Green's Cafe",
];
const jo = 'person-jo';

describe('a question', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open(...town);
  });
  afterEach(() => scene.close());

  const newest = async () => (await scene.store.view.questions.waitingOf(jo))[0];
  const text = async (who: string, says: string) =>
    (await scene.says(who, says)).map(({ address, body }) => `${scene.town.nameOf(address)}: ${body.text}`);

  /** The question is passed from Ann to Bob, who has answered it while she was asked which one she means. */
  async function bobIsFirst(): Promise<void> {
    await text('Jo', "ask green's cafe do you hire?");
    await text('Sam', "ask green's cafe is it hot?");
    await text('Ann', 'Yes, we do.');
    const question = await newest();
    const { id = '' } = question ?? {};
    const at = scene.town.now;
    await scene.store.commit({
      inserts: {
        answers: [
          {
            id: 'answer-of-bob',
            questionId: id,
            employerId: 'employer-green-s-cafe',
            personId: 'person-bob',
            text: 'No.',
            kind: 'answer',
            state: 'sent',
            createdAt: at,
          },
        ],
      },
      operations: [
        {
          kind: 'set',
          table: 'questions',
          where: { id },
          expect: 1,
          values: { state: 'answered', answeredAt: at, toldAt: at },
        },
      ],
      outbox: [],
    });
  }

  it('that two people answer goes with the first; the second may add', async () => {
    await bobIsFirst();
    expect(await text('Ann', '1')).to.deep.equal(['Ann: Someone else has told Jo.']);
    expect(await text('Ann', '1')).to.have.members([
      'Ann: Sent to Jo.',
      'Jo: Green\'s Cafe added: "Yes, we do."',
    ]);
  });

  it('that somebody else has answered can be left at that', async () => {
    await bobIsFirst();
    await text('Ann', '1');
    expect(await text('Ann', '2')).to.deep.equal(['Ann: OK. I did not send it.']);
    const added = await scene.store.view.questions.lastAnsweredBy('person-ann', 0);
    expect(added).to.equal(null);
  });

  it('keeps its text, its words, its employer and its date', async () => {
    await text('Jo', 'ask Do you need cooks?');
    await text('Jo', '1');
    const question = await newest();
    expect(question).to.include({
      personId: jo,
      text: 'Do you need cooks?',
      state: 'routed',
      employerName: "Green's Cafe",
      wantedEmployerId: null,
      contactId: 'contact-ann-green-s-cafe',
      anonymous: 'no',
      shared: 'no',
      toldAt: null,
    });
    expect(question?.keywords.split(' ')).to.include('cook');
    expect(
      DateTime.fromMillis(question?.dueAt ?? 0, { zone: 'Europe/London' }).toFormat('cccc H:mm'),
    ).to.equal('Friday 17:00');
  });

  it('that is taken back keeps no words', async () => {
    await text('Jo', "ask green's cafe do you hire?");
    const { id = '' } = (await newest()) ?? {};
    await text('Jo', 'withdraw');
    await text('Jo', '2');
    expect(await scene.store.view.questions.byId(id)).to.include({
      state: 'withdrawn',
      text: '',
      keywords: '',
    });
  });

  it('is seen by staff where nobody can answer it, until somebody can', async () => {
    await scene.says('Ann', 'stop');
    await scene.says('Bob', 'stop');
    await text('Jo', "ask green's cafe do you hire?");
    const waiting = await scene.store.view.safety.waiting(10);
    expect(waiting.map(({ kind, personId }) => ({ kind, personId }))).to.deep.equal([
      { kind: 'no-employer', personId: jo },
    ]);
    await text('Jo', 'withdraw');
    await text('Jo', '2');
    expect(await scene.store.view.safety.waiting(10)).to.deep.equal([]);
  });

  it('brings employers no number, address or id of the asker, whatever the asker is called', async () => {
    await scene.store.commit({
      inserts: {},
      operations: [{ kind: 'set', table: 'people', where: { id: jo }, values: { name: 'Jo 07700 900123' } }],
      outbox: [],
    });
    const sent = await scene.says('Jo', "ask green's cafe do you hire? I am at jo@example.com");
    const later = await scene.says('Jo', '1');
    const toAnn = [...sent, ...later].filter(({ address }) => scene.town.nameOf(address) === 'Ann');
    expect(toAnn).to.have.length(1);
    expect(toAnn[0]?.body.text).to.match(/^Jo asks: "do you hire\? I am/);
    for (const secret of ['900123', 'example.com', scene.town.numberOf('Jo'), jo, 'address-jo'])
      expect(JSON.stringify(toAnn[0]?.body)).not.to.include(secret);
  });

  it('that was answered tells nothing when its date comes', async () => {
    await text('Jo', "ask green's cafe do you hire?");
    await text('Ann', 'Yes');
    expect(await scene.pass('5 days')).to.deep.equal([]);
  });
});
