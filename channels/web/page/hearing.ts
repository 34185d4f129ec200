// What was said lately, read for a page, and a short wait for the answer, so that a page without a script has it at once.
import type { Spoken, Transcript } from '../../ports.js';
import { drawn, idOf, received } from '../activity.js';
import type { Web } from '../index.js';
import { type Choice, openAfter, readSaid, type Said } from './said.js';

export interface Heard {
  readonly activities: readonly object[];
  readonly said: readonly Said[];
  /** There was more before this place. */
  readonly earlier?: number;
}

/** The newest of a conversation. */
export interface Newest extends Heard {
  readonly open: readonly Choice[];
  /** The place of the last of it: the watermark from which to listen on. */
  readonly place: number;
}

/** Milliseconds a page waits for the bot, so that its answer is on it. */
export const patience = ({ settings }: Web): number => settings.patience ?? 2_000;
/** The same for the greeting: it is to stand before what it is answered with. */
export const patienceAtFirst = ({ settings }: Web): number => settings.patience ?? 5_000;
/** How many a page shows; those before them are one press away. */
const shownAtOnce = 30;
const onEarlierPage = 50;
const inOneRead = 100;
/** A question that so many reads of news have buried is nobody's any more. */
const mostReads = 10;

export async function hear(web: Web, conversation: string): Promise<Newest> {
  const spoken = await web.memory.transcript.latest(conversation, shownAtOnce + 1);
  const last = spoken.slice(-shownAtOnce);
  return {
    ...(await readAll(web, conversation, last, spoken.length > last.length)),
    open: await openIn(web.memory.transcript, conversation),
    place: last.at(-1)?.sequence ?? 0,
  };
}

/** What was said before a place. */
export async function hearBefore(web: Web, conversation: string, place: number): Promise<Heard> {
  const spoken = await web.memory.transcript.latest(conversation, onEarlierPage + 1, place);
  const last = spoken.slice(-onEarlierPage);
  return readAll(web, conversation, last, spoken.length > last.length);
}

async function readAll(
  { settings, tokens }: Web,
  conversation: string,
  spoken: readonly Spoken[],
  isCut: boolean,
): Promise<Heard> {
  const about = { conversation, publicUrl: settings.publicUrl, tokens };
  const activities = await Promise.all(spoken.map((one) => received(one, about)));
  const said = activities.flatMap((one) => readSaid(one) ?? []);
  const [first] = spoken;
  return { activities, said, ...(isCut && first ? { earlier: first.sequence } : {}) };
}

/** The choices that can be pressed. Read backwards, as far as something was said that opens or closes a question. */
async function openIn(transcript: Transcript, conversation: string): Promise<readonly Choice[]> {
  const undecided: readonly Choice[] = [];
  let before: number | undefined;
  for (let reads = 0; reads < mostReads; reads += 1) {
    const spoken = await transcript.latest(conversation, inOneRead, before);
    const open = spoken.flatMap(({ activity }) => readSaid(activity) ?? []).reduce(openAfter, undecided);
    before = spoken[0]?.sequence;
    if (open !== undecided || spoken.length < inOneRead) return open;
  }
  return undecided;
}

/** What stands on the page of somebody who only looks: the greeting, as it will be the first that is said. */
export function greetingOf({ settings, now }: Web, visit: { address: string; conversation: string }): Newest {
  const id = idOf(visit.conversation, 1);
  const activity = { ...drawn({ ...visit, ...settings.greeting }, { name: settings.name, at: now() }), id };
  // Its script knows it by that id when it comes, and does not say it twice.
  const said = [readSaid(activity) ?? []].flat().map((one) => ({ ...one, clientId: id }));
  return { activities: [activity], said, open: said.flatMap(({ choices }) => choices), place: 0 };
}

/** Resolves when the bot has said something after a place, or after so many milliseconds. */
export function answered(
  transcript: Transcript,
  { conversation, place }: { conversation: string; place: number },
  most: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      transcript.after(conversation, place, inOneRead).then((spoken) => {
        if (spoken.some(({ activity }) => readSaid(activity)?.by === 'bot')) done();
      }, reject);
    };
    const stop = transcript.watch((heard) => heard === conversation && look());
    const timer = setTimeout(() => done(), most);
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    look();
  });
}
