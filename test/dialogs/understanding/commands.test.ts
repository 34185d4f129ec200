import { expect } from 'chai';
import { carrierWords } from '../../../dialogs/understanding/carrier.js';
import { commands, globals, readCommand, readGlobal } from '../../../dialogs/understanding/commands.js';
import { pairs, table } from './table.js';

/** `text = command`, or `text = command: what follows it`. */
const exact = pairs(`
  POST = post
  post! = post
  Post please = post
  new update = post
  POST I got a job! = post: I got a job!
  post: I got a job = post: I got a job
  Post - it went well = post: it went well
  POST "hello" = post: "hello"
  ASK Do you have weekend shifts? = ask: Do you have weekend shifts?
  ask a question = ask
  Ask Green's Cafe: do you hire? = ask: Green's Cafe: do you hire?
  JOIN art = join: art
  LEAVE = leave
  LEAVE Art group = leave: Art group
  digest = digest
  what's new = digest
  groups = groups
  My groups = groups
  EMPLOYERS = employers
  employers cafe = employers: cafe
  settings = settings
  REPORT = report
  report this = report
  BLOCK Sam = block: Sam
  block him = block
  UNBLOCK Sam = unblock: Sam
  my data = myData
  My Data! = myData
  forget me = forgetMe
  my page = myPage
  MY QUESTIONS = myQuestions
  withdraw = withdraw
  REPLY good luck = reply: good luck
  less = less
  MORE OFTEN = moreOften
  daily = daily
  WEEKLY Friday = weekly: Friday
  monthly = monthly
  PAUSE 2 weeks = pause: 2 weeks
  STOP DIGEST = stopDigest
  NAME Jo = name: Jo
  LINK = link
  link my phone = link
  Link 482136 = link: 482136
  UNLINK = unlink
  WHO = who
  Who am I? = who
  PHOTO = photo
  send a picture = photo
`);

const misspelt = pairs(`
  psot = post
  psot I got a job = post: I got a job
  pots = post
  poost = post
  asl a question = ask
  aks do you have jobs = ask: do you have jobs
  dijest = digest
  digist = digest
  gruops = groups
  grups = groups
  jion art = join: art
  joyn art = join: art
  emploiers = employers
  setings = settings
  sttings = settings
  reprt = report
  my dta = myData
  my questons = myQuestions
  replly good luck = reply: good luck
  dayly = daily
  wekly = weekly
  pawse = pause
  more offen = moreOften
`);

const sentences = table(`
  Please can I ask
  I post letters
  join us
  Ask him
  ask me
  post it
  past it
  lost my bus pass
  most of the time
  task list
  as I was saying
  John is here
  let me know
  replay the song
  the groups are nice
  groups are great
  settings are hard to find
  my data plan ran out
  the less said the better
  names are hard
  same here
  John
  Jon
  host
  hello
  thanks
  what is an employer
  I want to work in a shop
  my paper round
  1
  🎉
`);

describe('a command', () => {
  for (const [text, meant] of exact)
    it(`is read from "${text}"`, () => expect(told(text)).to.deep.equal([meant, true]));
  for (const [text, meant] of misspelt)
    it(`is guessed from "${text}"`, () => expect(told(text)).to.deep.equal([meant, false]));
  for (const text of sentences)
    it(`is not in the sentence "${text}"`, () => expect(readCommand(text)).to.equal(null));

  it('that ends or removes something is never guessed', () => {
    for (const text of [
      'leav',
      'laeve art',
      'forgt me',
      'forget mee',
      'blok Sam',
      'blcok Sam',
      'withdrw',
      'stop digset',
    ])
      expect(readCommand(text), text).to.equal(null);
    const dangerous = commands.filter((each) => 'destructive' in each).map(({ name }) => name);
    expect(dangerous).to.include.members(['leave', 'forgetMe', 'block', 'withdraw', 'stopDigest']);
  });

  it('and every way to say it is read as itself', () => {
    for (const each of commands)
      for (const way of [...each.words, ...('also' in each ? each.also : [])])
        expect(readCommand(way), way).to.deep.equal({ name: each.name, rest: '', exact: true });
  });

  it('is no word that the carrier acts on, but for help', () => {
    const ways = [...commands, ...globals].flatMap((each) => [
      ...each.words,
      ...('also' in each ? each.also : []),
    ]);
    const taken = ways.filter((way) => carrierWords.includes(way.replaceAll(' ', '')));
    expect(taken).to.deep.equal(['help', 'info']);
  });

  it('keeps what follows as it was typed', () => {
    expect(readCommand('post I LOVE it :) x\nsecond line')?.rest).to.equal('I LOVE it :) x\nsecond line');
    expect(readCommand('🎉 Post: £5 off')?.rest).to.equal('£5 off');
  });
});

describe('a word that means the same everywhere', () => {
  const meant = pairs(`
    HELP = help
    help me = help
    hlep = help
    info = help
    MENU = menu
    menue = menu
    mneu = menu
    back = back
    go back = back
    bakc = back
    UNDO! = undo
    undoo = undo
    again = again
    agian = again
    repeat = again
    MORE = more
    mroe = more
    0 = leave
    0️⃣ = leave
    person = person
    persn = person
    talk to a person = person
    menu please = menu
  `);
  for (const [text, name] of meant)
    it(`${name} is read from "${text}"`, () => expect(readGlobal(text)).to.equal(name));

  for (const text of table(
    'help me find a job\ntell me more\nmore often\nback to work\nhello\nmany\nblack\nMoe\n00\nlove\nmove',
  ))
    it(`is not read from "${text}"`, () => expect(readGlobal(text)).to.equal(null));

  it('needs its exact spelling where any word may be an answer', () => {
    expect(readGlobal('menue', true)).to.equal(null);
    expect(readGlobal('menu', true)).to.equal('menu');
  });
});

function told(text: string): [string, boolean] | null {
  const read = readCommand(text);
  return read && [read.rest ? `${read.name}: ${read.rest}` : read.name, read.exact];
}
