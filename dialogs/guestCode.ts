// A code by which the guest of a hotseat comes in, on any channel: handed out by those who run it, kept as a hash, used once.
import type { Hotseat } from '../store/hotseats.js';
import { momentOf } from './dates.js';
import { digitCode, hashOf } from './secrets.js';
import type { Turn } from './turn.js';
import { CONSENT_VERSION } from './words/en.js';
import { fill } from './words/shape.js';

/** "GUEST 123456" and nothing else. */
export const guestCodeIn = (text: string): string | null =>
  /^\W*guest\W+(\d{3}\s?\d{3})\W*$/i.exec(text)?.[1]?.replace(/\s/, '') ?? null;

/** A new one; the one before it holds no more. */
export function newGuestCode(turn: Turn, { id }: Hotseat): string {
  const code = digitCode(turn);
  turn.changes.set('hotseats', { id, guestPersonId: null }, { guestCode: hashOf(code) }, 1);
  return code;
}

/** The only hotseat with that code; two with one code are none. */
export async function hotseatOfCode({ store }: Turn, code: string): Promise<Hotseat | null> {
  const [found, other] = await store.hotseats.byGuestCode(hashOf(code));
  return found && !other ? found : null;
}

/** They are its guest from now on. Who came by the code has agreed by sending it, and is called as they were announced. */
export async function becomeGuest(turn: Turn, hotseat: Hotseat): Promise<void> {
  const { address, now, person, words } = turn;
  const { guestCode = null, guestName, id, startsAt, zone } = hotseat;
  turn.changes.set('hotseats', { id, guestCode }, { guestPersonId: person.id, guestCode: null }, 1);
  const group = await groupOf(turn, hotseat);
  const date = momentOf(startsAt, zone);
  if (person.name === null) turn.changes.set('people', { id: person.id }, { name: guestName });
  if (!turn.consented) {
    const { organisation } = turn.house;
    const wording = fill(words['guest.invite'], { organisation, group, date, code: '' });
    const agreed = { personId: person.id, addressId: address.id, wording, version: CONSENT_VERSION };
    turn.changes.add('consents', { ...agreed, id: turn.newId(), givenAt: now, withdrawnAt: null });
    turn.consented = true;
  }
  await turn.say('guest.thanks', { group, date });
}

/** Those that hold it, by name. */
export async function groupOf(
  { store, words }: Pick<Turn, 'store' | 'words'>,
  { id }: Hotseat,
): Promise<string> {
  const names: string[] = [];
  for (const group of await store.hotseats.communityIds(id)) {
    const found = await store.communities.byId(group);
    if (found) names.push(found.name);
  }
  return names[0] ?? words.someone;
}
