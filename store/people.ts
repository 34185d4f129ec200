// People, the addresses they are reached at, what they agreed to, and their roles. Numbers live here and leave only through channels.
import { id, maybeText, maybeTime, maybeWhole, table, text, time, whole } from './columns.js';

/** Times are milliseconds UTC in every row; ids are time-ordered texts given by the turn. */
export interface Person {
  id: string;
  /** The name others see. `null` until they chose one. */
  name: string | null;
  zone: string;
  language: string;
  /** Who can see their page: members of the groups they share with, or anyone. */
  pageVisibility: 'groups' | 'anyone';
  digestEvery: 'daily' | 'weekly' | 'monthly' | 'off';
  /** Local hour 0 to 23, and ISO weekday 1 to 7. */
  digestHour: number;
  digestDay: number;
  pausedUntil: number | null;
  createdAt: number;
  /** JSON: how they like to see the web pages; `null` until they chose. */
  webSettings?: string | null;
  /** Staff keep them away from everything since then. */
  barredAt?: number | null;
  /** When news comes by itself next: milliseconds UTC. `null`: to be worked out, for they are new or have changed it. */
  digestNextAt?: number | null;
  /** They have been told what others saw by then. Moved when a digest was sent, back when it turns out that it never arrived. */
  digestMark?: number | null;
  /** So many times in a row there was nothing to tell. */
  digestEmpty?: number | null;
}

export interface Address {
  id: string;
  channel: string;
  /** E.164 number, web identity, or Slack team and user; unique in its channel. */
  key: string;
  /** Who answers at this address now; several people can share a phone. `null`: nobody any more, but an opt-out stays. */
  activePersonId: string | null;
  /** Where answers go: our own number they last wrote to. */
  conversation: string;
  optedOutAt: number | null;
  /** The provider's lasting problem with this address (landline, unknown number …), for staff. */
  problem: string | null;
  problemAt: number | null;
  createdAt: number;
}

/** One person on many addresses, many people on one address, each for a time. */
export interface AddressPerson {
  id: string;
  addressId: string;
  personId: string;
  since: number;
  until: number | null;
  /** Who they were here before LINK joined them; UNLINK makes them that again. */
  fromPersonId?: string | null;
  /** When they last came here from another address of theirs. */
  heardAt?: number | null;
}

/** An address of a person, and since when and as whom they are there. */
export interface OwnAddress extends Address {
  since: number;
  fromPersonId: string | null;
}

/** What a person agreed to: when, which wording, which version of it. */
export interface Consent {
  id: string;
  personId: string;
  addressId: string;
  wording: string;
  version: number;
  givenAt: number;
  withdrawnAt: number | null;
}

export type RoleKind = 'employer' | 'facilitator' | 'staff' | 'safeguarding';

export interface Role {
  id: string;
  personId: string;
  kind: RoleKind;
  /** For facilitators; `null` is everywhere. */
  communityId: string | null;
  since: number;
  until: number | null;
  addressId?: string | null;
}

/** Who wrote, and where: what a turn starts from. */
export interface Who {
  person: Person;
  address: Address;
  /** When they agreed; `null` before the welcome's "OK". */
  consentedAt: number | null;
  /** The saved conversation and its version; 0 and `null` before the first turn. */
  version: number;
  state: string | null;
}

export interface PeopleView {
  /** The person answering at an address, or `null` if nobody has written from it. */
  who(channel: string, key: string): Promise<Who | null>;
  /**
   * The same for a person without a message of theirs: at the address named, if they can be reached there, else where `addressOf`
   * says. Whoever was linked into somebody is that somebody now.
   */
  whoIs(personId: string, addressId?: string | null): Promise<Who | null>;
  /** When an address opted out, or `null`: also where nobody answers any more, so that `who` knows nothing of it. */
  optedOutAt(channel: string, key: string): Promise<number | null>;
  person(id: string): Promise<Person | null>;
  /**
   * Where to reach a person: of the addresses that have not opted out and have no lasting problem, else of all, the one they came
   * to last; `null` if none. Whoever was linked into somebody is reached where they were linked.
   */
  addressOf(personId: string): Promise<Address | null>;
  /** Every address they are at now, the oldest first. */
  addressesOf(personId: string): Promise<OwnAddress[]>;
  /** Everybody who shares an address, in the order in which they came. */
  peopleAt(addressId: string): Promise<Person[]>;
  /** Who blocks them now. */
  blockersOf(personId: string): Promise<string[]>;
  rolesOf(personId: string): Promise<Role[]>;
  /** Everybody whose displayed name is this, case ignored, among those who share a community with `personId`; at most 10. */
  namesakes(personId: string, name: string): Promise<Person[]>;
  /** True if `a` blocked `b` or `b` blocked `a`. */
  blockedBetween(a: string, b: string): Promise<boolean>;
  /** Everything kept about a person, for MY DATA: one entry a table, rows as stored. */
  everythingAbout(personId: string): Promise<Record<string, object[]>>;
}

export const people = table<Person>('people', {
  id,
  name: maybeText,
  zone: text,
  language: text,
  pageVisibility: text,
  digestEvery: text,
  digestHour: whole,
  digestDay: whole,
  pausedUntil: maybeTime,
  createdAt: time,
  webSettings: maybeText,
  barredAt: maybeTime,
  digestNextAt: maybeTime,
  digestMark: maybeTime,
  digestEmpty: maybeWhole,
});

export const addresses = table<Address>('addresses', {
  id,
  channel: text,
  key: text,
  activePersonId: maybeText,
  conversation: text,
  optedOutAt: maybeTime,
  problem: maybeText,
  problemAt: maybeTime,
  createdAt: time,
});

export const addressPeople = table<AddressPerson>('address_people', {
  id,
  addressId: text,
  personId: text,
  since: time,
  until: maybeTime,
  fromPersonId: maybeText,
  heardAt: maybeTime,
});

export const consents = table<Consent>('consents', {
  id,
  personId: text,
  addressId: text,
  wording: text,
  version: whole,
  givenAt: time,
  withdrawnAt: maybeTime,
});

export const roles = table<Role>('roles', {
  id,
  personId: text,
  kind: text,
  communityId: maybeText,
  since: time,
  until: maybeTime,
  addressId: maybeText,
});
