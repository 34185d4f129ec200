// What was said lately, read for a page, and a short wait for the answer, so that a page without a script has it at once.
import type { Transcript } from '../../ports.js';
import { received } from '../activity.js';
import type { Web } from '../index.js';
import { type Choice, openAfter, readSaid, type Said } from './said.js';

export interface Heard {
  readonly activities: readonly object[];
  readonly said: readonly Said[];
  readonly open: readonly Choice[];
  /** There was more before it. */
  readonly isCut: boolean;
  /** The place of the last of it: the watermark from which to listen on. */
  readonly place: number;
}

const inOneRead = 500;
/** How many a page shows; all of them are one press away. */
const shownAtOnce = 30;
const mostOnPage = 2_000;

export async function hear(web: Web, conversation: string, all = false): Promise<Heard> {
  const spoken = [];
  for (let place = 0; ; ) {
    const more = await web.memory.transcript.after(conversation, place, inOneRead);
    spoken.push(...more);
    if (more.length < inOneRead) break;
    place = more.at(-1)?.sequence ?? place;
  }
  const last = spoken.slice(-(all ? mostOnPage : shownAtOnce));
  const about = { conversation, publicUrl: web.settings.publicUrl, tokens: web.tokens };
  const activities = await Promise.all(last.map((one) => received(one, about)));
  const everything = spoken.flatMap(({ activity }) => readSaid(activity) ?? []);
  return {
    activities,
    said: activities.flatMap((one) => readSaid(one) ?? []),
    // A question may stand further back than the page reaches.
    open: everything.reduce(openAfter, [] as readonly Choice[]),
    isCut: last.length < spoken.length,
    place: last.at(-1)?.sequence ?? 0,
  };
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
