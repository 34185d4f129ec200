// What is new, when somebody asks for it: a numbered list, three at a time. It asks nothing; numbers open what they stand for.
import type { News } from '../store/digests.js';
import { conversation } from './conversation.js';
import { lineOf } from './digestText.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Listed, SavedState, Turn } from './turn.js';

interface DigestDraft {
  /** The list goes on: its next numbers. */
  more?: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long the numbers of a list mean what they said. Source: product, "numbers stay bound to their digest for 14 days". */
export const BOUND_MS = 14 * DAY_MS;
/** What is older than this is not news. */
export const MONTH_MS = 31 * DAY_MS;
/** Whoever came this short a time ago and has read nothing yet gets the best of the month. */
export const NEWCOMER_MS = 14 * DAY_MS;
const AT_ONCE = 3;

interface Found {
  items: readonly News[];
  /** How many there are in all, and in how many groups. */
  count: number;
  communities: number;
  isBest: boolean;
}

async function listNews(step: Step<DigestDraft>) {
  const { draft, turn } = step;
  const list = draft.more ? turn.state.digest : undefined;
  const found = await findNews(turn);
  if (found.items.length === 0) await sayNothing(step);
  else {
    const first = (list?.count ?? 0) + 1;
    await sayNews(step, found, first);
    keep(turn, found.items, list ?? newList(turn));
  }
  return step.end();
}

/** What is new for this person, the first three. */
async function findNews(turn: Turn): Promise<Found> {
  const { now, person, store } = turn;
  const isNew = now - person.createdAt < NEWCOMER_MS && !(await store.digests.latest(person.id, 0));
  const since = Math.max(now - MONTH_MS, isNew ? 0 : person.createdAt);
  const items = await store.digests.news(person.id, since, now, AT_ONCE);
  const counts = await store.digests.countNews(person.id, since, now);
  const isBest = isNew && items.some(({ at }) => at < person.createdAt);
  return { items, count: isBest ? items.length : counts.items, communities: counts.communities, isBest };
}

/** Whether MORE would bring something. */
export async function hasMoreNews(turn: Turn): Promise<boolean> {
  return (await findNews(turn)).items.length > 0;
}

async function sayNothing({ draft, turn }: Step<DigestDraft>): Promise<void> {
  if (draft.more) return turn.say('aside.noMore');
  const groups = await turn.store.communities.mine(turn.person.id);
  const places = groups.length > 0 ? [] : await turn.store.employers.placesOf(turn.person.id);
  return turn.say(groups.length + places.length > 0 ? 'read.nothing' : 'read.noGroup');
}

async function sayNews({ draft, turn }: Step<DigestDraft>, found: Found, first: number): Promise<void> {
  const { items, count } = found;
  await (draft.more ? turn.say('read.next') : sayHowMany(turn, found));
  const { now, person, words } = turn;
  const lines = items.map((item, index) =>
    lineOf(words, item, { number: numberOf(turn, first + index), now, zone: person.zone }),
  );
  await turn.sayText({ text: lines.join('\n'), choices: [] });
  const numbers = numbersOf(turn, first, first + items.length - 1);
  if (items.length === 1) return turn.say('read.pickOne', { last: numbers.last });
  return turn.say(count > items.length && !isAside(turn) ? 'read.pickMore' : 'read.pick', numbers);
}

async function sayHowMany(turn: Turn, { items, count, communities, isBest }: Found): Promise<void> {
  if (isBest) return turn.say('read.best');
  if (communities > 1) return turn.say('read.newMany', { count, groups: communities });
  const group = items.every(({ communityName }) => communityName) && items[0]?.communityName;
  return group ? turn.say('read.new', { count, group }) : turn.say('read.newHere', { count });
}

/** Whether a question stands open below: it is asked again, and a bare number answers it. */
export const isAside = ({ state }: Turn): boolean => state.stack.length > 1;

const numberOf = (turn: Turn, number: number): string => `${isAside(turn) ? 'D' : ''}${number}`;

/** "1, 2 or 3", and "D1, D2 or D3" while a question waits for a number: those before the last one, and the last. */
export function numbersOf(turn: Turn, first: number, last: number): { numbers: string; last: string } {
  const all = Array.from({ length: last - first + 1 }, (_, index) => numberOf(turn, first + index));
  return { numbers: all.slice(0, -1).join(', '), last: all.at(-1) ?? '' };
}

function bind(state: SavedState, list: Listed): void {
  const { digest } = state;
  const earlier = digest && { id: digest.id, count: digest.count, at: digest.at };
  state.digest = { ...list, ...(earlier ? { earlier } : {}) };
}

/**
 * A digest that came by itself was written in no turn of theirs: from when it was sent, bare numbers mean it. Looked for before a
 * number or MORE is read.
 */
export async function takeUpSent({ now, person, state, store }: Turn): Promise<void> {
  const since = Math.max(state.digest?.at ?? 0, now - BOUND_MS);
  for (const { createdAt, id, sentAt } of await store.digests.lastSent(person.id, since)) {
    const count = (await store.digests.items(id)).at(-1)?.number ?? 0;
    if (count > 0) bind(state, { id, count, at: sentAt ?? createdAt });
  }
}

/** A new list; bare numbers mean it from now on, and the one before it where it has too few of them. */
function newList(turn: Turn): Listed {
  const list: Listed = { id: turn.newId(), count: 0, at: turn.now };
  bind(turn.state, list);
  turn.changes.add('digests', {
    id: list.id,
    personId: turn.person.id,
    slot: list.id,
    state: 'shown',
    createdAt: turn.now,
  });
  return list;
}

function keep(turn: Turn, items: readonly News[], { id, count }: Listed): void {
  items.forEach(({ kind, itemId }, index) =>
    turn.changes.add('digest_items', {
      id: turn.newId(),
      digestId: id,
      personId: turn.person.id,
      number: count + index + 1,
      kind,
      itemId,
      openedAt: null,
    }),
  );
  const { digest } = turn.state;
  if (digest) Object.assign(digest, { count: count + items.length, at: turn.now });
}

/** Told by itself, whole: no list shows it again. */
export function addReadItem(turn: Turn, { kind, itemId }: News): void {
  const id = turn.newId();
  const personId = turn.person.id;
  turn.changes.add('digests', { id, personId, slot: id, state: 'shown', createdAt: turn.now });
  turn.changes.add('digest_items', {
    id: turn.newId(),
    digestId: id,
    personId,
    number: 1,
    kind,
    itemId,
    openedAt: turn.now,
  });
}

export const readDigest = conversation<DigestDraft>(names.digest, { steps: [listNews] });
