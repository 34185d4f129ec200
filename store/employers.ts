// Employers, what they do, and the people who answer for them.
import { id, maybeText, maybeTime, maybeWhole, table, text, time, whole } from './columns.js';
import type { Database } from './database.js';
import { type EmployerGroupView, viewEmployerGroups } from './employerGroups.js';

export interface Employer {
  id: string;
  name: string;
  /** One plain sentence: what they do. */
  about: string;
  /** Lower-case words, space between: what they can be asked about. */
  topics: string;
  zone: string;
  /** Working days as ISO weekdays, e.g. `12345`, and working hours in minutes after local midnight. */
  workingDays: string;
  opensAt: number;
  closesAt: number;
  pausedAt: number | null;
  /** When a question was last routed to them: fairness. */
  lastAskedAt: number | null;
  createdAt: number;
  leftAt: number | null;
  /** Questions in a row that they let go by. */
  misses?: number | null;
}

export interface EmployerContact {
  id: string;
  employerId: string;
  addressId: string | null;
  /** Where they were invited. */
  channel: string;
  key: string;
  /** Set when they confirmed with the code. */
  personId: string | null;
  /** What they must send to confirm; one use. */
  code: string;
  /** 1 is asked first. */
  rank: number;
  invitedAt: number;
  confirmedAt: number | null;
  leftAt: number | null;
}

export interface EmployerView extends EmployerGroupView {
  byId(id: string): Promise<Employer | null>;
  byName(name: string): Promise<Employer | null>;
  /** Employers that have a confirmed contact and are neither paused nor gone: who answers first, then the least recently asked. */
  answering(): Promise<Employer[]>;
  /** Names of all employers that have not left, for matching misspelt words. */
  names(): Promise<{ id: string; name: string }[]>;
  /** Employers to show, by name. */
  list(limit: number, offset: number): Promise<Employer[]>;
  /** An invitation at this address that waits for its code. */
  invitation(channel: string, key: string): Promise<(EmployerContact & { employerName: string }) | null>;
  /** Confirmed contacts of an employer, by rank. */
  contacts(employerId: string): Promise<EmployerContact[]>;
  /** What a person answers for. */
  contactsOf(personId: string): Promise<(EmployerContact & { employerName: string })[]>;
}

export const employers = table<Employer>('employers', {
  id,
  name: text,
  about: text,
  topics: text,
  zone: text,
  workingDays: text,
  opensAt: whole,
  closesAt: whole,
  pausedAt: maybeTime,
  lastAskedAt: maybeTime,
  createdAt: time,
  leftAt: maybeTime,
  misses: maybeWhole,
});

export const employerContacts = table<EmployerContact>('employer_contacts', {
  id,
  employerId: text,
  addressId: maybeText,
  channel: text,
  key: text,
  personId: maybeText,
  code: text,
  rank: whole,
  invitedAt: time,
  confirmedAt: maybeTime,
  leftAt: maybeTime,
});

export function viewEmployers(db: Database): EmployerView {
  return {
    ...viewEmployerGroups(db),
    byId: async (id) => (await db.all<Employer>('select * from employers where "id" = $1', [id]))[0] ?? null,
    byName: async (name) => (await db.all<Employer>(byNameSql, [name]))[0] ?? null,
    answering: () => db.all<Employer>(answeringSql),
    names: () => db.all<{ id: string; name: string }>(namesSql),
    list: (limit, offset) => db.all<Employer>(listSql, [limit, offset]),
    invitation: async (channel, key) =>
      (await db.all<NamedContact>(invitationSql, [channel, key]))[0] ?? null,
    contacts: (employerId) => db.all<EmployerContact>(contactsSql, [employerId]),
    contactsOf: (personId) => db.all<NamedContact>(contactsOfSql, [personId]),
  };
}

type NamedContact = EmployerContact & { employerName: string };

const byNameSql = `select * from employers where lower("name") = lower($1)
  order by case when "leftAt" is null then 0 else 1 end, "createdAt" desc, "id" limit 1`;

const answeringSql = `select * from employers e where e."pausedAt" is null and e."leftAt" is null and exists (
    select 1 from employer_contacts c where c."employerId" = e."id" and c."confirmedAt" is not null and c."leftAt" is null)
  order by coalesce(e."misses", 0), coalesce(e."lastAskedAt", 0), e."id"`;

const namesSql = 'select "id", "name" from employers where "leftAt" is null order by lower("name"), "id"';

const listSql =
  'select * from employers where "leftAt" is null order by lower("name"), "id" limit $1 offset $2';

const invitationSql = `select c.*, e."name" as "employerName" from employer_contacts c join employers e on e."id" = c."employerId"
  where c."channel" = $1 and c."key" = $2 and c."confirmedAt" is null and c."leftAt" is null and e."leftAt" is null
  order by c."invitedAt" desc, c."id" desc limit 1`;

const contactsSql = `select * from employer_contacts where "employerId" = $1 and "confirmedAt" is not null and "leftAt" is null
  order by "rank", "id"`;

const contactsOfSql = `select c.*, e."name" as "employerName" from employer_contacts c join employers e on e."id" = c."employerId"
  where c."personId" = $1 and c."confirmedAt" is not null and c."leftAt" is null order by c."rank", c."id"`;
