// After thirty days what somebody began to write is erased, whether they come back or not: drafts, and words that stand in a step
// nobody answered. It says nothing.
import { allOf, DRAFT_ENDS, dropOldDrafts, KEPT_MS } from '../dialogs/drafts.js';
import type { Talk } from './talk.js';

/** After a message: whoever has words kept has a timer that ends them. */
export function setDraftEnd(talk: Talk): void {
  const { now, state } = talk.turn;
  if (talk.turn.eraseAfter || (state.draftEnds ?? 0) > now) return;
  const endsAt = nextEnd(talk);
  if (endsAt === undefined) return;
  state.draftEnds = endsAt;
  talk.turn.changes.add('timers', {
    id: talk.turn.newId(),
    kind: DRAFT_ENDS,
    personId: talk.turn.person.id,
    aboutId: talk.turn.person.id,
    dueAt: endsAt,
    doneAt: null,
    attempts: 0,
  });
}

/** What is old enough goes; what was written since has a timer again. */
export async function endDrafts(talk: Talk): Promise<void> {
  const { now, state } = talk.turn;
  const hadOld = dropOldDrafts(state, now);
  const isAway = leftAt(talk) + KEPT_MS <= now;
  const hadOpen = isAway && (talk.unsent !== undefined || state.firstWords !== undefined);
  if (hadOpen && talk.unsent !== undefined) forgetOpen(talk);
  if (isAway) delete state.firstWords;
  // The last reply may have read the words back.
  if (isAway && (hadOld || hadOpen)) {
    delete state.said;
    delete state.more;
  }
  setDraftEnd(talk);
}

function forgetOpen({ turn: { state } }: Talk): void {
  state.stack.length = 0;
  delete state.open;
  delete state.nudge;
  delete state.picture;
}

/** When they were last at it. */
const leftAt = ({ turn: { state } }: Talk): number => Math.max(state.heardAt ?? 0, state.open?.askedAt ?? 0);

/** When the first of what is kept has been kept long enough. Milliseconds UTC. */
function nextEnd(talk: Talk): number | undefined {
  const { state } = talk.turn;
  const since = allOf(state).map(({ at }) => at);
  if (talk.unsent !== undefined || state.firstWords !== undefined) since.push(leftAt(talk));
  return since.length > 0 ? Math.min(...since) + KEPT_MS : undefined;
}
