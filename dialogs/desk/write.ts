// Staff write to a member: only by these two forms, and what leaves has been shown as its reader will have it. The member reads who
// says it.
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

/** A note from the thread is sent: once, whoever presses first. Words that were changed in the form are shown again first. */
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
  async perform(turn, id, { text }) {
    const note = await turn.store.notes.byId(id);
    if (note?.kind !== 'private') return turn.say('desk.sentAlready');
    const byId = turn.person.id;
    const before = { id, kind: note.kind, text: note.text };
    if (text !== undefined && text !== note.text) {
      if (!(await show(turn, { ...note, text }))) return;
      return turn.changes.set('notes', before, { text, byId }, 1);
    }
    if (await send(turn, note)) turn.changes.set('notes', before, { kind: 'to-member', byId }, 1);
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
    const note = { id, personId, communityId, byId: turn.person.id, kind: 'private', text } as const;
    if (await show(turn, note)) turn.changes.add('notes', { ...note, createdAt: turn.now });
  },
};

/** What they will read, what it will be like, and the button by which alone it leaves. False if it could not be sent. */
async function show(turn: Turn, { id, personId, text }: Pick<Note, 'id' | 'personId' | 'text'>) {
  const reader = await reached(turn, personId);
  if (!reader) return false;
  const { person, words } = turn;
  const whole = asRead(turn, person.name ?? words.someone, text);
  await turn.say('desk.willRead', { name: reader.name ?? words.someone, text });
  await turn.sayText({
    text: preview(turn, text, reader, whole),
    choices: [
      { id: `do:send-note:${id}`, label: words['desk.send'] },
      { id: `form:send-note:${id}`, label: words['group.change'] },
    ],
  });
  return true;
}

/** As it will be counted: with who says it, and the two choices below it. */
function asRead({ house, words }: Pick<Drawing, 'house' | 'words'>, name: string, text: string): string {
  const { ask, choices } = words['staffSays.says'];
  const said = fill(ask, { name, organisation: house.organisation, text });
  return [said, ...Object.values(choices).map((label, index) => `${index + 1} ${label}`)].join('\n');
}

/** A check that no store is asked for. */
function check({ text = '' }: Filled, words: Words): Amiss {
  if (text.trim() === '') return { text: words['desk.noWords'] };
  return text.length > MOST ? { text: fill(words['desk.tooLong'], { count: MOST }) } : {};
}

function form(drawing: Drawing, id: string, { person, text }: { person: Person; text: string }): Sheet {
  const { words } = drawing;
  const name = person.name ?? words.someone;
  const whole = asRead(drawing, drawing.words.someone, text);
  const like: Part[] = text === '' ? [] : [{ kind: 'small', text: preview(drawing, text, person, whole) }];
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

/** `null`: they have said STOP, or cannot be reached; that is said. */
async function reached(turn: Turn, personId: string): Promise<Person | null> {
  const who = await turn.store.people.whoIs(personId);
  if (who && who.address.optedOutAt === null) return who.person;
  await turn.say('desk.stopped', { name: await calledOf(turn, personId) });
  return null;
}

/** False if it is not sent. */
async function send(turn: Turn, note: Pick<Note, 'id' | 'personId' | 'text'>): Promise<boolean> {
  const reader = await reached(turn, note.personId);
  if (!reader) return false;
  const dueAt = whenAwake(turn, reader.zone);
  const timer = { id: turn.newId(), kind: STAFF_SAID, personId: reader.id, aboutId: note.id };
  turn.changes.add('timers', { ...timer, dueAt, doneAt: null, attempts: 0 });
  turn.changes.add('audit', {
    id: turn.newId(),
    at: turn.now,
    kind: 'to-member',
    personId: reader.id,
    actor: turn.person.id,
    detail: JSON.stringify({ note: note.id, length: note.text.length }),
  });
  if (dueAt === turn.now) await turn.say('desk.sent', { name: await calledOf(turn, note.personId) });
  else await turn.say('desk.sentLater', { date: momentOf(dueAt, turn.person.zone) });
  return true;
}
