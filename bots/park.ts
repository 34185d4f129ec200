// A turn that failed three times by our own fault: it is set aside, staff are told, and the person hears something true.
import { ESCALATES_MS, SAFEGUARDING_DUE } from '../dialogs/safeguardingCase.js';
import { EVERYTHING } from '../dialogs/desk/board.js';
import { cardRow } from '../dialogs/desk/show.js';
import { HOUSE, type House } from '../dialogs/turn.js';
import { fill } from '../dialogs/words/shape.js';
import { en } from '../dialogs/words/en.js';
import type { ChangeSet } from '../store/changes.js';
import type { NewOutbound } from '../store/outbox.js';
import type { Timer } from '../store/timers.js';
import type { Cause } from './turn.js';

/** What is written instead of the turn. The person's conversation stays as it was. */
export type Park = (cause: Cause) => ChangeSet;

export function parker(settings: {
  organisation: string;
  /** The staff's channel, where what waits is shown. */
  desk?: House['desk'];
  now: () => number;
  newId: (now: number) => string;
}): Park {
  return (cause) => {
    const now = settings.now();
    const waiting = {
      id: settings.newId(now),
      kind: 'parked',
      personId: cause.kind === 'message' ? cause.row.personId : whose(cause.timer),
      aboutId: cause.kind === 'message' ? String(cause.row.id) : cause.timer.id,
      note:
        cause.kind === 'message'
          ? `A message could not be worked on. Code ${cause.row.id}.`
          : `A ${cause.timer.kind} timer could not be worked on.`,
      createdAt: now,
      doneAt: null,
    };
    const end =
      cause.kind === 'message'
        ? { inbox: { id: cause.row.id, state: 'parked' as const } }
        : { timer: { id: cause.timer.id, at: now } };
    const timers = cause.kind === 'timer' ? again(cause.timer, settings.newId(now), now) : [];
    const board = settings.desk ? [cardRow(settings.desk, { what: 'board', about: EVERYTHING }, now)] : [];
    const outbox =
      cause.kind === 'message' ? [sorry(cause.row, settings.organisation, now), ...board] : board;
    return { ...end, inserts: { waiting: [waiting], timers }, operations: [], outbox };
  };
}

/** Where nobody would be paged any more, a clock of safeguarding goes on whatever happens. */
const again = (timer: Timer, id: string, now: number): Timer[] =>
  timer.kind === SAFEGUARDING_DUE
    ? [{ ...timer, id, dueAt: now + ESCALATES_MS, attempts: timer.attempts + 1 }]
    : [];

const whose = ({ personId }: Timer): string | null => (personId === HOUSE ? null : personId);

function sorry(
  row: { id: number; channel: string; address: string; conversation: string; personId: string | null },
  organisation: string,
  now: number,
): NewOutbound {
  // In Slack it is staff who read it, and they can look: the log has the number of the message.
  const text =
    row.channel === 'slack'
      ? fill(en['sorry.parkedCode'], { organisation, reference: row.id })
      : fill(en['sorry.parked'], { organisation });
  return {
    channel: row.channel,
    address: row.address,
    conversation: row.conversation,
    personId: row.personId,
    body: { text, choices: [] },
    priority: 'reply',
    replyTo: row.id,
    dueAt: now,
    staleAt: null,
  };
}
