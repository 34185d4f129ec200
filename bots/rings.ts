// What each kind of timer does when it rings. A new kind is one line here.
import { QUESTION_DUE } from '../dialogs/routing.js';
import type { LiveTurn } from './liveTurn.js';
import { LONG_TOLD, sayLongTold } from './longTold.js';
import { tellWhenDue } from './questions.js';

const rings: Readonly<Record<string, (turn: LiveTurn, aboutId: string) => Promise<void>>> = {
  [QUESTION_DUE]: tellWhenDue,
  [LONG_TOLD]: sayLongTold,
};

export async function ring(turn: LiveTurn): Promise<void> {
  const { cause } = turn;
  if (cause.kind !== 'timer') throw new Error('an event without its timer');
  const run = rings[cause.timer.kind];
  if (!run) throw new Error(`nobody knows the timer ${cause.timer.kind}`);
  await run(turn, cause.timer.aboutId);
}
