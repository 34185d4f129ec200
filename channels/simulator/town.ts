// The sample town: a believable place for the demo and for a first look with the admin command. One change
// set, so that it is there whole or not at all. Its people and their words are plain data in the folder
// beside.
import { Changes } from '../../store/changes.js';
import type { Store } from '../../store/store.js';
import { contacts, members, staff } from './town/people.js';
import { employers, groups } from './town/places.js';
import * as rows from './town/rows.js';
import { comments, questions, updates } from './town/stories.js';

const hour = 3_600_000;
const day = 24 * hour;
const minute = 60_000;

/** A moment of an earlier day: milliseconds UTC. */
type Ago = (days: number, hours: number) => number;

/**
 * Adds the sample town to a store, its last weeks ending yesterday. True when it was added, false when it
 * was there.
 * @param now milliseconds UTC
 */
export async function seedTown(store: Store, now: number): Promise<boolean> {
  if (await store.view.communities.byId(rows.townId('group', 'art'))) return false;
  const today = now - (now % day);
  const ago: Ago = (days, hours) => today - days * day + hours * hour;
  const changes = new Changes();
  addGroups(changes, ago);
  addMembers(changes, ago);
  addEmployers(changes, ago);
  addStaff(changes, ago);
  addStories(changes, ago);
  addQuestions(changes, ago);
  const { inserts, operations, outbox } = changes;
  await store.commit({ inserts, operations, outbox });
  return true;
}

function addGroups(changes: Changes, ago: Ago): void {
  for (const group of groups) {
    const createdAt = ago(group.parent ? 90 : 200, 10);
    const closedAt = group.closed ? ago(group.closed, 17) : null;
    changes.add('communities', rows.communityRow(group, createdAt, closedAt));
  }
}

/** A welcomed person with a phone of their own. */
function addPerson(
  changes: Changes,
  person: { id: string; name: string; number: string },
  since: number,
): void {
  const [personId, addressId] = [rows.townId('person', person.id), rows.townId('phone', person.id)];
  changes.add('people', rows.personRow(person.id, person.name, since));
  changes.add('addresses', rows.phoneRow(person.id, person.number, since));
  changes.add('address_people', {
    id: rows.townId('has', person.id),
    addressId,
    personId,
    since,
    until: null,
  });
  changes.add('consents', rows.consentRow(person.id, since));
}

/** The longest there joined first, a day apart. */
function addMembers(changes: Changes, ago: Ago): void {
  members.forEach((member, index) => {
    const since = ago(60 - index, 11);
    addPerson(changes, member, since);
    for (const group of member.groups) {
      changes.add('memberships', rows.membershipRow(member.id, group, since));
    }
    if (member.runs) changes.add('roles', rows.roleRow(member.id, 'facilitator', since, member.runs));
  });
}

function addEmployers(changes: Changes, ago: Ago): void {
  for (const employer of employers) {
    const asked = questions.filter((question) => question.employer === employer.id).at(-1);
    const lastAskedAt = asked ? ago(asked.daysAgo, 10) : null;
    changes.add('employers', rows.employerRow(employer, ago(80, 9), lastAskedAt));
  }
  for (const contact of contacts) {
    const since = ago(70, 9);
    addPerson(changes, contact, since);
    changes.add('roles', rows.roleRow(contact.id, 'employer', since));
    changes.add('employer_contacts', rows.contactRow(contact, since));
  }
}

function addStaff(changes: Changes, ago: Ago): void {
  const since = ago(100, 9);
  addPerson(changes, staff, since);
  for (const kind of ['staff', 'safeguarding'] as const) {
    changes.add('roles', rows.roleRow(staff.id, kind, since));
  }
}

/** Updates fall between 9:00 and 19:00 of their day, comments after 20:00. */
function addStories(changes: Changes, ago: Ago): void {
  const newestOf = new Map<string, string>();
  updates
    .map((story, index) => ({ story, at: ago(story[0], 9 + ((index * 7) % 10)) + index * minute }))
    .sort((one, other) => one.at - other.at)
    .forEach(({ story, at }, index) => {
      const update = rows.updateRow(story, at, index + 1);
      newestOf.set(story[1], update.id);
      changes.add('updates', update);
    });
  comments.toReversed().forEach((comment, index) => {
    const [daysAgo, , author] = comment;
    const updateId = newestOf.get(author);
    if (!updateId) throw new Error(`${author} shared nothing to comment on`);
    changes.add('comments', rows.commentRow(comment, ago(daysAgo, 20) + index * minute, index + 1, updateId));
  });
}

function addQuestions(changes: Changes, ago: Ago): void {
  questions.forEach((asked, index) => {
    const contact = contacts.find(({ employer }) => employer === asked.employer);
    if (!contact) throw new Error(`nobody answers for ${asked.employer}`);
    const question = rows.questionRow(asked, contact, ago(asked.daysAgo, 10), index + 1);
    changes.add('questions', question);
    changes.add('answers', rows.answerRow(question, contact, asked.answer, index + 1));
  });
}
