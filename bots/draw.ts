// Draws what an outbox row names, when it leaves: cards, homes and forms show what is true then. It reads, and writes nothing.
import { deedOf, draws } from '../dialogs/desk/index.js';
import { type Drawing, readPress } from '../dialogs/desk/deed.js';
import { digestNow } from '../dialogs/digestText.js';
import { gone } from '../dialogs/desk/waitingCard.js';
import { withoutReach } from '../dialogs/desk/withoutReach.js';
import type { Sheet } from '../dialogs/sheet.js';
import type { House } from '../dialogs/turn.js';
import { en } from '../dialogs/words/en.js';
import type { OutboxRow } from '../store/outbox.js';
import type { View } from '../store/store.js';

/** `null`: there is nothing to show any more. @throws Error where nobody knows how it is drawn. */
export type DrawRow = (row: OutboxRow) => Promise<Sheet | null>;

export interface DrawSettings {
  readonly store: View;
  readonly house: House;
  readonly now: () => number;
  /** How many text messages a text is billed as. */
  readonly texts: (text: string) => number;
}

export function drawer({ store, house, now, texts }: DrawSettings): DrawRow {
  return async ({ body: { drawn, text }, address, channel, personId }) => {
    if (!drawn) throw new Error('a row with nothing to draw');
    if (drawn.what === 'digest') {
      const said = await digestNow({ now: now(), store, words: en }, drawn.about, text);
      if (said === null) return null;
      const sheet: Sheet = { title: '', parts: [{ kind: 'text', text: said }] };
      return channel === 'slack' ? withoutReach(sheet) : sheet;
    }
    const reader = await readerOf(store, personId);
    const drawing = { now: now(), store, words: en, house, texts, reader, team: teamOf(address) };
    const sheet = await drawNamed(drawing, drawn);
    return sheet && withoutReach(sheet);
  };
}

async function drawNamed(
  drawing: Drawing,
  { what, about }: { what: string; about: string },
): Promise<Sheet | null> {
  // A form that has opened must not stay empty.
  if (what === 'form') return (await form(drawing, about)) ?? gone(drawing);
  const draw = draws[what];
  if (!draw) throw new Error(`nobody knows how to draw ${what}`);
  return draw(drawing, about);
}

async function form(drawing: Drawing, about: string): Promise<Sheet | null> {
  const press = readPress(`form:${about}`);
  return (press && (await deedOf(press.verb)?.form?.(drawing, press.about))) ?? null;
}

async function readerOf(store: View, personId: string | null): Promise<Drawing['reader']> {
  const person = personId === null ? null : await store.people.person(personId);
  return person && { id: person.id, zone: person.zone, roles: await store.people.rolesOf(person.id) };
}

/** A Slack address is a team and a user, or a team alone. */
const teamOf = (address: string): string => address.split('/')[0] ?? '';
