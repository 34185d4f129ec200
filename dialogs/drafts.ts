// What somebody began to write and left: one text for each kind of conversation, the newest first, kept thirty days. What was saved
// by an older version of its dialog goes on in the newer one.
import { names } from './names.js';
import type { Draft, SavedState } from './turn.js';

/** The timer by which what is kept is erased. */
export const DRAFT_ENDS = 'draft-ends';
export const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** The text that was left in that dialog; without a dialog, the one left last. Milliseconds UTC. */
export function draftOf(state: SavedState, now: number, dialog?: string): Draft | undefined {
  return allOf(state).find(
    (one) => now - one.at < KEPT_MS && (dialog === undefined || one.dialog === dialog),
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

/** What is older goes. True if something went. */
export function dropOldDrafts(state: SavedState, now: number): boolean {
  const all = allOf(state);
  const kept = all.filter(({ at }) => now - at < KEPT_MS);
  if (kept.length === all.length) return false;
  put(state, kept);
  return true;
}

/** All of them, the newest first. */
export const allOf = ({ draft, olderDrafts = [] }: SavedState): Draft[] =>
  [...(draft ? [draft] : []), ...olderDrafts].map((one) => ({ ...one, ...goesOnIn(one) }));

/** Fields by which a step remembers what it is about to do: the steps are others now. */
const ofSteps: readonly string[] = ['begun', 'added'];

/**
 * The dialog that goes on with what was saved, and the fields it takes over: all of them in the version that saved it. In a newer
 * one what was written stays, and what was chosen is asked again, for the choices may be others.
 */
export function goesOnIn<T extends Pick<Draft, 'dialog' | 'values'>>({
  dialog,
  values,
}: T): Pick<T, 'dialog' | 'values'> {
  const kind = dialog.replace(/@\d+$/, '@');
  const newer = Object.values<string>(names).find((name) => name.startsWith(kind));
  if (newer === undefined || newer === dialog) return { dialog, values };
  const kept = Object.entries(values).filter(
    ([field, value]) => (typeof value === 'string' || typeof value === 'boolean') && !ofSteps.includes(field),
  );
  return { dialog: newer, values: { ...Object.fromEntries(kept), asked: [] } };
}

function put(state: SavedState, [newest, ...older]: readonly Draft[]): void {
  delete state.draft;
  delete state.olderDrafts;
  if (newest) state.draft = newest;
  if (older.length > 0) state.olderDrafts = older;
}
