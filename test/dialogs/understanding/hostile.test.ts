import { expect } from 'chai';
import { startWord, stopWord } from '../../../dialogs/understanding/carrier.js';
import { matchChoice } from '../../../dialogs/understanding/choices.js';
import { closest } from '../../../dialogs/understanding/closest.js';
import { readCommand, readGlobal } from '../../../dialogs/understanding/commands.js';
import { ownWords } from '../../../dialogs/understanding/ownWords.js';
import { findDetails } from '../../../dialogs/understanding/personalDetails.js';
import { rude } from '../../../dialogs/understanding/rude.js';
import { disclosure } from '../../../dialogs/understanding/safeguarding.js';
import { fingerprint, fold, keywords, words } from '../../../dialogs/understanding/text.js';

const names = Array.from({ length: 1300 }, (_, at) => ({
  id: String(at),
  name: `Group ${at} in aaaaaa town`,
}));
const labels = ['Share with Art group', 'Only me', 'Change it'];

const readers: Record<string, (text: string) => unknown> = {
  fold,
  words,
  fingerprint,
  keywords,
  stopWord: (text) => stopWord(text, 'sms'),
  startWord,
  disclosure,
  readGlobal,
  readCommand,
  matchChoice: (text) => matchChoice(text, labels),
  closest: (text) => closest(text, names),
  findDetails,
  rude,
  ownWords,
};

const plain = 'I went to the shop and it was a good day. '.repeat(2400);
const filled = (part: string): string => part.repeat(Math.ceil(100_000 / part.length));
const hostile: Record<string, string> = {
  'one long word': filled('a'),
  'ones and spaces': filled('1 '),
  emoji: filled('😀'),
  'emoji joined to families': filled('👨‍👩‍👧‍👦'),
  'what cannot be seen': filled('\u200b\u200d\u2060'),
  'combining marks': `a${filled('\u0301')}`,
  'marks on every letter': filled('z\u0301\u0302\u0303\u0304'),
  'text from right to left': filled('\u202eمرحبا '),
  'letters that unfold': filled('\ufdfa'),
  punctuation: filled('!.'),
  'punctuation between letters': filled('a!!!!!!!!!'),
  apostrophes: filled("a'"),
  quotes: filled('> '),
  dashes: filled('- '),
  'lines of dashes': filled('--\n'),
  'new lines': filled('\n'),
  digits: filled('07700 900 '),
  'signs before digits': filled('+('),
  'half an address': filled('a.b@'),
  'dots after an address': `a@${filled('b.')}`,
  'words that begin a disclosure': filled('he my want to gonna '),
  'words that begin a command': filled('psot aks '),
  'half of an emoji': filled('\ud83d'),
  'a swear word in pieces': filled('f u c '),
};

/**
 * Milliseconds of processor time, the best of a few runs: what the reader costs, not what the machine was doing besides. One run that
 * is cheap enough will do.
 */
function cost(read: (text: string) => unknown, text: string, enough = 0): number {
  let least = Infinity;
  for (let run = 0; run < 5 && least > enough; run++) {
    const from = process.cpuUsage();
    read(text);
    least = Math.min(least, process.cpuUsage(from).user / 1000);
  }
  return least;
}

describe('hostile text', () => {
  for (const [name, read] of Object.entries(readers))
    it(`costs ${name} about what plain text of the same length does`, () => {
      // Below five milliseconds the clock says more about the machine than about the text.
      const floor = Math.max(cost(read, plain), 5);
      const most = 40 * floor;
      for (const [what, text] of Object.entries(hostile))
        expect(cost(read, text, most), what).to.be.at.most(most);
    });

  it('is read no further than 1,600 characters', () => {
    for (const text of Object.values(hostile)) expect(words(text).join('').length).to.be.at.most(1600);
    expect(disclosure(`${'a '.repeat(800)}I want to die`)).to.equal(null);
  });
});
