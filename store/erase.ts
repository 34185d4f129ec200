// FORGET ME: everything that refers to a person is deleted or blanked. What stays is what protects others: safeguarding audit and
// safeguarding cases, reports they made (without their name and words), and the opt-out of an address that nobody else uses.
import type { Database } from './database.js';

/** Runs inside the transaction of the change set that asked for it, after its own rows were written. */
export async function erase(db: Database, personId: string): Promise<void> {
  // Whoever they were before LINK sleeps in them, and goes with them.
  for (const { id } of await db.all<{ id: string }>(asleepSql, [personId])) await eraseOne(db, id);
  await eraseOne(db, personId);
}

async function eraseOne(db: Database, personId: string): Promise<void> {
  for (const sql of [...messages, ...onWeb, ...talk, ...lists, ...whereabouts]) await db.all(sql, [personId]);
}

const asleepSql = `select distinct "fromPersonId" as "id" from address_people
  where "personId" = $1 and "until" is null and "fromPersonId" is not null`;

/** Addresses that nobody else answers at. */
const alone = `select a."id" from addresses a
  where (a."activePersonId" = $1
    or exists (select 1 from address_people mine where mine."addressId" = a."id" and mine."personId" = $1))
  and coalesce(a."activePersonId", $1) = $1
  and not exists (select 1 from address_people other
    where other."addressId" = a."id" and other."personId" <> $1 and other."until" is null)`;

/** True of a row, named by its table, that came from or goes to one of these addresses. */
const atTheirs = (table: string, key: string) => `exists (select 1 from addresses theirs
  where theirs."channel" = ${table}."channel" and theirs."key" = ${table}.${key} and theirs."id" in (${alone}))`;

/** Provider ids stay, so that a message that arrives again is still recognised. What waits for a turn becomes a newcomer's. */
const messages = [
  `update inbox set "personId" = null, "address" = '', "conversation" = '', "body" = '{}'
    where "state" <> 'kept' and ("personId" = $1 or "personId" is null and ${atTheirs('inbox', '"address"')})`,
  `update inbox set "personId" = null where "personId" = $1`,
  `delete from outbox where "eraseAfter" = 'no'
    and ("personId" = $1 or "personId" is null and "rank" > 0 and ${atTheirs('outbox', '"address"')})`,
  // The goodbye still leaves; it is erased when it has.
  `update outbox set "personId" = null where "personId" = $1`,
];

/** Their conversations on the web. These stay, empty, so that the goodbye can still be read where it was asked for. */
const onTheWeb = `(select w."id" from web_conversations w join addresses a on a."channel" = 'web' and a."key" = w."address"
  where a."id" in (${alone}))`;

const onWeb = [
  `delete from transcript where "conversation" in ${onTheWeb}`,
  `delete from pictures where "conversation" in ${onTheWeb}`,
  `delete from pictures where "conversation" in
    (select 'slack/' || a."key" from addresses a where a."channel" = 'slack' and a."id" in (${alone}))`,
];

const theirs = (table: string) => `(select t."id" from ${table} t where t."personId" = $1)`;

const talk = [
  `delete from pictures where "id" in (select "pictureId" from photo_links where "personId" = $1)
    or "id" in (select "pictureId" from update_pictures where "updateId" in ${theirs('updates')})`,
  `delete from update_pictures where "updateId" in ${theirs('updates')}`,
  `delete from comments where "personId" = $1 or "updateId" in ${theirs('updates')}`,
  `delete from update_revisions where "updateId" in ${theirs('updates')}`,
  `delete from updates where "personId" = $1`,
  `delete from answers where "personId" = $1 or "questionId" in ${theirs('questions')}`,
  `delete from introductions where "personId" = $1 or "questionId" in ${theirs('questions')}
    or "contactId" in ${theirs('employer_contacts')}`,
  `delete from questions where "personId" = $1`,
  `update questions set "contactId" = null where "contactId" in ${theirs('employer_contacts')}`,
  `update questions set "secondId" = null where "secondId" in ${theirs('employer_contacts')}`,
  `delete from employer_contacts
    where "personId" = $1 or "personId" is null and ${atTheirs('employer_contacts', '"key"')}`,
  // What they asked goes, with its answer; others who asked the same asked it themselves from now on, and the answer is the first one's.
  `update hotseat_answers set "questionId" = (select min(s."id") from hotseat_questions s
      where s."sameAsId" = hotseat_answers."questionId" and s."personId" <> $1)
    where "questionId" in ${theirs('hotseat_questions')} and exists (select 1 from hotseat_questions s
      where s."sameAsId" = hotseat_answers."questionId" and s."personId" <> $1)`,
  `update hotseat_questions set "sameAsId" = null where "sameAsId" in ${theirs('hotseat_questions')}`,
  `delete from hotseat_answers where "questionId" in ${theirs('hotseat_questions')}`,
  `delete from hotseat_questions where "personId" = $1`,
  `delete from hotseat_watchers where "personId" = $1`,
  `delete from hotseat_invited where "personId" = $1`,
  `delete from digest_items where "personId" = $1`,
  `delete from digests where "personId" = $1`,
  `delete from page_visits where "personId" = $1`,
];

const lists = [
  `update reports set "personId" = null, "reason" = null where "personId" = $1`,
  `delete from reports where "aboutKind" = 'person' and "aboutId" = $1`,
  `delete from blocks where "personId" = $1 or "blockedPersonId" = $1`,
  `delete from waiting where "personId" = $1 and "kind" <> 'safeguarding'`,
  `update audit set "personId" = null where "personId" = $1 and "kind" <> 'safeguarding'`,
  `update audit set "actor" = 'erased' where "actor" = $1 and "kind" <> 'safeguarding'`,
  `delete from timers where "personId" = $1`,
  `delete from link_codes where "personId" = $1 or "typedPersonId" = $1`,
  `delete from photo_links where "personId" = $1`,
  `delete from sign_ins where "personId" = $1`,
  `delete from feed_keys where "personId" = $1 or "pageKind" = 'u' and "pageId" = $1`,
  `delete from notes where "personId" = $1`,
  `update notes set "byId" = null where "byId" = $1`,
  // What was announced was said for the group, which goes on hearing it.
  `delete from announcements where "byId" = $1 and "sentAt" is null`,
  `update announcements set "byId" = 'erased' where "byId" = $1`,
  `update editions set "byId" = null where "byId" = $1`,
  `update group_codes set "byId" = null where "byId" = $1`,
  `update employer_groups set "byId" = null where "byId" = $1`,
  `update hotseats set "guestPersonId" = null, "guestName" = 'Our guest' where "guestPersonId" = $1`,
  `update hotseats set "cohostPersonId" = null where "cohostPersonId" = $1`,
  `update hotseats set "byId" = null where "byId" = $1`,
  `delete from hotseat_answers where "byId" = $1`,
  `update hotseat_questions set "claimedBy" = null, "leaseUntil" = null where "claimedBy" = $1`,
  `update waiting set "takenBy" = null, "takenAt" = null where "takenBy" = $1`,
  `update waiting set "doneBy" = null where "doneBy" = $1`,
  `delete from consents where "personId" = $1`,
  `delete from roles where "personId" = $1`,
  `delete from memberships where "personId" = $1`,
  `delete from dialog_state where "personId" = $1`,
];

const whereabouts = [
  // An opt-out outlives everybody: a bare address that still blocks sending.
  `update addresses set "activePersonId" = null, "conversation" = '', "problem" = null, "problemAt" = null
    where "optedOutAt" is not null and "id" in (${alone})`,
  `delete from addresses where "optedOutAt" is null and "id" in (${alone})`,
  // A shared phone goes on with somebody else.
  `update addresses set "activePersonId" = (select other."personId" from address_people other
      where other."addressId" = addresses."id" and other."personId" <> $1 and other."until" is null
      order by other."since" desc, other."id" desc limit 1)
    where "activePersonId" = $1`,
  `delete from address_people where "personId" = $1`,
  `update address_people set "fromPersonId" = null where "fromPersonId" = $1`,
  `delete from people where "id" = $1`,
];
