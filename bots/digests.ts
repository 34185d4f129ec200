// Digests by the clock: whoever's time has come gets one, a batch of people at a time, and each batch is written as one entry, so
// that a reply waits for one batch at most. It writes to nobody at night and sends nothing itself.
import { awayStep } from '../dialogs/digestAway.js';
import { dayNameOf, isKept, nextSlot } from '../dialogs/digestSlots.js';
import type { DigestAbout } from '../dialogs/digestText.js';
import { waitsFor } from '../dialogs/digestWaits.js';
import { GROUPS_QUIET } from '../dialogs/quietGroups.js';
import { MONTH_MS, NEWCOMER_MS } from '../dialogs/readDigest.js';
import { en } from '../dialogs/words/en.js';
import type { NewsOf } from '../store/digestNews.js';
import type { DigestRun, DuePerson } from '../store/digestRuns.js';
import { makeDigest, type Making, MOST_LINES, WAITING_LINES } from './digestMaking.js';
import { BATCH, type DigestSettings, makingAt } from './digestSettings.js';
import { workOnEdition } from './editions.js';

/** Entries in one look of the clock, which has other things to do. */
const BATCHES = 8;
/** A digest that never arrived is caught up so far back. */
const OLDEST_MS = 70 * 24 * 60 * 60_000;
/** What is on its way has arrived by then, or is looked at again. */
const A_MOMENT_MS = 60_000;
/** So many times there was nothing, and they are asked. */
const QUIET = 4;

/** Looks once; call it now and then. Resolves when everybody due has theirs, or the clock should go on. */
export function digestWatch(settings: DigestSettings): () => Promise<void> {
  return async () => {
    for (let batch = 0; batch < BATCHES; batch++) {
      const now = settings.now();
      const due = await settings.store.digestRuns.due(now, BATCH);
      if (due.length > 0) await makeBatch(settings, due, now);
      else if (!(await workOnEdition(settings, makingAt(settings, now)))) return;
    }
  };
}

async function makeBatch(settings: DigestSettings, due: readonly DuePerson[], now: number): Promise<void> {
  const { digestRuns } = settings.store;
  const making = makingAt(settings, now);
  const reading = due.filter((one) => isTime(one, now));
  const readers = reading.map((one) => ({ id: one.person.id, since: sinceOf(one, now) }));
  const news = await digestRuns.newsFor(readers, making.until, MOST_LINES);
  const runs: DigestRun[] = [];
  for (const one of due) {
    const found = news.get(one.person.id);
    if (!found) runs.push(passed(one, now));
    else if (one.isOnItsWay) runs.push({ ...passed(one, now), next: now + A_MOMENT_MS });
    else runs.push(await runOf(settings, making, { due: one, news: found }));
  }
  const written = await digestRuns.write(runs, now);
  if (written > 0) settings.made?.();
}

/** Their slot has come and is kept: they want news, may have it, and can be reached. */
function isTime({ address, consentedAt, hasRole, person }: DuePerson, now: number): boolean {
  const { barredAt, digestEvery, digestNextAt, pausedUntil, zone } = person;
  if (digestEvery === 'off' || (pausedUntil ?? 0) > now || barredAt || !address) return false;
  if (consentedAt === null && !hasRole) return false;
  return typeof digestNextAt === 'number' && isKept(digestNextAt, now, zone);
}

/** Looked at again at their next time; nothing else changes. */
const passed = ({ person }: DuePerson, now: number): DigestRun => ({
  personId: person.id,
  was: person.digestNextAt ?? null,
  next: nextSlot(person, now),
  empty: person.digestEmpty ?? 0,
  every: person.digestEvery,
});

async function runOf(
  settings: DigestSettings,
  making: Making,
  { due, news }: { due: DuePerson; news: NewsOf },
): Promise<DigestRun> {
  const { now } = making;
  const { person } = due;
  const slot = dayNameOf(person.digestNextAt ?? now, person.zone);
  const about = await aboutFor(settings, due, now);
  const shown = about.isBest ? { ...news, items: news.items.slice(0, BEST) } : news;
  const digest = makeDigest(making, {
    due,
    slot,
    news: shown,
    since: person.digestMark ?? sinceOf(due, now),
    about,
  });
  if (!digest) return emptyRun(making, due);
  const every = about.change ?? person.digestEvery;
  return {
    ...passed({ ...due, person: { ...person, digestEvery: every } }, now),
    ...digest,
    every,
    empty: 0,
  };
}

/** The best of a month are three. */
const BEST = 3;

async function aboutFor(
  settings: DigestSettings,
  due: DuePerson,
  now: number,
): Promise<Partial<DigestAbout>> {
  const change = awayStep(due.person.digestEvery, now - heardAt(due));
  const waits = due.hasRole ? await waiting(settings, due, now) : undefined;
  return {
    ...(isNewcomer(due, now) ? { isBest: true } : {}),
    ...(change ? { change } : {}),
    ...(waits ? { waits } : {}),
  };
}

async function waiting(
  { house, store, texts }: DigestSettings,
  { address, person: { id, zone } }: DuePerson,
  now: number,
): Promise<DigestAbout['waits']> {
  const reader = { id, zone, roles: await store.view.people.rolesOf(id) };
  const team = (address?.channel === 'slack' ? address.key.split('/')[0] : house.desk?.team) ?? '';
  return waitsFor({ now, store: store.view, words: en, house, texts, reader, team }, WAITING_LINES);
}

/** Silence begins again once they were asked. */
function emptyRun(making: Making, due: DuePerson): DigestRun {
  const run = passed(due, making.now);
  const empty = run.empty + 1;
  if (empty < QUIET) return { ...run, empty };
  const timer = {
    id: making.newId(),
    kind: GROUPS_QUIET,
    personId: due.person.id,
    aboutId: due.person.id,
    dueAt: making.now,
    doneAt: null,
    attempts: 0,
  };
  return { ...run, empty: 0, timer };
}

const heardAt = ({ heardAt: heard, person, visitedAt }: DuePerson): number =>
  Math.max(heard ?? 0, visitedAt ?? 0, person.createdAt);

const isNewcomer = ({ hasRead, person }: DuePerson, now: number): boolean =>
  !hasRead && now - person.createdAt < NEWCOMER_MS;

/** From where on things are new to them: where they were told up to; whoever is new gets the best of the month. */
function sinceOf(due: DuePerson, now: number): number {
  const { createdAt, digestMark } = due.person;
  if (typeof digestMark === 'number') return Math.max(digestMark, now - OLDEST_MS);
  return Math.max(now - MONTH_MS, isNewcomer(due, now) ? 0 : createdAt);
}
