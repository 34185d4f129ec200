// Finds the one thing a typed name or id means, and otherwise says the nearest three names. It never guesses.
import { likeness } from '../../dialogs/understanding/spelling.js';
import type { Person } from '../../store/people.js';
import { type Desk, Mistake } from './desk.js';

interface Named {
  id: string;
  name: string;
}

/** The one with this id or name, case ignored. `kind` is for sentences: `community`. @throws Mistake */
export function one<T extends Named>(kind: string, typed: string, all: readonly T[]): T {
  const byId = all.find(({ id }) => id === typed);
  const byName = all.filter(({ name }) => plain(name) === plain(typed));
  const [found, another] = byId ? [byId] : byName;
  if (another) throw new Mistake(`More than one ${kind} is called "${typed}". Give the id: ${ids(byName)}.`);
  if (!found) throw new Mistake(`There is no ${kind} "${typed}". ${nearest(typed, all)}`);
  return found;
}

/** Everything listed by number or a long id can be named by the last four or more characters of it. @throws Mistake */
export function ending<T>(kind: string, typed: string, all: readonly T[], idOf: (one: T) => string): T {
  const exact = all.find((each) => idOf(each) === typed);
  const end = typed.toLowerCase();
  const similar = end.length < 4 ? [] : all.filter((each) => idOf(each).toLowerCase().endsWith(end));
  if (!exact && similar.length > 1)
    throw new Mistake(`"${typed}" fits more than one ${kind}. Give more of the id.`);
  const found = exact ?? similar[0];
  if (found === undefined)
    throw new Mistake(`There is no ${kind} "${typed}". ${nearestIds(typed, all.map(idOf))}`);
  return found;
}

/** A person by id, or by a name that only one person has. @throws Mistake */
export async function onePerson({ store }: Desk, typed: string): Promise<Person> {
  const byId = await store.view.people.person(typed);
  if (byId) return byId;
  const [found, ...others] = await store.view.admin.peopleCalled(typed, 10);
  if (!found)
    throw new Mistake(
      `There is nobody called "${typed}". ${nearest(typed, await store.view.admin.peopleNames())}`,
    );
  if (others.length > 0)
    throw new Mistake(
      `More than one person is called "${typed}". Give the id: ${ids([found, ...others])}. ` +
        `people find "${typed}" says more of them.`,
    );
  return found;
}

/** How a person is spoken of. */
export const called = ({ id, name }: Pick<Person, 'id' | 'name'>): string => name ?? `person ${id}`;

const plain = (text: string): string => text.trim().toLowerCase().replace(/[‘’]/g, "'");
const ids = (some: readonly { id: string }[]): string => some.map(({ id }) => id).join(', ');

/** A sentence with the three names most like what was typed. */
export function nearest(typed: string, all: readonly { name: string }[]): string {
  const names = [...new Set(all.map(({ name }) => name))];
  if (names.length === 0) return 'There is none yet.';
  const like = names.map((name) => ({ name, score: alike(plain(typed), plain(name)) }));
  like.sort((a, b) => b.score - a.score);
  return `The nearest: ${like
    .slice(0, 3)
    .map(({ name }) => name)
    .join(', ')}.`;
}

const nearestIds = (typed: string, all: readonly string[]): string =>
  nearest(
    typed,
    all.map((name) => ({ name })),
  );

/** 0 to 1: the whole name, or one word of it. */
function alike(typed: string, name: string): number {
  return Math.max(likeness(typed, name), ...name.split(/\s+/).map((word) => likeness(typed, word) * 0.95));
}
