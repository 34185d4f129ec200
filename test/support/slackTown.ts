// A pretend Slack with two workspaces, and our own sender in front of it, over a store of its own.
import type { Outbound } from '../../channels/channel.js';
import { openPretendSlack, type PretendSlack } from '../../channels/simulator/slack/slack.js';
import { slackClient } from '../../channels/slack/client.js';
import { Pace } from '../../channels/slack/pace.js';
import { openSender, type Sender } from '../../channels/slack/send.js';
import type { SlackMemory } from '../../store/slack.js';

export const ours = 'https://doorstep.example.org';

/** @param events where events go; nowhere unless told */
export function openSlackTown(now: () => number, limits = false, events = ''): Promise<PretendSlack> {
  return openPretendSlack({
    signingSecret: 'a-pretend-secret',
    events,
    limits,
    workspaces: [
      {
        id: 'T1',
        name: 'Example Trust',
        token: 'xoxb-1',
        users: [
          { id: 'U1', name: 'Mia' },
          { id: 'U2', name: 'Jo' },
        ],
        channels: [
          { id: 'C1', name: 'staff' },
          { id: 'C2', name: 'elsewhere', members: ['U1'] },
          { id: 'C3', name: 'without-jo', members: ['U1', 'bot'] },
        ],
      },
      { id: 'T2', name: "Green's Cafe", users: [{ id: 'U1', name: 'Ana' }] },
    ],
    now,
  });
}

export interface SenderOptions {
  memory: SlackMemory;
  now: () => number;
  /** Milliseconds Slack's answer may take. */
  patience?: number;
  apiUrl?: string;
  pace?: Pace;
}

/** A sender that never waits for the second to pass, unless a pace is given. */
export function senderFor(slack: PretendSlack, options: SenderOptions): Sender {
  const { memory, now, patience = 2_000, apiUrl = slack.apiUrl } = options;
  const pace = options.pace ?? new Pace({ now: idle(), wait: async () => {} });
  return openSender({
    async clientOf(team) {
      const { token } = slack.workspace(team);
      if (token === undefined) throw new Error('not installed');
      return slackClient(token, apiUrl, patience);
    },
    memory,
    now,
    ours,
    pace,
  });
}

/** A clock on which ten seconds pass between two looks. */
function idle(): () => number {
  let at = 0;
  return () => (at += 10_000);
}

export const outbound = (more: Partial<Outbound>): Outbound => ({
  id: 1,
  address: 'T1/U2',
  conversation: '',
  text: 'Hello.',
  choices: [],
  claimedAt: 1_000,
  ...more,
});
