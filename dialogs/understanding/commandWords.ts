// The commands as data: what each is called, what else asks for it, and whether a guess may start it. No command means anything
// before `commands.ts` has read it at its place in the order of meaning.

export interface Command {
  readonly name: string;
  /** What members are told to text. */
  readonly words: readonly string[];
  /** Other ways to ask for it; they count as the whole message only. */
  readonly also?: readonly string[];
  /** What follows the words belongs to it: "POST I got a job". */
  readonly takesRest?: boolean;
  /** Ends, removes or cuts off something: it needs its exact words. */
  readonly destructive?: boolean;
}

export const commands = [
  {
    name: 'post',
    words: ['post'],
    also: [
      'post an update',
      'post update',
      'write an update',
      'new post',
      'new update',
      'update',
      'share news',
      'i want to post',
      'i want to share something',
      'i want to share news',
      'share my news',
    ],
    takesRest: true,
  },
  {
    name: 'ask',
    words: ['ask'],
    also: [
      'ask a question',
      'ask question',
      'ask an employer',
      'ask employer',
      'ask employers',
      'question',
      'i want to ask a question',
      'i want to ask something',
      'can i ask a question',
      'can i ask something',
    ],
    takesRest: true,
  },
  {
    name: 'follow',
    words: ['follow', 'listen'],
    also: [
      'follow the guest',
      'follow along',
      'listen in',
      'listen to the guest',
      'i want to follow',
      'i want to listen',
    ],
    takesRest: true,
  },
  {
    name: 'digest',
    words: ['digest'],
    also: ['news', 'whats new', 'my digest', 'read digest', 'read news', 'read the news', 'my news'],
  },
  {
    name: 'groups',
    words: ['groups'],
    also: ['group', 'my groups', 'my group', 'show groups', 'see groups', 'find a group'],
  },
  { name: 'join', words: ['join'], also: ['join group', 'join a group'], takesRest: true },
  {
    name: 'leave',
    words: ['leave'],
    also: ['leave group', 'leave a group'],
    takesRest: true,
    destructive: true,
  },
  {
    name: 'employers',
    words: ['employers'],
    also: ['employer', 'show employers', 'find an employer'],
    takesRest: true,
  },
  { name: 'settings', words: ['settings'], also: ['setting', 'my settings', 'change settings'] },
  {
    name: 'meet',
    words: ['meet'],
    also: ['can we meet', 'i want to meet', 'meet them', 'i want to meet them', 'ask to meet'],
  },
  { name: 'report', words: ['report'], also: ['report it', 'report this', 'report that'], takesRest: true },
  {
    name: 'block',
    words: ['block'],
    also: ['block him', 'block her', 'block them'],
    takesRest: true,
    destructive: true,
  },
  { name: 'unblock', words: ['unblock'], takesRest: true },
  { name: 'myData', words: ['my data'], also: ['mydata', 'send me my data'] },
  {
    name: 'forgetMe',
    words: ['forget me'],
    also: ['forgetme', 'delete me', 'delete my data', 'delete my account'],
    destructive: true,
  },
  { name: 'myPage', words: ['my page'], also: ['mypage'] },
  { name: 'signIn', words: ['sign in'], also: ['signin', 'log in', 'login', 'sign me in'] },
  {
    name: 'link',
    words: ['link'],
    also: ['link phone', 'link my phone', 'link the web', 'link this', 'link it', 'link code'],
    takesRest: true,
  },
  {
    name: 'unlink',
    words: ['unlink'],
    also: ['unlink it', 'unlink this', 'unlink phone', 'unlink my phone'],
    destructive: true,
  },
  {
    name: 'who',
    words: ['who'],
    also: ['who am i', 'who is this', 'switch', 'switch person', 'somebody else'],
  },
  {
    name: 'photo',
    words: ['photo'],
    also: [
      'picture',
      'photos',
      'send a photo',
      'send photo',
      'send a picture',
      'send picture',
      'add a picture',
      'add a photo',
    ],
  },
  { name: 'myQuestions', words: ['my questions'], also: ['my question', 'myquestions'] },
  {
    name: 'withdraw',
    words: ['withdraw'],
    also: ['withdraw it', 'withdraw question', 'withdraw my question'],
    takesRest: true,
    destructive: true,
  },
  { name: 'reply', words: ['reply'], also: ['comment'], takesRest: true },
  { name: 'less', words: ['less'], also: ['less often', 'fewer', 'fewer texts'] },
  { name: 'moreOften', words: ['more often'], also: ['moreoften'] },
  { name: 'daily', words: ['daily'], also: ['every day'] },
  { name: 'weekly', words: ['weekly'], also: ['every week'], takesRest: true },
  { name: 'monthly', words: ['monthly'], also: ['every month'] },
  { name: 'pause', words: ['pause'], also: ['pause digest'], takesRest: true },
  {
    name: 'stopDigest',
    words: ['stop digest'],
    also: ['stop digests', 'stop the digest'],
    destructive: true,
  },
  { name: 'name', words: ['name'], also: ['my name', 'change name', 'change my name'], takesRest: true },
] as const satisfies readonly Command[];

export const globals = [
  {
    name: 'help',
    words: ['help'],
    also: [
      'info',
      'help me',
      'need help',
      'i need help',
      'i need some help',
      'can you help',
      'can you help me',
    ],
  },
  { name: 'menu', words: ['menu'], also: ['main menu', 'show menu'] },
  { name: 'back', words: ['back'], also: ['go back'] },
  { name: 'undo', words: ['undo'], also: ['undo it', 'undo that'] },
  { name: 'again', words: ['again'], also: ['repeat', 'say again', 'say it again', 'say that again'] },
  { name: 'more', words: ['more'] },
  {
    name: 'leave',
    words: ['0'],
    also: [
      'zero',
      'never mind',
      'nevermind',
      'forget it',
      'cancel it',
      'cancel that',
      'changed my mind',
      'i changed my mind',
      'exit',
    ],
  },
  {
    name: 'person',
    words: ['person'],
    also: ['human', 'a person', 'real person', 'talk to a person', 'speak to a person', 'speak to someone'],
  },
] as const satisfies readonly Command[];

export type CommandName = (typeof commands)[number]['name'];
export type Global = (typeof globals)[number]['name'];

/** Follow a command without being its text: "ask him", "join us", "post it" are sentences, not commands. */
export const pronouns: ReadonlySet<string> = new Set('me him her it us you them this that'.split(' '));

/** English words that look like a misspelt command and are not one. */
export const wordsOfTheirOwn: ReadonlySet<string> = new Set(
  `cost host lost past pest poet port pose posy pot pout posh most posts posted pots
  ark as ash ass asks mask bask cask task
  divest croup grout group groupie
  coin john joint joan jon jain loin joins
  employee employees employed explorers explorer employ empower
  getting letting setting sitting seating meeting meetings sewing texting testing string strings fittings heating
  resort retort deport depot reports
  black flock clock lock rock blog unlock uncloak sunblock
  date dates dad dada page pages age cage page paige pale pace wage sage rage
  forge forged forged questions questioned withdrawn withdrawal
  rely replay repay relay replys
  lesson bless loss lass mess lens legs lets let dress guess yes
  soften often dairy daisy drily gaily weakly meekly mostly month months
  links linked like liked likes line lines lint lick lion blink clink drink think wink pink sink rink mink ink kink unlike
  why how whom whose wow woo woe who phone phones photon pilot
  cause because parse applause stop shop step stoop soap strop swap top
  came fame game lame same tame named names
  updated heap held hell helm hello hep kelp yelp men mend mens many manu meant
  bank bark beck balk buck hack jack lack mack pack rack sack tack backs black
  meat meats melt met mete meets feet beet fleet sheet
  common clement comet cement moment undock undone
  fellow hollow yellow mellow fallow follows followed flow listens listened lists listed list liston glisten
  unto under gain main aging bore core fore gore lore mare mere mire mode moe mole mope moan mort move
  nor ore pore sore store tore wore moor mormon parson persona persons personal into news new knew now newt`
    .split(/\s+/)
    .filter(Boolean),
);
