import { expect } from 'chai';
import { findDetails, hideReach } from '../../../dialogs/understanding/personalDetails.js';
import { pairs, table } from './table.js';

/** `text = kinds`. */
const shown = pairs(`
  07700 900 123 = phone
  call me on 07700900123 = phone
  07700-900-123 = phone
  +44 7700 900123 = phone
  +447700900123 = phone
  0044 7700 900 123 = phone
  +44 (0)7700 900123 = phone
  (01632) 960 001 = phone
  01632 960001 = phone
  020 7946 0958 = phone
  0161 496 0000. = phone
  7700900123 = phone
  +1 415 555 2671 = phone
  +353 85 012 3456 = phone
  my number is07700 900123 ok = none
  ana@hillbakery.example = email
  Mail ANA.Smith+jobs@Hill-Bakery.co.uk! = email
  I live at SW1A 1AA = postcode
  m1 1ae = postcode
  CF10 3AT = postcode
  EC1A1BB = postcode
  07700 900123 or ana@hill.example, LS1 4DY = phone,email,postcode
`);

const plain = table(`
  I am 34
  room 12
  I got 3 jobs in 2 years
  £1,234,567.89
  £12.50 an hour
  from 10.00-14.00 and 16.00-18.00
  28/09/2026 09:00
  2026-09-28
  on 01 02 2024 at 10 30
  01 02 2024 10 30
  the 10.15 bus
  call 999
  call 111
  bus 42 at 9.15
  I scored 1000000 points
  order 1234567890
  8 8 8 8
  I work Mon - Fri 9 - 5
  from 0900 to 1700
  0900 1700
  at b1 2nd door
  I moved in on s1 1st floor
  A1 paper
  B12 seat
  me2 2go
  gr8 2be here
  see you @ 5
  @sam well done
  50% off
  version 1.2.3.4
  M25 3am
  level 2 food hygiene
  1 2 3 4 5 6 7 8 9
`);

describe('personal details in an update', () => {
  for (const [text, kinds] of shown)
    it(`"${text}" shows ${kinds}`, () => expect(findDetails(text).kinds.join(',') || 'none').to.equal(kinds));

  for (const text of plain)
    it(`"${text}" shows none`, () => expect(findDetails(text)).to.deep.equal({ kinds: [], without: text }));

  const neat = pairs(`
    Call me on 07700 900123. = Call me.
    Call me on 07700 900123 please = Call me on please
    I got a job! (07700 900123) = I got a job!
    I got a job. ana@hill.example = I got a job.
    Mail ana@hill.example or 07700 900123 = Mail
    I live in LS1 4DY, near the park = I live in, near the park
    My number: 07700 900123 = My number
    07700 900123 is new = is new
  `);
  for (const [text, without] of neat)
    it(`are taken out of "${text}"`, () => expect(findDetails(text).without).to.equal(without));

  it('leave nothing where there is nothing else', () => {
    for (const text of ['07700 900123', 'ana@hill.example', 'LS1 4DY.', '07700 900123, ana@hill.example'])
      expect(findDetails(text).without).to.equal('');
  });

  it('are hidden however far behind in a text they stand', () => {
    const words = { phone: 'phone number', email: 'e-mail address' };
    const long = 'I like tea. '.repeat(3_000);
    expect(hideReach(`${long}07700 900123 or ana@hill.example`, words)).to.equal(
      `${long}(phone number) or (e-mail address)`,
    );
  });

  it('are gone when they have been taken out', () => {
    for (const [text] of shown) expect(findDetails(findDetails(text).without).kinds, text).to.deep.equal([]);
  });
});
