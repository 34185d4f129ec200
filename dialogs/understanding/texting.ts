// Texting forms and what they stand for. Only forms that can hardly be anything else; nothing here guesses at a misspelling.

const forms = `
  you: u ya yu yoo
  your: ur yr yor
  are: r
  why: y
  please: pls plz plse pleez plees
  thanks: thx thnx tnx ty thanx fanks
  because: cos coz bcos bcoz bc cuz
  tomorrow: tmr tmrw tomoz 2moro 2morrow 2mrw tomorow
  tonight: 2nite tonite tnite 2night
  today: 2day tday
  people: ppl peeps
  someone: sum1 some1 sumone somone smeone someon
  somebody: sumbody sombody
  anyone: any1 ne1
  everyone: every1 evry1
  something: sumthing sumfing somethin smth
  nothing: nothin nuthin nuffin nufin
  anymore: nemore anymor animore
  want: wnt
  wanna: wana wonna
  gonna: gona gunna gunna gna guna
  going: goin gowing
  dont: dnt donot donnt
  cant: cnt carnt cannot
  though: tho
  through: thru
  work: wrk werk
  working: workin wrking
  about: abt bout
  good: gd gud
  great: gr8
  night: nite
  right: rite
  before: b4
  message: msg
  with: wiv wif wid
  what: wot wat wht
  when: wen
  where: wher
  have: hav av
  they: dey
  this: dis
  that: dat
  think: fink thnk
  know: kno knw
  really: rly realy
  just: jus jst
  now: nw noww
  later: l8r
  weekend: wkend wknd
  love: luv
  myself: myslf mysef myslef meself mysel miself myselve myselff
  help: hlp helpp
  need: nead neeed
`;

/** Two words that are written as one elsewhere, so that both spellings read the same. */
const pairs = `
  my self = myself
  any more = anymore
  no more = nomore
  some one = someone
  some body = somebody
  self harm = selfharm
  self harming = selfharming
  can not = cant
  do not = dont
  does not = doesnt
  will not = wont
  did not = didnt
  i am = im
  he is = hes
  she is = shes
  it is = its
  they are = theyre
  going to = gonna
  want to = wanna
  thank you = thanks
`;

const single = new Map(
  lines(forms).flatMap((line) => {
    const [right = '', typed = ''] = line.split(': ');
    return typed.split(' ').map((form) => [form, right] as const);
  }),
);
const joined = new Map(lines(pairs).map((line) => line.split(' = ') as [string, string]));

function lines(table: string): string[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Spells texting forms out: "u" is "you", "gr8" is "great". Words are as `words` gives them, one for one. */
export function spellOut(texted: readonly string[]): string[] {
  return texted.map((word) => single.get(word) ?? word);
}

/** Spelled out, with pairs drawn together: "can not" and "cannot" are "cant", "going to" is "gonna". */
export function drawTogether(texted: readonly string[]): string[] {
  const out: string[] = [];
  for (const word of spellOut(texted)) {
    const pair = joined.get(`${out.at(-1) ?? ''} ${word}`);
    if (pair) out[out.length - 1] = pair;
    else out.push(word);
  }
  return out;
}
