// Where a saved conversation stands, and what its person has written in it so far.
import type { DialogSet } from 'botbuilder-dialogs';
import { Conversation } from '../../dialogs/conversation.js';
import { allDialogs } from '../../dialogs/index.js';
import type { SavedState } from '../../dialogs/turn.js';

const dialogs: DialogSet = allDialogs();

function conversationOf(id: string): Conversation {
  const dialog = dialogs.find(id);
  if (!(dialog instanceof Conversation)) throw new Error(`${id} is no dialog of ours`);
  return dialog;
}

/** Where an open question stands: `post-update@1/readBack/readBack`: dialog, step, field. Nothing if none is open. */
export function spotOf(state: SavedState | undefined): string | undefined {
  const top = state?.stack.at(-1);
  if (!state?.open || !top) return undefined;
  const { stepIndex } = top.state as { stepIndex: number };
  return `${top.id}/${conversationOf(top.id).stepNames[stepIndex]}/${state.open.field}`;
}

/** All words worth keeping that stand open, from the bottom up. */
export const wordsIn = ({ stack }: SavedState): string[] =>
  stack.flatMap(({ id, state }) => {
    const { values } = state as { values: object };
    const words = conversationOf(id).keeps(values);
    return words ? [words] : [];
  });
