// Words in a person's thread: a note for staff alone. It never reaches that person; what may be sent is a form of its own.
import { fill } from '../words/shape.js';
import type { Turn } from '../turn.js';
import { mayHelp, spotOf } from './may.js';
import { calledOf } from './waiting.js';

/** `card`: the one they stand below, in that channel. */
export async function keepNote(turn: Turn, card: string, channel: string): Promise<void> {
  const personId = await personBelow(turn, card);
  if (!personId) return turn.say('desk.noteBelow');
  if (!(await mayHelp(turn, personId))) return turn.say('desk.notYours');
  const communityId = await communityOf(turn, personId, channel);
  const id = turn.newId();
  const note = { id, personId, communityId, byId: turn.person.id, kind: 'private', text: turn.text } as const;
  turn.changes.add('notes', { ...note, createdAt: turn.now });
  turn.changes.add('audit', {
    id: turn.newId(),
    at: turn.now,
    kind: 'note',
    personId,
    actor: turn.person.id,
    detail: JSON.stringify({ note: id }),
  });
  const name = await calledOf(turn, personId);
  const label = fill(turn.words['desk.sendTo'], { name });
  await turn.sayText({ text: turn.words['desk.private'], choices: [{ id: `form:send-note:${id}`, label }] });
}

/** Whose thread it is. */
async function personBelow({ store }: Turn, card: string): Promise<string | null> {
  const [what, id = ''] = card.split(/:(.*)/s);
  if (what === 'person') return id;
  if (what === 'note') return (await store.notes.byId(id))?.personId ?? null;
  return what === 'waiting' ? ((await store.safety.line(id))?.personId ?? null) : null;
}

/** The community whose staff read that channel; `null`: it is that of the organisation's staff. */
async function communityOf(turn: Turn, personId: string, channel: string): Promise<string | null> {
  const { team } = spotOf(turn);
  const mine = await turn.store.communities.mine(personId);
  return mine.find((one) => one.slackTeam === team && one.slackChannel === channel)?.id ?? null;
}
