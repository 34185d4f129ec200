// Their groups have been quiet for a while: they are asked in their own turn, and only where nothing stands open that would have to
// wait for it.
import { names } from '../dialogs/names.js';
import type { Talk } from './talk.js';

export async function groupsQuiet(talk: Talk): Promise<void> {
  const { turn } = talk;
  if (!turn.consented || turn.address.optedOutAt !== null || turn.state.stack.length > 0) return;
  turn.isProactive = true;
  await talk.begin(names.quiet);
}
