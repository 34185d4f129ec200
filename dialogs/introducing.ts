// An introduction as it goes on: asked, agreed, looked at by staff, met, or ended. It goes on only from where it was read, and who
// said no is in nothing that anybody is told.
import type { NamedIntroduction } from '../store/introductions.js';
import { askerOf } from './aboutQuestion.js';
import { whenAwake } from './dates.js';
import type { Turn } from './turn.js';

/** Timers: the other side is asked; each is asked how they can be reached; nothing was said for too long. */
export const MEET_ASKED = 'meet-asked';
export const MEET_GIVES = 'meet-gives';
export const MEET_ENDS = 'meet-ends';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long it waits for somebody's word. */
export const WORD_MS = 14 * DAY_MS;

/** What waits for staff. */
export const INTRODUCTION = 'introduction';

export type Side = 'member' | 'employer';

export const sideOf = ({ personId }: Pick<NamedIntroduction, 'personId'>, reader: string): Side =>
  personId === reader ? 'member' : 'employer';

/** Who was asked by the one who texted MEET. */
export const askedPerson = (one: NamedIntroduction): string | null =>
  one.askedBy === 'member' ? one.contactPersonId : one.personId;

export const otherOf = (one: NamedIntroduction, reader: string): string | null =>
  sideOf(one, reader) === 'member' ? one.contactPersonId : one.personId;

/** What a side calls the other. */
export const calledBy = (
  side: Side,
  turn: Pick<Turn, 'words'>,
  one: Pick<NamedIntroduction, 'employerName' | 'memberName' | 'anonymous'>,
): string =>
  side === 'member'
    ? one.employerName
    : askerOf(turn.words, { anonymous: one.anonymous, askerName: one.memberName });

/** In that person's own turn, when they are awake. */
export async function ringFor(turn: Turn, kind: string, personId: string, aboutId: string): Promise<void> {
  const person = await turn.store.people.person(personId);
  const dueAt = kind === MEET_ENDS ? turn.now + WORD_MS : whenAwake(turn, person?.zone ?? 'Europe/London');
  turn.changes.add('timers', {
    id: turn.newId(),
    kind,
    personId,
    aboutId,
    dueAt,
    doneAt: null,
    attempts: 0,
  });
}

type Moved = Partial<Pick<NamedIntroduction, 'state' | 'memberGives' | 'contactGives'>>;

export function move(turn: Turn, one: NamedIntroduction, values: Moved): void {
  const { contactGives, id, memberGives, state } = one;
  const before = { id, state, memberGives, contactGives };
  turn.changes.set('introductions', before, { ...values, changedAt: turn.now }, 1);
}

/** Both have said yes: staff see it first. An asker without a name stays so: it is the employer's line then. */
export function agree(turn: Turn, one: NamedIntroduction): void {
  move(turn, one, { state: 'agreed' });
  turn.changes.add('waiting', {
    id: turn.newId(),
    kind: INTRODUCTION,
    personId: one.anonymous === 'yes' ? one.contactPersonId : one.personId,
    aboutId: one.id,
    note: 'A member and an employer would like to meet.',
    createdAt: turn.now,
    doneAt: null,
  });
}

/** Staff have looked: each side is asked for one way to be reached. */
export async function goAhead(turn: Turn, one: NamedIntroduction): Promise<void> {
  move(turn, one, { state: 'giving' });
  for (const personId of sidesOf(one)) await ringFor(turn, MEET_GIVES, personId, one.id);
  await ringFor(turn, MEET_ENDS, one.personId, one.id);
}

/** It is not to be. Everybody but whoever is in this turn is told, all in the same words. */
export async function endIntroduction(turn: Turn, one: NamedIntroduction): Promise<void> {
  move(turn, one, { state: 'ended', memberGives: null, contactGives: null });
  turn.changes.set(
    'waiting',
    { kind: INTRODUCTION, aboutId: one.id, doneAt: null },
    { doneAt: turn.now, outcome: 'ended' },
  );
  const asker = one.askedBy === 'member' ? one.personId : one.contactPersonId;
  // Before they have said yes the other side may not even know of it.
  const knowing = one.state === 'asked' ? [asker] : sidesOf(one);
  for (const personId of knowing)
    if (personId && personId !== turn.person.id)
      await turn.tell(personId, { priority: 'answer' }, 'meet.notNow', {
        name: calledBy(sideOf(one, personId), turn, one),
      });
}

/** They may still meet: nobody has gone, and nobody keeps away from the other. */
export async function canMeet(turn: Turn, one: NamedIntroduction): Promise<boolean> {
  const { contactPersonId, personId } = one;
  return contactPersonId !== null && !(await turn.store.people.blockedBetween(personId, contactPersonId));
}

/** One side says how they can be reached; with both, each hears of the other and nothing of it is kept. False: it has ended. */
export async function give(turn: Turn, one: NamedIntroduction, address: string): Promise<boolean> {
  const side = sideOf(one, turn.person.id);
  const theirs = side === 'member' ? one.contactGives : one.memberGives;
  const own: Moved = side === 'member' ? { memberGives: address } : { contactGives: address };
  const other = otherOf(one, turn.person.id);
  if (theirs === null) {
    move(turn, one, own);
    await turn.say('meet.waits', { name: calledBy(side, turn, one) });
    return true;
  }
  const back = { name: calledBy(side === 'member' ? 'employer' : 'member', turn, one), address };
  if (!other || !(await turn.tell(other, { priority: 'answer' }, 'meet.reach', back))) return false;
  move(turn, one, { state: 'met', memberGives: null, contactGives: null });
  await turn.say('meet.reach', { name: calledBy(side, turn, one), address: theirs });
  return true;
}

const sidesOf = ({ contactPersonId, personId }: NamedIntroduction): string[] =>
  contactPersonId === null ? [personId] : [personId, contactPersonId];
