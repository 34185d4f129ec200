// Everything kept about a person, for MY DATA. What others said or decided about them in confidence stays out.
import type { Database } from './database.js';

const own = (table: string, condition = '') => `select * from ${table} where "personId" = $1 ${condition}`;

/** Their conversations on the web. */
const onTheWeb = `(select w."id" from web_conversations w join addresses a on a."channel" = 'web' and a."key" = w."address"
  join address_people ap on ap."addressId" = a."id" where ap."personId" = $1)`;

/** Who blocked them, and safeguarding notes, are other people's safety. */
const parts: Record<string, string> = {
  people: `select * from people where "id" = $1 or "id" in (select ap."fromPersonId" from address_people ap
    where ap."personId" = $1 and ap."until" is null)`,
  addresses: `select a.* from addresses a where a."id" in (select ap."addressId" from address_people ap where ap."personId" = $1)
    order by a."createdAt", a."id"`,
  address_people: own('address_people'),
  consents: own('consents'),
  roles: own('roles'),
  memberships: own('memberships'),
  updates: own('updates'),
  update_revisions: `select r.* from update_revisions r join updates u on u."id" = r."updateId" where u."personId" = $1`,
  update_pictures: `select r.* from update_pictures r join updates u on u."id" = r."updateId" where u."personId" = $1`,
  comments: own('comments'),
  employer_contacts: own('employer_contacts'),
  questions: own('questions'),
  answers: own('answers'),
  digests: own('digests'),
  digest_items: own('digest_items'),
  page_visits: own('page_visits'),
  reports: own('reports'),
  blocks: own('blocks'),
  waiting: own('waiting', `and "kind" <> 'safeguarding'`),
  audit: own('audit', `and "kind" <> 'safeguarding'`),
  timers: own('timers'),
  link_codes: own('link_codes'),
  photo_links: own('photo_links'),
  sign_ins: own('sign_ins'),
  feed_keys: own('feed_keys'),
  notes: own('notes', `and "kind" <> 'private'`),
  introductions: `select i."id", i."questionId", i."askedBy", i."state", i."createdAt",
      case when i."personId" = $1 then i."memberGives" else i."contactGives" end as "gives"
    from introductions i where i."personId" = $1
      or i."contactId" in (select c."id" from employer_contacts c where c."personId" = $1)`,
  hotseats: `select * from hotseats where "guestPersonId" = $1 or "cohostPersonId" = $1 or "byId" = $1`,
  hotseat_questions: own('hotseat_questions'),
  hotseat_answers: `select a.* from hotseat_answers a join hotseat_questions q on q."id" = a."questionId"
    where a."byId" = $1 or q."personId" = $1 and a."state" = 'said'`,
  hotseat_watchers: own('hotseat_watchers'),
  editions: `select "id", "communityId", "day", "createdAt" from editions where "byId" = $1`,
  hotseat_invited: own('hotseat_invited'),
  announcements: `select * from announcements where "byId" = $1`,
  dialog_state: own('dialog_state'),
  inbox: own('inbox'),
  outbox: own('outbox'),
  web_conversations: `select * from web_conversations where "id" in ${onTheWeb}`,
  transcript: `select * from transcript where "conversation" in ${onTheWeb}`,
  pictures: `select "id", "conversation", "contentType", "at" from pictures where "conversation" in ${onTheWeb}
    or "id" in (select "pictureId" from photo_links where "personId" = $1)`,
};

export async function everythingAbout(db: Database, personId: string): Promise<Record<string, object[]>> {
  const found: Record<string, object[]> = {};
  for (const [table, sql] of Object.entries(parts)) found[table] = await db.all<object>(sql, [personId]);
  return found;
}
