// What a text looks like on a basic phone, and what it costs.
import { expect } from 'chai';
import * as fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { clean, draw, pages, segments, textMore } from '../../channels/plainText.js';

const emoji = ['👍', '👍🏽', '👩‍👩‍👧', '🧑‍🦰', '🫱🏽', '🇬🇧', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '❤️', '1️⃣'];
const letters = ['é', 'ê', 'ç', 'ŵ', 'ŷ', 'آپ', 'کا', 'شکریہ', 'हिन्दी', 'நி', 'e\u0301'];
const awkward = [
  '€',
  '^',
  '{',
  '}',
  '[',
  ']',
  '~',
  '\\',
  '|',
  '\f',
  '\r\n',
  '\n',
  '`',
  '“',
  '\u200d',
  '\ud83d',
  '\udc4d',
];
const pieces = fc.oneof(
  fc.constantFrom(...emoji),
  fc.constantFrom(...letters),
  fc.constantFrom(...awkward),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const anyText = fc.oneof(
  fc.array(pieces, { maxLength: 120 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom('€', '^', 'a', 'b'), { maxLength: 700 }).map((parts) => parts.join('')),
);
const share = [
  { id: 'share', label: 'Share with Art group' },
  { id: 'mine', label: 'Only me' },
];

describe('plain text', () => {
  it('draws choices as numbered lines', () => {
    expect(draw('Who sees it?', share)).to.equal('Who sees it?\n1 Share with Art group\n2 Only me');
    expect(draw('', share)).to.equal('1 Share with Art group\n2 Only me');
    expect(draw('Thank you.', [])).to.equal('Thank you.');
  });

  describe('cleans up what nobody can see a reason for', () => {
    const rows: [was: string, is: string][] = [
      ['“Hi” – it’s me…', '"Hi" - it\'s me...'],
      ['`code` and ´this´', "'code' and 'this'"],
      ['a\u00a0b\u2009c\td', 'a b c d'],
      ['a\u200bb\u00adc\ufeffd\u2060e', 'abcde'],
      ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
      ['bell\u0007 and nul\u0000', 'bell and nul'],
      ['e\u0301', 'é'],
      ['co\u200dop \u200e(left)', 'coop (left)'],
    ];
    for (const [was, is] of rows) it(JSON.stringify(was), () => expect(clean(was)).to.equal(is));
  });

  it('keeps emoji, accents, Welsh and Urdu as they were typed', () => {
    for (const text of [
      ...emoji,
      'Café, naïve, façade',
      'Ŵyl y gŵyr',
      'آپ کا شکریہ',
      'می\u200cخواهم',
      '\u200fآپ ok',
    ]) {
      expect(clean(text)).to.equal(text);
    }
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(anyText, (text) => clean(clean(text)) === clean(text)));
  });

  describe('counts segments', () => {
    const rows: [text: string, encoding: string, units: number, count: number][] = [
      ['', 'GSM-7', 0, 1],
      ['a'.repeat(160), 'GSM-7', 160, 1],
      ['a'.repeat(161), 'GSM-7', 161, 2],
      ['a'.repeat(306), 'GSM-7', 306, 2],
      ['a'.repeat(307), 'GSM-7', 307, 3],
      ['€'.repeat(80), 'GSM-7', 160, 1],
      ['€'.repeat(153), 'GSM-7', 306, 3],
      ['é'.repeat(160), 'GSM-7', 160, 1],
      ['ê'.repeat(70), 'UCS-2', 70, 1],
      ['ŵ'.repeat(71), 'UCS-2', 71, 2],
      ['ŵ'.repeat(134), 'UCS-2', 134, 2],
      ['ŵ'.repeat(135), 'UCS-2', 135, 3],
      ['👍'.repeat(67), 'UCS-2', 134, 3],
    ];
    for (const [text, encoding, units, count] of rows) {
      it(`${count} for ${units} units of ${text.slice(0, 2) || 'nothing'}`, () => {
        expect(segments(text)).to.deep.equal({ encoding, units, segments: count });
      });
    }

    it('exactly as the calculator Twilio publishes', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const theirs = new SegmentedMessage(text);
          const ours = segments(text);
          expect([ours.encoding, ours.segments]).to.deep.equal([theirs.encodingName, theirs.segmentsCount]);
          if (ours.encoding === 'GSM-7') expect(ours.units).to.equal(theirs.numberOfCharacters);
        }),
        { numRuns: 400 },
      );
    });
  });

  describe('cuts pages', () => {
    const words = 'It was a good day at the shop and I met many people';
    const marks = / \((\d+)\/(\d+)\)(?: Text MORE)?$/;

    it('not at all when two segments hold the text and its choices', () => {
      expect(pages('a'.repeat(306), [])).to.deep.equal(['a'.repeat(306)]);
      expect(pages('ŵ'.repeat(134), [])).to.have.length(1);
      expect(pages('Who sees it?', share)).to.deep.equal(['Who sees it?']);
    });

    it('after a sentence, and says how to go on', () => {
      const text = `${words}. `.repeat(12).trim();
      const cut = pages(text, share);
      expect(cut).to.have.length(3);
      expect(cut[0]).to.match(/people\. \(1\/3\) Text MORE$/);
      expect(cut[1]).to.match(/people\. \(2\/3\) Text MORE$/);
      expect(cut[2]).to.match(/people\. \(3\/3\)$/);
      expect(cut[0]).to.include(textMore);
    });

    it('between words where no sentence ends, and between characters where no word does', () => {
      const [first = ''] = pages(`${words} `.repeat(12), []);
      expect(words.split(' ')).to.include(first.replace(marks, '').split(' ').at(-1));
      expect(pages('a'.repeat(400), [])[0]).to.match(/^a{280,} \(1\/2\) Text MORE$/);
    });

    it('leaves room for the choices on the last page', () => {
      const cut = pages('a'.repeat(306), share);
      expect(cut).to.have.length(2);
      expect(segments(draw(cut[1] ?? '', share)).segments).to.be.at.most(2);
    });

    it('in other words when it is given them', () => {
      expect(pages('a'.repeat(400), [], 'Tecstiwch MWY')[0]).to.match(/\(1\/2\) Tecstiwch MWY$/);
    });

    it('so that every page fits, nothing is lost and no character is broken', () => {
      const text = fc.array(pieces, { minLength: 20, maxLength: 250 }).map((parts) => parts.join(' '));
      const letter = new Intl.Segmenter('en', { granularity: 'grapheme' });
      fc.assert(
        fc.property(text, (written) => {
          const cut = pages(written, share);
          const whole = clean(written).trim();
          const edges = new Set([...letter.segment(whole)].map(({ index }) => index));
          let at = 0;
          cut.forEach((page, index) => {
            const last = index === cut.length - 1;
            expect(segments(last ? draw(page, share) : page).segments).to.be.at.most(2);
            const part = cut.length === 1 ? page : page.replace(marks, '');
            const start = whole.indexOf(part, at);
            expect(whole.slice(at, start).trim()).to.equal('');
            at = start + part.length;
            expect(last ? at === whole.length : edges.has(at)).to.equal(true);
          });
        }),
        { numRuns: 100 },
      );
    });
  });
});
