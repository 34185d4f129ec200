// What waits to be sent and why, as staff read it: `/cop waiting` for everybody, and a line on a person's card. Never its words, nor
// where it goes.
import type { Why } from '../../store/sending.js';
import { momentOf } from '../dates.js';
import type { Turn, Words } from '../turn.js';
import { fill } from '../words/shape.js';
import type { Drawing } from './deed.js';
import { isStaffHere } from './may.js';
import { zoneOf } from './zone.js';

/** Reasons that end at a time that is known. */
const ends: ReadonlySet<Why> = new Set(['night', 'enough', 'again', 'later']);
/** Over before anybody has read of it. */
const passing: ReadonlySet<Why> = new Set(['behind', 'now', 'sending']);
/** Messages of one person that are looked through. */
const MOST = 50;

function said(words: Words, why: Why, { dueAt, zone }: { dueAt: number; zone: string }): string {
  const text = words[`sending.${why}`];
  return ends.has(why) ? fill(words['sending.until'], { text, date: momentOf(dueAt, zone) }) : text;
}

export async function sayWaits(turn: Turn): Promise<void> {
  const { now, person, store, words } = turn;
  if (!(await isStaffHere(turn))) return turn.say('desk.notYours');
  const counts = await store.sending.waitCounts(now);
  if (counts.length === 0) return turn.say('sending.none');
  const lines = counts.map(({ count, dueAt, why }) =>
    fill(words['sending.count'], { count, text: said(words, why, { dueAt, zone: person.zone }) }),
  );
  await turn.sayText({ text: lines.join('\n'), choices: [] });
}

/** Of one person; nothing where nothing waits. */
export async function sendingFact(
  drawing: Drawing,
  personId: string,
): Promise<{ name: string; value: string }[]> {
  const { now, store, words } = drawing;
  const zone = zoneOf(drawing);
  const waits = (await store.sending.waits(now, MOST, personId)).filter(({ why }) => !passing.has(why));
  if (waits.length === 0) return [];
  const lines = new Set(waits.map(({ dueAt, why }) => said(words, why, { dueAt, zone })));
  return [{ name: words['sending.waits'], value: [...lines].join('; ') }];
}
