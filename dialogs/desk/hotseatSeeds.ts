// Questions that those who run a hotseat write beforehand, for when nobody asks. They need nobody to let them through.
import type { Ledger } from '../hotseatTimetable.js';
import { keywords } from '../understanding/text.js';

/** In the order in which they were written. */
export function addSeeds(turn: Ledger, hotseatId: string, seeds: readonly string[]): void {
  seeds.forEach((text, at) => {
    turn.changes.add('hotseat_questions', {
      id: turn.newId(),
      hotseatId,
      personId: null,
      addressId: null,
      channel: '',
      text,
      keywords: keywords(text).join(' '),
      seed: 'yes',
      askedAt: turn.now + at,
      state: 'let-through',
      sameAsId: null,
      claimedBy: null,
      leaseUntil: null,
      changedAt: turn.now,
    });
  });
}
