// What people write when they are in danger, in the form that phrases.ts explains, after texting forms are spelled out and pairs
// drawn together ("going to" is "gonna", "I am" is "im", "my self" is "myself"). When in doubt a phrase belongs in here: a
// false alarm costs a minute of somebody's time. The Welsh and Urdu ones are the plainest few; a native reader should add to them.
import type { Groups } from './phrases.js';

export const groups: Groups = {
  HE: `he hes his she shes they theyre there their someone somebody anyone man men woman boy boys girl lad people guy person
    dad dads daddy father stepdad mum mums mom mummy mother stepmum brother brothers sister uncle uncles aunt auntie cousin
    grandad nan parents family husband wife partner boyfriend girlfriend bf gf ex mate friend neighbour neighbor flatmate
    landlord boss manager teacher carer worker staff support tutor driver doctor stranger bully bullies you who`,
  HURT: `hit hits hitting hited hitin hittin hiting beat beats beating beaten beatin hurt hurts hurting hurtin hert hurted herting
    punch punches punched punching slap slaps slapped slapping slaped kick kicks kicking kicked bite bites biting bit
    burn burns burned burnt burning strangle strangles strangled strangling choke chokes choked choking
    stab stabs stabbed stabbing attack attacks attacked attacking assault assaults assaulted assaulting
    abuse abuses abused abusing abuseing abusin abusd abuze abuzed abuzing rape rapes raped raping raped rapped
    molest molests molested molesting threaten threatens threatened threatening thretening threatned
    bully bullies bullied bullying harass harasses harassed harassing stalk stalks stalked stalking blackmail
    blackmails blackmailed blackmailing groom grooms groomed grooming torture tortures tortured torturing
    batter batters battered battering thump thumps thumped thumping shove shoves shoved shoving grab grabs grabbed grabbing
    grope gropes groped groping hurtting spit spits spat spitting hitz hitts beet beets hurtz hertz kickd kiks kikked
    punchd punchs punshes slapd`,
  TOUCH:
    'touch touches touched touching tuch tuched tuching toch toched tocuhed touchin touchd toutched tutched feels felt',
  KILL: 'kill kil kll kills killing killin kiling killd killed kiil kiill kilt murder murders murdering merder',
  HARM: 'hurt hurting hurtin hert harm harming harmed cut cuts cutting cuttin hang hanging stab stabbing drown drowning burn burning poison shoot starve starving',
  SUICIDE: `suicid* sucide sucidal sucidle suacide suaside suiside suisidal sueside suecide suicde suiced suicied suicicide
    suisied suisde sucied sewerside siucide`,
  WANT: 'want wants wanted wanna wana wantin wanting wish wished wishing hope ready need feel rather gonna tried try trying',
  GOING:
    'gonna ima imma will ill wants want wanna wanted threatened threatens tried trying tries going about try plan planning',
  DIE: 'die dead dy ded diee',
  THEM: 'him her them someone somebody people you me my everyone everybody everyone myself u us anyone dad mum boss the this that a',
  SCARED: 'scared skared scard scarred scarde scaird afraid frightened frightend frigtened terrified',
  NEED: 'need needs nead want get send please',
  NOW: 'now right urgent urgently asap tonight immediately quick quickly straight fast today desperately badly',
  FOOD: 'food fud foood meal meals',
  MONEY: 'money munny muny mony cash',
};

/** Somebody is hurt, wants to be, or may hurt others. */
export const harm = `
  SUICIDE
  kms
  kys
  unalive
  KILL myself
  HARM myself
  HARM my wrist/wrists/arm/arms/leg/legs/throat
  KILL .. myself
  slit my wrist/wrists/throat
  kill yourself
  selfharm*
  im cutting again
  started cutting again
  overdose*
  overdosing
  took/taken/swallowed/taking .. pills/tablets/paracetamol/tablet
  an od
  WANT .. DIE
  wish .. was/were dead/gone
  wish .. never .. born
  wish .. never been/born
  better off dead
  better off without me
  better .. if .. dead
  better if i .. dead/gone
  want/wanna/wish .. be dead
  wanna .. disappear forever
  dont wanna/want .. live/alive/exist/living
  dont wanna/want be here anymore
  dont wanna/want to be here anymore
  dont wanna/want wake up
  dont wanna .. wake up
  no reason .. live
  no point .. living/live/life
  nothing .. live for
  not worth living
  life isnt/not worth
  end it all
  gonna/wanna/ready end it
  end/ending/finish my life
  end/ending my own life
  end everything
  ending it all
  take/taking/took my own life
  take/taking my life
  jump/jumping/jumped off/from .. bridge/roof/building/balcony
  jump/jumping/jumped/step/stepping .. front .. train/bus/car/lorry
  cant go on anymore
  cant take it/this anymore
  cant take anymore
  cant do this anymore
  cant cope
  cant carry on
  cant live like this
  hate my life
  want/wanna out of this life
  point in living/life
  point .. being alive
  care/cares/notice/noticed/miss if i died/die/dead
  never wake up
  ending things
  wanna disappear
  want/wanna just disappear
  do something stupid/bad
  wish i wasnt/werent here/alive
  i cut again
  odd/oded/od on pills/tablets/paracetamol/meds
  ive od
  hate living
  HE HURT me
  HE .. HURT me
  HE .. HURT us
  HE .. KILL me
  HE hurt/hit/beat my mum/sister/brother/child/children/son/daughter/baby/kids
  HE .. HURT my mum/sister/brother/child/children/son/daughter/baby/kids
  and HURT me
  hands/hand on me/my
  hand/hands .. my skirt/top/trousers/pants/bra/knickers/leg/mouth/throat/neck
  making/makes/made me do things/stuff
  pulls/pulled/pulling my hair
  pushed/pushes/pushing me down/over/against/around/about
  and pushes/pushed me
  black eye
  throws/threw/throwing .. at me
  HE kissed/kisses/kissing me
  HE .. kissed/kisses/kissing me
  call/calls/calling/called me names
  HE has/have/got/pulled/carries/holding .. knife/gun/weapon
  spit/spits/spat at me
  i have/got .. knife/gun/weapon
  ive got .. knife/gun/weapon
  use .. knife/gun/weapon
  controls .. me/everything
  being HURT
  bein/beeing HURT
  been HURT
  got/get/gets/getting raped/abused/assaulted/attacked/stabbed/beaten/molested/bullied/battered
  got/get/gets/getting beat/beaten up
  got/get beat by
  was/were raped/abused/assaulted/attacked/stabbed/beaten/molested/bullied
  i .. abused/raped/molested/assaulted
  rape
  raped
  rapes
  raping
  rapist
  molest*
  sexual/sexually abuse*
  sexual/sexually assault*
  sexually harass*
  domestic violence/abuse
  abusive
  abusing/abuses/abused/abuse/abuseing me
  violent .. me
  HE violent
  HE .. violent
  HURT me HURT
  HE TOUCH me
  HE .. TOUCH me
  HE .. TOUCH my bum/bottom/body/breasts/boobs/private/privates/leg/legs/chest/willy/penis/vagina
  touched/touching/tuched me
  TOUCH .. private/privates
  TOUCH me .. dont like
  make/makes/made/making me have sex
  forced/forces/forcing/force me
  HE .. make/makes/made/making me touch/undress/strip
  have sex with me
  asks/asked/asking/wants/sent/sends .. naked/nude/nudes
  locks/locked/lock/locking me in/up
  keeps/kept/keep me locked
  wont let me leave/out/go/eat/see/talk
  wont let me .. leave/out/eat
  HE takes/take/took/steals/stole/stealing/taking/keeps .. my money/benefits/pip/card/wages
  hate crime
  grooming me
  traffick*
  modern slavery
  gonna/ill/will/wanna KILL him/her/them/you/someone/somebody/people/everyone/everybody/me/us/my
  GOING .. KILL him/her/them/someone/somebody/people/everyone/everybody/me/us
  GOING HARM THEM
  GOING hurt/stab/shoot/attack/rape/batter/strangle/poison THEM
  gonna hurt
  gonna .. hurt someone/somebody/people/him/her/them/me/you
  like/thoughts/thinking/thought .. hurting/killing/harming
  voices .. kill/hurt
  SCARED .. him/her/partner/boyfriend/husband/dad/mum/wife/girlfriend/brother/uncle/ex
  SCARED .. go/going home
  SCARED .. my life
  SCARED .. carer/worker/boss/manager/stepdad/mother/father/neighbour/neighbours/flatmate
  im/so/very/really SCARED now/pls/please/here/alone
  outside .. SCARED
  feel/felt threatened
  following/follows/followed me home
  HE .. following/stalking me
  lladd fy hun
  eisiau/isio/moyn marw
  hunanladd*
  hunan niweidio
  hunanniweidio
  fy mrifo
  خودکشی
  مرنا چاہتا/چاہتی
  مجھے .. مارتا/مارتی/مارتے
  khudkushi/khudkashi/khudkhushi
  marna chahta/chahti
  mujhe marta/marti/marte
`;

/** Somebody needs help at once. */
export const helpNow = `
  need/needs help NOW
  need .. help now/tonight/immediately/urgently/asap
  want/please help now/immediately/urgently
  help me now
  help now/nw
  help me right now
  help me urgently/quick/quickly/asap
  urgent help
  NEED help .. emergency
  emergency help
  its/this/is/have/an/real emergency
  its .. emergency
  in/an emergency now
  sos
  police please/now/help
  help HE here/outside
  im so/very/really SCARED
  help me .. SCARED/danger/hurt/dying/bleeding/trapped
  help .. im SCARED/dying/bleeding/trapped/hurt
  call/ring/phone/dial/need/get/send/called/ringing/calling 999/112/911
  call/ring/phone/get/need/send/want .. police
  call/ring/get/need/send .. ambulance
  in .. danger/danga/dangr/danjer
  my life .. danger
  not/isnt/arent safe at/in
  im not safe/saf
  im not feeling safe
  not safe here/home
  dont/didnt/never feel safe
  feel/feeling/im/am unsafe
  feel .. unsafe
  cant breathe/breath/breeth
  chest pain/pains
  heart attack
  having .. stroke/seizure/fit
  not breathing
  unconscious
  bleeding badly/lots/heavily
  wont/cant stop bleeding
  lots/lot of blood
  im dying
  im gonna die
  no FOOD
  no FOOD left
  nothing .. eat
  cant afford .. FOOD/eat/feed
  cant feed .. kids/children/myself/family/baby/son/daughter
  havent/hasnt/not eaten/ate .. days/day/yesterday/week
  havent/hasnt/not eaten/ate since
  cupboard/cupboards/fridge .. empty
  not eat .. days
  no MONEY for FOOD/eating/gas/electric/electricity/heating/heat/meter/nappies
  no MONEY .. FOOD/eat/electric/gas/heating
  no MONEY left
  no gas/electric/electricity/heating
  run out of FOOD
  starving .. no
  food bank now/today/tonight
  evict/evicted/evicting/evictd/eviction/evection
  kicked/chucked/thrown/threw/throwing/kicking/chucking .. me out
  kicked/chucked/thrown out tonight/today/of
  im homeless/homless/homeles
  homeless/homless/homeles tonight/now/today/again/and
  made/be/being/become/becoming/gonna homeless/homless/homeles
  gonna be homeless/homless/homeles
  nowhere .. sleep/live/stay/go
  no where .. sleep/live/stay/go
  no place .. sleep/live/stay
  sleeping/sleep/slept rough
  on the streets
  living/live on the street
  lost my home/house/flat
  thrown/throwing/chucked/kicked out tomorrow/tonight/today/now
  landlord .. get out
  sleeping/sleep/slept on .. street/streets
  sleeping/sleep/slept in .. park/car/doorway/bus/tent
  benefit/benefits/pip/uc/credit .. stopped/sanctioned/cut/stoped
  sanctioned
`;
