// LINK and UNLINK in the store. To link is to say of every row of one person that it is another's from now on; each row
// remembers its address, and UNLINK says of the rows of an address that they are again whose they were. No opt-out is touched.
import { Conflict } from './changes.js';
import type { Database } from './database.js';

export interface Link {
  kind: 'link';
  /** Who both are from now on. The same set adds a row of theirs for every address of the other. */
  personId: string;
  /** Who one of them was until now: goes to sleep, with a name and settings of their own. */
  otherId: string;
  /** The version of the other's conversation, as it was read: a turn that still thinks there is run again. */
  otherVersion: number;
  /** Where the other is: rows that remember no address come from here. */
  addressId: string;
  /** Milliseconds UTC. */
  at: number;
}

export interface Unlink {
  kind: 'unlink';
  /** Who they are still, and who they are again at these addresses. */
  personId: string;
  otherId: string;
  addressIds: readonly string[];
  /** The conversation they go on with there: JSON. */
  state: string;
  at: number;
}

/** Whatever belongs to a person and remembers its address. */
const rows = [
  'consents',
  'roles',
  'memberships',
  'updates',
  'comments',
  'employer_contacts',
  'questions',
  'answers',
  'digests',
  'digest_items',
  'reports',
  'blocks',
  'waiting',
  'timers',
  'photo_links',
  'introductions',
  'hotseat_questions',
  'hotseat_watchers',
];
/** What there is but one of at a time: a second one rests while two people are one. */
const onlyOne = {
  memberships: 'communityId',
  blocks: 'blockedPersonId',
  hotseat_watchers: 'hotseatId',
} as const;
type OnlyOne = keyof typeof onlyOne;
const each = Object.keys(onlyOne) as OnlyOne[];

const sameOf = (table: OnlyOne, person: string) => `exists (select 1 from ${table} o
  where o."personId" = ${person} and o."${onlyOne[table]}" = ${table}."${onlyOne[table]}" and o."until" is null)`;

/** A digest's slot is taken once: the second one of a day stays where it is. */
const freeFor = (table: string, person: string) =>
  table === 'digests'
    ? `and not exists (select 1 from digests o where o."personId" = ${person} and o."slot" = digests."slot")`
    : '';

/** Runs inside the transaction of the change set that asked for it, after its own rows were written. @throws Conflict */
export async function link(
  db: Database,
  { personId, otherId, otherVersion, addressId, at }: Link,
): Promise<void> {
  const asleep = await db.all(sleepSql, [otherId, otherVersion]);
  if (asleep.length !== 1) throw new Conflict('the other conversation moved on');
  for (const table of each)
    await db.all(
      `update ${table} set "until" = $3 where "personId" = $2 and "until" is null and ${sameOf(table, '$1')}`,
      [personId, otherId, at],
    );
  for (const table of rows) {
    await db.all(`update ${table} set "addressId" = $2 where "personId" = $1 and "addressId" is null`, [
      otherId,
      addressId,
    ]);
    await join(db, table, { personId, otherId, at });
  }
  await blockBoth(db, { personId, otherId, at });
  for (const sql of meetings) await db.all(sql, [personId, otherId]);
  await db.all(visitsSql, [personId, otherId, at]);
  await db.all('update address_people set "until" = $2 where "personId" = $1 and "until" is null', [
    otherId,
    at,
  ]);
  await db.all('delete from link_codes where "personId" = $1', [otherId]);
}

interface Two {
  personId: string;
  otherId: string;
  at: number;
}

/** What rests stays with who fell asleep. */
async function join(db: Database, table: string, { personId, otherId, at }: Two): Promise<void> {
  const move = `update ${table} set "personId" = $1 where "personId" = $2 ${freeFor(table, '$1')}`;
  if (table in onlyOne) await db.all(`${move} and coalesce("until", 0) <> $3`, [personId, otherId, at]);
  else await db.all(move, [personId, otherId]);
}

/** Whoever blocks one of them blocks both. */
async function blockBoth(db: Database, { personId, otherId, at }: Two): Promise<void> {
  await db.all(
    `update blocks set "until" = $3 where "blockedPersonId" = $2 and "until" is null and exists (select 1 from blocks o
      where o."personId" = blocks."personId" and o."blockedPersonId" = $1 and o."until" is null)`,
    [personId, otherId, at],
  );
  await db.all(
    `update blocks set "blockedPersonId" = $1 where "blockedPersonId" = $2 and "until" is null and "personId" <> $1`,
    [personId, otherId],
  );
}

const sleepSql = `update dialog_state set "version" = "version" + 1, "json" = '{"stack":[],"misses":0}'
  where "personId" = $1 and "version" = $2 returning 1`;

/** What one of them has read, both have: two stretches that touch are one, of others the later one counts. */
const visitsSql = `insert into page_visits ("id", "personId", "communityId", "sinceAt", "untilAt")
  select v."id" || ' ' || cast($3 as text), cast($1 as text), v."communityId", v."sinceAt", v."untilAt"
  from page_visits v where v."personId" = $2
  on conflict ("personId", "communityId") do update set
    "sinceAt" = case
      when excluded."sinceAt" <= page_visits."untilAt" and page_visits."sinceAt" <= excluded."sinceAt" then page_visits."sinceAt"
      when page_visits."sinceAt" <= excluded."untilAt" and excluded."sinceAt" <= page_visits."sinceAt" then excluded."sinceAt"
      when excluded."untilAt" > page_visits."untilAt" then excluded."sinceAt" else page_visits."sinceAt" end,
    "untilAt" = case when excluded."untilAt" > page_visits."untilAt" then excluded."untilAt" else page_visits."untilAt" end`;

/** Where they are met: $1 is who they are together. */
const meetings = [
  'update addresses set "activePersonId" = $1 where "activePersonId" = $2',
  'update inbox set "personId" = $1 where "personId" = $2',
  'update outbox set "personId" = $1 where "personId" = $2',
  'update sign_ins set "personId" = $1 where "personId" = $2',
  'update hotseats set "guestPersonId" = $1 where "guestPersonId" = $2',
  'update hotseats set "cohostPersonId" = $1 where "cohostPersonId" = $2',
  `delete from hotseat_invited where "personId" = $2 and "hotseatId" in
    (select o."hotseatId" from hotseat_invited o where o."personId" = $1)`,
  'update hotseat_invited set "personId" = $1 where "personId" = $2',
];

/** Runs inside the transaction of the change set that asked for it. @throws Conflict */
export async function unlink(
  db: Database,
  { personId, otherId, addressIds, state, at }: Unlink,
): Promise<void> {
  for (const addressId of addressIds) await part(db, { personId, otherId, at }, addressId);
  await db.all('update dialog_state set "version" = "version" + 1, "json" = $2 where "personId" = $1', [
    otherId,
    state,
  ]);
}

async function part(db: Database, { personId, otherId, at }: Two, addressId: string): Promise<void> {
  const both = [personId, otherId, addressId];
  for (const table of rows)
    await db.all(
      `update ${table} set "personId" = $2 where "personId" = $1 and "addressId" = $3 ${freeFor(table, '$2')}`,
      both,
    );
  const left = await db.all(
    `update address_people set "until" = $3 where "addressId" = $2 and "personId" = $1 and "until" is null returning 1`,
    [personId, addressId, at],
  );
  if (left.length !== 1) throw new Conflict('they are not linked there');
  const back = await db.all<{ linkedAt: number }>(backSql, [otherId, addressId]);
  for (const { linkedAt } of back) await wake(db, { personId, otherId, at: linkedAt });
  await db.all(`update address_people set "until" = null where ${lastThere}`, [otherId, addressId]);
  for (const sql of partings) await db.all(sql, both);
}

/** What has rested since then goes on, if the one that stood for it has not been ended meanwhile. */
async function wake(db: Database, { personId, otherId, at: linkedAt }: Two): Promise<void> {
  for (const table of each)
    await db.all(
      `update ${table} set "until" = null where "personId" = $2 and "until" = $3
        and ${sameOf(table, '$1')} and not ${sameOf(table, '$2')}`,
      [personId, otherId, linkedAt],
    );
}

const lastThere = `"id" = (select l."id" from address_people l where l."personId" = $1 and l."addressId" = $2
  and l."until" is not null order by l."until" desc, l."id" desc limit 1)`;
const backSql = `select "until" as "linkedAt" from address_people where ${lastThere}`;

const there = (
  table: string,
  column: string,
) => `${table}."personId" = $1 and exists (select 1 from addresses a
  where a."id" = $3 and a."channel" = ${table}."channel" and a."key" = ${table}."${column}")`;

const partings = [
  'update addresses set "activePersonId" = $2 where "activePersonId" = $1 and "id" = $3',
  `update inbox set "personId" = $2 where ${there('inbox', 'address')}`,
  `update outbox set "personId" = $2 where ${there('outbox', 'address')}`,
];
