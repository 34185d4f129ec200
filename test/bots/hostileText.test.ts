// Text made to keep a machine busy: a turn on it ends, and costs no more than a few turns on a plain text of the same length.
import { expect } from 'chai';
import { Scene } from '../support/scene.js';
import { partOfToday } from '../support/today.js';

const length = 1_600;
const filled = (part: string): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** Each has made some reader of text slow: recognisers of dates and numbers, stemmers, distances, patterns, normalisation. */
const hostile: Readonly<Record<string, string>> = {
  'ones and spaces': filled('1 '),
  'one long word': filled('a'),
  'a long word that almost stems': filled('ing'),
  'spaces only, then a letter': `${' '.repeat(length - 1)}a`,
  'spaces inside': `post${' '.repeat(length - 8)}note`,
  quotes: filled('"'),
  'brackets that never close': filled('([{<'),
  'half a web address, again and again': filled('http://a.'),
  'at signs': filled('a@'),
  'dots after an at sign': `a@${filled('a.').slice(0, length - 2)}`,
  'digits like numbers': filled('07700 '),
  'digits and dashes': filled('0-'),
  'letters like postcodes': filled('AB1 2C'),
  'ligatures that grow when they are folded': filled('\uFDFA'),
  'accents on accents': `e${filled('\u0301').slice(1)}`,
  'flags and joiners': filled('👩\u200D👩\u200D👧\u200D👦'),
  'half characters': filled('\uD83D'),
  'directions and nothing': filled('\u202E\u200B'),
  'NUL and control': filled('\u0000\u0007'),
  'almost a disclosure': filled('i want to '),
  'almost a command': filled('pots psto opst '),
  'new lines': filled('\n'),
  'capital I with a dot': filled('İ'),
  Urdu: filled('مجھے نوکری '),
};

const plain = filled('We went to the sea and had chips. ');
/** A wall at ten plain turns: what backtracks or grows takes hundreds. */
const most = 10;

describe('hostile text', function () {
  this.timeout(60_000);
  let scene: Scene;
  before(async () => {
    scene = await Scene.open('groups: Art group', 'Sam is in Art group');
    for (let warm = 0; warm < 5; warm++) await cost(plain, 'idle');
  });
  after(() => scene.close());

  let people = 0;
  /** CPU microseconds of one turn, the least of three. */
  async function cost(text: string, state: 'idle' | 'writing' | 'choosing' | 'joining'): Promise<number> {
    const before = { idle: [], writing: ['post'], choosing: ['post I like tea'], joining: ['join'] }[state];
    const costs: number[] = [];
    for (let times = 0; times < 3; times++) {
      const who = `P${++people}`;
      await scene.tell(`${who} is in ${state === 'joining' ? 'no group' : 'Art group'}`);
      for (const line of before) await scene.says(who, line);
      const start = process.cpuUsage();
      const { faults } = await scene.hear({ who, says: text });
      const { user, system } = process.cpuUsage(start);
      expect(faults).to.deep.equal([]);
      costs.push(user + system);
    }
    return Math.min(...costs);
  }

  for (const state of partOfToday(['idle', 'writing', 'choosing', 'joining'] as const, 2))
    it(`costs at most ${most} plain turns (${state})`, async () => {
      const usual = await cost(plain, state);
      for (const [name, text] of Object.entries(hostile)) {
        const ratio = (await cost(text, state)) / usual;
        expect(ratio, `${name} (${state})`).to.be.below(most);
      }
    });
});
