// One reply for one turn: whatever was said becomes one message, cut into pages where the channel needs it.
import type { Choice, Said } from '../dialogs/turn.js';
import type { NewOutbound, OutboxBody } from '../store/outbox.js';
import type { LiveTurn } from './liveTurn.js';
import { answerPlace } from './places.js';
import { saidHere } from './whoIsThere.js';

/** Cuts a text into pages for a channel; the last page has room for the choices. */
export type Pages = (channel: string, text: string, choices: readonly Choice[]) => readonly string[];

/** Everything said in a turn as one text; the choices are those of the last question. */
export function gather(said: readonly Said[]): Said | null {
  const text = said
    .map((one) => one.text)
    .filter((one) => one !== '')
    .join('\n');
  const choices = said.findLast((one) => one.choices.length > 0)?.choices ?? [];
  return text ? { text, choices } : null;
}

/** The outbox row of a reply, and what the person's state keeps of it for AGAIN and MORE. */
export function reply(turn: LiveTurn, pages: Pages, inboxId: number | null): NewOutbound | null {
  const body =
    drawnBody(turn) ??
    turn.page ??
    cut(turn, gather(turn.said), (said) => pages(turn.address.channel, said.text, said.choices));
  if (!body) return null;
  return {
    channel: turn.address.channel,
    address: turn.address.key,
    conversation: conversationOf(turn),
    personId: turn.person.id,
    body,
    priority: priorityOf(turn, inboxId),
    replyTo: inboxId,
    dueAt: turn.now,
    staleAt: turn.isProactive ? turn.now + STALE_MS : null,
    hours: inboxId === null && !turn.anyHour ? 'awake' : 'any',
    proactive: turn.isProactive ? 'yes' : 'no',
    mergeKey: turn.mergeKey ?? null,
    ...(turn.evenIfOptedOut ? { evenIfOptedOut: 'yes' as const } : {}),
    ...(turn.eraseAfter ? { eraseAfter: 'yes' as const } : {}),
  };
}

/** What nobody asked for is worth nothing after so long. */
const STALE_MS = 3 * 24 * 60 * 60 * 1000;

function conversationOf({ address, answersInPerson, cause, drawn }: LiveTurn): string {
  if (cause.kind !== 'message' || answersInPerson) return address.conversation;
  return drawn ? cause.row.conversation : answerPlace(cause.row, address);
}

function priorityOf({ isForMany, isReply }: LiveTurn, inboxId: number | null): NewOutbound['priority'] {
  if (inboxId !== null || isReply) return 'reply';
  return isForMany ? 'broadcast' : 'answer';
}

const drawnBody = ({ drawn }: LiveTurn): OutboxBody | undefined => drawn && { text: '', choices: [], drawn };

function cut(turn: LiveTurn, said: Said | null, pagesOf: (said: Said) => readonly string[]): Said | null {
  if (!said) return null;
  const { state } = turn;
  const here = saidHere(turn, said);
  if (turn.aside) return here;
  const [first = here.text, ...rest] = pagesOf(here);
  state.said = said;
  delete state.more;
  if (rest.length === 0) return { text: first, choices: here.choices };
  state.more = { pages: rest, choices: said.choices };
  return { text: first, choices: [] };
}

/** Says the next page of the open text. False when there is none. */
export function sayMore(turn: LiveTurn): boolean {
  const { more } = turn.state;
  const text = more?.pages.shift();
  if (!more || text === undefined) return false;
  const last = more.pages.length === 0;
  turn.page = { text, choices: last ? more.choices : [] };
  if (last) delete turn.state.more;
  return true;
}
