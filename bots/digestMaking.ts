// One person's digest, from what is new for them: whether there is one, its rows and its message. It reads nothing and writes nothing.
import { whenAwake } from '../dialogs/dates.js';
import type { Choice, House } from '../dialogs/turn.js';
import { type DigestAbout, digestText } from '../dialogs/digestText.js';
import { endOfDay } from '../dialogs/digestSlots.js';
import { QUIET_FIELD } from '../dialogs/quietGroups.js';
import { en } from '../dialogs/words/en.js';
import type { NewsOf } from '../store/digestNews.js';
import type { DigestRun, DuePerson } from '../store/digestRuns.js';
import type { Digest } from '../store/digests.js';
import type { NewOutbound } from '../store/outbox.js';
import { saidTo } from './whoIsThere.js';

export interface Making {
  readonly now: number;
  /** What others saw by then is told. */
  readonly until: number;
  readonly house: House;
  readonly pages: (channel: string, text: string, choices: readonly Choice[]) => readonly string[];
  newId(): string;
}

export interface Made {
  due: DuePerson;
  slot: string;
  news: NewsOf;
  /** From when on it tells; `null`: an edition, which moves no watermark. */
  since: number | null;
  about?: Partial<DigestAbout>;
}

type Address = NonNullable<DuePerson['address']>;

/** How many lines a list has: three in a text message, seven where there is room. More than a few are easier to read on a page. */
const FEW = 3;
const linesOn = (channel: string): number => (channel === 'sms' ? FEW : MOST_LINES);
export const MOST_LINES = 7;
/** Of what waits. */
export const WAITING_LINES = 2;

/** `null`: there is nothing to say, or nowhere to say it. */
export function makeDigest(
  making: Making,
  made: Made,
): Pick<Required<DigestRun>, 'digest' | 'items' | 'message'> | null {
  const { address } = made.due;
  const { change, waits } = made.about ?? {};
  const isGoodbye = change === 'off';
  if (!address || (made.news.items.length === 0 && !waits && !isGoodbye)) return null;
  const id = making.newId();
  const shown = aboutOf(made);
  const items = isGoodbye ? [] : fitting(making, made, shown);
  const link =
    address.channel === 'web' && items.length > FEW ? `${making.house.publicUrl}/d/${id}` : undefined;
  const about = link === undefined ? shown : { ...shown, link };
  const digest = digestRow(making, made, { id, about });
  const rows = items.map(({ kind, itemId, number }) => ({
    id: making.newId(),
    digestId: id,
    personId: made.due.person.id,
    number,
    kind,
    itemId,
    openedAt: null,
  }));
  return {
    digest,
    items: rows,
    message: messageOf(making, made, { id, text: textOf(making, made, about, items) }),
  };
}

function aboutOf({ about, due, news }: Made): DigestAbout {
  return {
    count: news.count,
    groups: news.communities.map(({ name }) => name),
    ...(due.openField === null || due.openField === QUIET_FIELD ? {} : { isAside: true }),
    ...about,
  };
}

type Numbered = NewsOf['items'][number] & { number: number };

/** As many as one message holds: nobody pages through a list of news. */
function fitting(making: Making, made: Made, about: DigestAbout): Numbered[] {
  const { channel } = made.due.address as Address;
  const all = made.news.items
    .slice(0, linesOn(channel))
    .map((item, index) => ({ ...item, number: index + 1 }));
  for (let most = all.length; most > 1; most--) {
    const items = all.slice(0, most);
    if (making.pages(channel, textOf(making, made, about, items), []).length === 1) return items;
  }
  return all.slice(0, 1);
}

function textOf(
  { now }: Making,
  { due: { address, person } }: Made,
  about: DigestAbout,
  items: readonly Numbered[],
): string {
  const text = digestText(en, about, items, { now, zone: person.zone });
  const activePersonId = address?.activePersonId ?? null;
  return saidTo(en, { person, address: { activePersonId } }, { text, choices: [] }).text;
}

function digestRow(
  { now, until }: Making,
  { due, slot, since }: Made,
  { id, about }: { id: string; about: DigestAbout },
): Digest {
  return {
    id,
    personId: due.person.id,
    slot,
    state: 'made',
    createdAt: now,
    addressId: due.address?.id ?? null,
    sinceAt: since,
    untilAt: since === null ? null : until,
    sentAt: null,
    about: JSON.stringify(about),
  };
}

/** A newer one takes the place of one that has not left; news of the day is not sent the morning after. */
function messageOf(
  making: Making,
  { due: { address, person } }: Made,
  { id, text }: { id: string; text: string },
): NewOutbound {
  const { channel, conversation, key } = address as Address;
  const dueAt = whenAwake(making, person.zone);
  return {
    channel,
    address: key,
    conversation,
    personId: person.id,
    body: { text, choices: [], drawn: { what: 'digest', about: id } },
    priority: 'digest',
    replyTo: null,
    dueAt,
    staleAt: endOfDay(dueAt, person.zone),
    mergeKey: `digest ${person.id}`,
    hours: 'awake',
    // Whoever chose to hear every day has asked for each of them: a limit of four a week would make that a broken promise.
    proactive: person.digestEvery === 'daily' ? 'no' : 'yes',
    digestId: id,
  };
}
