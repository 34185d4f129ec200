// The people, groups and employers of a conversation, made from plain English sentences, and the numbers they write from.
import { DateTime } from 'luxon';
import type { Carrier } from '../../bots/turn.js';
import { fingerprint, keywords } from '../../dialogs/understanding/text.js';
import { CONSENT_VERSION } from '../../dialogs/words/en.js';
import { Changes, type ChangeSet } from '../../store/changes.js';
import type { Community } from '../../store/communities.js';
import { duration, zone } from './durations.js';
import { house } from './stage.js';

const start = DateTime.fromISO('2026-12-01T10:00', { zone }).toMillis();
const day = 24 * 60 * 60_000;

/** Says what is so, or what has happened meanwhile. Sentences that were said already change nothing. */
export class Town {
  now = start;
  carrier: Carrier = { answersStop: false, answersHelp: false };
  private changes = new Changes();
  private readonly numbers = new Map<string, string>();
  private readonly known = new Set<string>();
  private made = 0;

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

  /** The made-up number somebody writes from, kept for such use. Source: Ofcom, "Telephone numbers for use in TV and radio drama". */
  numberOf(name: string): string {
    const known = this.numbers.get(name);
    if (known) return known;
    const number = `+447700${900_001 + this.numbers.size}`;
    this.numbers.set(name, number);
    return number;
  }

  /** Whose number it is: `staff` for one that is paged. */
  nameOf(number: string): string {
    if (house.alertNumbers.includes(number)) return 'staff';
    return [...this.numbers].find(([, own]) => own === number)?.[0] ?? number;
  }

  /** Somebody who was welcomed a month ago. */
  person(name: string): string {
    const id = `person-${slug(name)}`;
    if (!this.isNew(id)) return id;
    const since = this.now - 30 * day;
    const addressId = `address-${slug(name)}`;
    this.changes.add('people', {
      id, name, zone, language: 'en', pageVisibility: 'groups', digestEvery: 'weekly',
      digestHour: 10, digestDay: 5, pausedUntil: null, createdAt: since,
    });
    this.changes.add('addresses', {
      id: addressId, channel: 'sms', key: this.numberOf(name), activePersonId: id, conversation: ourNumber,
      optedOutAt: null, problem: null, problemAt: null, createdAt: since,
    });
    this.changes.add('address_people', { id: this.newId(), addressId, personId: id, since, until: null });
    this.changes.add('consents', {
      id: this.newId(), personId: id, addressId, wording: 'as spoken', version: CONSENT_VERSION, givenAt: since, withdrawnAt: null,
    });
    return id;
  }

  /** "Art group (closed)", "Shop jobs (by request, checked)". */
  group(text: string): string {
    const { name, notes } = named(text);
    const id = `group-${slug(name)}`;
    if (!this.isNew(id)) return id;
    this.changes.add('communities', {
      id, name, about: `All about ${name}.`, joining: joiningOf(notes), visibility: 'public',
      approval: notes.includes('checked') ? 'yes' : 'no', parentId: null, createdAt: this.now - 60 * day,
      closedAt: notes.includes('closed') ? this.now - day : null,
    });
    return id;
  }

  /** "Green's Cafe (food, baking)": what they can be asked about. */
  employer(text: string): string {
    const { name, notes } = named(text);
    const id = `employer-${slug(name)}`;
    if (!this.isNew(id)) return id;
    this.changes.add('employers', {
      id, name, about: notes.length > 0 ? `We do ${notes.join(' and ')}.` : 'We are a shop.', topics: notes.join(' '), zone,
      workingDays: '12345', opensAt: 9 * 60, closesAt: 17 * 60, pausedAt: null, lastAskedAt: null,
      createdAt: this.now - 60 * day, leftAt: null,
    });
    return id;
  }

  joins(name: string, group: string): void {
    const personId = this.person(name);
    this.changes.add('memberships', {
      id: this.newId(), communityId: this.group(group), personId, addressId: `address-${slug(name)}`,
      since: this.now - 30 * day, until: null, mutedAt: null, state: 'member',
    });
  }

  answersFor(name: string, employer: string, code?: string): void {
    const isConfirmed = code === undefined;
    const personId = isConfirmed ? this.person(name) : null;
    const since = this.now - 30 * day;
    this.changes.add('employer_contacts', {
      id: `contact-${slug(name)}-${slug(named(employer).name)}`, employerId: this.employer(employer),
      addressId: isConfirmed ? `address-${slug(name)}` : null, channel: 'sms', key: this.numberOf(name), personId,
      code: code ?? '10000', rank: ++this.made, invitedAt: since, confirmedAt: isConfirmed ? since : null, leftAt: null,
    });
    if (personId)
      this.changes.add('roles', { id: this.newId(), personId, kind: 'employer', communityId: null, since, until: null });
  }

  shared(name: string, group: string, { ago = 0, text }: { ago?: number; text: string }): void {
    const at = this.now - ago;
    this.changes.add('updates', {
      id: `update-${slug(name)}-${++this.made}`, personId: this.person(name), addressId: `address-${slug(name)}`,
      communityId: this.group(group), text, fingerprint: fingerprint(text), visibility: 'community', state: 'shared',
      visibleFrom: at, createdAt: at, editedAt: null, reason: null,
    });
  }

  /** Asked and answered a while ago, and shown to everyone. */
  asked(name: string, employer: string, { ago, question, answer }: { ago: number; question: string; answer: string }): void {
    const at = this.now - ago;
    const id = `question-${++this.made}`;
    const employerId = this.employer(employer);
    const personId = this.person(name);
    this.changes.add('questions', {
      id, personId, addressId: `address-${slug(name)}`, communityId: null, text: question, keywords: keywords(question).join(' '),
      wantedEmployerId: employerId, employerId, contactId: null, anonymous: 'no', state: 'closed', askedAt: at, routedAt: at,
      dueAt: at + 3 * day, answeredAt: at, toldAt: at, closedAt: at, verdict: 'thanks', shared: 'yes', followsId: null,
    });
    this.changes.add('answers', {
      id: `answer-${this.made}`, questionId: id, employerId, personId: this.person('Somebody'), text: answer,
      kind: 'answer', state: 'sent', createdAt: at,
    });
  }

  /** Asked just now, and with the employer's contact. */
  asks(name: string, employer: string, { contact, text }: { contact: string; text: string }): void {
    const employerId = this.employer(employer);
    this.changes.add('questions', {
      id: `question-${++this.made}`, personId: this.person(name), addressId: `address-${slug(name)}`, communityId: null, text,
      keywords: keywords(text).join(' '), wantedEmployerId: employerId, employerId,
      contactId: `contact-${slug(contact)}-${slug(named(employer).name)}`, anonymous: 'no', state: 'routed', askedAt: this.now,
      routedAt: this.now, dueAt: this.now + 3 * day, answeredAt: null, toldAt: null, closedAt: null, verdict: null,
      shared: 'no', followsId: null,
    });
  }

  closes(group: string): void {
    this.changes.set('communities', { id: this.group(group) }, { closedAt: this.now }, 1);
  }

  /** Staff take down everything somebody shared. */
  removes(name: string): void {
    this.changes.set('updates', { personId: this.person(name) }, { state: 'removed' });
  }

  leavesWork(employer: string): void {
    this.changes.set('employers', { id: this.employer(employer) }, { leftAt: this.now }, 1);
  }

  runs(name: string, group: string): void {
    const communityId = this.group(group);
    this.changes.add('roles', {
      id: this.newId(), personId: this.person(name), kind: 'facilitator', communityId, since: this.now - 30 * day, until: null,
    });
  }

  blocks(name: string, other: string): void {
    this.changes.add('blocks', {
      id: this.newId(), personId: this.person(name), blockedPersonId: this.person(other), since: this.now, until: null,
    });
  }

  private newId(): string {
    return `row-${String(++this.made).padStart(4, '0')}`;
  }

  private isNew(id: string): boolean {
    return !this.known.has(id) && Boolean(this.known.add(id));
  }
}

/** The number people write to. */
export const ourNumber = '+447700900500';

type Tell = (town: Town, parts: readonly string[]) => void;

/** Every sentence that may stand at the top of a file, or between dashes in the middle. */
const sentences: readonly (readonly [RegExp, Tell])[] = [
  [/^today is (.+)$/, (town, [when = '']) => (town.now = moment(when))],
  [/^the carrier answers (.+)$/, (town, [what = '']) => (town.carrier = carrierOf(what))],
  [/^groups: (.+)$/, (town, [list = '']) => listed(list).forEach((text) => town.group(text))],
  [/^employers: (.+)$/, (town, [list = '']) => listed(list).forEach((text) => town.employer(text))],
  [/^(\w+) is in no group$/, (town, [name = '']) => void town.person(name)],
  [/^(\w+) is in (.+)$/, (town, [name = '', list = '']) => listed(list).forEach((text) => town.joins(name, text))],
  [/^(\w+) answers for (.+)$/, (town, [name = '', employer = '']) => town.answersFor(name, employer)],
  [
    /^(\w+) is asked to answer for (.+) with the code (\d{5})$/,
    (town, [name = '', employer = '', code = '']) => town.answersFor(name, employer, code),
  ],
  [/^(\w+) runs (.+)$/, (town, [name = '', group = '']) => town.runs(name, group)],
  [/^(\w+) blocks (\w+)$/, (town, [name = '', other = '']) => town.blocks(name, other)],
  [
    /^(\w+) shared in (.+?) (\S+ \w+) ago: (.+)$/,
    (town, [name = '', group = '', ago = '', text = '']) => town.shared(name, group, { ago: duration(ago), text }),
  ],
  [/^(\w+) shares in (.+?): (.+)$/, (town, [name = '', group = '', text = '']) => town.shared(name, group, { text })],
  [
    /^(\w+) asked (.+?) (\S+ \w+) ago: (.+?) They said: (.+)$/,
    (town, [name = '', employer = '', ago = '', question = '', answer = '']) =>
      town.asked(name, employer, { ago: duration(ago), question, answer }),
  ],
  [
    /^(\w+) asks (\w+) of (.+?): (.+)$/,
    (town, [name = '', contact = '', employer = '', text = '']) => town.asks(name, employer, { contact, text }),
  ],
  [/^staff remove what (\w+) shared$/, (town, [name = '']) => town.removes(name)],
  [/^the employer (.+) leaves$/, (town, [employer = '']) => town.leavesWork(employer)],
  [/^the group (.+) closes$/, (town, [group = '']) => town.closes(group)],
];

function moment(text: string): number {
  const when = DateTime.fromFormat(text, 'cccc d LLLL yyyy, H:mm', { zone, locale: 'en' });
  if (!when.isValid) throw new Error(`"${text}" is no day and time such as "Tuesday 1 December 2026, 10:00"`);
  return when.toMillis();
}

const carrierOf = (what: string): Carrier => ({ answersStop: what.includes('STOP'), answersHelp: what.includes('HELP') });

/** Commas between things, not those in brackets. */
const listed = (text: string): string[] => text.split(/,\s*(?![^(]*\))/);

function named(text: string): { name: string; notes: string[] } {
  const [, name = '', notes = ''] = /^([^(]+?)\s*(?:\(([^)]*)\))?$/.exec(text) ?? [];
  return { name, notes: notes === '' ? [] : notes.split(/,\s*/) };
}

function joiningOf(notes: readonly string[]): Community['joining'] {
  if (notes.includes('by request')) return 'request';
  return notes.includes('by invitation') ? 'invited' : 'open';
}

const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
