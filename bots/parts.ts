// A long text message in a step that waits for words may be one of several parts: they are gathered until it has been quiet for a
// while, and answer the step once, as one text. Whatever else comes finds them joined already.
import { stopWord } from '../dialogs/understanding/carrier.js';
import { readGlobal } from '../dialogs/understanding/commands.js';
import { joinParts, LONG_PART } from '../dialogs/understanding/parts.js';
import { disclosure } from '../dialogs/understanding/safeguarding.js';
import { setNudge } from './nudge.js';
import { gather } from './reply.js';
import type { Talk } from './talk.js';

export const PARTS = 'parts';
/** After so long without another part the text is whole. */
const QUIET_MS = 15_000;

/** Looks first: what breaks in finds the parts before it read; a part goes on to whoever must see every text, seam and all. */
export async function settle(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  const { parts } = turn.state;
  if (!parts) return false;
  const whole = joinParts([...parts.texts, turn.text]);
  if (isPart(talk) && disclosure(whole)) {
    delete turn.state.parts;
    turn.text = whole;
  } else if (!isPart(talk) || disclosure(turn.text)) await answerFirst(talk);
  return false;
}

/** A long text in a step that waits for words, and what follows it. */
export async function gatherParts(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  const { state } = turn;
  if (!isPart(talk) || (!state.parts && turn.text.length < LONG_PART)) return false;
  const timerId = turn.newId();
  const { at, texts } = state.parts ?? { at: turn.keptAt, texts: [] };
  state.parts = { at, texts: [...texts, turn.text], timerId };
  turn.changes.add('timers', {
    id: timerId,
    kind: PARTS,
    personId: turn.person.id,
    addressId: turn.address.id,
    aboutId: timerId,
    dueAt: turn.now + QUIET_MS,
    doneAt: null,
    attempts: 0,
  });
  return true;
}

/** It has been quiet. A timer that was set before the last part does nothing. */
export async function partsAreWhole(talk: Talk, timerId: string): Promise<void> {
  const { turn } = talk;
  if (turn.state.parts?.timerId !== timerId) return;
  turn.isReply = true;
  await answer(talk);
  setNudge(talk);
}

/** Words alone, by text, where words are asked for. */
function isPart({ message, text, turn }: Talk): boolean {
  const { address, state } = turn;
  if (address.channel !== 'sms' || address.optedOutAt !== null || state.open?.kind !== 'words') return false;
  if (text === '' || message.pressed || message.action || message.media.length > 0) return false;
  return !stopWord(text, address.channel) && !readGlobal(text, true);
}

/** What is asked next is said by whatever breaks in; what is done by it is said at once. */
async function answerFirst(talk: Talk): Promise<void> {
  const { turn } = talk;
  const { text } = turn;
  await answer(talk);
  turn.text = text;
  if (!turn.state.open) return;
  const said = gather(turn.said.splice(0));
  if (said) turn.state.said = said;
}

async function answer(talk: Talk): Promise<void> {
  const { turn } = talk;
  const { parts } = turn.state;
  if (!parts) return;
  delete turn.state.parts;
  turn.text = joinParts(parts.texts);
  turn.saidAt = parts.at;
  turn.answer = { kind: 'words', text: turn.text };
  turn.state.misses = 0;
  await talk.goOn();
  delete turn.answer;
  delete turn.saidAt;
}
