// A service that is away while timers come due: what is there before, how long nobody looks at the clock, and what must be read once
// it is back. Times of day are those of London on 1 December and the days after.
import { expect } from 'chai';
import { DateTime } from 'luxon';
import { HOUSE } from '../../dialogs/turn.js';
import type { ChangeSet } from '../../store/changes.js';
import { changes } from '../store/rows.js';
import { duration, zone } from './durations.js';
import { Scene } from './scene.js';

export const MINUTE = 60_000;
export const TEN = DateTime.fromISO('2026-12-01T10:00', { zone }).toMillis();
export const ELEVEN = TEN + 60 * MINUTE;

export interface Missed {
  it: string;
  given?: readonly string[];
  /** Before we are away. */
  first?: (scene: Scene) => Promise<unknown>;
  away: string;
  /** What is read in the two days after: when, by whom, and how it begins. */
  reads: readonly string[];
  /** How long is looked, where not for two days. */
  upTo?: string;
  after?: (scene: Scene) => Promise<void>;
}

export const says =
  (...all: readonly (readonly [string, string])[]) =>
  async (scene: Scene): Promise<void> => {
    for (const [who, words] of all) await scene.says(who, words);
  };

export const has =
  (inserts: ChangeSet['inserts'], more: Partial<ChangeSet> = {}) =>
  (scene: Scene): Promise<void> =>
    scene.store.commit(changes({ inserts, ...more }));

/** Due five minutes after ten. */
export const due = (
  kind: string,
  about: string | object,
  personId: string = HOUSE,
  dueAt = TEN + 5 * MINUTE,
) => ({
  id: `${kind} ${dueAt}`,
  kind,
  personId,
  aboutId: typeof about === 'string' ? about : JSON.stringify(about),
  dueAt,
  doneAt: null,
  attempts: 0,
});

export const timed = (kind: string, about: string | object, personId: string = HOUSE, dueAt?: number) =>
  has({ timers: [due(kind, about, personId, dueAt)] });

export async function check({
  away,
  first,
  given = [],
  reads,
  after,
  upTo = '2 days',
}: Missed): Promise<void> {
  const scene = await Scene.open('Jo is in Art group', 'Sam is in Art group', ...given);
  try {
    await first?.(scene);
    scene.town.now += duration(away);
    const sent = await scene.pass(upTo);
    const read = sent.map(({ address, body, claimedAt }) => {
      const at = DateTime.fromMillis(claimedAt ?? 0, { zone }).toFormat('d HH:mm');
      return `${at} ${scene.town.nameOf(address)}: ${body.text}`;
    });
    expect(
      read.map((one, at) => one.slice(0, reads[at]?.length)),
      read.join('\n'),
    ).to.deep.equal(reads);
    await after?.(scene);
  } finally {
    await scene.close();
  }
}
