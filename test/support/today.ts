// What is too much for every run takes turns: each day another part, and all of it in the long tests.

const day = Math.floor(Date.now() / 86_400_000);
/** The long tests leave nothing out. */
export const isAtLength = process.env.AT_LENGTH === 'yes';

/** Whether it is the turn of what stands at that place, one day in so many. */
export const isTodays = (place: number, days = 3): boolean => isAtLength || (place + day) % days === 0;

/** The part that is looked at today; so many days see all of it. */
export const partOfToday = <T>(all: readonly T[], days = 3): T[] =>
  all.filter((_, place) => isTodays(place, days));

/** How often something made up is tried today; at length, so often as is said. */
export const runsOfToday = (most: number): number => (isAtLength ? most : Math.ceil(most / 6));

/** Of the sides from which something is seen: all of them at length; else one, on its day of three. */
export const sidesOfToday = <T>(sides: readonly T[], place: number): T[] =>
  isAtLength ? [...sides] : isTodays(place) ? sides.slice(turn(place, sides.length)).slice(0, 1) : [];

/** Another one every third day, so that none is left out for good. */
const turn = (place: number, of: number): number => Math.floor((place + day) / 3) % of;

/** One of them each day, each place another one. */
export const oneOfToday = <T>(all: readonly T[], place: number): T => all[(day + place) % all.length] as T;

/** `it`, on its day of so many; on the others it is left out. The long tests have all of them. */
export const itToday = (place: number, days = 3): ((title: string, test: Mocha.AsyncFunc) => void) =>
  isTodays(place, days) ? it : () => undefined;
