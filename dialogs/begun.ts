// What somebody has begun and not ended: the words in an open step, or a draft. For joining two conversations and parting them.
import type { DialogInstance } from 'botbuilder-dialogs';
import type { Draft, SavedState } from './turn.js';

export interface Begun {
  words: string;
  /** The open dialogs the words stand in; empty where they are a draft. */
  stack: DialogInstance[];
  draft: Draft;
}

/** The newest words begun in a conversation. `stack`: without the dialog that asks. */
export function begunIn(
  state: SavedState,
  stack: DialogInstance[],
  about: { now: number; addressId: string },
): Begun | null {
  for (const { id, state: saved } of stack.toReversed()) {
    const { values } = saved as { values: Record<string, unknown> };
    const { words } = values;
    if (typeof words !== 'string' || words === '') continue;
    return { words, stack, draft: { dialog: id, words, values, at: about.now, addressId: about.addressId } };
  }
  if (!state.draft) return null;
  const { addressId = about.addressId } = state.draft;
  return { words: state.draft.words, stack: [], draft: { ...state.draft, addressId } };
}
