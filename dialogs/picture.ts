// The picture of an update: it came on its own, and what is in it is asked, so that whoever does not see it knows.
import type { UpdatePicture } from '../store/updates.js';
import type { Step } from './step.js';
import { findDetails } from './understanding/personalDetails.js';

export interface Pictured {
  /** The picture's id. */
  picture?: string;
  /** What is in it, in the author's words. */
  alt?: string;
}

/** How long a picture waits for its update. */
const WAITS_MS = 24 * 60 * 60 * 1000;

/** A step: what came since is taken in, a newer picture instead of an older one. */
export async function describePicture(step: Step<Pictured>) {
  const { draft, turn } = step;
  const came = turn.state.picture;
  delete turn.state.picture;
  if (came && turn.now - came.at < WAITS_MS) {
    draft.picture = came.id;
    delete draft.alt;
    await step.say('photo.have');
  }
  if (!draft.picture || draft.alt !== undefined) return step.next();
  return step.askWords('alt', 'photo.alt');
}

/** Whoever sees the picture reads what is in it: numbers and addresses stay out. */
export function pictureOf({ draft, turn }: Step<Pictured>, updateId: string): UpdatePicture | null {
  if (!draft.picture) return null;
  const alt = findDetails(draft.alt ?? '').without;
  return { id: turn.newId(), updateId, pictureId: draft.picture, alt };
}
