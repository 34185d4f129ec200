import { expect } from 'chai';
import { en } from '../../dialogs/words/en.js';
import {
  alphabetGate,
  carrierGate,
  type Catalogue,
  choiceGate,
  type Gate,
  globalGate,
  grade,
  gradeGate,
  lengthGate,
  offeredGate,
  placeGate,
  questionGate,
  segmentGate,
  sentenceGate,
  sentences,
  unkindGate,
} from '../support/reading.js';
import { listed, samples } from '../support/samples.js';

interface Rule {
  gate: Gate;
  /** Catalogues of one entry that must be found out, and what is said of them. */
  bad: [Catalogue, string][];
  /** Keys or flows of the real catalogue that need not keep it: why. */
  excused?: Record<string, string>;
}

const safety =
  'The fixed message: each of its short sentences is somebody to turn to, and none can be left for later.';

const rules: Record<string, Rule> = {
  'reads at grade 4 or lower in every flow': {
    gate: gradeGate,
    bad: [
      [
        { 'x.a': 'Your communication necessitates considerable organisational intervention.' },
        'x: reads at grade 35.9',
      ],
    ],
  },
  'has sentences of 15 words at most': {
    gate: sentenceGate,
    bad: [
      [
        { 'x.a': 'I will go to the shop and then to the park and then I will go home.' },
        'x.a: 17 words in "I will go to the shop and then to the park and then I will go home."',
      ],
    ],
  },
  'has three sentences a message at most': {
    gate: lengthGate,
    bad: [[{ 'x.a': 'Hi. I am here. You are here. We go.' }, 'x.a: 4 sentences']],
    excused: { 'safe.fixed': safety, 'safe.night': safety, 'safe.again': safety },
  },
  'asks one question a message': {
    gate: questionGate,
    bad: [
      [{ 'x.a': { ask: 'Who? What?' } }, 'x.a: more than one question'],
      [{ 'x.a': { ask: 'Who?', choices: { a: 'Me?' } } }, 'x.a: more than one question'],
    ],
  },
  'blames nobody': {
    gate: unkindGate,
    bad: [
      [{ 'x.a': 'That is invalid.' }, 'x.a: says "invalid"'],
      [{ 'x.a': 'It FAILED.' }, 'x.a: says "FAILED"'],
      [{ 'x.a': { ask: 'Which?', choices: { a: 'The wrong one' } } }, 'x.a: says "wrong"'],
      [{ 'x.a': 'Your session expired.' }, 'x.a: says "session expired"'],
    ],
  },
  'has a sample for every place': {
    gate: placeGate,
    bad: [[{ 'x.a': { ask: 'Hi {nobody}', choices: { a: 'Go' } } }, 'x.a: no sample for {nobody}']],
  },
  'is written in the alphabet of text messages': {
    gate: alphabetGate,
    bad: [
      [{ 'x.a': 'It’s here.' }, 'x.a: is not GSM-7'],
      [{ 'x.a': { ask: 'Go?', choices: { a: 'Yes 🎉' } } }, 'x.a: is not GSM-7'],
    ],
  },
  'fits one segment with a question and two without': {
    gate: segmentGate(listed, samples['group']?.longest ?? ''),
    bad: [
      [
        { 'x.a': { ask: `${'go '.repeat(50)}?`, choices: { a: 'Go on', b: 'Stay' } } },
        'x.a: 166 units are more than 1 segments',
      ],
      [{ 'x.a': 'go '.repeat(110).trim() }, 'x.a: 329 units are more than 2 segments'],
      [
        {
          'post.whichGroup': {
            ask: 'Which of all these many groups that you are in is this one for, and why is that so?',
          },
        },
        'post.whichGroup: 168 units are more than 1 segments',
      ],
    ],
  },
  'offers no choice that the carrier acts on': {
    gate: carrierGate,
    bad: [
      [{ 'x.a': { ask: 'Go?', choices: { a: 'Yes', b: 'No' } } }, 'x.a: the carrier acts on "Yes"'],
      [{ 'x.a': { ask: 'Go?', choices: { a: 'Cancel' } } }, 'x.a: the carrier acts on "Cancel"'],
    ],
  },
  'has choices that can be told apart': {
    gate: choiceGate,
    bad: [
      [{ 'x.a': { ask: 'Go?', choices: { a: '2 weeks' } } }, 'x.a: "2 weeks" begins with a digit'],
      [{ 'x.a': { ask: 'Go?', choices: { a: 'Now', b: 'now!' } } }, 'x.a: "Now" does not find "Now"'],
    ],
  },
  'has no choice that means something else everywhere': {
    gate: globalGate,
    bad: [[{ 'x.a': { ask: 'Go?', choices: { a: 'Back' } } }, 'x.a: "Back" means back everywhere']],
  },
  'offers no word that nobody reads': {
    // Read where they are offered: by the welcome, by whoever was asked, by the read-back, by alert numbers.
    gate: offeredGate(['HELLO', 'PASS', 'ADD', 'OK', 'GUEST', 'READY']),
    bad: [[{ 'x.a': 'Text JUMP to jump.' }, 'x.a: nobody reads "JUMP"']],
  },
};

/** Labels that are heard everywhere and mean the same there. */
const sameEverywhere = /"(?:More" means more|Talk to a person" means person) everywhere$/;

const keyOf = (fault: string): string => fault.split(':')[0] ?? '';

describe('the catalogue', () => {
  for (const [rule, { gate, bad, excused }] of Object.entries(rules)) {
    it(rule, () => {
      const faults = gate(en, samples).filter(
        (fault) => !Object.hasOwn(excused ?? {}, keyOf(fault)) && !sameEverywhere.test(fault),
      );
      expect(faults).to.deep.equal([]);
    });

    it(`is found out when it does not: ${rule}`, () => {
      for (const [catalogue, fault] of bad) expect(gate(catalogue, samples)).to.include(fault);
    });

    if (excused)
      it(`has no excuse that is not needed: ${rule}`, () =>
        expect(gate(en, samples).map(keyOf)).to.include.members(Object.keys(excused)));
  }

  it('has the questions that are answered from a list', () =>
    expect(Object.keys(en)).to.include.members([...listed]));

  it('is let alone where nothing is amiss', () => {
    const good: Catalogue = {
      'x.ask': {
        ask: 'You wrote: "{text}"',
        choices: { share: 'Share with {group}', me: 'Only me', change: 'Change it' },
      },
      'x.say': 'Shared. Text UNDO to take it back.',
      'x.part': 'phone number',
    };
    for (const { gate } of Object.values(rules)) expect(gate(good, samples)).to.deep.equal([]);
  });
});

describe('how a text reads', () => {
  it('is counted in sentences, a new line beginning one', () => {
    expect(sentences('Hi. You wrote: "I got a job."\nSend new words, e.g. two.')).to.have.length(3);
    expect(sentences('')).to.deep.equal([]);
  });

  it('is easier with short words and short sentences', () => {
    expect(grade(['The cat sat on the mat.'])).to.be.below(0);
    // The formula's own arithmetic: 0.39 * 7 / 1 + 11.8 * 11 / 7 - 15.59.
    expect(grade(['The Australian platypus is a hybrid mammal.'])).to.be.closeTo(
      0.39 * 7 + (11.8 * 14) / 7 - 15.59,
      2,
    );
  });
});
