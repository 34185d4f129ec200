// How long a pause is, as people type it.
import { expect } from 'chai';
import { daysIn } from '../../../dialogs/understanding/spans.js';

const examples: readonly (readonly [text: string, days: number | null])[] = [
  ['2 weeks', 14],
  ['two weeks', 14],
  ['3wks', 21],
  ['for a month', 30],
  ['ten days please', 10],
  ['a fortnight', 14],
  ['one weak', 7],
  ['2 YEARS', 365],
  ['1 day', 1],
  ['2 weks', 14],
  ['3 monts', 90],
  ['0 days', null],
  ['until Monday', null],
  ['the digest', null],
  ['my news', null],
  ['a while', null],
  ['', null],
];

describe('a length of time', () => {
  for (const [text, days] of examples)
    it(days === null ? `is not in "${text}"` : `of ${days} days is in "${text}"`, () =>
      expect(daysIn(text)).to.equal(days),
    );
});
