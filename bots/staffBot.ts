// The desk: presses, forms, commands and notes of staff. What they do is a deed of the desk; anything else they write is read like
// anybody's words.
import type { Deed } from '../dialogs/desk/deed.js';
import { readPress } from '../dialogs/desk/deed.js';
import { answerCommand, formFor } from '../dialogs/desk/cop.js';
import { deedOf } from '../dialogs/desk/index.js';
import { keepNote } from '../dialogs/desk/note.js';
import { names } from '../dialogs/names.js';
import { hearDisclosure } from '../dialogs/safeguardingCase.js';
import { disclosure } from '../dialogs/understanding/safeguarding.js';
import type { LiveTurn } from './liveTurn.js';
import type { Talk } from './talk.js';

/** A press on a card, or a form that was filled in. It leaves the open step as it is. */
export async function staffDeeds(talk: Talk): Promise<boolean> {
  const { message, turn } = talk;
  const opens = message.action === 'command' && turn.isInView ? formFor(turn.text) : undefined;
  const press = readPress(opens ?? message.pressed ?? '');
  if (!press) return false;
  turn.aside = true;
  const deed = deedOf(press.verb);
  if (!deed || (press.way === 'form' && !deed.form)) await refuse(turn, 'desk.gone');
  else if (!(await deed.may(turn, press.about))) await refuse(turn, 'desk.notYours');
  else if (press.way === 'form') await openForm(turn, deed, press);
  else if (!(await disclosesHarm(turn, message.filled[deed.ownWords ?? ''])))
    await perform(turn, deed, press.about, message.filled);
  if (turn.goesOn) await goOn(talk, turn.goesOn);
  return true;
}

/** Words in a form are heard like any others: nothing else comes of those that disclose harm. */
async function disclosesHarm(turn: LiveTurn, words: string | undefined): Promise<boolean> {
  const kind = words && disclosure(words);
  if (!kind) return false;
  turn.text = words;
  await hearDisclosure(turn, kind);
  return true;
}

/** The form is drawn when it leaves. That it was opened may be worth remembering. */
async function openForm(
  turn: LiveTurn,
  deed: Deed,
  { verb, about }: { verb: string; about: string },
): Promise<void> {
  await deed.opened?.(turn, about);
  turn.drawn = { what: 'form', about: `${verb}:${about}` };
}

/** From here on it is their own conversation; whoever is not welcomed yet is welcomed first. */
async function goOn(talk: Talk, { dialog, options }: { dialog: string; options: object }): Promise<void> {
  const { turn } = talk;
  turn.aside = false;
  turn.answersInPerson = true;
  if (turn.consented) await talk.begin(dialog, options);
  else if (turn.state.open) await talk.askAgain();
  else await talk.begin(names.welcome);
}

/** In a form that has opened already, it is what the form says. */
async function refuse(turn: LiveTurn, key: 'desk.gone' | 'desk.notYours'): Promise<void> {
  if (turn.isInView) turn.drawn = { what: 'said', about: key };
  else await turn.say(key);
}

/** A deed that changed something is in the audit, in its own words or else in these. */
async function perform(
  turn: LiveTurn,
  deed: Deed,
  about: string,
  filled: Readonly<Record<string, string>>,
): Promise<void> {
  await deed.perform(turn, about, filled);
  const { inserts, operations, outbox } = turn.changes;
  const isChanged = operations.length + outbox.length > 0 || Object.keys(inserts).length > 0;
  // Nobody presses and hears nothing.
  if (!isChanged && turn.said.length === 0 && !turn.goesOn) await turn.say('desk.gone');
  if (!isChanged || inserts.audit) return;
  const line = await turn.store.safety.line(about);
  turn.changes.add('audit', {
    id: turn.newId(),
    at: turn.now,
    kind: 'desk',
    personId: line?.personId ?? (await turn.store.people.person(about))?.id ?? null,
    actor: turn.person.id,
    detail: JSON.stringify({ verb: deed.verb, about }),
  });
}

/** They look at their home: it is drawn as it is now. */
export async function staffHome({ message, turn }: Talk): Promise<boolean> {
  if (message.action !== 'home') return false;
  turn.aside = true;
  turn.drawn = { what: 'home', about: turn.person.id };
  return true;
}

/** Words below a card are for staff alone: kept as a note, and never sent to anybody. */
export async function staffNotes({ message, turn }: Talk): Promise<boolean> {
  if (message.action !== 'note') return false;
  turn.aside = true;
  await keepNote(turn, message.card ?? '', turn.channel);
  return true;
}

/** `/cop`: what is no command of the desk goes on as the person's own words, in their direct message. */
export async function staffCommands({ message, turn }: Talk): Promise<boolean> {
  if (message.action !== 'command') return false;
  const rest = await answerCommand(turn);
  if (rest === null) {
    turn.aside = true;
    return true;
  }
  turn.text = rest;
  turn.answersInPerson = true;
  return false;
}
