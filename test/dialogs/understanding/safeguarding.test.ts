import { expect } from 'chai';
import { disclosure } from '../../../dialogs/understanding/safeguarding.js';
import { harm, helpNow } from './disclosures.js';
import { table } from './table.js';

const everyday = table(`
  help me find a job
  I need help with my CV
  I need help to find the right job
  help
  help me
  can you help me please
  help me choose
  this job is killing me
  this job is killing me lol
  my feet are killing me
  my last job killed my back
  we are going to end it with a song
  we want to end it on Friday
  I am dying to start
  dying for a cup of tea
  I could murder a curry
  i could murder a pint
  shoot me an email
  shoot him a text
  hit me up
  hit me up on Friday
  they hit me up about the job
  end
  the end
  end of the week
  I cut hair
  I cut my hair
  i cut the grass on Mondays
  we cut and paste
  I got hit with a bill
  hit the road
  I hit my target
  we hit it off
  he beat me at chess
  she beat me by two points
  our team was beaten at football
  he beats the eggs
  I am a killer cook
  killing time at the bus stop
  I killed it at the interview
  kill two birds with one stone
  that film was dead good
  my phone is dead
  the deadline is Friday
  dead easy job
  I died laughing
  can I dye my hair for this job
  the shop does suicide prevention training
  I did a safeguarding course
  I got my first aid badge
  do you need someone who can drive an ambulance?
  I want to be an ambulance driver
  can I be a police officer
  I want to join the police cadets
  Do you have emergency exits?
  who is my emergency contact
  I have no food hygiene certificate
  there is no food smell in the shop
  I work with food
  Do you give staff food?
  I like food
  what food do you sell
  no money left over but I am happy
  is it safe to use the machine?
  I keep the till safe
  health and safety training
  Do you need a safety badge?
  your story touched me
  her words really touched me
  stay in touch
  she got in touch with me
  he is good at touch typing
  the finishing touch
  my mum helps me
  he helps me a lot
  my boss is kind to me
  I hurt my back lifting boxes
  my foot hurts
  it hurts when I stand for long
  does it hurt to get a tattoo
  I shot a photo
  photo shoot on Tuesday
  the shop is next to the bridge
  I took the bus
  I take tablets, can I still work?
  I jump out of bed for this job
  I was scared but the interview went well
  I am scared of heights
  I was nervous on my first day
  I am afraid I cannot come on Friday
  I am homesick
  I help homeless people on Sundays
  I volunteer at the food bank
  I live in Kent
  I love my life
  I hate my alarm clock
  living the dream
  I want to live near work
  I want to be a chef
  I want to go home early on Fridays
  I am going to make a cake for them
  going to kill it tomorrow
  my mum will kill me if I am late
  she was killing herself laughing
  I made a killing at the market
  kick off is at 3
  we had a punch and judy show
  he punched my ticket
  slap on some paint
  burn the toast
  I burnt the toast
  I fell off my bike
  the lift is stuck now
  I am at work now
  I have help now
  please text me back asap
  I need a job asap
  Do you work nights?
  can I work tonight
  I want to start right now
  POST I got an interview!
  ASK Do you have weekend shifts?
  How do I get to Hill Bakery?
  1
  share
  only me
`);

describe('words that disclose harm', () => {
  for (const text of harm) it(`hears harm in "${text}"`, () => expect(disclosure(text)).to.equal('harm'));
  for (const text of helpNow)
    it(`hears that help is needed now in "${text}"`, () => expect(disclosure(text)).not.to.equal(null));
  for (const text of everyday) it(`lets "${text}" pass`, () => expect(disclosure(text)).to.equal(null));

  it('tells help that cannot wait from harm', () => {
    expect(disclosure('I need help now')).to.equal('help-now');
    expect(disclosure('evicted tonight')).to.equal('help-now');
    expect(disclosure('no money for food')).to.equal('help-now');
  });

  it('hears harm beside an everyday phrase that sounds like it', () => {
    expect(disclosure('this job is killing me and my dad hits me')).to.equal('harm');
    expect(disclosure('hit me up. he hits me')).to.equal('harm');
  });

  it('hears harm at the end of a long text', () => {
    expect(disclosure(`${'I went to work and it was good. '.repeat(30)}I want to die`)).to.equal('harm');
    expect(disclosure(`${'u r ok '.repeat(220)}he hits me`)).to.equal('harm');
  });

  it('is asked about 80 texts of each kind at least', () => {
    expect(harm.length + helpNow.length).to.be.at.least(80);
    expect(everyday.length).to.be.at.least(80);
  });
});
