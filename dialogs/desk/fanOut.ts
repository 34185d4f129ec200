// Something for everybody in a group, however many they are: a bounded number of people a turn, each turn beginning the next one.
// A turn and the timer that began it become durable together, so that nobody is told twice and nobody is left out.
import type { AskedIn } from '../askedIn.js';
import { whenAwake } from '../dates.js';
import { HOUSE, type Turn } from '../turn.js';

/** The timer of one part, in a turn of the house: whoever set it off may be gone before it ends. */
export const GROUP_TOLD = 'group-told';
/** The timer that asks one member, in their own turn. */
export const ASKED_IN = 'asked-in';

/** News of a group is none after so long. */
const STALE_MS = 7 * 24 * 60 * 60 * 1000;

/** People in one turn. */
const MOST = 100;

export type Telling =
  | { what: 'announcement'; groupId: string; announcementId: string }
  | { what: 'closed'; groupId: string }
  | { what: 'reopened'; groupId: string }
  /** Everybody in `fromId` is asked into `groupId`. */
  | { what: 'spin-off' | 'merge'; groupId: string; fromId: string };

type Part = Telling & { after: string };

/** Begins it. */
export function tellGroup(turn: Turn, telling: Telling): void {
  addPart(turn, { ...telling, after: '' });
}

function addPart(turn: Turn, part: Part): void {
  turn.changes.add('timers', {
    id: turn.newId(),
    kind: GROUP_TOLD,
    personId: HOUSE,
    aboutId: JSON.stringify(part),
    dueAt: turn.now,
    doneAt: null,
    attempts: 0,
  });
}

/** One part of it. */
export async function tellPart(turn: Turn, about: string): Promise<void> {
  const part = JSON.parse(about) as Part;
  const listening = 'fromId' in part ? part.fromId : part.groupId;
  const people = await turn.store.communities.listeners(listening, part.after, MOST);
  const tell = await tellerOf(turn, part);
  if (!tell) return;
  for (const personId of people) await tell(personId);
  const last = people.at(-1);
  if (last !== undefined && people.length === MOST) addPart(turn, { ...part, after: last });
}

/** `null`: there is nothing to tell any more. */
async function tellerOf(turn: Turn, part: Part): Promise<((personId: string) => Promise<unknown>) | null> {
  const group = await turn.store.communities.byId(part.groupId);
  if (!group) return null;
  const told = { priority: 'broadcast' } as const;
  if ('fromId' in part)
    return (personId) =>
      askIn(turn, personId, { why: part.what, groupId: part.groupId, fromId: part.fromId });
  // We may have been away meanwhile: what is so no more is told to nobody.
  const isClosed = group.closedAt !== null;
  if ((part.what === 'closed' && !isClosed) || (part.what === 'reopened' && isClosed)) return null;
  if (part.what === 'closed')
    return (personId) => turn.tell(personId, told, 'group.hasClosed', { group: group.name });
  if (part.what === 'reopened')
    return (personId) => turn.tell(personId, told, 'group.isOpenAgain', { group: group.name });
  const isAnnounced = part.what === 'announcement' && !isClosed;
  const announcement = isAnnounced && (await turn.store.communities.announcement(part.announcementId));
  if (!announcement) return null;
  const { createdAt, sentAt, text } = announcement;
  const staleAt = (sentAt ?? createdAt) + STALE_MS;
  if (staleAt < turn.now) return null;
  const news = { ...told, proactive: true, staleAt } as const;
  return (personId) => turn.tell(personId, news, 'group.says', { group: group.name, text });
}

/** They are asked in their own turn, by day, for it needs an answer. */
export async function askIn(turn: Turn, personId: string, asked: AskedIn): Promise<boolean> {
  const who = await turn.store.people.whoIs(personId);
  if (!who || who.address.optedOutAt !== null) return false;
  turn.changes.add('timers', {
    id: turn.newId(),
    kind: ASKED_IN,
    personId: who.person.id,
    aboutId: JSON.stringify(asked),
    dueAt: whenAwake(turn, who.person.zone),
    doneAt: null,
    attempts: 0,
  });
  return true;
}
