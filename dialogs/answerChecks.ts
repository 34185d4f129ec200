// What is looked at in an employer's words before a member reads them: is it an answer at all, and does it ask for what is private.
// It only says what it finds; staff decide about what is held.
import { readingGrade } from './desk/preview.js';
import { findDetails } from './understanding/personalDetails.js';
import { holds, phrases } from './understanding/phrases.js';
import { rude } from './understanding/rude.js';
import { words } from './understanding/text.js';
import { drawTogether } from './understanding/texting.js';

/** Phone, age, health, pictures, where they live, and talking somewhere else. In the form that understanding/phrases.ts explains. */
const asksForMore = phrases(`
  your .. number/mobile/phone/email/address/postcode/facebook/instagram/snapchat/whatsapp/telegram/snap/insta
  your/whats age/birthday/birthdate/disability/disabilities/diagnosis/condition/illness/medication/health/photo/picture/pic/selfie
  date of birth
  dob
  how old
  what age
  what .. your age
  do/have you .. disability/disabilities/diagnosis/illness/condition/autism
  are you disabled/ill/sick/autistic/pregnant/single/alone
  what is/are wrong with you
  send/text/share/show .. photo/photos/picture/pictures/pic/pics/selfie
  photo/photos/picture/pictures/pic/pics of you/yourself
  where .. you live
  call/ring/phone/text/email/dm/whatsapp/facetime/message me/us
  give me/us .. call/ring/bell
  add/find/follow/message me/us on
  whatsapp/snapchat/telegram/instagram/facebook/messenger/tiktok/kik/discord
  meet me/alone
  meet up
  come to my house/home/place/flat
`);

/** Why a member must not read it before a person has: `private` asks for more than an answer needs; `null`: they may. */
export function holdReason(text: string): 'private' | 'rude' | null {
  const said = drawTogether(words(text));
  const { kinds } = findDetails(text);
  if (kinds.includes('phone') || kinds.includes('email')) return 'private';
  if (asksForMore.some((phrase) => holds(said, phrase))) return 'private';
  return rude(text) ? 'rude' : null;
}

const passes = phrases(`
  pass
  skip
  skip it/this
  decline
  i/we decline
  cant answer
  cant answer this/it/that
  i/we cant answer
  i/we cant answer this/it/that
  i/we cant answer this/that one/question
`);

/** The whole message says that they cannot answer. */
export function isPass(text: string): boolean {
  const said = drawTogether(words(text)).filter((word) => !['sorry', 'please', 'thanks'].includes(word));
  return passes.some((phrase) => phrase.length === said.length && holds(said, phrase));
}

/** Two text messages; the years of school that a long sentence takes. */
const LONG = 306;
const HARD_GRADE = 9;
const FEWEST_WORDS = 12;

/** Harder for a member than it need be: long, or in hard words. */
export function harder(text: string): 'long' | 'hard' | null {
  if (text.trim().length > LONG) return 'long';
  return words(text).length >= FEWEST_WORDS && readingGrade(text) > HARD_GRADE ? 'hard' : null;
}

const courtesies = new Set(
  `thanks thank you thankyou thx ta cheers ok okay hi hello hey great good lovely nice bye goodbye welcome no problem worries your
  youre most very much so and got it will do noted received morning afternoon evening there all everyone hiya what huh eh
  pardon who`.split(/\s+/),
);

/** Thanks, a greeting, "OK", a number alone: hardly an answer to anything. */
export function saysLittle(text: string): boolean {
  const said = words(text);
  if (said.every((word) => /^\d+$/.test(word))) return true;
  return said.length <= 5 && said[0] !== 'no' && said.every((word) => courtesies.has(word));
}
