// Which guest a question is for: the one whose name it begins with, or who is here now. It reads hotseats and employers, and says nothing.
import type { Hotseat } from '../store/hotseats.js';
import { afterWords, employerNamed } from './employerNamed.js';
import { GRACE_MS, isInTime, stateAt } from './hotseatTimes.js';
import type { Turn } from './turn.js';
import { readCommand } from './understanding/commands.js';
import { near } from './understanding/spelling.js';
import { words } from './understanding/text.js';

export interface Guest {
  hotseatId: string;
  guest: string;
}

export interface GuestNamed {
  /** Whom it can be for; more than one, or one who is not sure, is asked. */
  guests: Guest[];
  sure: boolean;
  /** The question without the name; empty if nothing was asked yet. */
  words: string;
  /** As it was typed. */
  whole: string;
}

/** Questions begin with these, and some people are called so: "Will you hire me?" */
const openers = new Set(
  `a am an are art can could did do does for has have hi how i if in is it may mark mum my on our should so sue that the then
  there this was we what when where which who why will with would you your`.split(/\s+/),
);

/** Texts are on their way for a while; elsewhere what is written is there. */
export const graceOf = ({ address }: Turn): number => (address.channel === 'sms' ? GRACE_MS : 0);

/** `null`: it is for an employer. */
export async function guestNamed(turn: Turn, text: string): Promise<GuestNamed | null> {
  const hotseats = await forEachGuest(turn);
  const said = words(text);
  if (hotseats.length === 0 || said.length === 0) return null;
  const named = byName(hotseats, said);
  if (named.length === 0) return whoIsHere(turn, hotseats, text);
  const { guests, count, sure } = widest(named);
  const others = await wordsOfEmployer(turn, text);
  if (others > count || (others > 0 && !sure)) return null;
  const here = guests.filter((one) => isHere(turn, one));
  const meant = here.length === 1 ? here : guests;
  // "Will you hire me?" is the question as it stands, whoever Will is.
  const rest = !sure && openers.has(said[0] ?? '') ? text : afterWords(text, count);
  const only = meant.length === 1 && sure && (others === 0 || here.length === 1);
  return { guests: meant.map(guestOf), sure: only, words: rest, whole: text };
}

/** Asked for their question they may begin anew, "ASK PAUL is it hot?": the question is what follows. */
export function withoutAsking(text: string, guest: string): string {
  const command = readCommand(text);
  if (command?.name !== 'ask' || !command.exact) return text;
  const { rest } = command;
  const name = words(guest);
  const said = words(rest);
  const count = name.every((word, at) => said[at] === word) ? name.length : said[0] === name[0] ? 1 : 0;
  return afterWords(rest, count);
}

const guestOf = ({ id, guestName }: Hotseat): Guest => ({ hotseatId: id, guest: guestName });

/** Somebody comes twice: the time that takes this question, else the one that was last. */
async function forEachGuest(turn: Turn): Promise<Hotseat[]> {
  const all = await turn.store.hotseats.takingFrom(turn.person.id);
  const open = all.filter((one) => isInTime(one, turn.keptAt, graceOf(turn)));
  const over = all.filter((one) => !open.includes(one)).toReversed();
  const each = new Map<string, Hotseat>();
  for (const one of [...open, ...over]) {
    const name = words(one.guestName).join(' ');
    if (!each.has(name)) each.set(name, one);
  }
  return [...each.values()];
}

const isHere = ({ keptAt }: Turn, hotseat: Hotseat): boolean =>
  ['doors', 'live', 'extra'].includes(stateAt(hotseat, keptAt));

interface Match {
  hotseat: Hotseat;
  /** Words of the text that are the name. */
  count: number;
  sure: boolean;
}

function byName(hotseats: readonly Hotseat[], said: readonly string[]): Match[] {
  return hotseats.flatMap((hotseat) => {
    const name = words(hotseat.guestName);
    const [first = ''] = name;
    const [typed = ''] = said;
    const isWhole = name.length > 0 && name.every((word, at) => said[at] === word);
    if (isWhole && name.length > 1) return { hotseat, count: name.length, sure: true };
    if (typed === first) return { hotseat, count: 1, sure: said.length === 1 || !openers.has(typed) };
    const isMisspelt = !openers.has(typed) && near(typed, first);
    return isMisspelt ? { hotseat, count: 1, sure: false } : [];
  });
}

/** Those whose name stands there with most words; a name as it is spelt wins over one that is only like it. */
function widest(named: readonly Match[]): { guests: Hotseat[]; count: number; sure: boolean } {
  const sure = named.some((one) => one.sure);
  const left = named.filter((one) => one.sure === sure);
  const count = Math.max(...left.map((one) => one.count));
  return { guests: left.filter((one) => one.count === count).map(({ hotseat }) => hotseat), count, sure };
}

/** How many words of the text are an employer's very name. */
async function wordsOfEmployer(turn: Turn, text: string): Promise<number> {
  const named = employerNamed(text, await turn.store.employers.names());
  return named?.sure ? words(named.name).length : 0;
}

/** Nobody is named: while a guest is here the question may be for them. */
async function whoIsHere(turn: Turn, hotseats: readonly Hotseat[], text: string): Promise<GuestNamed | null> {
  const here = hotseats.filter((one) => isHere(turn, one));
  if (here.length === 0 || (await wordsOfEmployer(turn, text)) > 0) return null;
  return { guests: here.map(guestOf), sure: false, words: text, whole: text };
}
