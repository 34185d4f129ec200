// How turns look people up. `who` starts every turn: person, address, consent and conversation in one statement.
import { columnsOf } from './columns.js';
import { type Database, quoted, rowsOf, toJson } from './database.js';
import { gather } from './gather.js';
import {
  type Address,
  addresses,
  type OwnAddress,
  type PeopleView,
  type Person,
  people,
  type Role,
  type Who,
} from './people.js';

export function viewPeople(db: Database): Omit<PeopleView, 'everythingAbout'> {
  const whoAt = whoFrom(`(select known.* from ${rowsOf(db, 1, { channel: 'text', key: 'text' })}
    join addresses known on known."channel" = r."channel" and known."key" = r."key") a`);
  const who = gather(async (keys: readonly Pick<Address, 'channel' | 'key'>[]) => {
    const rows = await db.all<Flat>(whoAt, [toJson(keys)]);
    const found = new Map(rows.map((row) => [`${row['a.channel']} ${row['a.key']}`, row]));
    return keys.map(({ channel, key }) => known(found.get(`${channel} ${key}`)));
  });
  const whoReached = whoFrom(`(${reachedAt('case when a."id" = $2 then 0 else 1 end,')}) a`, 'a."thereId"');
  return {
    who: (channel, key) => who({ channel, key }),
    whoIs: async (personId, addressId = null) =>
      known((await db.all<Flat>(whoReached, [personId, addressId]))[0]),
    async optedOutAt(channel, key) {
      const sql = 'select "optedOutAt" from addresses where "channel" = $1 and "key" = $2';
      const [row] = await db.all<Pick<Address, 'optedOutAt'>>(sql, [channel, key]);
      return row?.optedOutAt ?? null;
    },
    async person(id) {
      const [row] = await db.all<Person>('select * from people where "id" = $1', [id]);
      return row ?? null;
    },
    addressOf: async (personId) => addressIn((await db.all<Address>(reachedAt(), [personId]))[0]),
    addressesOf: (personId) => db.all<OwnAddress>(ownSql, [personId]),
    peopleAt: (addressId) => db.all<Person>(sharedSql, [addressId]),
    blockersOf: async (personId) =>
      (await db.all<{ id: string }>(blockersSql, [personId])).map(({ id }) => id),
    async rolesOf(personId) {
      return await db.all<Role>(
        'select * from roles where "personId" = $1 and "until" is null order by "since", "id"',
        [personId],
      );
    },
    namesakes: (personId, name) => db.all<Person>(namesakesSql, [personId, name]),
    async blockedBetween(a, b) {
      return (await db.all(blockedSql, [a, b])).length > 0;
    },
  };
}

/** Also of who was linked into somebody, who is at `thereId` then. $2, where it is used, is the address that is best. */
const reachedAt = (best = '') => `select a.*, ap."personId" as "thereId" from address_people ap
  join addresses a on a."id" = ap."addressId"
  where (ap."personId" = $1 or ap."fromPersonId" = $1) and ap."until" is null
  order by case when a."optedOutAt" is null and a."problem" is null then 0 else 1 end, ${best}
    coalesce(ap."heardAt", 0) desc, ap."since" desc, ap."id" desc limit 1`;

const ownSql = `select a.*, ap."since", ap."fromPersonId" from address_people ap join addresses a on a."id" = ap."addressId"
  where ap."personId" = $1 and ap."until" is null order by ap."since", ap."id"`;

const sharedSql = `select p.* from address_people ap join people p on p."id" = ap."personId"
  where ap."addressId" = $1 and ap."until" is null order by ap."since", ap."id"`;

const blockersSql = `select "personId" as "id" from blocks where "blockedPersonId" = $1 and "until" is null`;

const namesakesSql = `select distinct p.* from memberships mine
  join memberships theirs on theirs."communityId" = mine."communityId" and theirs."until" is null and theirs."state" = 'member'
  join people p on p."id" = theirs."personId"
  where mine."personId" = $1 and mine."until" is null and mine."state" = 'member' and p."id" <> $1 and lower(p."name") = lower($2)
  order by p."id" limit 10`;

const blockedSql = `select 1 from blocks where "until" is null
  and ("personId" = $1 and "blockedPersonId" = $2 or "personId" = $2 and "blockedPersonId" = $1)`;

type Flat = Record<string, string | number | null>;
const personColumns = Object.keys(columnsOf(people));
const addressColumns = Object.keys(columnsOf(addresses));

/** One row holds it all; a person's column `x` is called `p.x` there, an address's `a.x`. */
function whoFrom(addressTable: string, personId = 'a."activePersonId"'): string {
  const columns = [
    ...personColumns.map((name) => `p.${quoted(name)} as ${quoted(`p.${name}`)}`),
    ...addressColumns.map((name) => `a.${quoted(name)} as ${quoted(`a.${name}`)}`),
  ];
  return `select ${columns.join(', ')}, s."version" as "version", s."json" as "state",
      (select max(c."givenAt") from consents c where c."personId" = p."id" and c."withdrawnAt" is null) as "consentedAt"
    from ${addressTable} join people p on p."id" = ${personId} left join dialog_state s on s."personId" = p."id"`;
}

/** The address alone, without who is there. */
function addressIn(row: (Address & { thereId?: string }) | undefined): Address | null {
  if (!row) return null;
  const { thereId: _there, ...address } = row;
  return address;
}

function known(row: Flat | undefined): Who | null {
  if (!row) return null;
  return {
    person: part(row, 'p.', personColumns) as object as Person,
    address: part(row, 'a.', addressColumns) as object as Address,
    consentedAt: row.consentedAt as number | null,
    version: (row.version ?? 0) as number,
    state: (row.state ?? null) as string | null,
  };
}

function part(row: Flat, prefix: string, columns: readonly string[]): Flat {
  const values: Flat = {};
  for (const name of columns) values[name] = row[prefix + name] ?? null;
  return values;
}
