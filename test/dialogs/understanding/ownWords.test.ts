import { expect } from 'chai';
import { ownWords } from '../../../dialogs/understanding/ownWords.js';

const yes = 'Yes, we do. Come on Friday.';

/** What surrounds an answer, with `YES` where the answer stands. */
const dressed: Record<string, string> = {
  'a signature after two dashes': 'YES\n-- \nAna\nHill Bakery',
  'a telephone that says so': 'YES\n\nSent from my iPhone',
  'another telephone': 'YES\nSent from Outlook for Android',
  'an app': 'YES\n\nGet Outlook for iOS',
  'a farewell, a name and a role': 'YES\n\nKind regards,\nAna\nManager',
  'a short farewell': 'YES\nThanks\nAna',
  'a farewell alone': 'YES\n\nBest wishes',
  'quoted lines': '> Do you have shifts?\n> Jo\nYES',
  'a quoted mail below':
    'YES\n\nOn Mon, 3 Aug 2026 at 10:00, Doorstep <a@b.example> wrote:\n> Do you have shifts?',
  'a quoted mail whose first line is broken':
    'YES\nOn Mon, 3 Aug 2026 at 10:00, Doorstep <a@b.example>\nwrote:\n> Do you?',
  'a forwarded mail': 'YES\n-----Original Message-----\nFrom: Doorstep',
  'an Outlook line': 'YES\n________________________________\nFrom: Doorstep <a@b.example>',
  'a notice of lawyers': 'YES\n\nThis email and any files are confidential.',
  'lines of a machine': 'YES\r\n\r\n-- \r\nAna',
};

describe("an employer's own words", () => {
  for (const [what, text] of Object.entries(dressed))
    it(`are found in ${what}`, () =>
      expect(ownWords(text.replace('YES', yes))).to.deep.equal({ text: yes, automatic: false }));

  for (const text of [
    yes,
    'On Monday we open at 9.',
    'On Friday 3 August 2026 we have a taster day.\nCome along.',
    'Thanks for asking!\nYes we do.\nOur hours are 9 to 5.',
    'Thank you for your message. Yes, we have two jobs.',
    'Thanks',
    'I am on holiday next week but yes, come and see us.',
    'First line.\n\nSecond line.',
    'We pay well.\nThanks to all of you, we grew.\nCome by.',
  ])
    it(`are all of "${text.replace(/\n/g, ' / ')}"`, () =>
      expect(ownWords(text)).to.deep.equal({ text, automatic: false }));

  for (const text of [
    'I am out of the office until Monday.',
    'Out of office: back on 3 August',
    'Automatic reply: Jobs',
    'This is an automated message. Please do not reply.',
    'I am currently on annual leave and will return on Monday.',
    "I'm on holiday until 5 May. For urgent matters contact Sam.",
    'I have limited access to my emails.',
    'Thank you for your email. We will get back to you as soon as possible.',
    'Delivery Status Notification (Failure)',
  ])
    it(`are not in "${text}"`, () => expect(ownWords(text).automatic).to.equal(true));

  it('are nothing where all of it is quoted', () =>
    expect(ownWords('> Do you have shifts?').text).to.equal(''));
});
