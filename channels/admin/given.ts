// What is typed after a command, turned into what it means: numbers, phone numbers, working days and hours.
import { InvalidArgumentError } from 'commander';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { IANAZone } from 'luxon';
import { carrierWords } from '../../dialogs/understanding/carrier.js';

type Read<T> = (typed: string) => T;

export function wholeNumber(least: number, most: number): Read<number> {
  return (typed) => {
    const number = Number(typed);
    if (/^\d+$/.test(typed) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  };
}

/** The longest name that still fits a question on a phone, with room for its choices. */
const longestName = 24;

/** A name as members read it, beside the numbers of choices: "1 Art group". The carrier takes some words for its own. */
export const nameOf: Read<string> = (typed) => {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (name.length === 0 || name.length > longestName)
    throw new InvalidArgumentError(`A name has 1 to ${longestName} letters.`);
  if (!/^\p{L}/u.test(name))
    throw new InvalidArgumentError('A name begins with a letter: members pick by number.');
  if (carrierWords.includes(name.toLowerCase()))
    throw new InvalidArgumentError('Phone companies take that word for their own. Give another name.');
  return name;
};

/** A phone number as E.164; one without a country is British. */
export const phoneNumber: Read<string> = (typed) => {
  const number = parsePhoneNumberFromString(typed, 'GB');
  if (number?.isPossible()) return number.number;
  throw new InvalidArgumentError('It is a phone number such as +447700900123 or 07700 900123.');
};

/** Days of the week, Monday is 1: `1-5`, `1,3,5`, `6`. Gives `12345`, `135`, `6`. */
export const workingDays: Read<string> = (typed) => {
  const days = new Set<number>();
  for (const part of typed.split(',')) {
    const [, first, last = first] = /^\s*([1-7])\s*(?:-\s*([1-7])\s*)?$/.exec(part) ?? [];
    if (!first || Number(last) < Number(first))
      throw new InvalidArgumentError('Days are numbers, Monday is 1: 1-5, or 1,3,5.');
    for (let day = Number(first); day <= Number(last); day++) days.add(day);
  }
  return [...days].sort((a, b) => a - b).join('');
};

/** Minutes after midnight. */
export interface Hours {
  opensAt: number;
  closesAt: number;
}

/** `09:00-17:00`. */
export const workingHours: Read<Hours> = (typed) => {
  const [, ...parts] = /^([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-4]):([0-5]\d)$/.exec(typed) ?? [];
  const [hour = 0, minute = 0, endHour = 0, endMinute = 0] = parts.map(Number);
  const [opensAt, closesAt] = [hour * 60 + minute, endHour * 60 + endMinute];
  if (opensAt < closesAt && closesAt <= 24 * 60) return { opensAt, closesAt };
  throw new InvalidArgumentError('Hours look like 09:00-17:00.');
};

export const timeZone: Read<string> = (typed) => {
  if (IANAZone.isValidZone(typed)) return typed;
  throw new InvalidArgumentError('It is a name such as Europe/London.');
};
