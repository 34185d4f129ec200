// One thing that waits, as lines and buttons: the same on its card, on the board and at home.
import type { Waiting } from '../../store/safety.js';
import { momentOf } from '../dates.js';
import type { Button, Part } from '../sheet.js';
import { fill } from '../words/shape.js';
import type { Drawing } from './deed.js';
import { kindOf } from './kinds.js';
import { zoneOf } from './zone.js';

export async function nameOf(
  { store, words }: Drawing,
  personId: string | null | undefined,
): Promise<string> {
  const person = personId ? await store.people.person(personId) : null;
  return person?.name ?? words.someone;
}

/** Who, and what is the matter; what is nobody's says itself what it is about. */
export const summary = async (drawing: Drawing, { kind, personId, note }: Waiting): Promise<string> =>
  personId === null && kind !== 'safeguarding'
    ? note
    : fill(drawing.words['desk.line'], { name: await nameOf(drawing, personId), text: note });

/** Which group, since when, and who is at it. */
export async function circumstances(drawing: Drawing, line: Waiting): Promise<string> {
  const { now, store, words } = drawing;
  const zone = zoneOf(drawing);
  const { communityId, createdAt, heldUntil, takenBy } = line;
  const community = communityId ? await store.communities.byId(communityId) : null;
  const said = [
    ...(community ? [community.name] : []),
    fill(words['desk.since'], { date: momentOf(createdAt, zone) }),
    ...(takenBy ? [fill(words['desk.takenBy'], { name: await nameOf(drawing, takenBy) })] : []),
    ...(heldUntil && heldUntil > now
      ? [fill(words['desk.heldUntil'], { date: momentOf(heldUntil, zone) })]
      : []),
  ];
  return said.join('. ').replace(/\.\./g, '.');
}

/** What can be done about it, in rows of five at most: its own deeds first. */
export function deedsFor(drawing: Drawing, line: Waiting): Part[] {
  const { words } = drawing;
  const { id, kind, takenBy } = line;
  const { apart, buttons, closesItself } = kindOf(kind);
  const own = buttons?.(drawing, line) ?? [];
  const common: Button[] = apart
    ? []
    : [
        ...(takenBy ? [] : [{ id: `do:take:${id}`, label: words['desk.take'] }]),
        { id: `form:hold:${id}`, label: words['desk.hold'] },
        { id: `form:pass-on:${id}`, label: words['desk.passOn'] },
        ...(closesItself ? [] : [{ id: `do:close:${id}`, label: words['desk.close'] }]),
      ];
  return [own, common].filter((row) => row.length > 0).map((row) => ({ kind: 'buttons', buttons: row }));
}
