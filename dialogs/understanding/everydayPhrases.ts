// What people write every day that sounds like harm and is none, in the form that phrases.ts explains. A phrase belongs in here
// only if hardly anybody in danger would write it so.

/** Everyday phrases that hold such words and mean no harm. They are taken out first; what stands beside them still counts. */
export const harmless = `
  hit/hits me up
  hit me with .. bill/price/question/questions/facts/ideas
  beat/beats me to it
  beat/beats/beaten/beating me/us .. chess/football/pool/game/games/race/darts/cards/point/points/goal/goals/snooker/match/quiz/bingo/draughts/fifa
  was/were/got/get/been/being beaten/beat at/in/by .. chess/pool/football/match/game/cup/league/final/goals/points
  kicked/kick/kicks me off
  cat/dog/rabbit/mosquito bit/bites me
  kick/kicks my
  killing/kills/killed my back/feet/knees/legs/head/time
  job/boots/shoes/feet/back/head/heat/shift/suspense/exam/exams/stairs/work killing/kills/is me
  job/work/heat/shift/suspense/stairs is killing me
  kill/kills/killing it
  kill/killing time/two
  killing/kill myself laughing
  laughing .. killing me
  kill me if im late
  kill me if i .. late
  will/would/gonna kill me lol/haha
  dying to/for
  dying of laughter/laughing/boredom/heat/embarrassment/thirst
  die/dying laughing
  die for a/the/some
  to die for
  dead good/nice/easy/funny/happy/pleased/proud/chuffed/excited/tired/keen/simple/quick/line/lift/lifts
  my phone/battery/laptop .. dead
  could/would/can murder a/some
  shoot me/him/her/them/you an/a/over
  shot/shoot myself in the foot
  photo shoot
  cut myself shaving/chopping/cooking/slicing/some/off/a
  cut my hair/nails/fringe/hours/costs
  burn/burning myself out/cooking
  hurt myself playing/lifting/running/training/skating/cycling/gardening
  starve/starving myself of
  hanging/hang my
  it/this/that/which is gonna hurt
  its/thats gonna hurt
  it wont/doesnt hurt
  story/song/film/words/letter/poem/speech/kindness .. touched/touching/touches me
  it/this touched me
  touched me deeply/greatly/very
  in touch
  touch/touches up/typing/screen/type/base
  get/got/stay/keep in touch
  suicide/suicidal prevention/awareness/training/squad/bereavement/charity/helpline/first/watch
  overdose/abuse awareness/training/prevention/course/helpline/charity
  rape seed/oil/field/fields/crop
  oilseed rape
  safeguarding training/course
  first aid
  emergency services/contact/contacts/exit/exits/first/lighting/plan/worker/workers/procedures/course/training/number/cover/department
  no food hygiene/safety/experience/certificate/allergies/allergy/prep/handling/waste/smell/or/service
  need help finding/with/to/getting/filling/choosing/writing/doing/understanding
  help me find/choose/write/with/get/learn/understand
  right job/time/place/one/person/shoes/way/skills/hours
  heart attack .. training
  feel/feels/felt right
  no electric/gas licence/license/certificate/qualifications/experience/car/cars/bike
  no gas safe
  no gas/electric experience
  health and safety
  dog/cat/pet grooming
  police cadet/cadets/officer/job/jobs/career/check/checks/station/college/staff/force/recruitment/work/apprenticeship
  ambulance driver/service/job/jobs/career/crew/apprenticeship/cadet/station
  have/had/got help now
  cover the shift
  forced me to think/rethink/smile/practise/practice/laugh
  end it with/at/by/on/there/here/early/well/nicely
  food bank volunteer/volunteers/volunteering/shop/job
  bullying/abuse policy
  anti bullying
  been beaten at/in/by
  nobody/noone/never hurt/hurts/hit/hits/touched me
  wanted dead or alive
  dead end
  dye my hair
  taken/took/taking .. tablets back/for/with
  heard voices
  cant cope with
  SCARED/frightened of heights/spiders/dogs/lifts/buses/dark
  calls/call/called me names like
  hands on me/my cv/lap
  my hands on my
  bread/butter/palette/kitchen/chef/chefs/sharp/glue/water/nail/knife gun/knife/skills/block
  knife skills
  glue/water/nail/staple/spray/heat/price gun
  on the streets of
  black eye peas/peas
  cant carry on till/until
  no money left over
`;
