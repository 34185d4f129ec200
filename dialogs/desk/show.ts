// Where a card goes: the staff channel of the community it concerns, or the organisation's own. Cards are drawn when they leave.
import type { NewOutbound } from '../../store/outbox.js';
import type { View } from '../../store/store.js';
import type { House } from '../turn.js';

/** A staff channel. */
export interface Place {
  team: string;
  channel: string;
}

/** `null`: there is none. */
export async function placeFor(
  store: View,
  house: House,
  communityId: string | null | undefined,
): Promise<Place | null> {
  const community = communityId ? await store.communities.byId(communityId) : null;
  if (community?.slackTeam && community.slackChannel)
    return { team: community.slackTeam, channel: community.slackChannel };
  // It belongs to a workspace that has no channel for it: it is for nobody else to see.
  if (community?.slackTeam && community.slackTeam !== house.desk?.team) return null;
  return house.desk ?? null;
}

export interface Card {
  what: string;
  about: string;
  /** The card below which it stands; without it, it stands by itself. */
  below?: string;
  priority?: NewOutbound['priority'];
}

/** The row that draws a card, or draws it again. What has not left yet gives way to it. */
export function cardRow(
  { team, channel }: Place,
  { what, about, below, priority }: Card,
  now: number,
): NewOutbound {
  const conversation = below === undefined ? channel : `${channel}>${below}`;
  return {
    channel: 'slack',
    address: team,
    conversation,
    personId: null,
    body: { text: '', choices: [], drawn: { what, about } },
    priority: priority ?? 'broadcast',
    replyTo: null,
    dueAt: now,
    staleAt: null,
    mergeKey: `${team} ${conversation} ${what}:${about}`,
  };
}
