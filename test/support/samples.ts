// What is put into the places of a catalogue when its wording is judged: a usual value, as most people read it, and the longest
// there can be. A place without a line here is a fault of the catalogue's tests.

export interface Sample {
  readonly usual: string;
  readonly longest: string;
}
export type Samples = Readonly<Record<string, Sample>>;

const one = (usual: string, longest = usual): Sample => ({ usual, longest });

// As dialogs/shorten.ts reads a text of 1,600 characters back.
const readBack =
  'I got a job in the shop and I start there on Monday at nine. My mum is so happy. ... see you all soon Jo. (318 words)';

export const samples: Samples = {
  answers: one('7', '130'),
  address: one('07700 900123', '+44 7700 900123'),
  by: one('Ana', 'Christopher-James'),
  channel: one('sms', 'console'),
  code: one('ANSWER 4827'),
  count: one('3', '1300'),
  date: one('Friday 5pm', 'Wednesday 30 September, 11:30am'),
  day: one('Friday', 'Wednesday'),
  employer: one("Green's Cafe", 'Hill Bakery and Tea Room'),
  gist: one('I got a job', 'I got a job in the big shop by the sea'.slice(0, 36)),
  group: one('Art group', 'Shop jobs and cafe work'),
  groups: one('Art group', 'Shop jobs and cafe work, Art in the park by the sea'),
  guest: one('Paul', 'Christopher-James'),
  language: one('en'),
  last: one('3', 'D14'),
  line: one('01632 960001', '+44 1632 960 001'),
  link: one(
    'https://doorstep.example/u/01ARZ3NDEK',
    'https://doorstep.communities.example.org/u/01ARZ3NDEKTSV4RRFFQ69G5FAV',
  ),
  mine: one('I got a job', 'I got a job in the big shop by the...'),
  name: one('Jo', 'Christopher-James'),
  number: one('2', 'D14'),
  numbers: one('1, 2', 'D12, D13'),
  opened: one('4', '1300'),
  organisation: one('Doorstep Trust', 'Doorstep Community Trust'),
  people: one('24', '13000'),
  reason: one('It was not kind.', 'It showed where somebody lives and works.'),
  reference: one('4f2a91'),
  references: one('4f2a91, 4f2a92', Array.from({ length: 9 }, () => '4f2a91').join(', ')),
  replies: one('12', '13000'),
  role: one('member', 'employer contact'),
  text: one('I got a job', readBack),
  texts: one('12', '13000'),
  theirs: one('We painted', 'We painted the wall in the park for...'),
  topic: one('work in a bakery', 'how to find work in a cafe by the sea'),
  updates: one('12', '1300'),
  what: one('phone number', 'e-mail address'),
  who: one('Art group', 'Shop jobs and cafe work'),
  zone: one('Europe/London', 'America/Argentina/ComodRivadavia'),
};

/** Questions whose choices are, besides their own, names out of a list: three in all, and More. */
export const listed: readonly string[] = [
  'answer.which',
  'ask.choose',
  'block.which',
  'employers.which',
  'follow.which',
  'groups.near',
  'hear.which',
  'hotseat.which',
  'join.pick',
  'join.which',
  'leave.which',
  'meet.which',
  'mine.which',
  'post.whichGroup',
  'welcome.group',
  'who.which',
];
