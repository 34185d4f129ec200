// The home of one person in Slack: three things to begin, what needs them now, the longest waiting first, and how their groups fare.
// Whoever has no role sees their own groups and questions there.
import type { CommunityNumbers } from '../../store/numbers.js';
import type { Waiting } from '../../store/safety.js';
import { sayMoment } from '../dates.js';
import type { Part } from '../sheet.js';
import { fill } from '../words/shape.js';
import type { Draw, Drawing } from './deed.js';
import { employerParts } from './homeEmployer.js';
import { nextHotseat } from './hotseatHome.js';
import { circumstances, deedsFor, summary } from './lines.js';
import { zoneOf } from './zone.js';
import { belongsHere, isOwn, isStaff, runs } from './may.js';

/** Lines, questions and groups on a home; how many lines are looked through. */
const MOST_LINES = 12;
const MOST_QUESTIONS = 5;
const MOST_GROUPS = 8;
const LOOKED = 500;
const MONTH_MS = 30 * 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;

type Reading = Drawing & { readonly reader: NonNullable<Drawing['reader']> };

export const home: Draw = async (drawing) => {
  const { reader, words } = drawing;
  if (!reader) return null;
  const reading: Reading = { ...drawing, reader };
  const parts = [
    actions(reading),
    ...(await needs(reading)),
    ...(await nextHotseat(reading)),
    ...(await employerParts(reading, reader.id)),
    ...(await asked(reading)),
    ...(await groups(reading)),
    settings(reading),
  ];
  return { title: words['desk.home'], parts };
};

const actions = ({ words }: Reading): Part => ({
  kind: 'buttons',
  buttons: [
    { id: 'form:new-update:', label: words['desk.newUpdate'], weight: 'main' },
    { id: 'do:ask:', label: words['desk.ask'] },
    { id: 'do:groups:', label: words['desk.myGroups'] },
  ],
});

const settings = ({ words }: Reading): Part => ({
  kind: 'buttons',
  buttons: [{ id: 'do:settings:', label: words['desk.settings'] }],
});

/** Theirs to deal with: not what somebody else has taken on, and not what can wait. */
async function needs(reading: Reading): Promise<Part[]> {
  const { reader, words } = reading;
  if (!isStaff(reader.roles) && !reader.roles.some(({ kind }) => kind === 'facilitator')) return [];
  const mine = await theirLines(reading);
  const heading: Part = { kind: 'heading', text: words['desk.needsYou'] };
  if (mine.length === 0) return [heading, { kind: 'text', text: words['desk.boardEmpty'] }];
  const shown: Part[] = [];
  for (const line of mine.slice(0, MOST_LINES))
    shown.push(
      { kind: 'text', text: await summary(reading, line) },
      { kind: 'small', text: await circumstances(reading, line) },
      ...deedsFor(reading, line),
    );
  const more = mine.length - MOST_LINES;
  if (more > 0) shown.push({ kind: 'small', text: fill(words['desk.boardMore'], { count: more }) });
  return [heading, ...shown];
}

async function theirLines(reading: Reading): Promise<Waiting[]> {
  const { now, reader, store } = reading;
  const lines = (await store.safety.waiting(LOOKED)).filter(
    ({ communityId, heldUntil, kind, takenBy }) =>
      runs(reader.roles, communityId) &&
      (kind !== 'safeguarding' || isStaff(reader.roles)) &&
      (!takenBy || takenBy === reader.id) &&
      (heldUntil ?? 0) <= now,
  );
  const here = new Map<string | null | undefined, boolean>();
  for (const { communityId } of lines)
    if (!here.has(communityId)) here.set(communityId, await belongsHere(reading, communityId));
  return lines.filter(({ communityId }) => here.get(communityId));
}

/** What they have asked themselves. */
async function asked(reading: Reading): Promise<Part[]> {
  const { now, reader, store, words } = reading;
  const open = (await store.questions.waitingOf(reader.id)).slice(0, MOST_QUESTIONS);
  if (open.length === 0) return [];
  const parts = open.flatMap(({ dueAt, text }): Part[] => [
    { kind: 'quote', text },
    { kind: 'small', text: fill(words['desk.youHear'], { date: sayMoment(dueAt, now, zoneOf(reading)) }) },
  ]);
  return [{ kind: 'heading', text: words['desk.youAsked'] }, ...parts];
}

/** Those they are in, and those they run with their numbers. */
async function groups(reading: Reading): Promise<Part[]> {
  const { now, reader, store, words } = reading;
  const run = await communitiesRun(reading);
  const mine = (await store.communities.mine(reader.id)).filter(
    ({ id }) => !run.some((one) => one.id === id),
  );
  const numbers = await store.communities.numbers(
    run.map(({ id }) => id),
    now - MONTH_MS,
  );
  const facts = [
    ...run.map(({ id, name }) => ({
      name,
      value: said(
        reading,
        numbers.find((one) => one.communityId === id),
      ),
    })),
    ...mine.slice(0, MOST_GROUPS).map(({ name }) => ({ name, value: words['desk.youAreIn'] })),
  ];
  // Whoever is there to answer needs no group.
  const answers = reader.roles.some(({ kind }) => kind === 'employer');
  if (facts.length === 0) return answers ? [] : [{ kind: 'text', text: words['update.noGroup'] }];
  return [
    { kind: 'heading', text: words['desk.groups'] },
    { kind: 'facts', facts },
  ];
}

/** Staff of the organisation see the groups they are in charge of by name; of all there are a thousand. */
async function communitiesRun(reading: Reading): Promise<{ id: string; name: string }[]> {
  const { reader, store } = reading;
  const own = reader.roles.flatMap(({ communityId, kind }) =>
    kind === 'facilitator' && communityId !== null ? [communityId] : [],
  );
  const all =
    isStaff(reader.roles) && isOwn(reading) ? (await store.communities.names()).map(({ id }) => id) : [];
  const found: { id: string; name: string }[] = [];
  for (const id of new Set([...own, ...all.slice(0, 4 * MOST_GROUPS)])) {
    const community = found.length < MOST_GROUPS ? await store.communities.byId(id) : null;
    if (community && community.closedAt === null && (await belongsHere(reading, id)))
      found.push({ id, name: community.name });
  }
  return found;
}

function said({ words }: Reading, numbers: CommunityNumbers | undefined): string {
  if (!numbers) return words['desk.none'];
  const { answers, people, timeToAnswer, updates } = numbers;
  const hours = timeToAnswer === null ? null : Math.max(1, Math.round(timeToAnswer / HOUR_MS));
  const shown = fill(words['desk.numbers'], { people, updates, answers });
  return hours === null ? shown : `${shown}, ${fill(words['desk.hours'], { count: hours })}`;
}
