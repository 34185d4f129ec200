// The people, groups and employers of a conversation as rows, and the numbers they write from. What is said of them in plain
// English is understood in sentences.ts.
import { DateTime } from 'luxon';
import type { Carrier } from '../../bots/turn.js';
import { NEVER } from '../../dialogs/digestSlots.js';
import { fingerprint, keywords } from '../../dialogs/understanding/text.js';
import { CONSENT_VERSION } from '../../dialogs/words/en.js';
import { Changes, type ChangeSet } from '../../store/changes.js';
import type { Person, RoleKind } from '../../store/people.js';
import * as rows from '../store/rows.js';
import { zone } from './durations.js';
import { type Door, type Place, Places } from './places.js';
import { joiningOf, named, sentences, slug } from './sentences.js';
import { channelOf, SlackTowns, type Workspace } from './slackTowns.js';

export { ourNumber, type Place } from './places.js';

const start = DateTime.fromISO('2026-12-01T10:00', { zone }).toMillis();
const day = 24 * 60 * 60_000;
/** News comes by itself only where a file says so. */
const newsTimes = { digestHour: 10, digestDay: 5, digestNextAt: NEVER };

/** Says what is so, or what has happened meanwhile. Things get the names they are first called by, and are made once. */
export class Town {
  now = start;
  carrier: Carrier = { answersStop: false, answersHelp: false };
  /** Who is in Slack; the staff have a channel there once somebody is. */
  readonly slack = new SlackTowns();
  changes = new Changes();
  private readonly known = new Set<string>();
  private made = 0;

  private readonly places: Places;

  /** @param door where people write from, unless it is said */
  constructor(readonly door: Door = 'sms') {
    this.places = new Places(door);
  }

  /** True if the sentence was understood. Its rows wait in `take`. */
  understands(sentence: string): boolean {
    for (const [pattern, tell] of sentences) {
      const match = pattern.exec(sentence);
      if (!match) continue;
      tell(this, match.slice(1));
      return true;
    }
    return false;
  }

  /** The rows of what was said since last time. */
  take(): ChangeSet {
    const { inserts, operations, outbox } = this.changes;
    this.changes = new Changes();
    return { inserts, operations, outbox };
  }

  numberOf(name: string): string {
    return this.places.numberOf(name);
  }

  placeOf(name: string, channel?: Place['channel']): Place {
    return channel === 'slack'
      ? { channel, ...this.slack.placeOf(name) }
      : this.places.placeOf(name, channel);
  }

  /** Where somebody is who has said nothing yet: at the door, where nobody said that they are in Slack. */
  homeOf(name: string): Place {
    return this.placeOf(name, this.slack.has(name) ? 'slack' : undefined);
  }

  /** Every number and web identity that staff and employers must never see. */
  secrets(): string[] {
    return this.places.all();
  }

  nameOf(key: string): string {
    return this.slack.nameOf(key) ?? this.places.nameOf(key);
  }

  /** Somebody who was welcomed a month ago. Gives their id, as the next two do. */
  person(name: string): string {
    const id = `person-${slug(name)}`;
    if (!this.isNew(id)) return id;
    const since = this.now - 30 * day;
    const addressId = addressOf(name);
    const { address: key, ...at } = this.homeOf(name);
    const known = { ...at, id: addressId, key, activePersonId: id, createdAt: since };
    const agreed = { wording: 'as spoken', version: CONSENT_VERSION, givenAt: since, withdrawnAt: null };
    this.changes.add('people', rows.person(id, { name, ...newsTimes, createdAt: since }));
    this.changes.add('addresses', rows.address(id, known));
    this.changes.add('address_people', rows.addressPerson(id, { id: this.newId(), addressId, since }));
    this.changes.add('consents', { id: this.newId(), personId: id, addressId, ...agreed });
    return id;
  }

  /** "Art group (closed)", "Shop jobs (by request, checked)". */
  group(text: string): string {
    const { name, notes } = named(text);
    const id = `group-${slug(name)}`;
    if (!this.isNew(id)) return id;
    const closedAt = notes.includes('closed') ? this.now - day : null;
    const approval = notes.includes('checked') ? 'yes' : 'no';
    const how = { joining: joiningOf(notes), visibility: 'public', approval, closedAt } as const;
    const about = `All about ${name}.`;
    this.changes.add(
      'communities',
      rows.community(id, { name, about, createdAt: this.now - 60 * day, ...how }),
    );
    return id;
  }

  /** "Green's Cafe (food, baking)": what they can be asked about. */
  employer(text: string): string {
    const { name, notes } = named(text);
    const id = `employer-${slug(name)}`;
    if (!this.isNew(id)) return id;
    const about = notes.length > 0 ? `We do ${notes.join(' and ')}.` : 'We are a shop.';
    const createdAt = this.now - 60 * day;
    this.changes.add('employers', rows.employer(id, { name, about, topics: notes.join(' '), createdAt }));
    return id;
  }

  joins(name: string, group: string): void {
    const personId = this.person(name);
    const more = { id: this.newId(), addressId: addressOf(name), since: this.now - 30 * day };
    this.changes.add('memberships', rows.membership(this.group(group), personId, more));
  }

  /** Confirmed; with a code, invited and not yet confirmed. */
  answersFor(name: string, employer: string, code?: string): void {
    const since = this.now - 30 * day;
    const { channel, address: key } = this.homeOf(name);
    const isInvited = code !== undefined;
    const personId = isInvited ? null : this.person(name);
    const isNow = { addressId: isInvited ? null : addressOf(name), confirmedAt: isInvited ? null : since };
    const contact = {
      id: contactOf(name, employer),
      channel,
      key,
      code: code ?? '10000',
      rank: ++this.made,
      invitedAt: since,
    };
    this.changes.add(
      'employer_contacts',
      rows.contact(this.employer(employer), personId, { ...contact, ...isNow }),
    );
    if (personId) this.plays('employer', personId, null);
  }

  runs(name: string, group: string): void {
    this.plays('facilitator', this.person(name), this.group(group));
  }

  isStaff(name: string, kind: 'staff' | 'safeguarding' = 'staff'): void {
    this.plays(kind, this.person(name), null);
  }

  /** The staff of a group have a channel of their own. */
  hasChannel(group: string, workspace: Workspace): void {
    const id = this.group(group);
    const slackTeam = this.slack.joins(workspace);
    this.changes.set('communities', { id }, { slackTeam, slackChannel: channelOf(named(group).name) }, 1);
  }

  /** `ago`: milliseconds. */
  shared(name: string, group: string, { ago = 0, text }: { ago?: number; text: string }): void {
    const at = this.now - ago;
    const seen = {
      addressId: addressOf(name),
      communityId: this.group(group),
      visibleFrom: at,
      createdAt: at,
    };
    const words = { text, fingerprint: fingerprint(text) };
    this.changes.add(
      'updates',
      rows.update(`update-${slug(name)}-${++this.made}`, this.person(name), { ...seen, ...words }),
    );
  }

  /** Asked and answered so many milliseconds ago, and shown to everyone. */
  asked(
    name: string,
    employer: string,
    { ago, question, answer }: { ago: number; question: string; answer: string },
  ): void {
    const at = this.now - ago;
    const id = this.newQuestion(name, employer, {
      text: question,
      state: 'closed',
      askedAt: at,
      routedAt: at,
      dueAt: at + 3 * day,
      answeredAt: at,
      toldAt: at,
      closedAt: at,
      verdict: 'thanks',
      shared: 'yes',
    });
    const employerId = this.employer(employer);
    this.changes.add(
      'answers',
      rows.answer(`answer-${this.made}`, id, this.person('Somebody'), {
        employerId,
        text: answer,
        createdAt: at,
      }),
    );
  }

  /** Asked just now, and with the employer's contact. */
  asks(name: string, employer: string, { contact, text }: { contact: string; text: string }): void {
    const contactId = contactOf(contact, employer);
    this.newQuestion(name, employer, {
      text,
      contactId,
      askedAt: this.now,
      routedAt: this.now,
      dueAt: this.now + 3 * day,
    });
  }

  /** News comes by itself: `every` day, week or month, at an hour of theirs. */
  getsNews(name: string, every: Person['digestEvery'], digestHour: number): void {
    const id = this.person(name);
    this.changes.set('people', { id }, { digestEvery: every, digestHour, digestNextAt: null }, 1);
  }

  closes(group: string): void {
    this.changes.set('communities', { id: this.group(group) }, { closedAt: this.now }, 1);
  }

  /** Staff take down everything somebody shared. */
  removes(name: string): void {
    this.changes.set('updates', { personId: this.person(name) }, { state: 'removed' });
  }

  /** Both are at one phone, and the other has it now. Said before anything else of the first. */
  sharesPhone(name: string, other: string): void {
    const id = `person-${slug(name)}`;
    const addressId = addressOf(other);
    const since = this.now - 30 * day;
    this.person(other);
    if (!this.isNew(id)) return;
    this.places.share(name, other);
    const agreed = { wording: 'as spoken', version: CONSENT_VERSION, givenAt: since, withdrawnAt: null };
    this.changes.add('people', rows.person(id, { name, ...newsTimes, createdAt: since }));
    this.changes.add('address_people', rows.addressPerson(id, { id: this.newId(), addressId, since }));
    this.changes.add('consents', { id: this.newId(), personId: id, addressId, ...agreed });
  }

  /** Both are the first one now. Said before anything else of the other. */
  linked(name: string, other: string): void {
    const personId = this.person(name);
    const fromPersonId = this.person(other);
    const addressId = addressOf(other);
    const more = { id: this.newId(), addressId, since: this.now, fromPersonId };
    this.changes.add('address_people', rows.addressPerson(personId, more));
    this.changes.set('addresses', { id: addressId }, { activePersonId: personId }, 1);
    this.changes.set('address_people', { addressId, personId: fromPersonId }, { until: this.now }, 1);
  }

  leavesWork(employer: string): void {
    this.changes.set('employers', { id: this.employer(employer) }, { leftAt: this.now }, 1);
  }

  /** Asked in, and agreed to. */
  sharesNewsIn(employer: string, group: string): void {
    const at = this.now - day;
    const asked = { byId: null, askedAt: at, since: at, until: null };
    const [employerId, communityId] = [this.employer(employer), this.group(group)];
    this.changes.add('employer_groups', { id: this.newId(), employerId, communityId, ...asked });
  }

  blocks(name: string, other: string): void {
    const [personId, blockedPersonId] = [this.person(name), this.person(other)];
    this.changes.add('blocks', { id: this.newId(), personId, blockedPersonId, since: this.now, until: null });
  }

  private newQuestion(
    name: string,
    employer: string,
    more: Parameters<typeof rows.question>[2] & { text: string },
  ): string {
    const id = `question-${++this.made}`;
    const employerId = this.employer(employer);
    const about = {
      addressId: addressOf(name),
      keywords: keywords(more.text).join(' '),
      wantedEmployerId: employerId,
      employerId,
    };
    this.changes.add('questions', rows.question(id, this.person(name), { ...about, ...more }));
    return id;
  }

  private plays(kind: RoleKind, personId: string, communityId: string | null): void {
    const since = this.now - 30 * day;
    this.changes.add('roles', { id: this.newId(), personId, kind, communityId, since, until: null });
  }

  private newId(): string {
    return `row-${String(++this.made).padStart(4, '0')}`;
  }

  private isNew(id: string): boolean {
    return !this.known.has(id) && Boolean(this.known.add(id));
  }
}

const addressOf = (name: string): string => `address-${slug(name)}`;
const contactOf = (name: string, employer: string): string =>
  `contact-${slug(name)}-${slug(named(employer).name)}`;
