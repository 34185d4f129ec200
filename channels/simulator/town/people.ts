// The people of the sample town and their phones. Plain data; the numbers, 07700 900000 to 900999, are nobody's.
// Source: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
import { employers, groups as townGroups } from './places.js';
import { slackPeople } from './slack.js';

/** The number people text. */
export const doorstepNumber = '+447700900000';
/** Who runs the town's Doorstep. */
export const organisation = 'Hillside Together';
/** The phone that is paged when somebody may be in danger. */
export const alertNumber = '+447700900999';
/** Whose it is: staff of the service. */
export const staff = { id: 'mel', name: 'Mel', number: alertNumber } as const;

export interface TownMember {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly groups: readonly string[];
  /** The group this person runs. */
  readonly runs?: string;
}

const asMember = ([name, groups, runs]: readonly [string, string, string?], index: number): TownMember => ({
  id: name.toLowerCase(),
  name,
  number: `+447700900${101 + index}`,
  groups: groups.split(' '),
  ...(runs ? { runs } : {}),
});

/** Everybody is in the groups named, longest first. */
export const members: readonly TownMember[] = (
  [
    ['Jo', 'art shop'],
    ['Sam', 'art'],
    ['Priya', 'cafe cook', 'cafe'],
    ['Mia', 'art music bus'],
    ['Tom', 'shop jobs'],
    ['Aisha', 'art cook speak', 'art'],
    ['Ben', 'garden bus trips', 'garden'],
    ['Ruby', 'music art'],
    ['Leo', 'jobs shop cafe'],
    ['Kofi', 'garden cook'],
    ['Nell', 'speak bus quiet', 'speak'],
    ['Dev', 'shop jobs', 'shop'],
    ['Grace', 'cafe cook film'],
    ['Owen', 'garden trips'],
    ['Zara', 'music speak', 'music'],
    ['Finn', 'bus trips film', 'bus'],
    ['Maggie', 'art garden'],
    ['Ali', 'jobs shop', 'jobs'],
    ['Cara', 'cook cafe', 'cook'],
    ['Ted', 'trips bus garden', 'trips'],
    ['Wren', 'quiet art', 'quiet'],
    ['Jack', 'shop music film', 'film'],
    ['Lily', 'jobs cafe art'],
    ['Omar', 'bus speak jobs'],
    ['Beth', 'garden quiet shop'],
  ] as const
).map(asMember);

export interface TownContact {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly employer: string;
}

/** One person answers for each employer. */
export const contacts: readonly TownContact[] = employers.map((employer, index) => ({
  id: `${employer.id}-${employer.contact.toLowerCase()}`,
  name: employer.contact,
  number: `+447700900${201 + index}`,
  employer: employer.id,
}));

/** A phone on the demo page. */
export interface DemoPhone {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  /** Who this is, in a few words. */
  readonly about: string;
  readonly kind: 'member' | 'employer' | 'staff';
}

const groupName = (id: string): string => townGroups.find((group) => group.id === id)?.name ?? id;

const memberPhone = (member: TownMember): DemoPhone => {
  const names = member.groups.map(groupName).join(', ');
  return { id: member.id, name: member.name, number: member.number, about: names, kind: 'member' };
};

/**
 * The phones to pick up: three members, two nobody knows, everybody who answers for an employer, and staff.
 */
export const demoPhones: readonly DemoPhone[] = [
  ...members.slice(0, 3).map(memberPhone),
  { id: 'new', name: 'New phone', number: '+447700900301', about: 'Nobody knows it yet', kind: 'member' },
  { id: 'new-2', name: 'New phone 2', number: '+447700900302', about: 'Nobody knows it yet', kind: 'member' },
  ...contacts.map(({ id, name, number }, index): DemoPhone => {
    const employer = employers[index]?.name ?? '';
    const isInSlack = slackPeople.some(({ person }) => person === id);
    return { id, name, number, about: isInSlack ? `${employer}, by Slack` : employer, kind: 'employer' };
  }),
  { ...staff, about: 'Staff: paged in an emergency', kind: 'staff' },
];

/** Whose phone this is, as the demo page says it; `null` for a number nobody in the town has. */
export function ownerOf(number: string): string | null {
  if (number === doorstepNumber) return 'Doorstep';
  const phone = demoPhones.find((one) => one.number === number);
  return (phone ?? members.find((one) => one.number === number))?.name ?? null;
}
