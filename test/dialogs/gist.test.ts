// What a text is about, in one short line.
import { expect } from 'chai';
import { gist } from '../../dialogs/gist.js';

const most = 36;
const examples: readonly (readonly [text: string, line: string])[] = [
  ['I got a job', 'I got a job'],
  ['I got a job at the garden centre! I start on Monday.', 'I got a job at the garden centre'],
  ['Hi! I have one.', 'Hi! I have one'],
  ['I sold a picture of my dog for ten pounds', 'I sold a picture of my dog for...'],
  ['I  got\na job 🎉👍🏽', 'I got a job'],
  ['🎉', '🎉'],
  ['Pneumonoultramicroscopicsilicovolcanoconiosis', 'Pneumonoultramicroscopicsilicovol...'],
  ['Rwy’n hoffi’r ysgol. Diolch!', 'Rwy’n hoffi’r ysgol'],
  ['...', '...'],
];

describe('the gist of a text', () => {
  for (const [text, line] of examples)
    it(`of "${text}" is "${line}"`, () => expect(gist(text, most)).to.equal(line));

  it('is never longer than what fits', () => {
    for (let length = 1; length < 200; length++)
      expect(gist('word '.repeat(length), most).length).to.be.at.most(most);
  });
});
