// One thing of the sample town as one row of the store: what the plain data leaves out is filled in.
// Nothing is written.
import { fingerprint, keywords } from '../../../dialogs/understanding/text.js';
import { CONSENT_VERSION, en } from '../../../dialogs/words/en.js';
import { fill } from '../../../dialogs/words/shape.js';
import type { Community, Membership } from '../../../store/communities.js';
import type { Employer, EmployerContact } from '../../../store/employers.js';
import type { Address, Consent, Person, Role, RoleKind } from '../../../store/people.js';
import type { Answer, Question } from '../../../store/questions.js';
import type { Comment, Update } from '../../../store/updates.js';
import { doorstepNumber, organisation, type TownContact } from './people.js';
import type { TownEmployer, TownGroup } from './places.js';
import type { Story, TownQuestion } from './stories.js';

const hour = 3_600_000;
const day = 24 * hour;

/** Ids of the town sort before every id a turn gives, as what they stand for came before. */
export function townId(kind: string, name: string | number): string {
  return `00town-${kind}-${String(name).padStart(3, '0')}`;
}

export function communityRow(group: TownGroup, createdAt: number, closedAt: number | null): Community {
  return {
    id: townId('group', group.id),
    name: group.name,
    about: group.about,
    joining: group.joining ?? 'open',
    visibility: group.visibility ?? 'members',
    approval: 'no',
    parentId: group.parent ? townId('group', group.parent) : null,
    createdAt,
    closedAt,
  };
}

export function membershipRow(person: string, group: string, since: number): Membership {
  return {
    id: townId('in', `${group}-${person}`),
    communityId: townId('group', group),
    personId: townId('person', person),
    addressId: townId('phone', person),
    since,
    until: null,
    mutedAt: null,
    state: 'member',
  };
}

export function personRow(person: string, name: string, createdAt: number): Person {
  return {
    id: townId('person', person),
    name,
    zone: 'Europe/London',
    language: 'en',
    pageVisibility: 'groups',
    digestEvery: 'weekly',
    digestHour: 10,
    digestDay: 5,
    pausedUntil: null,
    createdAt,
  };
}

export function phoneRow(person: string, key: string, createdAt: number): Address {
  return {
    id: townId('phone', person),
    channel: 'sms',
    key,
    activePersonId: townId('person', person),
    conversation: doorstepNumber,
    optedOutAt: null,
    problem: null,
    problemAt: null,
    createdAt,
  };
}

export function consentRow(person: string, givenAt: number): Consent {
  return {
    id: townId('consent', person),
    personId: townId('person', person),
    addressId: townId('phone', person),
    wording: fill(en['welcome.consent'].ask, { organisation }),
    version: CONSENT_VERSION,
    givenAt,
    withdrawnAt: null,
  };
}

export function roleRow(person: string, kind: RoleKind, since: number, group?: string): Role {
  return {
    id: townId('role', `${kind}-${person}`),
    personId: townId('person', person),
    kind,
    communityId: group ? townId('group', group) : null,
    since,
    until: null,
  };
}

export function employerRow(employer: TownEmployer, createdAt: number, lastAskedAt: number | null): Employer {
  const [opens, closes] = employer.hours;
  return {
    id: townId('employer', employer.id),
    name: employer.name,
    about: employer.about,
    topics: employer.topics,
    zone: 'Europe/London',
    workingDays: employer.days ?? '12345',
    opensAt: opens * 60,
    closesAt: closes * 60,
    pausedAt: null,
    lastAskedAt,
    createdAt,
    leftAt: null,
  };
}

export function contactRow(contact: TownContact, confirmedAt: number): EmployerContact {
  return {
    id: townId('contact', contact.id),
    employerId: townId('employer', contact.employer),
    addressId: townId('phone', contact.id),
    channel: 'sms',
    key: contact.number,
    personId: townId('person', contact.id),
    code: 'TOWN',
    rank: 1,
    invitedAt: confirmedAt - day,
    confirmedAt,
    leftAt: null,
  };
}

export function updateRow([, who, group, text]: Story, at: number, number: number): Update {
  return {
    id: townId('update', number),
    personId: townId('person', who),
    addressId: townId('phone', who),
    communityId: townId('group', group),
    text,
    fingerprint: fingerprint(text),
    visibility: 'community',
    state: 'shared',
    visibleFrom: at,
    createdAt: at,
    editedAt: null,
    reason: null,
  };
}

export function commentRow([, who, , text]: Story, at: number, number: number, updateId: string): Comment {
  return {
    id: townId('comment', number),
    updateId,
    personId: townId('person', who),
    text,
    state: 'shared',
    visibleFrom: at,
    createdAt: at,
  };
}

/** A question that has been through its whole life: asked, answered five hours later, told, thanked for. */
export function questionRow(
  asked: TownQuestion,
  contact: TownContact,
  askedAt: number,
  number: number,
): Question {
  const answeredAt = askedAt + 5 * hour;
  const employerId = townId('employer', asked.employer);
  return {
    id: townId('question', number),
    personId: townId('person', asked.who),
    addressId: townId('phone', asked.who),
    communityId: null,
    text: asked.text,
    keywords: keywords(asked.text).join(' '),
    wantedEmployerId: employerId,
    employerId,
    contactId: townId('contact', contact.id),
    anonymous: 'no',
    state: 'closed',
    askedAt,
    routedAt: askedAt,
    dueAt: askedAt + 3 * day,
    answeredAt,
    toldAt: answeredAt,
    closedAt: answeredAt + hour,
    verdict: 'thanks',
    shared: asked.shared,
    followsId: null,
  };
}

export function answerRow(question: Question, contact: TownContact, text: string, number: number): Answer {
  return {
    id: townId('answer', number),
    questionId: question.id,
    employerId: townId('employer', contact.employer),
    personId: townId('person', contact.id),
    text,
    kind: 'answer',
    state: 'sent',
    createdAt: question.answeredAt ?? question.askedAt,
  };
}
