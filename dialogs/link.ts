// LINK: a code is shown on one side and typed on the other. Nothing is joined here: the first side is asked first.
import { hasTriedEnough, rememberTry, TRIES_MS } from './codeTries.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import { digitCode, hashOf } from './secrets.js';
import type { Step } from './step.js';
import type { Choice, Turn } from './turn.js';

interface LinkDraft {
  have?: Choice;
  typed?: string;
}

const MINUTE_MS = 60_000;
/** How long a code may be typed. */
const CODE_MS = TRIES_MS;
/** Once it is typed nobody else can use it: then there is no rush. */
const CONFIRM_MS = 24 * 60 * MINUTE_MS;

/** The timer by which the first side is asked. */
export const LINK_TYPED = 'link-typed';

/** The code in a message that is LINK and a code and nothing else. */
export const linkCodeIn = (text: string): string | null =>
  /^\W*link\W+(\d{3})\W?(\d{3})\W*$/i.exec(text)?.slice(1).join('') ?? null;

async function chooseSide(step: Step<LinkDraft>) {
  const { draft } = step;
  if (draft.typed !== undefined) return step.next();
  if (!draft.have) return step.choose('have', 'link.have', undefined);
  return draft.have.id === 'show' ? showCode(step) : step.next();
}

async function showCode(step: Step<LinkDraft>) {
  const { turn } = step;
  const { address, changes, now, person } = turn;
  const code = await freeCode(turn);
  for (const { id } of await turn.store.links.of(person.id)) changes.remove('link_codes', { id });
  changes.add('link_codes', {
    id: turn.newId(),
    hash: hashOf(code),
    personId: person.id,
    addressId: address.id,
    until: now + CODE_MS,
    typedPersonId: null,
    typedAddressId: null,
    typedAt: null,
  });
  await step.say('link.code', { code });
  return step.end();
}

/** One that no other person is being shown. */
async function freeCode(turn: Turn): Promise<string> {
  for (;;) {
    const code = digitCode(turn);
    const found = await turn.store.links.byHash(hashOf(code));
    if (!found || found.personId === turn.person.id) return code;
  }
}

async function readCode(step: Step<LinkDraft>) {
  const { draft } = step;
  if (draft.typed === undefined) return step.askWords('typed', 'link.type');
  const digits = draft.typed.replace(/\D/g, '');
  if (digits.length === 6) return step.next();
  delete draft.typed;
  return step.askWords('typed', 'link.sixNumbers');
}

async function useCode(step: Step<LinkDraft>) {
  const { turn } = step;
  const { address, changes, now, store } = turn;
  const said = await refusal(step);
  if (said) {
    await step.say(said);
    return step.end();
  }
  const found = await store.links.byHash(hashOf(digitsOf(step)));
  if (!found) throw new Error('a code that is not refused is known');
  changes.set(
    'link_codes',
    { id: found.id, typedAt: null },
    { typedPersonId: turn.person.id, typedAddressId: address.id, typedAt: now, until: now + CONFIRM_MS },
    1,
  );
  changes.add('timers', {
    id: turn.newId(),
    kind: LINK_TYPED,
    personId: found.personId,
    addressId: found.addressId,
    aboutId: found.id,
    dueAt: now,
    doneAt: null,
    attempts: 0,
  });
  await step.say('link.typed');
  return step.end();
}

const digitsOf = ({ draft }: Step<LinkDraft>): string => (draft.typed ?? '').replace(/\D/g, '');

async function refusal(step: Step<LinkDraft>) {
  const { address, now, person, store } = step.turn;
  if (await hasTriedEnough(step.turn)) return 'link.wait';
  const found = await store.links.byHash(hashOf(digitsOf(step)));
  if (!found || found.typedAt !== null || found.until <= now) {
    rememberTry(step.turn);
    return 'link.unknown';
  }
  if (found.addressId === address.id) return 'link.thisSide';
  if (found.personId === person.id) return 'link.already';
  return (await shareAnAddress(step.turn, found.personId)) ? 'link.shared' : null;
}

/** Two people who share a phone are two people. */
export async function shareAnAddress({ person, store }: Turn, otherId: string): Promise<boolean> {
  const theirs = new Set((await store.people.addressesOf(otherId)).map(({ id }) => id));
  return (await store.people.addressesOf(person.id)).some(({ id }) => theirs.has(id));
}

export const link = conversation<LinkDraft>(names.link, { steps: [chooseSide, readCode, useCode] });
