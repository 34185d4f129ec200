// What waits for somebody who answers for an employer, runs a group or is staff: the oldest first. It shows nothing of another's
// workspace, and nothing that somebody else has taken on.
import type { Waiting } from '../store/safety.js';
import type { DigestAbout } from './digestText.js';
import { shorten } from './shorten.js';
import { gist } from './gist.js';
import type { Drawing } from './desk/deed.js';
import { summary } from './desk/lines.js';
import { belongsHere, isStaff, runs } from './desk/may.js';
import { withoutReach } from './desk/withoutReach.js';
import { fill } from './words/shape.js';

type Reading = Drawing & { readonly reader: NonNullable<Drawing['reader']> };

/** How many lines are looked through; characters of one. */
const LOOKED = 500;
const GIST = 60;

/** `undefined`: nothing waits. `most`: lines. */
export async function waitsFor(reading: Reading, most: number): Promise<DigestAbout['waits']> {
  const all = [...(await questions(reading)), ...(await lines(reading))].toSorted((a, b) => a.at - b.at);
  if (all.length === 0) return undefined;
  const said = await Promise.all(all.slice(0, most).map(({ say }) => say()));
  return { count: all.length, lines: said.map((text) => `- ${hidden(text)}`) };
}

interface Waits {
  at: number;
  say(): Promise<string>;
}

async function questions({ reader, store, words }: Reading): Promise<Waits[]> {
  if (!reader.roles.some(({ kind }) => kind === 'employer')) return [];
  return (await store.questions.openFor(reader.id)).map(({ askedAt, text }) => ({
    at: askedAt,
    say: async () => fill(words['digest.waitsQuestion'], { gist: gist(shorten(text), GIST) }),
  }));
}

async function lines(reading: Reading): Promise<Waits[]> {
  const { now, reader, store } = reading;
  if (!isStaff(reader.roles) && !reader.roles.some(({ kind }) => kind === 'facilitator')) return [];
  const mine = (await store.safety.waiting(LOOKED)).filter((line) => isTheirs(reading, line, now));
  const here: Waits[] = [];
  // Without Slack there is one place for all.
  for (const line of mine)
    if (!reading.house.desk || (await belongsHere(reading, line.communityId)))
      here.push({ at: line.createdAt, say: async () => gist(await summary(reading, line), GIST) });
  return here;
}

/** What keeps somebody safe has pages of its own, and is told to nobody in a list of news. */
const isTheirs = (
  { reader }: Reading,
  { communityId, heldUntil, kind, takenBy }: Waiting,
  now: number,
): boolean =>
  kind !== 'safeguarding' &&
  runs(reader.roles, communityId) &&
  (!takenBy || takenBy === reader.id) &&
  (heldUntil ?? 0) <= now;

const hidden = (text: string): string => withoutReach({ title: text, parts: [] }).title;
