// One thing of a digest, whole: from now on REPLY, REPORT and BLOCK mean it. A number that its list does not have is looked for
// in the list before it, and opens the next three where there are more.
import type { DigestItem, News, NewsKind } from '../store/digests.js';
import { conversation } from './conversation.js';
import { dayOf, sayMoment, weekdayOf } from './dates.js';
import { names } from './names.js';
import { BOUND_MS, hasMoreNews, isAside, numbersOf } from './readDigest.js';
import type { Step } from './step.js';
import type { Choice, Listed, Turn } from './turn.js';

interface OpenDraft {
  digestId: string;
  number: number;
  /** `reply`: answered at once, with the words if there are any. */
  verb?: string;
  words?: string;
  which?: Choice;
}

/** So many numbers are named one by one. */
const MOST_NAMED = 3;

async function chooseList(step: Step<OpenDraft>) {
  const { draft, turn } = step;
  const { digest } = turn.state;
  const older = digest?.earlier;
  if (!digest || !older || turn.now - older.at > BOUND_MS || draft.number > older.count || draft.number < 1)
    return step.next();
  if (draft.number > digest.count) {
    await step.say('read.from', { date: dayOf(older.at, turn.person.zone) });
    draft.digestId = older.id;
    return step.next();
  }
  if (!draft.which && (await isUnclear(turn, digest, older))) {
    const key = isSameDay(turn, digest.at, turn.now) ? 'read.which' : 'read.whichNewer';
    return step.choose('which', key, { number: draft.number, day: weekday(turn, older) });
  }
  if (draft.which?.id === 'older') draft.digestId = older.id;
  return step.next();
}

/** Both lists have the number, and it was the older one that was read last. On one day the newer one is meant. */
async function isUnclear(turn: Turn, digest: Listed, older: Listed): Promise<boolean> {
  if (isSameDay(turn, digest.at, older.at)) return false;
  const items = await turn.store.digests.items(older.id);
  return items.some(({ itemId }) => itemId === turn.state.shown?.id);
}

const isSameDay = ({ person }: Turn, one: number, other: number): boolean =>
  dayOf(one, person.zone) === dayOf(other, person.zone);

const weekday = ({ words, person }: Turn, { at }: Listed): string =>
  words[`day.${weekdayOf(at, person.zone)}`];

async function showItem(step: Step<OpenDraft>) {
  const { draft, turn } = step;
  const item = await turn.store.digests.item(draft.digestId, draft.number);
  if (!item) return sayTooHigh(step);
  const news = await turn.store.digests.open(turn.person.id, item.kind, item.itemId, turn.now);
  if (!news) {
    await step.say('read.gone');
    return step.end();
  }
  markRead(turn, item, news);
  if (draft.verb === 'reply' && isAnswerable(news.kind))
    return step.become(names.comment, draft.words ? { words: draft.words } : {});
  await sayWhole(turn, news);
  return step.end();
}

/** One past the end of a list that goes on is its next number; any other is too high. */
async function sayTooHigh(step: Step<OpenDraft>) {
  const { draft, turn } = step;
  const count = turn.state.digest?.count ?? 0;
  if (draft.number === count + 1 && (await hasMoreNews(turn)))
    return step.become(names.digest, { more: true });
  if (count === 1) await step.say('read.tooHighOne');
  else if (count <= MOST_NAMED) await step.say('read.tooHigh', { count, ...numbersOf(turn, 1, count) });
  else await step.say('read.tooHighMany', { count });
  return step.end();
}

function markRead(turn: Turn, { id, openedAt }: DigestItem, { kind, itemId, byId, byName }: News): void {
  if (openedAt === null) turn.changes.set('digest_items', { id }, { openedAt: turn.now });
  if (isAnswerable(kind))
    turn.state.shown = { kind, id: itemId, personId: byId, name: byName ?? turn.words.someone, at: turn.now };
  else delete turn.state.shown;
}

/** What somebody wrote can be replied to; a hotseat is asked. */
const isAnswerable = (kind: NewsKind): kind is Exclude<NewsKind, 'hotseat' | 'summary'> =>
  kind !== 'hotseat' && kind !== 'summary';

async function sayWhole(turn: Turn, news: News): Promise<void> {
  const { kind, byName, communityName, text } = news;
  const name = byName ?? turn.words.someone;
  if (!isAnswerable(kind)) return sayHotseat(turn, news, name);
  if (kind === 'update') await turn.say('open.update', { name, group: communityName ?? '', text });
  else await turn.say(`open.${kind}`, { name, text });
  await turn.say(isAside(turn) ? 'open.thenStep' : 'open.then');
}

/** When, and how to ask; once it has begun, where to read it. */
async function sayHotseat(turn: Turn, { at, itemId, kind, text }: News, name: string): Promise<void> {
  const link = `${turn.house.publicUrl}/h/${itemId}`;
  const date = sayMoment(at, turn.now, turn.person.zone);
  if (kind === 'summary') return turn.say('open.summary', { name, text, link });
  if (at <= turn.now) return turn.say('open.hotseatBegun', { name, date, text, link });
  return turn.say('open.hotseat', { name, date, text });
}

export const openItem = conversation<OpenDraft>(names.open, { steps: [chooseList, showItem] });
