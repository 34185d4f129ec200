// What whoever runs a hotseat reads of it: whom to invite and to tell, who hosts it, and what is to come. It knows no clock.
import type { Database } from './database.js';
import type { Hotseat, HotseatAnswer } from './hotseats.js';

export interface HotseatRunView {
  /** Those that are not over, the next to begin first. */
  running(limit: number): Promise<Hotseat[]>;
  /** Every one there was, the newest first. */
  all(limit: number): Promise<Hotseat[]>;
  /** Those that a person is the guest or the co-host of and that are announced and not summed up, the next first. */
  hostedBy(personId: string): Promise<Hotseat[]>;
  /** The one whose guest comes in by this code: its hash. */
  byGuestCode(hash: string): Promise<Hotseat[]>;
  /** Members of its communities who were not invited yet and do not host it, a bounded number at a time, by person. */
  invitees(hotseatId: string, after: string, limit: number): Promise<string[]>;
  /** Everybody who was invited or listens, each once, a bounded number at a time. */
  told(hotseatId: string, after: string, limit: number): Promise<string[]>;
  countInvited(hotseatId: string): Promise<number>;
  answer(id: string): Promise<HotseatAnswer | null>;
}

export function viewHotseatRun(db: Database): HotseatRunView {
  const people = async (sql: string, of: readonly unknown[]): Promise<string[]> =>
    (await db.all<{ personId: string }>(sql, of)).map(({ personId }) => personId);
  return {
    running: (limit) => db.all<Hotseat>(runningSql, [limit]),
    all: (limit) => db.all<Hotseat>(allSql, [limit]),
    hostedBy: (personId) => db.all<Hotseat>(hostedSql, [personId]),
    byGuestCode: (hash) => db.all<Hotseat>(codeSql, [hash]),
    invitees: (hotseatId, after, limit) => people(inviteesSql, [hotseatId, after, limit]),
    told: (hotseatId, after, limit) => people(toldSql, [hotseatId, after, limit]),
    async countInvited(hotseatId) {
      const [row] = await db.all<{ count: number }>(countSql, [hotseatId]);
      return row?.count ?? 0;
    },
    answer: async (id) =>
      (await db.all<HotseatAnswer>('select * from hotseat_answers where "id" = $1', [id]))[0] ?? null,
  };
}

const runningSql = `select * from hotseats
  where "state" in ('draft', 'announced', 'box', 'doors', 'live', 'extra', 'closed', 'mop-up')
  order by "startsAt", "id" limit $1`;

const allSql = 'select * from hotseats order by "startsAt" desc, "id" desc limit $1';

const hostedSql = `select * from hotseats where ("guestPersonId" = $1 or "cohostPersonId" = $1)
  and "state" in ('announced', 'box', 'doors', 'live', 'extra', 'closed', 'mop-up') order by "startsAt", "id"`;

const codeSql = `select * from hotseats where "guestCode" = $1
  and "state" in ('draft', 'announced', 'box', 'doors', 'live', 'extra', 'closed', 'mop-up')`;

const inviteesSql = `select distinct m."personId" from hotseat_communities hc
  join hotseats h on h."id" = hc."hotseatId"
  join communities c on c."id" = hc."communityId" and c."closedAt" is null
  join memberships m on m."communityId" = hc."communityId" and m."until" is null and m."state" = 'member' and m."mutedAt" is null
  where hc."hotseatId" = $1 and m."personId" > $2
    and m."personId" <> coalesce(h."guestPersonId", '') and m."personId" <> coalesce(h."cohostPersonId", '')
    and not exists (select 1 from hotseat_invited i where i."hotseatId" = $1 and i."personId" = m."personId")
  order by m."personId" limit $3`;

const toldSql = `select "personId" from (
    select "personId" from hotseat_watchers where "hotseatId" = $1 and "until" is null
    union select "personId" from hotseat_invited where "hotseatId" = $1) t
  where "personId" > $2 order by "personId" limit $3`;

const countSql = 'select count(*) as "count" from hotseat_invited where "hotseatId" = $1';
