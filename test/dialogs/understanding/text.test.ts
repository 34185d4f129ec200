import { expect } from 'chai';
import { fingerprint, fold, keywords, words } from '../../../dialogs/understanding/text.js';

describe('a text as it is read', () => {
  it('is in lower case, with plain quotes and single spaces, and nothing around it', () => {
    expect(fold('  🎉 “I’m   HERE”!! ')).to.equal("i'm here");
    expect(fold('1️⃣')).to.equal('1');
    expect(fold('Ａｒｔ')).to.equal('art');
    expect(fold('🙂🙂')).to.equal('');
    expect(fold('')).to.equal('');
  });

  it('keeps what stands inside', () => expect(fold("(Green's Café, 3pm)")).to.equal("green's café, 3pm"));

  it('is its words, without accents and apostrophes', () => {
    expect(words("He's at the Café - 2nd floor!")).to.deep.equal([
      'hes',
      'at',
      'the',
      'cafe',
      '2nd',
      'floor',
    ]);
    expect(words('Llŷn, tŷ')).to.deep.equal(['llyn', 'ty']);
    expect(words('s\u200btop')).to.deep.equal(['stop']);
    expect(words('میں کام کرتا ہوں')).to.have.length(4);
  });

  it('is cut at 1,600 characters, 300 words and 40 letters', () => {
    expect(fold('a'.repeat(5000))).to.have.length(1600);
    expect(words('1 '.repeat(5000))).to.have.length(300);
    expect(words('a'.repeat(5000))[0]).to.have.length(40);
  });

  it('has the same fingerprint however it is decorated, and another one with other words', () => {
    expect(fingerprint('I got a job!')).to.equal(fingerprint('  i GOT a  job 🎉'));
    expect(fingerprint('I got a job')).not.to.equal(fingerprint('I got the job'));
    expect(fingerprint('👍')).not.to.equal(fingerprint('😢'));
    expect(fingerprint('I got a job')).to.match(/^[0-9a-f]{64}$/);
  });

  it('is about its content words, by their stems, each once', () => {
    expect(keywords('Do you have weekend shifts? I want a shift.')).to.deep.equal(['weekend', 'shift']);
    expect(keywords('Can u wrk weekends?')).to.deep.equal(keywords('Do you work at the weekend?'));
    expect(keywords('Is it?')).to.deep.equal([]);
  });
});
