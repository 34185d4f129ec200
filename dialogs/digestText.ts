// The words of a digest that comes by itself: how many, the numbered lines, what waits, and how often it comes now. It knows no
// channel; how many lines there are, and whether they fit, is for whoever sends it.
import type { Digest, DigestItem, News } from '../store/digests.js';
import type { View } from '../store/store.js';
import { sayMoment } from './dates.js';
import { gist } from './gist.js';
import { questionOf } from './step.js';
import type { Key, Params, Words } from './turn.js';

/** What a digest's words are made of besides its items; kept with it, so that it can be put in words again when it leaves. */
export interface DigestAbout {
  count: number;
  /** Names of the groups it tells of. */
  groups: string[];
  isBest?: boolean;
  /** The group whose edition it is. */
  edition?: string;
  /** From now on it comes so often; `off`: it is the goodbye. */
  change?: 'weekly' | 'monthly' | 'off';
  waits?: { count: number; lines: string[] };
  /** A question stands open, which has the bare numbers. */
  isAside?: boolean;
  link?: string;
}

export type Numbered = News & { number: number };

/** Characters of an item's line, so that three of them with the longest names fit two segments. */
const GIST = 36;

/** Lines in their order. `zone`: the reader's. */
export function digestText(
  words: Words,
  about: DigestAbout,
  items: readonly Numbered[],
  { now, zone }: { now: number; zone: string },
): string {
  const say = <K extends Key>(key: K, ...params: Params<K>): string =>
    questionOf({ words }, key, params[0]).text;
  if (about.change === 'off') return say('digest.goodbye');
  const numberOf = (number: number): string => `${about.isAside ? 'D' : ''}${number}`;
  return [
    ...waitsOf(say, about),
    ...(items.length > 0 ? [headOf(say, about)] : []),
    ...items.map((item) => lineOf(words, item, { number: numberOf(item.number), now, zone })),
    ...footOf(
      say,
      about,
      items.map(({ number }) => numberOf(number)),
    ),
    ...(about.change === 'weekly' ? [say('digest.nowWeekly')] : []),
    ...(about.change === 'monthly' ? [say('digest.nowMonthly')] : []),
    ...(about.link ? [say('digest.page', { link: about.link })] : []),
  ].join('\n');
}

type Say = <K extends Key>(key: K, ...params: Params<K>) => string;

function waitsOf(say: Say, { waits }: DigestAbout): string[] {
  if (!waits) return [];
  return [
    waits.count === 1 ? say('digest.waitsOne') : say('digest.waits', { count: waits.count }),
    ...waits.lines,
  ];
}

function headOf(say: Say, { count, edition, groups, isBest }: DigestAbout): string {
  const [group, other] = groups;
  if (edition !== undefined) return say('digest.edition', { group: edition });
  if (isBest) return say('read.best');
  if (group === undefined) return say('read.newHere', { count });
  if (other === undefined) return say('read.new', { count, group });
  if (groups.length === 2) return say('digest.two', { count, group, who: other });
  return say('digest.many', { count, group, people: groups.length - 1 });
}

/** One item in a list. */
export function lineOf(
  words: Words,
  { kind, byName, text, at }: News,
  { number, now, zone }: { number: string; now: number; zone: string },
): string {
  const name = byName ?? words.someone;
  const date = kind === 'hotseat' ? sayMoment(at, now, zone) : '';
  return questionOf({ words }, `read.${kind}`, { number, name, date, gist: gist(text, GIST) }).text;
}

function footOf(say: Say, { count, isBest }: DigestAbout, numbers: readonly string[]): string[] {
  const last = numbers.at(-1);
  if (last === undefined) return [];
  if (numbers.length === 1) return [say('read.pickOne', { last })];
  const key = count > numbers.length && !isBest ? 'read.pickMore' : 'read.pick';
  return [say(key, { numbers: numbers.slice(0, -1).join(', '), last })];
}

/** Who reads it, and when. */
export interface Redrawing {
  readonly store: View;
  readonly words: Words;
  readonly now: number;
}

/**
 * What of a digest may still be said as it leaves: what was taken down since it was made is left out, and so is what its reader has
 * found by themselves meanwhile. The numbers stay. `null`: nothing is left, or they have said that they want none.
 *
 * It is put in words when it is made and looked at once more here, rather than made here: its items must be rows before it leaves,
 * or the numbers a reader answers with would be bound to nothing after a crash.
 */
export async function digestNow(
  { now, store, words }: Redrawing,
  digestId: string,
  said: string,
): Promise<string | null> {
  const digest = await store.digests.byId(digestId);
  const reader = digest && (await store.people.person(digest.personId));
  if (!digest || !reader) return null;
  const about = aboutOf(digest);
  if (about.change !== 'off' && (reader.digestEvery === 'off' || (reader.pausedUntil ?? 0) > now))
    return null;
  const made = await store.digests.items(digestId);
  const items = await stillNews(store, digest, made, now);
  // A hotseat may have been moved meanwhile.
  if (items.length === made.length && !items.some(({ kind }) => kind === 'hotseat')) return said;
  if (items.length === 0 && !about.waits) return null;
  const count = Math.max(items.length, about.count - (made.length - items.length));
  return digestText(words, { ...about, count }, items, { now, zone: reader.zone });
}

export const aboutOf = ({ about }: Pick<Digest, 'about'>): DigestAbout =>
  about ? (JSON.parse(about) as DigestAbout) : { count: 0, groups: [] };

async function stillNews(
  store: View,
  digest: Digest,
  made: readonly DigestItem[],
  now: number,
): Promise<Numbered[]> {
  const elsewhere = await store.digests.shownElsewhere(digest);
  const found: Numbered[] = [];
  for (const { kind, itemId, number } of made) {
    if (elsewhere.has(`${kind} ${itemId}`)) continue;
    const news = await store.digests.open(digest.personId, kind, itemId, now);
    if (news) found.push({ ...news, number });
  }
  return found;
}
