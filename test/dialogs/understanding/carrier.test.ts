import { expect } from 'chai';
import { carrierWords, helpWord, startWord, stopWord } from '../../../dialogs/understanding/carrier.js';
import { table } from './table.js';

describe('the words a carrier hears too', () => {
  for (const word of table(
    'STOP\nStopAll\nunsubscribe\nCANCEL\nend\nQuit\nREVOKE\nOPTOUT\nopt-out\nStop all',
  ))
    it(`stops a text conversation at "${word}"`, () => expect(stopWord(word, 'sms')).to.equal(true));

  for (const text of ['  stop. ', 'STOP!!!', '🛑 Stop 🛑', '"stop"', '(STOP)', 'ｓｔｏｐ'])
    it(`hears it through what stands around: ${text}`, () => expect(stopWord(text, 'sms')).to.equal(true));

  for (const text of [
    'STOP DIGEST',
    'please stop',
    'stop it',
    'bus stop',
    'the end',
    'stops',
    'weekend',
    '',
    '🛑',
  ])
    it(`does not stop at "${text}"`, () => expect(stopWord(text, 'sms')).to.equal(false));

  for (const channel of ['web', 'slack', 'console'])
    it(`stops only at STOP and UNSUBSCRIBE on ${channel}`, () => {
      expect(stopWord('stop', channel)).to.equal(true);
      expect(stopWord('Unsubscribe', channel)).to.equal(true);
      for (const word of ['cancel', 'end', 'quit', 'revoke', 'optout', 'stopall'])
        expect(stopWord(word, channel)).to.equal(false);
    });

  it('starts again at START, YES and UNSTOP alone', () => {
    for (const word of ['START', 'yes!', ' unstop ']) expect(startWord(word)).to.equal(true);
    for (const word of ['start again', 'yes please', 'restart', 'stop'])
      expect(startWord(word)).to.equal(false);
  });

  it('knows HELP and INFO alone', () => {
    for (const word of ['HELP', 'info?']) expect(helpWord(word)).to.equal(true);
    for (const word of ['help me', 'information', 'helpful']) expect(helpWord(word)).to.equal(false);
  });

  it('lists every one of them in lower case', () => {
    expect(carrierWords).to.have.length(13);
    for (const word of carrierWords) expect(word).to.match(/^[a-z]+$/);
  });
});
