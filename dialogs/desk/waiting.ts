// Something that waits for a human: taken on, and ended. The first who presses does it; the next hears who was first.
import type { Waiting } from '../../store/safety.js';
import type { Turn } from '../turn.js';
import type { Deed } from './deed.js';
import { runsHere } from './may.js';

/** The line as it is now; `null`: there is no such line, or it is not theirs to see. */
export async function lineFor(turn: Turn, id: string): Promise<Waiting | null> {
  const line = await turn.store.safety.line(id);
  return line && (await runsHere(turn, line.communityId)) ? line : null;
}

/** Of a line that has gone there is nothing to keep from anybody: they hear that it has. */
export async function mayLine(turn: Turn, id: string): Promise<boolean> {
  const line = await turn.store.safety.line(id);
  return !line || runsHere(turn, line.communityId);
}

/** Who ended it, and when, is said to whoever comes second. False if it is still open. */
export async function sayOver(turn: Turn, line: Waiting): Promise<boolean> {
  if (line.doneAt === null) return false;
  await turn.say('desk.over', { name: await calledOf(turn, line.doneBy) });
  return true;
}

export async function calledOf(turn: Turn, personId: string | null | undefined): Promise<string> {
  const person = personId ? await turn.store.people.person(personId) : null;
  return person?.name ?? turn.words.someone;
}

/** Ends a line, unless somebody was quicker: then the turn is run again, and hears so. */
export function endLine(turn: Turn, line: Pick<Waiting, 'id'>, outcome: string): void {
  turn.changes.set(
    'waiting',
    { id: line.id, doneAt: null },
    { doneAt: turn.now, doneBy: turn.person.id, outcome },
    1,
  );
}

export const take: Deed = {
  verb: 'take',
  may: mayLine,
  async perform(turn, id) {
    const line = await lineFor(turn, id);
    if (!line || (await sayOver(turn, line))) return;
    if (line.takenBy && line.takenBy !== turn.person.id)
      return turn.say('desk.takenBy', { name: await calledOf(turn, line.takenBy) });
    turn.changes.set(
      'waiting',
      { id, doneAt: null, takenBy: line.takenBy ?? null },
      { takenBy: turn.person.id, takenAt: turn.now },
      1,
    );
    await turn.say('desk.taken');
  },
};

export const close: Deed = {
  verb: 'close',
  may: mayLine,
  async perform(turn, id) {
    const line = await lineFor(turn, id);
    if (!line || (await sayOver(turn, line))) return;
    endLine(turn, line, 'closed');
    await turn.say('desk.closed');
  },
};
