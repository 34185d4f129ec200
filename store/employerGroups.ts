// Which groups an employer is asked into: those who answer for it may share news there once one of them has agreed. They are no
// members of the group, and read nothing else of it.
import { id, maybeText, maybeTime, table, text, time } from './columns.js';
import type { Database } from './database.js';

export interface EmployerGroup {
  id: string;
  communityId: string;
  employerId: string;
  /** Who asked them in; `null` once they have gone. */
  byId: string | null;
  askedAt: number;
  /** Since when they may share there; `null`: nobody of theirs has agreed yet. */
  since: number | null;
  until: number | null;
}

/** A group where somebody may share as an employer. */
export interface EmployerPlace {
  id: string;
  communityId: string;
  communityName: string;
  employerId: string;
  employerName: string;
}

export interface EmployerGroupView {
  /** An employer asked into a group, as it stands. */
  groupOf(id: string): Promise<EmployerGroup | null>;
  /** Employers a group has asked and not sent away, agreed or not, by name. */
  askedInto(communityId: string): Promise<(EmployerGroup & { employerName: string })[]>;
  /** Where a person may share for the employers they answer for, by name. Nobody may where staff keep them away. */
  placesOf(personId: string): Promise<EmployerPlace[]>;
}

export const employerGroups = table<EmployerGroup>('employer_groups', {
  id,
  communityId: text,
  employerId: text,
  byId: maybeText,
  askedAt: time,
  since: maybeTime,
  until: maybeTime,
});

export function viewEmployerGroups(db: Database): EmployerGroupView {
  return {
    groupOf: async (id) =>
      (await db.all<EmployerGroup>('select * from employer_groups where "id" = $1', [id]))[0] ?? null,
    askedInto: (communityId) => db.all<EmployerGroup & { employerName: string }>(askedIntoSql, [communityId]),
    placesOf: (personId) => db.all<EmployerPlace>(placesSql, [personId]),
  };
}

/** $1 is the reader: whoever blocked somebody of an employer sees nothing that is shared in its name. */
export const employerNotBlocked = (employer: string, me = '$1') => `not exists (select 1 from blocks eb
  join employer_contacts ec on ec."personId" = eb."blockedPersonId" and ec."employerId" = ${employer}
  where eb."personId" = ${me} and eb."until" is null)`;

const askedIntoSql = `select g.*, e."name" as "employerName" from employer_groups g
  join employers e on e."id" = g."employerId" and e."leftAt" is null
  where g."communityId" = $1 and g."until" is null order by lower(e."name"), g."id"`;

const placesSql = `select g."id", g."communityId", c."name" as "communityName", g."employerId", e."name" as "employerName"
  from employer_contacts k join employers e on e."id" = k."employerId" and e."leftAt" is null
  join employer_groups g on g."employerId" = e."id" and g."until" is null and g."since" is not null
  join communities c on c."id" = g."communityId" and c."closedAt" is null
  where k."personId" = $1 and k."confirmedAt" is not null and k."leftAt" is null
    and not exists (select 1 from memberships m where m."communityId" = c."id" and m."personId" = $1
      and m."state" = 'barred' and m."until" is null)
  order by lower(e."name"), lower(c."name"), g."id"`;
