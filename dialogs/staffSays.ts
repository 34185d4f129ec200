// Somebody of the staff says something to a member: it is read out with who says it, and an answer goes back to the staff alone.
// What stood open waits below, and is asked again afterwards.
import type { Note } from '../store/notes.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';

interface StaffSaysDraft {
  noteId: string;
  heard?: Choice;
  words?: string;
}

/** How long words without a choice before them are an answer to it. */
const OPEN_MS = 7 * 24 * 60 * 60 * 1000;

async function hearStaff(step: Step<StaffSaysDraft>) {
  const { draft, turn } = step;
  if (draft.added !== undefined) draft.words = draft.added;
  delete draft.added;
  if (draft.words !== undefined || draft.heard?.id === 'answer') return step.next();
  if (draft.heard) {
    await step.say('staffSays.ok');
    return step.end();
  }
  const note = await turn.store.notes.byId(draft.noteId);
  if (!note) return step.end();
  const name = await writerOf(step, note);
  const params = { name, organisation: turn.house.organisation, text: note.text };
  return step.choose('heard', 'staffSays.says', params, { addsUntil: turn.now + OPEN_MS });
}

async function writeAnswer(step: Step<StaffSaysDraft>) {
  const { draft, turn } = step;
  const note = await turn.store.notes.byId(draft.noteId);
  if (!note) return step.end();
  const name = await writerOf(step, note);
  if (draft.words === undefined) return step.askWords('words', 'staffSays.answer', { name });
  handOver(step, note, draft.words);
  await step.say('staffSays.told', { name });
  return step.end();
}

async function writerOf({ turn }: Step<StaffSaysDraft>, { byId }: Note): Promise<string> {
  const writer = byId === null ? null : await turn.store.people.person(byId);
  return writer?.name ?? turn.words.someone;
}

/** Into the thread of the staff who wrote, as something that waits for them. */
function handOver({ turn }: Step<StaffSaysDraft>, { byId, communityId }: Note, text: string): void {
  const id = turn.newId();
  const { changes, now, person } = turn;
  changes.add('notes', {
    id,
    personId: person.id,
    communityId,
    byId: null,
    kind: 'from-member',
    text,
    createdAt: now,
  });
  changes.add('waiting', {
    id: turn.newId(),
    kind: 'member-answer',
    personId: person.id,
    aboutId: id,
    note: 'Answered what staff said.',
    createdAt: now,
    doneAt: null,
    communityId,
    takenBy: byId,
    takenAt: byId === null ? null : now,
  });
}

export const staffSays = conversation<StaffSaysDraft>(names.staffSays, {
  steps: [hearStaff, writeAnswer],
});
