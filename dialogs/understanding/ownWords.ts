// Takes out of an employer's answer what is not their own words now: quoted mail, signature, footer. It also says when nobody
// wrote it at all, because a machine that is away on holiday has not answered.
import { longestText } from './text.js';

export interface OwnWords {
  text: string;
  /** An out-of-office or delivery notice: nobody has read the question yet. */
  automatic: boolean;
}

/** From here on a mail is quoted or a footer; what follows is cut. Each is tried on one trimmed line. */
const ends: readonly RegExp[] = [
  /^--\s*$/,
  /^(?:[-_*=]\s?){5,}$/,
  /^-{2,} ?(?:original message|forwarded message|reply above this line)/i,
  /^(?:on|am|le) .{4,120}(?:wrote|schrieb|a écrit) ?:?$/i,
  // A mail program may break that line before "wrote".
  /^on (?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .{4,80}[<@].{0,80}$/i,
  /^from: .{2,120}@/i,
  /^sent from (?:my|outlook|yahoo|mail|samsung|an?) ?.{0,60}$/i,
  /^get outlook for /i,
  /^sent via /i,
  /^(?:this e-?mail|this message|the information (?:in|contained)|confidentiality notice|disclaimer)\b.{0,1600}$/i,
  /^please consider the environment\b/i,
];

const farewell =
  /^(?:(?:kind|best|warm|warmest|many|with)? ?(?:regards|wishes|thanks)|many thanks|all the best|yours (?:sincerely|faithfully|truly)|sincerely|cheers|br|kr|thanks|thank you|ta)[,.! -]*$/i;
/** What may stand under a farewell: a name, a role, a firm, a number. More than this many lines are a letter that goes on. */
const longestSignature = 6;

const away: readonly RegExp[] = [
  /\bout[ -]of[ -](?:the )?office\b/i,
  /\bauto(?:matic|mated)?[ -]?(?:reply|response|responder|generated)\b/i,
  /\bthis is an automat(?:ed|ic)\b/i,
  /\b(?:i am|i'm|i will be|we are) (?:currently |now )?(?:on (?:annual |maternity |paternity |sick )?leave|on holiday|away)\b.{0,200}\b(?:return|back|until|urgent|contact)\b/is,
  /\b(?:limited|no) access to (?:my )?e-?mails?\b/i,
  /\bthank you for (?:your (?:e-?mail|message|enquiry)|contacting)\b.{0,200}\b(?:will (?:get back|reply|respond|be in touch|answer)|as soon as)\b/is,
  /\b(?:delivery (?:has )?failed|undeliverable|mail delivery|mailer-daemon|delivery status notification)\b/i,
];

/** What an employer wrote themselves; empty if all of it was quoted or signed. */
export function ownWords(text: string): OwnWords {
  const cut = text.slice(0, longestText);
  const lines = cut.split(/\r?\n/).map((line) => line.trimEnd());
  const end = lines.findIndex((line) => ends.some((shape) => shape.test(line.trim())));
  const written = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !/^\s*>/.test(line));
  const own = withoutFarewell(written)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text: own, automatic: away.some((shape) => shape.test(own)) };
}

function withoutFarewell(lines: readonly string[]): readonly string[] {
  const at = lines.findLastIndex((line) => farewell.test(line.trim()));
  const below = lines.slice(at + 1).filter((line) => line.trim());
  const signs = at > 0 && below.length <= longestSignature && below.every((line) => line.trim().length <= 60);
  return signs ? lines.slice(0, at) : lines;
}
