// Thanks, however they are said: "cheers mate", "ta very much". It only recognises; what they are for is the conversation's to know.
import { words } from './text.js';

const thanks = new Set('thanks thank thankyou thx thnx tnx ty thanx fanks ta cheers'.split(' '));
const around = new Set(
  `you u so very much a lot lots bunch mate pal love for that this it the your help answer ok okay oh great good lovely nice
  brill brilliant perfect cool ace yes all again x xx xxx really kindly`.split(/\s+/),
);

/** The whole message says thanks and nothing else. */
export function saysThanks(text: string): boolean {
  const said = words(text);
  return said.some((word) => thanks.has(word)) && said.every((word) => thanks.has(word) || around.has(word));
}
