// The town's pretend Slack: one workspace, the channel where staff work, and who of the town is in it. Plain data.

/** The organisation's own workspace. */
export const team = 'T0HILLSIDE';
export const staffChannel = 'C0STAFF';
/** As the page calls it. */
export const staffChannelName = 'doorstep-staff';

export interface TownSlackPerson {
  /** Slack's id of them. */
  readonly user: string;
  readonly name: string;
  /** Who of the town this is. */
  readonly person: string;
  /** Who this is, in a few words. */
  readonly about: string;
  readonly isStaff: boolean;
}

export const slackPeople: readonly TownSlackPerson[] = [
  { user: 'U0MEL', name: 'Mel', person: 'mel', about: 'Staff', isStaff: true },
  { user: 'U0PAUL', name: 'Paul', person: 'bakery-paul', about: 'Hill Bakery', isStaff: false },
];
