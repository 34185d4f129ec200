import { expect } from 'chai';
import { matchChoice } from '../../../dialogs/understanding/choices.js';
import { pairs, table } from './table.js';

const readBack = ['Share with Art group', 'Only me', 'Change it'];
const who = ['Any employer', "Green's Cafe", 'Help me choose'];
const outcome = ['Thanks', 'Ask more', 'Not helpful'];
const consent = ['OK', 'Tell me more'];
const asked = ['Yes', 'Not now'];
const places = ['Art group', 'Art in Leeds', 'Shop jobs'];

/** `text = 1` is the first choice; `none`; `too high`. */
const cases: [string, string[], string][] = [
  [
    'every spelling of a number',
    readBack,
    `
    1 = 1
    1. = 1
    1) = 1
    (1) = 1
    #1 = 1
    1! = 1
    1️⃣ = 1
    ① = 1
    ２ = 2
    1 please = 1
    please 2 = 2
    one = 1
    ONE = 1
    wun = 1
    two = 2
    tow = 2
    too = 2
    three = 3
    thre = 3
    1st = 1
    first = 1
    frist = 1
    the second one = 2
    2nd one please = 2
    third = 3
    no 1 = 1
    No. 2 = 2
    number 1 = 1
    number two = 2
    num 3 = 3
    option one = 1
    option 2 = 2
    option2 = 2
    choice 3 = 3
    I'll have the 2nd = 2
    i want 3 = 3
    its 1 = 1
    ok 1 = 1
    last = 3
    the last one = 3
    1 share = 1
    2 only me = 2
    2 - Only me = 2
    3. change it = 3
    1 x = 1
    4 = too high
    0 = too high
    12 = too high
    option 7 = too high
    four = too high
    1 or 2 = none
    1 2 = none
    1 only me = none
    07700900123 = none
    2024 = none
    5pm = none
    2 weeks = none
    I have one dog = none
    at first it was hard = none
    the last bus was late = none
  `,
  ],
  [
    'a label, its part and its first letter',
    readBack,
    `
    share = 1
    Share with Art group = 1
    share it please = 1
    shar = 1
    share with art = 1
    art group = 1
    only me = 2
    Only me! = 2
    just me = 2
    only = 2
    onlyme = 2
    me = 2
    change = 3
    change it = 3
    i want to change it = 3
    cha = 3
    s = 1
    o = 2
    c = 3
    S. = 1
    x = none
  `,
  ],
  [
    'a label with slips',
    readBack,
    `
    shre = 1
    sahre = 1
    shaer = 1
    share wiv art = 1
    onley me = 2
    olny me = 2
    onlee me = 2
    onlymee = 2
    chnage = 3
    chang it = 3
    chaneg it = 3
    cahnge it = 3
    chainge it = 3
  `,
  ],
  [
    'text that is no choice',
    readBack,
    `
    and I start on Monday = none
    dont share = none
    do not share it = none
    not only me = none
    I got a job at the shop = none
    it was a good day at work = none
    what = none
    hello = none
    yes = none
    no = none
    thanks = none
    🎉 = none
    ? = none
    shop = none
  `,
  ],
  [
    'a name among choices',
    who,
    `
    greens = 2
    green's = 2
    Greens Cafe = 2
    green caff = 2
    the cafe = 2
    cafe = 2
    any = 1
    anyone = none
    any employer = 1
    employer = 1
    employr = 1
    help me choose = 3
    help me chose = 3
    choose = 3
    g = 2
    h = 3
    Hill Bakery = none
  `,
  ],
  [
    'thanks, more, not helpful',
    outcome,
    `
    thanks = 1
    thx = 1
    thank you = 1
    thnaks = 1
    thank u = 1
    ask more = 2
    ask = 2
    ask mor = 2
    not helpful = 3
    not helpfull = 3
    helpful = none
    nt helpful = 3
    no = none
    t = 1
    n = 3
  `,
  ],
  [
    'yes and no',
    asked,
    `
    yes = 1
    Yes please = 1
    yeah = 1
    yep = 1
    ok = 1
    y = 1
    yes yes = 1
    no = 2
    nope = 2
    n = 2
    no thanks = 2
    not now = 2
    not nw = 2
    yes but not today = none
    maybe = none
  `,
  ],
  [
    'OK',
    consent,
    `
    ok = 1
    OK! = 1
    okay = 1
    k = 1
    yes = 1
    tell me more = 2
    tell me = 2
    more = 2
    tel me more = 2
    t = 2
    no = none
  `,
  ],
  [
    'choices that begin alike',
    places,
    `
    art = none
    a = none
    art group = 1
    leeds = 2
    art in leeds = 2
    art leeds = 2
    shop = 3
    jobs = 3
    shp jobs = 3
  `,
  ],
];

describe('an answer to a question with choices', () => {
  for (const [what, labels, lines] of cases)
    describe(what, () => {
      for (const [text, answer] of pairs(lines))
        it(`"${text}" means ${answer}`, () => {
          const match = matchChoice(text, labels);
          const said = match === null ? 'none' : match === 'out-of-range' ? 'too high' : String(match + 1);
          expect(said).to.equal(answer);
        });
    });

  it('takes no first letter where letters are switched off', () => {
    expect(matchChoice('s', readBack, { letters: false })).to.equal(null);
    expect(matchChoice('share', readBack, { letters: false })).to.equal(0);
  });

  it('is none where there is no choice', () => {
    expect(matchChoice('hello', [])).to.equal(null);
    expect(matchChoice('1', [])).to.equal('out-of-range');
  });

  it('finds every label, its lower-case form and its number in every question it is tested with', () => {
    for (const [, labels] of cases)
      for (const [at, label] of labels.entries())
        for (const text of [label, label.toLowerCase(), `${label}.`, String(at + 1)])
          expect(matchChoice(text, labels), text).to.equal(at);
  });

  it('has nothing to say about a blank', () => {
    for (const text of table('.\n!!\n🙂')) expect(matchChoice(text, readBack)).to.equal(null);
  });
});
