// Something that can wait: nobody is reminded of it before a moment that is chosen, and then whoever chose it is.
import { momentOf } from '../dates.js';
import type { Turn } from '../turn.js';
import { fill } from '../words/shape.js';
import type { Amiss, Deed } from './deed.js';
import { nameOf } from './lines.js';
import { lineFor, mayLine, sayOver } from './waiting.js';

/** The timer that reminds, in the turn of whoever put it off. */
export const LINE_HELD = 'line-held';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Nothing is put off for longer. */
const MOST_DAYS = 90;

export const hold: Deed = {
  verb: 'hold',
  may: mayLine,
  async form(drawing, id) {
    const { now, store, words } = drawing;
    const line = await store.safety.line(id);
    if (!line || line.doneAt !== null) return null;
    const text = fill(words['desk.line'], { name: await nameOf(drawing, line.personId), text: line.note });
    const field = {
      name: 'until',
      label: words['desk.until'],
      kind: 'time',
      value: String(now + DAY_MS),
    } as const;
    return {
      title: words['desk.hold'],
      parts: [
        { kind: 'text', text },
        { kind: 'field', field },
      ],
      submit: { id: `do:hold:${id}`, label: words['desk.hold'] },
    };
  },
  check: ({ until }, words): Amiss => (Number(until) > 0 ? {} : { until: words['desk.whenToo'] }),
  async perform(turn, id, { until }) {
    const line = await lineFor(turn, id);
    if (!line || (await sayOver(turn, line))) return;
    const heldUntil = Math.min(Number(until), turn.now + MOST_DAYS * DAY_MS);
    if (!(heldUntil > turn.now)) return turn.say('desk.past');
    turn.changes.set('waiting', { id, doneAt: null, heldUntil: line.heldUntil ?? null }, { heldUntil }, 1);
    turn.changes.add('timers', {
      id: turn.newId(),
      kind: LINE_HELD,
      personId: turn.person.id,
      aboutId: id,
      dueAt: heldUntil,
      doneAt: null,
      attempts: 0,
    });
    await turn.say('desk.held', { date: momentOf(heldUntil, turn.person.zone) });
  },
};

/** The moment has come; unless somebody has dealt with it, or put it off again. */
export async function remind(turn: Turn, id: string): Promise<void> {
  const line = await turn.store.safety.line(id);
  if (!line || line.doneAt !== null || (line.heldUntil ?? 0) > turn.now) return;
  const person = line.personId ? await turn.store.people.person(line.personId) : null;
  turn.changes.set('waiting', { id, doneAt: null }, { heldUntil: null });
  await turn.say('desk.stillWaits', { name: person?.name ?? turn.words.someone, text: line.note });
}
