import { expect } from 'chai';
import { rude } from '../../../dialogs/understanding/rude.js';
import { table } from './table.js';

const flagged = table(`
  fuck off
  f*ck this
  f u c k you
  FUUUCK
  sh1t
  what a $hit job
  you are a wanker
  you're an idiot
  you stupid cow
  he is a dickhead
  you dick
  Sam is such a dick
  you absolute prick
  piss off
  bollocks
  cunt
  bitch
  tosser
  bastard
  you are scum
  paki
  you retard
  shut your face
  go kill yourself
  kys
  nobody likes you, everyone hates you
  fcking hell
  asshole
`);

const fine = table(`
  I got a job!
  Scunthorpe
  I live in Penistone
  the class was good
  my assistant is kind
  assess the task
  cock-a-leekie soup
  Dick Turpin
  Moby Dick
  Charles Dickens
  Dick and Sue came too
  Essex and Sussex
  Middlesex hospital
  cocktail bar
  the cockerel woke me
  Hancock
  Arsenal won
  cut the grass
  bass guitar
  shiitake mushrooms
  cucumber
  a document
  analysis
  blue tit
  he sniggered
  Nigeria
  I play hooker in rugby
  scatter cushions
  my therapist
  the rapist film
  a sex education class
  I had a prostate exam
  a pin prick test
  my cat is a pussy cat
  a fag break
  Offa's Dyke walk
  you said it well
  this job is hard
  damn good cake
  bloody hell that was fun
  what an ass of a donkey
  pass it on
  I was thick with cold
  the ugly duckling
  go to Hull
`);

describe('rude words', () => {
  for (const text of flagged) it(`are in "${text}"`, () => expect(rude(text)).to.equal(true));
  for (const text of fine) it(`are not in "${text}"`, () => expect(rude(text)).to.equal(false));
});
