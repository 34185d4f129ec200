// What somebody began to write and left: one text for each kind of conversation, the newest first, kept thirty days.
import type { Draft, SavedState } from './turn.js';

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** The text that was left in that dialog; without a dialog, the one left last. Milliseconds UTC. */
export function draftOf(state: SavedState, now: number, dialog?: string): Draft | undefined {
  return allOf(state).find(
    (one) => now - one.at <= KEPT_MS && (dialog === undefined || one.dialog === dialog),
  );
}

/** Keeps a text beside those of other dialogs; the older one of its own dialog gives way. */
export function keepDraft(state: SavedState, draft: Draft): void {
  put(state, [draft, ...allOf(state).filter(({ dialog }) => dialog !== draft.dialog)]);
}

/** It was taken up again, or is wanted no more. */
export function dropDraft(state: SavedState, { dialog }: Draft): void {
  put(
    state,
    allOf(state).filter((one) => one.dialog !== dialog),
  );
}

/** All of them, the newest first. */
export const allOf = ({ draft, olderDrafts = [] }: SavedState): Draft[] => [
  ...(draft ? [draft] : []),
  ...olderDrafts,
];

function put(state: SavedState, [newest, ...older]: readonly Draft[]): void {
  delete state.draft;
  delete state.olderDrafts;
  if (newest) state.draft = newest;
  if (older.length > 0) state.olderDrafts = older;
}
