// Who is next in a hotseat. Nobody twice until all once; then the way of asking that is furthest behind its share: of the people who ask
// in it while there are some who were not heard, then of their questions; then who came first. It counts and orders, and knows nobody's name.

/** One question, or several that are the same. */
export interface Queued {
  id: string;
  /** Who asked it; more than one where several asked the same, none where it is a seed. */
  askers: readonly string[];
  channel: string;
  /** Milliseconds UTC. */
  askedAt: number;
}

/** What was answered already: who asked, and from where. */
export type Heard = Pick<Queued, 'askers' | 'channel'>;

/** The whole queue in the order in which it is answered if nobody asks any more: seeds come last. */
export function inOrder(waiting: readonly Queued[], heard: readonly Heard[]): Queued[] {
  const left = [...waiting].sort((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1));
  const turns = new Map<string, number>();
  const answered = new Map<string, number>();
  const wanted = new Map<string, number>();
  const [peopleHeard, people] = [new Map<string, number>(), new Map<string, number>()];
  const count = (one: Heard): void => {
    if (one.askers.some((asker) => !turns.has(asker))) more(peopleHeard, one.channel);
    for (const asker of one.askers) more(turns, asker);
    if (one.askers.length > 0) more(answered, one.channel);
  };
  const known = new Set<string>();
  for (const { askers, channel } of [...heard, ...left]) {
    if (askers.some((asker) => !known.has(asker))) more(people, channel);
    for (const asker of askers) known.add(asker);
    if (askers.length > 0) more(wanted, channel);
  }
  heard.forEach(count);
  const order: Queued[] = [];
  while (left.length > 0) {
    const at = indexOfFirst(left, (one) => rankOf(one, { turns, answered, wanted, peopleHeard, people }));
    const [next] = left.splice(at, 1);
    if (!next) break;
    count(next);
    order.push(next);
  }
  return order;
}

/** How many are answered before this one; `null` where it does not wait. */
export function placeOf(id: string, waiting: readonly Queued[], heard: readonly Heard[]): number | null {
  const place = inOrder(waiting, heard).findIndex((one) => one.id === id);
  return place < 0 ? null : place;
}

interface Counts {
  turns: ReadonlyMap<string, number>;
  answered: ReadonlyMap<string, number>;
  wanted: ReadonlyMap<string, number>;
  /** The same of people, those who ask together being one. */
  peopleHeard: ReadonlyMap<string, number>;
  people: ReadonlyMap<string, number>;
}

/** Smaller comes first, number by number; equal ones stay in the order they were asked. */
function rankOf({ askers, channel }: Queued, counts: Counts): number[] {
  if (askers.length === 0) return [Infinity, 0];
  const fewest = Math.min(...askers.map((asker) => counts.turns.get(asker) ?? 0));
  const [done, all] = fewest === 0 ? [counts.peopleHeard, counts.people] : [counts.answered, counts.wanted];
  return [fewest, ((done.get(channel) ?? 0) + 0.5) / (all.get(channel) ?? 1)];
}

function indexOfFirst<T>(all: readonly T[], rank: (one: T) => number[]): number {
  const ranks = all.map(rank);
  let best = 0;
  ranks.forEach((one, at) => {
    if (isBefore(one, ranks[best] ?? [])) best = at;
  });
  return best;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? 0;
    if (one !== other) return one < other;
  }
  return false;
}

const more = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
