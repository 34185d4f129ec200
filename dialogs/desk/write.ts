// Staff write to a member: only by these two forms, with what it will be like shown before it is sent. The member reads who says it.
import type { Note } from '../../store/notes.js';
import type { Person } from '../../store/people.js';
import { momentOf, whenAwake } from '../dates.js';
import type { Part, Sheet } from '../sheet.js';
import type { Turn, Words } from '../turn.js';
import { fill } from '../words/shape.js';
import type { Amiss, Deed, Drawing, Filled } from './deed.js';
import { helpsThrough, mayHelp } from './may.js';
import { preview } from './preview.js';
import { calledOf } from './waiting.js';

/** The timer that brings it, in the member's own turn. */
export const STAFF_SAID = 'staff-said';

/** Characters: three text messages. */
const MOST = 400;

/** A note from the thread is sent: once, whoever presses first. */
export const sendNote: Deed = {
  verb: 'send-note',
  async may(turn, id) {
    const note = await turn.store.notes.byId(id);
    return note !== null && mayHelp(turn, note.personId);
  },
  async form(drawing, id) {
    const note = await drawing.store.notes.byId(id);
    const person = note && (await drawing.store.people.person(note.personId));
    return note?.kind === 'private' && person
      ? form(drawing, `do:send-note:${id}`, { person, text: note.text })
      : null;
  },
  check,
  async perform(turn, id, { text = '' }) {
    const note = await turn.store.notes.byId(id);
    if (note?.kind !== 'private') return turn.say('desk.sentAlready');
    const before = { id, kind: note.kind };
    if (!(await send(turn, note, text))) return;
    turn.changes.set('notes', before, { kind: 'to-member', text, byId: turn.person.id }, 1);
  },
};

/** Something new is written, from the person's card. */
export const write: Deed = {
  verb: 'write',
  may: mayHelp,
  async form(drawing, personId) {
    const person = await drawing.store.people.person(personId);
    return person && form(drawing, `do:write:${personId}`, { person, text: '' });
  },
  check,
  async perform(turn, personId, { text = '' }) {
    const id = turn.newId();
    const communityId = await helpsThrough(turn, personId);
    const note = { id, personId, communityId, byId: turn.person.id, kind: 'to-member', text } as const;
    if (await send(turn, note, text)) turn.changes.add('notes', { ...note, createdAt: turn.now });
  },
};

/** A check that no store is asked for. */
function check({ text = '' }: Filled, words: Words): Amiss {
  if (text.trim() === '') return { text: words['desk.noWords'] };
  return text.length > MOST ? { text: fill(words['desk.tooLong'], { count: MOST }) } : {};
}

function form(drawing: Drawing, id: string, { person, text }: { person: Person; text: string }): Sheet {
  const { words } = drawing;
  const name = person.name ?? words.someone;
  const like: Part[] = text === '' ? [] : [{ kind: 'small', text: preview(drawing, text, person) }];
  const shown = text.slice(0, MOST);
  const label = fill(words['desk.textTo'], { name });
  return {
    title: words['desk.send'],
    parts: [
      { kind: 'field', field: { name: 'text', label, kind: 'words', value: shown, most: MOST } },
      ...like,
      { kind: 'small', text: fill(words['desk.readsAs'], { name }) },
    ],
    submit: { id, label: words['desk.send'] },
  };
}

/** False if it is not sent: they have said STOP, or cannot be reached. */
async function send(turn: Turn, note: Pick<Note, 'id' | 'personId'>, text: string): Promise<boolean> {
  const who = await turn.store.people.whoIs(note.personId);
  if (!who || who.address.optedOutAt !== null) {
    await turn.say('desk.stopped', { name: await calledOf(turn, note.personId) });
    return false;
  }
  const dueAt = whenAwake(turn, who.person.zone);
  const timer = { id: turn.newId(), kind: STAFF_SAID, personId: who.person.id, aboutId: note.id };
  turn.changes.add('timers', { ...timer, dueAt, doneAt: null, attempts: 0 });
  turn.changes.add('audit', {
    id: turn.newId(),
    at: turn.now,
    kind: 'to-member',
    personId: who.person.id,
    actor: turn.person.id,
    detail: JSON.stringify({ note: note.id, length: text.length }),
  });
  if (dueAt === turn.now) await turn.say('desk.sent', { name: await calledOf(turn, note.personId) });
  else await turn.say('desk.sentLater', { date: momentOf(dueAt, turn.person.zone) });
  return true;
}
