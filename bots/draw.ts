// Draws what an outbox row names, when it leaves: cards, homes and forms show what is true then. It reads, and writes nothing.
import { deedOf, draws } from '../dialogs/desk/index.js';
import { readPress } from '../dialogs/desk/deed.js';
import type { Drawing } from '../dialogs/desk/deed.js';
import type { Sheet } from '../dialogs/sheet.js';
import { en } from '../dialogs/words/en.js';
import type { OutboxRow } from '../store/outbox.js';
import type { View } from '../store/store.js';

/** `null`: there is nothing to show any more. @throws Error where nobody knows how it is drawn. */
export type DrawRow = (row: OutboxRow) => Promise<Sheet | null>;

export function drawer(store: View, now: () => number): DrawRow {
  return async ({ body: { drawn }, address, personId }) => {
    if (!drawn) throw new Error('a row with nothing to draw');
    const drawing = {
      now: now(),
      store,
      words: en,
      reader: await readerOf(store, personId),
      team: teamOf(address),
    };
    if (drawn.what === 'form') return form(drawing, drawn.about);
    const draw = draws[drawn.what];
    if (!draw) throw new Error(`nobody knows how to draw ${drawn.what}`);
    return draw(drawing, drawn.about);
  };
}

/** Whoever waits for a form sees something in any case. */
async function form(drawing: Drawing, about: string): Promise<Sheet> {
  const press = readPress(`form:${about}`);
  const drawn = press && (await deedOf(press.verb)?.form?.(drawing, press.about));
  const { words } = drawing;
  return drawn ?? { title: words['desk.home'], parts: [{ kind: 'text', text: words['desk.gone'] }] };
}

async function readerOf(store: View, personId: string | null): Promise<Drawing['reader']> {
  const person = personId === null ? null : await store.people.person(personId);
  return person && { id: person.id, zone: person.zone, roles: await store.people.rolesOf(person.id) };
}

/** A Slack address is a team and a user, or a team alone. */
const teamOf = (address: string): string => address.split('/')[0] ?? '';
