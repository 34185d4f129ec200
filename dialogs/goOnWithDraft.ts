// Words for one reader that were left in the middle: offered again to whoever writes to the same reader, and to no other.
import type { DialogTurnResult } from 'botbuilder-dialogs';
import { draftOf, dropDraft } from './drafts.js';
import { shorten } from './shorten.js';
import type { Step } from './step.js';
import type { Choice, Draft } from './turn.js';

export interface Offered {
  /** Whether they go on with what they left. */
  draft?: Choice;
}

/** `null`: nothing was left, or they start again. Going on asks what stood open when they left. */
export async function goOnWithDraft(
  step: Step<Offered>,
  dialog: string,
  isForSame: (values: Draft['values']) => boolean,
): Promise<DialogTurnResult | null> {
  const { draft, turn } = step;
  const old = draftOf(turn.state, turn.now, dialog);
  if (!old || !isForSame(old.values)) return null;
  if (!draft.draft) return step.choose('draft', 'draft.offer', { text: shorten(old.words) });
  dropDraft(turn.state, old);
  return draft.draft.id === 'go' ? step.become(dialog, old.values) : null;
}
