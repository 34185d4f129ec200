// Who is in which Slack workspace, and what their places there are called. The first workspace is the organisation's own.

export type Workspace = 'Slack' | 'another Slack';

const teams: Readonly<Record<Workspace, string>> = { Slack: 'T1', 'another Slack': 'T2' };

/** Where the organisation's own staff are. */
export const staffChannel = { team: teams.Slack, channel: 'C-staff' };

/** The staff channel of a group. */
export const channelOf = (group: string): string => `C-${group.toLowerCase().replace(/\W+/g, '-')}`;

export class SlackTowns {
  private readonly teamsOf = new Map<string, string>();
  private isUsed = false;

  /** Somebody or something is in Slack: then the staff are, too. */
  get isThere(): boolean {
    return this.isUsed;
  }

  has(name: string): boolean {
    return this.teamsOf.has(name);
  }

  settles(name: string, workspace: Workspace): void {
    this.teamsOf.set(name, this.joins(workspace));
  }

  /** Its team. */
  joins(workspace: Workspace): string {
    this.isUsed = true;
    return teams[workspace];
  }

  /** Where somebody writes from, and their direct messages; in the organisation's own workspace if nothing was said of it. */
  placeOf(name: string): { address: string; conversation: string } {
    if (!this.has(name)) this.settles(name, 'Slack');
    const sign = name.toUpperCase();
    return { address: `${this.teamsOf.get(name)}/U${sign}`, conversation: `D${sign}` };
  }

  nameOf(address: string): string | undefined {
    return [...this.teamsOf.keys()].find((name) => this.placeOf(name).address === address);
  }
}
