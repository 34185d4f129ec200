// Somebody who was invited sends the code: from now on they answer for that employer, and read the questions that wait for it.
// Their name is not asked; members see the employer's.
import type { EmployerContact } from '../store/employers.js';
import type { OpenQuestion } from '../store/questions.js';
import { conversation } from './conversation.js';
import { sayMoment } from './dates.js';
import { names } from './names.js';
import { addRole } from './roleRows.js';
import { placeOf, promise, questionKey, readingOf, type Route } from './routing.js';
import type { Step } from './step.js';
import type { Turn } from './turn.js';
import { CONSENT_VERSION } from './words/en.js';
import { fill } from './words/shape.js';

interface ConfirmDraft {
  contactId: string;
}

type Confirming = Step<ConfirmDraft>;

/** So many of the questions that wait are read at once. */
const MOST_AT_ONCE = 3;
/** How far down the staff's list questions are looked for. */

async function confirm(step: Confirming) {
  const { turn } = step;
  const invitation = await turn.store.employers.invitation(turn.address.channel, turn.address.key);
  if (invitation?.id !== step.draft.contactId) {
    await step.say('contact.used');
    return step.end();
  }
  const contact = {
    ...invitation,
    personId: turn.person.id,
    addressId: turn.address.id,
    confirmedAt: turn.now,
  };
  const { personId, addressId, confirmedAt } = contact;
  turn.changes.set(
    'employer_contacts',
    { id: contact.id, confirmedAt: null },
    { personId, addressId, confirmedAt },
    1,
  );
  await becomeEmployer(turn, invitation);
  await step.say('contact.thanks', { employer: invitation.employerName });
  await takeUpWaiting(step, contact);
  return step.end();
}

async function becomeEmployer(
  turn: Turn,
  invitation: EmployerContact & { employerName: string },
): Promise<void> {
  const { address, now, person } = turn;
  turn.consented = true;
  turn.changes.add('consents', {
    id: turn.newId(),
    personId: person.id,
    addressId: address.id,
    wording: fill(turn.words['contact.invite'], {
      code: invitation.code,
      employer: invitation.employerName,
      organisation: turn.house.organisation,
    }),
    version: CONSENT_VERSION,
    givenAt: now,
    withdrawnAt: null,
  });
  const roles = await turn.store.people.rolesOf(person.id);
  if (roles.some(({ kind }) => kind === 'employer')) return;
  addRole(turn.changes, {
    id: turn.newId(),
    personId: person.id,
    kind: 'employer',
    communityId: null,
    since: now,
  });
}

/** Questions nobody could answer, for this employer or for any, oldest first; each asker hears who has theirs now. */
async function takeUpWaiting(step: Confirming, contact: EmployerContact): Promise<void> {
  const { turn } = step;
  const employer = await turn.store.employers.byId(contact.employerId);
  if (!employer || employer.pausedAt !== null) return;
  const questions = await turn.store.questions.unplaced(employer.id, turn.person.id, MOST_AT_ONCE);
  for (const question of questions) await takeUp(step, question, { employer, contact });
}

async function takeUp(step: Confirming, question: OpenQuestion, route: Route): Promise<void> {
  const { turn } = step;
  const asker = await turn.store.people.person(question.personId);
  if (!asker || (await turn.store.people.blockedBetween(asker.id, turn.person.id))) return;
  const place = placeOf(turn, asker, route);
  turn.changes.set('questions', { id: question.id, state: 'waiting' }, place, 1);
  turn.changes.set('waiting', { kind: 'no-employer', aboutId: question.id }, { doneAt: turn.now });
  promise(turn, question, place, route);
  await step.say(questionKey(question), readingOf(turn, question));
  const date = sayMoment(place.dueAt, turn.now, asker.zone);
  await turn.tell(asker.id, { priority: 'answer' }, 'ask.found', { employer: route.employer.name, date });
}

export const confirmContact = conversation<ConfirmDraft>(names.confirmContact, { steps: [confirm] });
