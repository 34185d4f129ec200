import { expect } from 'chai';
import { addTo, joinParts } from '../../../dialogs/understanding/parts.js';

const sentence = 'I went to the fair with my sister and her dog last week and it rained a lot. ';
const full = (length: number): string => sentence.repeat(5).slice(0, length);

describe('A text in several parts', () => {
  const cases: readonly [what: string, parts: string[], whole: string][] = [
    ['is cut in the middle of a word by a phone', [full(153), 'x was fun'], `${full(153)}x was fun`],
    ['ends with its short part, whichever comes first', ['x was fun', full(160)], `${full(160)}x was fun`],
    [
      'begins with the part that begins a sentence',
      [`and ${full(150)}`, full(153)],
      `${full(153)}and ${full(150)}`.trim(),
    ],
    [
      'has a space where it was cut by its writer',
      [`${full(150)}!`, 'We had chips.'],
      `${full(150)}! We had chips.`,
    ],
    ['has the space that stands there already', [full(153), ' and chips'], `${full(153)} and chips`],
    ['has a part that came twice once', [full(160), 'x end', full(160)], `${full(160)}x end`],
    [
      'stays in the order in which it came where nothing says more',
      [`A ${full(150)}`, `B ${full(150)}`],
      `A ${full(150)} B ${full(150)}`,
    ],
    ['may be in letters of which fewer fit', ['ж'.repeat(140), 'ж'], `${'ж'.repeat(140)} ж`],
  ];
  for (const [what, parts, whole] of cases)
    it(what, () =>
      expect(joinParts(parts).replaceAll('  ', ' ')).to.equal(whole.trim().replaceAll('  ', ' ')),
    );

  it('goes on after what was read already, and before it where that was cut off', () => {
    expect(addTo('I went to the fair', 'it rained')).to.equal('I went to the fair it rained');
    expect(addTo('x was fun', full(160))).to.equal(`${full(160)}x was fun`);
    expect(addTo(full(160), 'x was fun')).to.equal(`${full(160)}x was fun`);
  });
});
