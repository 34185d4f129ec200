// MEET: a member or an employer who has answered them would like to meet. The other is only asked; nothing of how to reach anybody is
// said here.
import type { Meetable, NamedIntroduction } from '../store/introductions.js';
import { labelOf } from './aboutQuestion.js';
import { conversation } from './conversation.js';
import { askedPerson, calledBy, MEET_ASKED, MEET_ENDS, ringFor, sideOf } from './introducing.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice, Turn } from './turn.js';

interface MeetDraft {
  who?: Choice;
  sure?: Choice;
}

type Meeting = Step<MeetDraft>;

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/** Somebody who asked to meet them is answered first. */
async function answerFirst(step: Meeting) {
  const { turn } = step;
  const open = await turn.store.introductions.openOf(turn.person.id);
  const asked = open.find((one) => one.state === 'asked' && askedPerson(one) === turn.person.id);
  if (asked) return step.become(names.answerMeet, { introductionId: asked.id });
  const toGive = open.find((one) => one.state === 'giving' && !ownOf(one, turn.person.id));
  if (toGive) return step.become(names.giveContact, { introductionId: toGive.id });
  return step.next();
}

const ownOf = (one: NamedIntroduction, reader: string): string | null =>
  sideOf(one, reader) === 'member' ? one.memberGives : one.contactGives;

async function chooseWho(step: Meeting) {
  const { draft, turn } = step;
  if (draft.who) return step.next();
  const known = await turn.store.introductions.meetable(turn.person.id, turn.now - MONTH_MS);
  const listed = known.map((one) => ({ id: one.questionId, name: labelFor(step, one) }));
  const [only] = listed;
  if (!only) {
    await step.say('meet.nobody');
    return step.end();
  }
  if (listed.length > 1)
    return step.pick('who', 'meet.which', async (offset) => listed.slice(offset, offset + 4));
  draft.who = { id: only.id, label: only.name };
  return step.next();
}

/** Whether MEET would offer who answered this question. */
export async function canMeet({ now, person, store }: Turn, questionId: string): Promise<boolean> {
  const known = await store.introductions.meetable(person.id, now - MONTH_MS);
  return known.some((one) => one.questionId === questionId);
}

const labelFor = ({ turn }: Meeting, one: Meetable): string =>
  labelOf(calledBy(sideOf(one, turn.person.id), turn, one), one.text);

async function askThem(step: Meeting) {
  const { draft, turn } = step;
  const known = await turn.store.introductions.meetable(turn.person.id, turn.now - MONTH_MS);
  const one = known.find(({ questionId }) => questionId === draft.who?.id);
  if (!one) {
    await step.say('meet.nobody');
    return step.end();
  }
  const name = calledBy(sideOf(one, turn.person.id), turn, one);
  if (await sayEarlier(step, one, name)) return step.end();
  if (!draft.sure) return step.choose('sure', 'meet.sure', { name });
  if (draft.sure.id === 'ask') await begin(step, one);
  if (draft.sure.id === 'ask') await step.say('meet.asking', { name });
  else await step.say('meet.left');
  return step.end();
}

/** Nobody is asked twice in a month. */
async function sayEarlier({ turn }: Meeting, { questionId }: Meetable, name: string): Promise<boolean> {
  const [newest] = await turn.store.introductions.about(questionId);
  if (!newest || newest.state === 'met' || newest.changedAt <= turn.now - MONTH_MS) return false;
  await turn.say(newest.state === 'ended' ? 'meet.notNow' : 'meet.already', { name });
  return true;
}

/** Between two who keep away from each other it is as if nobody answered. */
async function begin({ turn }: Meeting, one: Meetable): Promise<void> {
  const { contactId, contactPersonId, personId, questionId } = one;
  const askedBy = sideOf(one, turn.person.id);
  const id = turn.newId();
  turn.changes.add('introductions', {
    id,
    questionId,
    personId,
    addressId: askedBy === 'member' ? turn.address.id : null,
    contactId,
    askedBy,
    state: 'asked',
    memberGives: null,
    contactGives: null,
    createdAt: turn.now,
    changedAt: turn.now,
  });
  await ringFor(turn, MEET_ENDS, turn.person.id, id);
  const other = askedBy === 'member' ? contactPersonId : personId;
  if (!(await turn.store.people.blockedBetween(personId, contactPersonId)))
    await ringFor(turn, MEET_ASKED, other, id);
}

export const meet = conversation<MeetDraft>(names.meet, { steps: [answerFirst, chooseWho, askThem] });
