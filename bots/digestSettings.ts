// What making digests is given: the store, the time, and how messages are cut. It does nothing by itself.
import type { House } from '../dialogs/turn.js';
import type { Store } from '../store/store.js';
import type { Making } from './digestMaking.js';

export interface DigestSettings extends Pick<Making, 'house' | 'pages'> {
  readonly store: Pick<Store, 'view' | 'digestRuns'>;
  readonly house: House;
  readonly now: () => number;
  readonly newId: (now: number) => string;
  /** How many text messages a text is billed as. */
  readonly texts: (text: string) => number;
  /** Something may be sent now. */
  readonly made?: () => void;
}

/** People in one entry of the committer. */
export const BATCH = 128;
/**
 * What is dated so short a time ago may still be on its way into the store: it is for the next one. Whole minutes, so that the news
 * of a community is read once for all who are told in one of them.
 */
const SETTLED_MS = 2 * 60_000;
const MINUTE_MS = 60_000;

export const makingAt = ({ house, newId, pages }: DigestSettings, now: number): Making => ({
  now,
  until: Math.floor((now - SETTLED_MS) / MINUTE_MS) * MINUTE_MS,
  house,
  pages,
  newId: () => newId(now),
});
