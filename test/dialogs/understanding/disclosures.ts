// What people in danger text, as they spell it. None of it is real; all of it is the way it is written.
import { table } from './table.js';

export const harm = table(`
  I want to die
  my dad hitz me
  he kickd me
  im gona end it
  i want to end it
  Dw i eisiau marw
  meddwl am lladd fy hun
  میں مرنا چاہتا ہوں
  mein marna chahti hun
  i wanna die
  wnt 2 die
  I don't want to live any more
  i dont want to be here anymore
  I just want it to stop, I want to be dead
  sometimes i wish i was dead
  I wish I had never been born
  everyone would be better off without me
  I am going to kill myself
  im gonna kil myself
  i want 2 kill my self
  kms
  ugh kms fr
  KMS!!!
  killlll myselfff
  thinking about suicide
  I feel suicidal
  suiside
  i thort about sucide last nite
  feeling suicidle
  I want to end it all
  im going to end my life
  I took an overdose
  ive taken lots of pills
  I have been cutting myself
  i cut my arms again
  i selfharm
  I have started to self-harm again
  i hurt myself when im sad
  theres no point living
  nothing to live for
  I can't go on anymore
  i cant take it any more
  thinking of jumping off the bridge
  he hits me
  He's hitting me
  hes hitting me
  his hitting me again
  he keeps hiting me
  my dad hits me
  my boyfriend beats me when he is drunk
  mum slapped me in the face
  my carer hurts me
  my support worker shouts and he grabbed me
  someone is hurting me
  sum1 is hurting me
  somebody at work is hurtin me
  they punch me on the bus
  he kicked me and I have bruises
  he hit me with a belt
  a man touched me
  my uncle touches me and I don't like it
  he tuched me
  the manager keeps touching me
  He touched my private parts
  I was raped
  i got raped last week
  he tried to rape me
  I am being abused
  im being abuzed at home
  my stepdad abuses me
  i am being bullied at work
  i have been beaten up
  he threatens me every day
  He said he will kill me
  he is going to kill me
  she makes me have sex
  he forced me
  he wont let me leave the house
  they lock me in my room
  my brother takes all my money
  he asks for naked pictures
  a man follows me home from work
  i am scared of my dad
  im skared to go home
  I am afraid of him
  I'm going to hurt him
  im gonna kill them
  I am going to hurt someone
  i want to stab my boss
  gonna hurt sum1
  i want to hurt myself
  POST my dad hits me
  ASK can I work if my husband beats me
  I got a job! But he hits me when I get home
  📱 he hits me 😢
  he hits​ me
  K I do not want to wake up tomorrow, I want to die
  he strangled me last night
  I hate my life and want to die
  he hurts my mum
  my partner is abusive
  he beat me in the kitchen
  he beat me to the floor
  he will kill me if I leave
  I will shoot him
  he hit me with it
  I burn myself on purpose
  I was attacked at a football match
  he really touched me
  i took tablets to die
  i feel like killing myself
  ive had enough i want out of this life
  i cant do this any more
  i dont see the point in living
  no one would care if i died
  i want to go to sleep and never wake up
  thinking about ending things
  i just want to disappear
  im gonna do something stupid tonight
  i have a plan to kill myself
  i tried to hang myself
  he puts his hands on me
  he put his hand up my skirt
  hes making me do things i dont like
  he pulls my hair and pushes me
  she pushed me down the stairs
  my boyfriend gave me a black eye
  dad gets angry and throws things at me
  my brother punches me
  they beat me up
  they are going to beat me up
  a boy at college touched my bum
  he touched me down there
  my manager kissed me and i didnt want it
  someone is following me
  a man is following me
  my ex is stalking me
  i am being stalked
  theres someone outside my house im scared
  im scared he will hurt me
  i am frightened of my carer
  they call me names and hit me
  people spit at me
  my mum takes my benefits
  my flatmate steals my money
  they take my money off me
  hes got a knife
  he has a gun
  i have a knife and im gonna use it
  i swear i will kill him
  i want to hurt my mum
  i feel like hurting someone
  i will burn the shop down
  help me plz he is hitting me
  he raped me
  i was sexually assaulted
  he sexualy abused me
  my dad is abusing me
  hes abusive
  self harming again
  i cut again last nite
  i took 20 paracetamol
  i took to many tablets
  my husband wont let me out
  he controls everything i do and hits me
  he says hell kill me if i tell
  he said if i tell anyone he will hurt me
  i dont want to live
  dont wanna live no more
  wish i wasnt here
  wish i was never born
  whats the point in being alive
  he keeps touching me
  hes touching me
  a staff member hit me
  support worker slapped me
  I have been raped
`);

export const helpNow = table(`
  I need help now
  i need help NOW!!
  need help now pls
  i nead help now
  I need help right now
  need hlp now
  i need urgent help
  help me now
  I need help urgently
  i need help asap
  it is an emergency
  its an emergency please
  this is an emergency
  please call the police
  can you ring 999
  i need an ambulance
  I am in danger
  im in danga
  my sister is in danger
  I'm not safe
  i dont feel safe at home
  I feel really unsafe
  i cant breathe
  I have chest pains
  she is not breathing
  I have no food
  no food
  we have no food left
  theres no food in the house
  I've got no money for food
  no munny 4 food
  i have nothing to eat
  i havent eaten for 3 days
  I can't afford food
  can not afford to feed my kids
  I am being evicted tonight
  evicted tonight
  we got evicted today
  im getting evictd
  homeless tonight
  I'm homeless
  im homless
  i will be homeless 2nite
  i have nowhere to sleep tonight
  nowhere to go tonight
  I am sleeping rough
  slept in the park last night
  mum kicked me out
  my dad threw me out of the house
  my benefits have stopped
  they sanctioned me
  no money for the electric meter
  no heating and the baby is cold
  help me im scared
  im so scared
  i havent eaten since monday
  i have not eaten for two days
  kids have no food
  cupboards are empty
  no electric and no money
  i got no where to live
  im on the streets
  im living on the street
  i lost my home
  we are being thrown out tomorrow
  police please
  help he is here
  pls help me now
  i nead help nw
  nead help rite now
  i dont feel safe here
  not safe at home
`);
