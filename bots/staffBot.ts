// The desk: presses, forms, commands and notes of staff. What they do is a deed of the desk; anything else they write is read like
// anybody's words.
import { deedOf } from '../dialogs/desk/index.js';
import { readPress } from '../dialogs/desk/deed.js';
import type { Talk } from './talk.js';

/** A press on a card, or a form that was filled in. It leaves the open step as it is. */
export async function staffDeeds(talk: Talk): Promise<boolean> {
  const { message, turn } = talk;
  const press = message.pressed === undefined ? null : readPress(message.pressed);
  if (!press) return false;
  turn.aside = true;
  const deed = deedOf(press.verb);
  if (!deed) await turn.say('desk.gone');
  else if (!(await deed.may(turn, press.about))) await turn.say('desk.notYours');
  else if (press.way === 'form') {
    await deed.opened?.(turn, press.about);
    turn.drawn = { what: 'form', about: `${press.verb}:${press.about}` };
  } else await deed.perform(turn, press.about, message.filled);
  return true;
}

/** They look at their home: it is drawn as it is now. */
export async function staffHome({ message, turn }: Talk): Promise<boolean> {
  if (message.action !== 'home') return false;
  turn.aside = true;
  turn.drawn = { what: 'home', about: turn.person.id };
  return true;
}
