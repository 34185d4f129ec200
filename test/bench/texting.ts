// What two hundred people text in the bench, over and over: an update written step by step and kept to oneself, signed as Twilio does.
import { signed } from '../support/signed.js';
import { ourNumber, Town } from '../support/town.js';
import type { Request } from './load.js';

export const PEOPLE = 200;

/** The town they live in, and their numbers. */
export function peopled(): { town: Town; numbers: string[] } {
  const town = new Town();
  const numbers = Array.from({ length: PEOPLE }, (_, person) => {
    town.understands(`P${person} is in Art group`);
    return town.numberOf(`P${person}`);
  });
  return { town, numbers };
}

/** A person's next text. `ended` is its id: the turn of that message is to be waited for. */
export function texting(path: string, waits: boolean): (person: number) => Request {
  const { numbers } = peopled();
  const said = new Map<number, number>();
  let last = 0;
  return (person) => {
    const count = said.get(person) ?? 0;
    said.set(person, count + 1);
    const round = Math.floor(count / 3);
    const body = ['POST', `I painted boat number ${round} today`, 'Only me'][count % 3] ?? '';
    const sid = `SM${String(++last).padStart(32, '0')}`;
    const form = signed({ sid, from: numbers[person] ?? '', to: ourNumber, body });
    return { path, ...form, ...(waits ? { ended: sid } : {}) };
  };
}
