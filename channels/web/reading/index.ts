// Pages for reading: `/u/:person`, `/c/:community`, `/d/:digest`, `/h/:hotseat`, their feeds and pictures, `/report/…`, and `/in/:code`
// for signing in. They show what the store says the
// reader may see, and answer everything else as if it were not there.
import type { Keep } from '../../channel.js';
import type { PageName, Routes, WebAnswer, WebRequest } from '../../ports.js';
import { atom } from './atom.js';
import type { WebSettings } from '../index.js';
import { digestPages } from './digest.js';
import type { Desk, ReadingMemory } from './desk.js';
import { framed, nothingHere, pathOf, pressAgain } from './frame.js';
import { hotseatPages } from './hotseat.js';
import { middleOf, nameOf, secretAddress, type Sight } from './pages.js';
import { picture } from './picture.js';
import { reporting } from './report.js';
import { signingIn } from './signIn.js';
import { visitorOf } from './visitor.js';
import { words } from './words.js';

const onAPage = 10;
const inAFeed = 20;
/** A form here holds one short value. */
const longestForm = 1_000;
/** The zone in which somebody unknown reads dates. */
const usualZone = 'Europe/London';

/** Hangs the pages on the server. @param now milliseconds UTC. */
export function readingPages(
  settings: WebSettings,
  memory: ReadingMemory,
  routes: Routes,
  { keep, now = Date.now }: { keep: Keep; now?: () => number },
): void {
  const desk = { settings, memory, keep, now };
  for (const kind of ['u', 'c'] as const) {
    const path = kind === 'u' ? '/u/:person' : '/c/:community';
    routes.route('GET', path, 0, (request) => showOrFeed(desk, kind, request));
    routes.route('POST', path, longestForm, (request) => makeAddress(desk, kind, request));
  }
  routes.route('GET', '/media/:update/:picture', 0, (request) => picture(desk, request));
  digestPages(desk, routes);
  hotseatPages(desk, routes);
  reporting(desk, routes);
  signingIn(desk, routes);
}

/** `of`: which page, and whether its feed is meant. `null`: no page could have that name. */
function named(kind: PageName['kind'], { params }: WebRequest): { page: PageName; isFeed: boolean } | null {
  const given = params[kind === 'u' ? 'person' : 'community'] ?? '';
  const [, id, end] = /^([\w-]{1,80})(\.atom)?$/.exec(given) ?? [];
  return id === undefined ? null : { page: { kind, id }, isFeed: end !== undefined };
}

const queryOf = ({ url }: WebRequest): URLSearchParams => new URLSearchParams(url.split('?')[1] ?? '');

async function showOrFeed(desk: Desk, kind: PageName['kind'], request: WebRequest): Promise<WebAnswer> {
  const of = named(kind, request);
  const answer = of && (of.isFeed ? await feed(desk, of.page, request) : await show(desk, of.page, request));
  return answer ?? nothingHere(desk.settings.name);
}

/** A secret address reads as its owner may; any other reads as the open web, whoever is signed in. */
async function feed(
  { memory, settings, now }: Desk,
  page: PageName,
  request: WebRequest,
): Promise<WebAnswer | null> {
  const key = queryOf(request).get('key');
  const owner = key === null ? null : await memory.reading.feedOwner(key, page);
  if (key !== null && owner === null) return null;
  const shown = await memory.reading.read(page, { reader: owner, now: now(), most: inAFeed, forFeed: true });
  return shown && atom({ page, shown, publicUrl: settings.publicUrl, isSecret: key !== null }, request);
}

/** The place after which a page begins: `1764000000000.` and an id. */
const place = /^(\d{1,15})\.([\w-]{1,80})$/;

async function show(desk: Desk, page: PageName, request: WebRequest): Promise<WebAnswer | null> {
  const given = queryOf(request).get('before');
  const [, at, id] = place.exec(given ?? '') ?? [];
  if (given !== null && id === undefined) return null;
  const before = id === undefined ? undefined : { at: Number(at), id };
  const sight = await look(desk, page, request, before);
  if (!sight) return null;
  const { shown, visitor } = sight;
  if (visitor && kindOfGroup(page) && before === undefined) await remember(desk, sight, visitor.id);
  const path = `${pathOf(page.kind, page.id)}.atom`;
  return framed(
    { title: nameOf(shown), middle: middleOf(sight), visitor, feed: shown.isOpen ? path : undefined },
    desk.settings.name,
  );
}

const kindOfGroup = ({ kind }: PageName): boolean => kind === 'c';

/** What has stood on the newest page is not told again by itself. */
async function remember({ memory, now }: Desk, { page, shown }: Sight, personId: string): Promise<void> {
  const oldest = shown.more ? (shown.things.at(-1)?.at ?? 0) : 0;
  await memory.reading.visited({ personId, communityId: page.id, sinceAt: oldest, untilAt: now() });
}

async function look(
  desk: Desk,
  page: PageName,
  request: WebRequest,
  before?: { at: number; id: string },
): Promise<Sight | null> {
  const { memory, settings, now } = desk;
  const visitor = await visitorOf(desk, request);
  const shown = await memory.reading.read(page, {
    reader: visitor?.id ?? null,
    now: now(),
    most: onAPage,
    ...(before && { before }),
  });
  if (!shown) return null;
  const groups = shown.isOwn ? await memory.reading.groupsOf(shown.id) : [];
  const isLater = before !== undefined;
  return { page, shown, visitor, zone: usualZone, groups, isLater, publicUrl: settings.publicUrl };
}

/** `POST` to a feed's address makes a secret one for whoever is signed in. */
async function makeAddress(desk: Desk, kind: PageName['kind'], request: WebRequest): Promise<WebAnswer> {
  const { memory, settings, now } = desk;
  const of = named(kind, request);
  const sight = of?.isFeed ? await look(desk, of.page, request) : null;
  if (!sight?.visitor) return nothingHere(settings.name);
  const { page, visitor } = sight;
  if (!visitor.isTheirs(request.body)) return pressAgain(settings.name);
  const key = await memory.reading.makeFeedKey(visitor.id, page, now());
  return framed({ title: words.secretTitle, middle: secretAddress(sight, key), visitor }, settings.name);
}
