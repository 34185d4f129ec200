// What an employer's words are looked at for before a member reads them.
import { expect } from 'chai';
import { holdReason, isPass, saysLittle } from '../../dialogs/answerChecks.js';

const held = [
  'What is your phone number?',
  'send me ur number',
  'How old are you?',
  'Do you have a disability?',
  'Please send a photo of yourself',
  'Message me on WhatsApp',
  'Call me on 07700 900123',
  'E-mail us at jobs@example.com',
  'Where do you live?',
  'Give us a ring and we can talk',
  'Can we meet up on Saturday?',
];

const told = [
  'Yes, we need a cook from 16 on.',
  'Come in any morning and ask for a form.',
  'You need to bring photo ID.',
  'We are open from 9.30 to 5.30 and till 8 on 24 December.',
  'We welcome people with a disability. The kitchen is step free.',
  'Six hours a day, £12.21 an hour.',
  'Look at the board in our shop.',
  'The kitchen gets hot but we all help each other.',
];

describe('an answer', () => {
  for (const text of held)
    it(`is held for staff: "${text}"`, () => expect(holdReason(text)).to.equal('private'));
  for (const text of told) it(`is told as it is: "${text}"`, () => expect(holdReason(text)).to.equal(null));
  it('is held where it is rude', () => expect(holdReason('You are an idiot')).to.equal('rude'));

  it('is read within a moment however long and odd it is', () => {
    for (const text of ['your '.repeat(400), 'do you '.repeat(300), 'a'.repeat(1_600), '😀'.repeat(800)])
      expect(holdReason(text)).to.equal(null);
  }).timeout(1_000);
});

describe('an employer who cannot answer', () => {
  for (const text of [
    'PASS',
    'pass.',
    'Sorry, I cannot answer this one',
    "We can't answer that",
    'decline',
    'skip it',
  ])
    it(`says "${text}"`, () => expect(isPass(text)).to.equal(true));
  for (const text of [
    'You pass a test first',
    'No',
    'I cannot answer the door before nine',
    'Ask for a bus pass',
  ])
    it(`does not say "${text}"`, () => expect(isPass(text)).to.equal(false));
});

describe('words that are hardly an answer', () => {
  for (const text of ['Thanks!', 'ok', 'Hello', 'thank you so much', '7', '👍'])
    it(`are "${text}"`, () => expect(saysLittle(text)).to.equal(true));
  for (const text of ['Yes', 'No', 'No problem', '7 people', 'We do', 'Good ones'])
    it(`are not "${text}"`, () => expect(saysLittle(text)).to.equal(false));
});
